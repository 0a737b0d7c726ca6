#include "ui/explanation/verdict_table.h"

#include "core/wording/baseline_words.h"
#include "ui/theme/verdict_marks.h"

#include <QEvent>
#include <QFontMetrics>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QSizePolicy>
#include <QToolTip>

#include <algorithm>

namespace counterpart {

namespace {

constexpr int mark_size = 11;
constexpr int side_margin = 8;
constexpr int gap = 8;

} // namespace

VerdictTable::VerdictTable(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("verdictTable"));
    setAccessibleName(tr("Verdicts on the neurons"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void VerdictTable::show_verdicts(const NeuronVerdicts& verdicts) {
    const VerdictCounts left = count(verdicts.left);
    const VerdictCounts right = count(verdicts.right);
    lines_.clear();
    for (const NeuronVerdict verdict : all_verdicts)
        if (left[verdict] + right[verdict] > 0)
            lines_.push_back({verdict, left[verdict], right[verdict]});
    setAccessibleDescription(verdict_words(NeuronRef::Side::left, verdicts.left) +
                             QLatin1Char(' ') +
                             verdict_words(NeuronRef::Side::right, verdicts.right));
    updateGeometry();
    update();
}

void VerdictTable::clear() {
    lines_.clear();
    setAccessibleDescription(QString());
    updateGeometry();
}

int VerdictTable::line_height() const {
    return std::max(fontMetrics().height() + 2, mark_size + 4);
}

QSize VerdictTable::sizeHint() const {
    return {260, lines_.isEmpty() ? 0 : int(lines_.size() + 1) * line_height()};
}

QSize VerdictTable::minimumSizeHint() const {
    return {180, sizeHint().height()};
}

void VerdictTable::paintEvent(QPaintEvent*) {
    if (lines_.isEmpty())
        return;
    QPainter painter(this);
    const Theme& t = theme(is_dark(palette()));
    const int high = line_height();
    const QFontMetrics metrics = fontMetrics();
    const int column = std::max(metrics.horizontalAdvance(tr("Right")),
                                metrics.horizontalAdvance(QLocale().toString(99999))) +
                       gap;
    int words = 0;
    for (const NeuronVerdict verdict : all_verdicts)
        words = std::max(words, metrics.horizontalAdvance(verdict_word(verdict)));
    const int text_left = side_margin + mark_size + gap;
    const int left_column = text_left + words + gap;
    const auto number = [&](int place, int top, const QString& text) {
        painter.drawText(QRect(left_column + place * column, top, column, high),
                         int(Qt::AlignRight | Qt::AlignVCenter), text);
    };
    painter.setPen(t.muted_text);
    painter.drawText(QRect(side_margin, 0, left_column - side_margin, high),
                     int(Qt::AlignLeft | Qt::AlignVCenter), tr("Neurons"));
    number(0, 0, tr("Left"));
    number(1, 0, tr("Right"));
    for (qsizetype i = 0; i < lines_.size(); ++i) {
        const int top = int(i + 1) * high;
        const Line& line = lines_[i];
        paint_verdict(painter, line.verdict,
                      QRectF(side_margin, top + (high - mark_size) / 2.0, mark_size, mark_size), t);
        painter.setPen(t.text);
        painter.drawText(QRect(text_left, top, words + gap, high),
                         int(Qt::AlignLeft | Qt::AlignVCenter), verdict_word(line.verdict));
        number(0, top, QLocale().toString(qlonglong(line.left)));
        number(1, top, QLocale().toString(qlonglong(line.right)));
    }
}

bool VerdictTable::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int line = help->pos().y() / line_height() - 1;
        if (line >= 0 && line < lines_.size())
            QToolTip::showText(help->globalPos(),
                               QStringLiteral("<p><b>%1</b>: %2</p>")
                                   .arg(verdict_word(lines_[line].verdict),
                                        verdict_meaning(lines_[line].verdict).toHtmlEscaped()),
                               this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace counterpart
