// The scores of a figure: one line a score.

#include "core/wording/wording.h"
#include "ui/explanation/score_axis.h"
#include "ui/figure/figure_page.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPen>
#include <QRectF>
#include <algorithm>
#include <cmath>
#include <qcustomplot.h>

namespace counterpart {

namespace {

constexpr double font_pixels = 13;
constexpr double bar_height = 10;
constexpr double gap = 12;

/// Columns and scale of the table.
struct Table {
    double top = 0;
    double row_height = 0;
    double label = 0; ///< left edges …
    double bar = 0;
    double value = 0;
    double chance = 0;
    double right = 0;
    double lowest = 0; ///< the score at `bar`; 1 is at value − gap

    [[nodiscard]] double x_of(double score) const {
        const double share = std::clamp((score - lowest) / (1 - lowest), 0.0, 1.0);
        return bar + share * (value - gap - bar);
    }
};

Table table_of(const QRectF& area, const QVector<ScoreRow>& rows, bool is_signed) {
    const QFontMetricsF metrics(page_font(font_pixels));
    const QFontMetricsF bold(page_font(font_pixels, true));
    double label = 0;
    double value = 0;
    double chance = 0;
    for (const ScoreRow& row : rows) {
        label = std::max(label, metrics.horizontalAdvance(row.label));
        value = std::max(value, bold.horizontalAdvance(score_text(row.value)));
        chance = std::max(chance, metrics.horizontalAdvance(chance_text(row)));
    }
    Table table;
    table.top = area.top();
    // One more row holds the numbers of the scale.
    table.row_height = std::min(26.0, area.height() / double(rows.size() + 1));
    table.label = area.left();
    table.bar = table.label + label + gap;
    table.right = area.right();
    table.chance = table.right - chance;
    table.value = table.chance - gap - value;
    table.lowest = is_signed ? -1 : 0;
    return table;
}

/// What chance alone would give: a tick, or a hatched range between two.
void paint_chance(QCPPainter& painter, const Table& table, const ScoreRow& row, double middle,
                  const Theme& t) {
    if (!row.has_chance)
        return;
    const double high = table.x_of(row.chance_high);
    const double low = row.chance_low ? table.x_of(*row.chance_low) : high;
    const double top = middle - bar_height / 2 - 3;
    const double height = bar_height + 6;
    if (high - low > 4) {
        painter.setPen(QPen(t.chance, 1));
        for (double x = low + 2; x < high; x += 4)
            painter.drawLine(QLineF(x, top + height, std::min(x + 4, high), top));
    }
    painter.setPen(QPen(t.canvas, 1));
    painter.setBrush(t.text);
    painter.drawRect(QRectF(low - 1.5, top, 3, height));
    if (high - low > 0.5)
        painter.drawRect(QRectF(high - 1.5, top, 3, height));
}

void paint_row(QCPPainter& painter, const Table& table, const ScoreRow& row, double top,
               const Theme& t) {
    const auto text = [&](double left, double right, Qt::Alignment side, const QString& what) {
        painter.drawText(QRectF(left, top, right - left, table.row_height),
                         int(side | Qt::AlignVCenter) | Qt::TextDontClip, what);
    };
    painter.setPen(t.text);
    painter.setFont(page_font(font_pixels));
    text(table.label, table.bar - gap, Qt::AlignLeft, row.label);
    painter.setFont(page_font(font_pixels, true));
    text(table.value, table.chance - gap, Qt::AlignRight, score_text(row.value));
    painter.setFont(page_font(font_pixels));
    painter.setPen(t.muted_text);
    text(table.chance, table.right, Qt::AlignLeft, chance_text(row));

    const double middle = top + table.row_height / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.line);
    painter.drawRect(
        QRectF(table.x_of(table.lowest), middle - 1, table.x_of(1) - table.x_of(table.lowest), 2));
    painter.setBrush(bar_colour(row.kind, t));
    const double zero = table.x_of(0);
    const double value = table.x_of(row.value);
    painter.drawRect(
        QRectF(std::min(zero, value), middle - bar_height / 2, std::abs(value - zero), bar_height));
    paint_chance(painter, table, row, middle, t);
}

void paint_scale(QCPPainter& painter, const Table& table, double top, const Theme& t) {
    painter.setFont(page_font(font_pixels - 2));
    for (const double tick : {-1.0, -0.5, 0.0, 0.25, 0.5, 0.75, 1.0}) {
        const bool quarter = std::abs(tick) == 0.25 || std::abs(tick) == 0.75;
        if (tick < table.lowest || (table.lowest < 0 && quarter))
            continue;
        const double x = table.x_of(tick);
        painter.setPen(QPen(t.muted_text, 1));
        painter.drawLine(QLineF(x, top, x, top + 4));
        painter.drawText(QRectF(x - 40, top + 4, 80, table.row_height),
                         int(Qt::AlignHCenter | Qt::AlignTop) | Qt::TextDontClip,
                         QLocale().toString(tick, 'g', 3).replace(u'-', QChar(0x2212)));
    }
}

} // namespace

void paint_scores(QCPPainter& painter, const QRectF& area, const Comparison& comparison,
                  bool dark) {
    const Theme& t = theme(dark);
    const QVector<ScoreRow> rows = score_rows(comparison);
    const Table table = table_of(area, rows, comparison.options.sign == Sign::signed_);
    double top = table.top;
    for (const ScoreRow& row : rows) {
        paint_row(painter, table, row, top, t);
        top += table.row_height;
    }
    paint_scale(painter, table, top, t);
}

} // namespace counterpart
