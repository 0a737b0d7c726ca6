#include "ui/inspect/baseline_delegate.h"

#include "ui/inspect/pairs_model.h"
#include "ui/theme/theme.h"
#include "ui/theme/verdict_marks.h"

#include <QIcon>
#include <QPainter>
#include <QPixmap>
#include <QPoint>
#include <QWidget>

#include <utility>
#include <vector>

namespace counterpart {

namespace {

constexpr int mark_size = 11;
constexpr int mark_gap = 3;

/// The verdicts to mark, left to right.
std::vector<NeuronVerdict> marks(const QPoint& verdicts) {
    std::vector<NeuronVerdict> all;
    for (const int verdict : {verdicts.x(), verdicts.y()})
        if (verdict >= 0 && (all.empty() || all.back() != NeuronVerdict(verdict)))
            all.push_back(NeuronVerdict(verdict));
    return all;
}

/// Room for two marks, so that words of all rows line up.
QPixmap verdict_pixmap(const QPoint& verdicts, const Theme& t, double ratio) {
    const QSize size(2 * mark_size + mark_gap, mark_size);
    QPixmap pixmap((QSizeF(size) * ratio).toSize());
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    const std::vector<NeuronVerdict> all = marks(verdicts);
    double x = all.size() == 1 ? (size.width() - mark_size) / 2.0 : 0;
    for (const NeuronVerdict verdict : all) {
        paint_verdict(painter, verdict, QRectF(x, 0, mark_size, mark_size), t);
        x += mark_size + mark_gap;
    }
    return pixmap;
}

QPixmap stability_pixmap(double fade, const Theme& t, double ratio) {
    QPixmap pixmap((QSizeF(mark_size, mark_size) * ratio).toSize());
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(fade);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.accent);
    painter.drawEllipse(QRectF(1, 1, mark_size - 2, mark_size - 2));
    return pixmap;
}

} // namespace

void BaselineDelegate::initStyleOption(QStyleOptionViewItem* option,
                                       const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    const QVariant verdicts = index.data(PairsModel::verdict_role);
    const QVariant fade = index.data(PairsModel::fade_role);
    if (!verdicts.isValid() && !fade.isValid())
        return;
    // On a selected row the marks keep their colours, on a ground of their own scheme.
    const Theme& t = theme(is_dark(option->palette));
    const double ratio = option->widget ? option->widget->devicePixelRatioF() : 1;
    const QPixmap pixmap = verdicts.isValid() ? verdict_pixmap(verdicts.toPoint(), t, ratio)
                                              : stability_pixmap(fade.toDouble(), t, ratio);
    QIcon icon;
    for (const auto mode : {QIcon::Normal, QIcon::Selected}) // not tinted where selected
        icon.addPixmap(pixmap, mode);
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->icon = icon;
    option->decorationSize = QSize(int(pixmap.width() / ratio), int(pixmap.height() / ratio));
}

} // namespace counterpart
