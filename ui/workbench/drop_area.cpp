#include "ui/workbench/drop_area.h"

#include "ui/session/session_json.h"
#include "ui/theme/theme.h"

#include <QColor>
#include <QDragEnterEvent>
#include <QEvent>
#include <QFileInfo>
#include <QFont>
#include <QMimeData>
#include <QPainter>
#include <QPen>
#include <QRect>
#include <QUrl>

namespace counterpart {

namespace {

QStringList local_files(const QMimeData* data) {
    QStringList files;
    for (const QUrl& url : data->urls())
        if (url.isLocalFile())
            files << url.toLocalFile();
    return files;
}

} // namespace

DropArea::DropArea(QWidget* target) : QWidget(target), target_(target) {
    setObjectName(QStringLiteral("dropArea"));
    setAccessibleName(tr("Drop files here"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    target->setAcceptDrops(true);
    target->installEventFilter(this);
    hide();
}

Side DropArea::side_at(const QPoint& position) const {
    return position.x() < target_->width() / 2 ? Side::left : Side::right;
}

bool DropArea::eventFilter(QObject* watched, QEvent* event) {
    if (watched != target_)
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove: {
        auto* drag = static_cast<QDragMoveEvent*>(event);
        const QStringList files = local_files(drag->mimeData());
        if (files.isEmpty())
            return false;
        drag->acceptProposedAction();
        hover(files, drag->position().toPoint());
        return true;
    }
    case QEvent::DragLeave:
        leave();
        return true;
    case QEvent::Drop: {
        auto* dropped = static_cast<QDropEvent*>(event);
        leave();
        const QStringList files = local_files(dropped->mimeData());
        if (files.isEmpty())
            return false;
        dropped->acceptProposedAction();
        drop(files, dropped->position().toPoint());
        return true;
    }
    default:
        return false;
    }
}

void DropArea::hover(const QStringList& files, const QPoint& position) {
    files_ = int(files.size());
    session_ = files_ == 1 && names_session(files.front());
    folder_ = files_ == 1 && QFileInfo(files.front()).isDir();
    side_ = side_at(position);
    setGeometry(target_->rect());
    raise();
    show();
    update();
}

void DropArea::leave() {
    hide();
}

void DropArea::drop(const QStringList& files, const QPoint& position) {
    if (files.size() == 1 && names_session(files.front()))
        Q_EMIT sessionDropped(files.front());
    else if (files.size() == 1 && QFileInfo(files.front()).isDir())
        Q_EMIT folderDropped(files.front());
    else if (collects_ || files.size() > 2)
        Q_EMIT manyDropped(files);
    else if (files.size() == 1)
        Q_EMIT fileDropped(side_at(position), files[0]);
    else if (files.size() == 2)
        Q_EMIT pairDropped(files[0], files[1]);
}

/// A place to drop at, and what happens there.
void DropArea::paint_box(QPainter& painter, const QRect& box, const QString& words, bool lit) {
    const Theme& t = theme(is_dark(palette()));
    QColor fill = t.accent;
    fill.setAlphaF(lit ? 0.16F : 0.0F);
    painter.setBrush(fill);
    painter.setPen(QPen(lit ? t.accent : t.line, lit ? 3 : 1.5, Qt::DashLine));
    painter.drawRoundedRect(box, 10, 10);
    painter.setPen(lit ? t.text : t.muted_text);
    painter.drawText(box, Qt::AlignCenter | Qt::TextWordWrap, words);
}

void DropArea::paintEvent(QPaintEvent*) {
    const Theme& t = theme(is_dark(palette()));
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = t.window;
    veil.setAlphaF(0.85F);
    painter.fillRect(rect(), veil);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    painter.setFont(large);
    const int gap = spacing::large;
    const int half = (width() - 3 * gap) / 2;
    const QString all = session_                   ? tr("the session")
                        : folder_                  ? tr("a folder of runs: a study")
                        : collects_ && files_ == 1 ? tr("a run of the study")
                        : collects_                ? tr("%1 runs of the study").arg(files_)
                        : files_ > 2               ? tr("a study of %1 runs").arg(files_)
                                                   : QString();
    if (!all.isEmpty()) {
        paint_box(painter, rect().adjusted(gap, gap, -gap, -gap), all, true);
        return;
    }
    for (const Side side : {Side::left, Side::right}) {
        const bool left = side == Side::left;
        const QRect box(left ? gap : 2 * gap + half, gap, half, height() - 2 * gap);
        const bool lit = files_ == 2 || (files_ == 1 && side == side_);
        QString words = left ? tr("A: left network") : tr("B: right network");
        if (files_ == 2)
            words += QLatin1Char('\n') + (left ? tr("first file") : tr("second file"));
        paint_box(painter, box, words, lit);
    }
}

} // namespace counterpart
