// The scores of a figure: one line a score, and a second one where there is a ladder.

#include "core/reference/verdicts.h"
#include "core/wording/baseline_words.h"
#include "core/wording/wording.h"
#include "ui/explanation/score_axis.h"
#include "ui/figure/figure_page.h"
#include "ui/theme/theme.h"
#include "ui/theme/verdict_marks.h"

#include <QCoreApplication>
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
constexpr double plain_row = 26;
constexpr double ladder_row = 34; ///< with a line of marks below the bar
constexpr double rung_size = 10;
constexpr double legend_row = 20;
constexpr int legend_rows = 3; ///< marks, what bands are, neurons

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

bool has_ladder(const QVector<ScoreRow>& rows) {
    return std::any_of(rows.begin(), rows.end(),
                       [](const ScoreRow& row) { return !row.rungs.isEmpty(); });
}

Table table_of(const QRectF& area, const QVector<ScoreRow>& rows, bool is_signed) {
    const QFontMetricsF metrics(page_font(font_pixels));
    const QFontMetricsF bold(page_font(font_pixels, true));
    double label = 0;
    double value = 0;
    double chance = 0;
    for (const ScoreRow& row : rows) {
        label = std::max(label, metrics.horizontalAdvance(row.label));
        value = std::max(value, bold.horizontalAdvance(score_text(row.value)));
        chance = std::max(chance, row.rungs.isEmpty()
                                      ? metrics.horizontalAdvance(chance_text(row))
                                      : rung_numbers_width(row.rungs, page_font(font_pixels)));
    }
    Table table;
    table.top = area.top();
    // Below the rows are the numbers of the scale, and legends.
    const double below = plain_row + (has_ladder(rows) ? legend_rows * legend_row : 0);
    table.row_height = std::min(has_ladder(rows) ? ladder_row : plain_row,
                                (area.height() - below) / double(rows.size()));
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

/// A line of marks below the bar.
void paint_rungs(QCPPainter& painter, const Table& table, const ScoreRow& row, double lane,
                 const Theme& t) {
    painter.setPen(QPen(t.line, 1));
    painter.drawLine(QLineF(table.x_of(table.lowest), lane, table.x_of(1), lane));
    const double value = table.x_of(row.value);
    painter.setPen(QPen(bar_colour(row.kind, t), 2));
    painter.drawLine(QLineF(value, lane - 9, value, lane + 5));
    for (const Rung& rung : row.rungs)
        if (rung.has_interval())
            paint_rung_interval(painter, rung, QPointF(table.x_of(rung.low), lane),
                                table.x_of(rung.high), t);
    for (const Rung& rung : row.rungs)
        paint_rung_mark(painter, rung,
                        QRectF(table.x_of(rung.value) - rung_size / 2, lane - rung_size / 2,
                               rung_size, rung_size),
                        t);
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
    const bool ladder = !row.rungs.isEmpty();
    if (ladder)
        paint_rung_numbers(
            painter, row.rungs,
            QRectF(table.chance,
                   top + (table.row_height - QFontMetricsF(painter.font()).height()) / 2,
                   table.right - table.chance + 1, table.row_height),
            t);
    else
        text(table.chance, table.right, Qt::AlignLeft, chance_text(row));

    const double middle = top + (ladder ? 8 : table.row_height / 2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.line);
    painter.drawRect(
        QRectF(table.x_of(table.lowest), middle - 1, table.x_of(1) - table.x_of(table.lowest), 2));
    painter.setBrush(bar_colour(row.kind, t));
    const double zero = table.x_of(0);
    const double value = table.x_of(row.value);
    painter.drawRect(
        QRectF(std::min(zero, value), middle - bar_height / 2, std::abs(value - zero), bar_height));
    if (ladder)
        paint_rungs(painter, table, row, middle + 14, t);
    else
        paint_chance(painter, table, row, middle, t);
}

/// What the marks are, and what the strips beside the maps say.
void paint_legends(QCPPainter& painter, const QRectF& area, const QVector<ScoreRow>& rows,
                   const Comparison& comparison, const Baselines& baselines, const Theme& t) {
    QVector<Rung> rungs;
    for (const ScoreRow& row : rows)
        for (const Rung& rung : row.rungs)
            if (std::none_of(rungs.begin(), rungs.end(),
                             [&](const Rung& known) { return known.kind == rung.kind; }))
                rungs.push_back(rung);
    std::stable_sort(rungs.begin(), rungs.end(),
                     [](const Rung& a, const Rung& b) { return a.kind < b.kind; });
    painter.setFont(page_font(font_pixels - 2));
    const QString note = QCoreApplication::translate("Figure", "bands: the middle 95 % (%1)")
                             .arg(draws_words(baselines));
    const auto row = [&area](int number) {
        return QRectF(area.left(), area.top() + number * legend_row, area.width(), legend_row);
    };
    paint_rung_names(painter, rungs, {}, row(0), t);
    paint_rung_names(painter, {}, note, row(1), t);
    const NeuronVerdicts verdicts = neuron_verdicts(comparison, baselines);
    paint_verdict_counts(painter, verdicts, row(2), t);
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

double scores_height(const Comparison& comparison, const FigureOptions& options) {
    const QVector<ScoreRow> rows = score_rows(comparison, {options.baselines.get(), {}, {}});
    return has_ladder(rows)
               ? double(rows.size()) * ladder_row + plain_row + legend_rows * legend_row
               : double(rows.size() + 1) * plain_row;
}

void paint_scores(QCPPainter& painter, const QRectF& area, const Comparison& comparison,
                  const FigureOptions& options) {
    const Theme& t = theme(options.dark);
    const QVector<ScoreRow> rows = score_rows(comparison, {options.baselines.get(), {}, {}});
    const Table table = table_of(area, rows, comparison.options.sign == Sign::signed_);
    double top = table.top;
    for (const ScoreRow& row : rows) {
        paint_row(painter, table, row, top, t);
        top += table.row_height;
    }
    paint_scale(painter, table, top, t);
    if (has_ladder(rows) && options.baselines)
        paint_legends(
            painter,
            QRectF(area.left(), top + plain_row, area.width(), area.bottom() - top - plain_row),
            rows, comparison, *options.baselines, t);
}

} // namespace counterpart
