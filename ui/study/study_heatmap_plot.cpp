// The heatmap of runs × runs.

#include "core/wording/wording.h"
#include "ui/heatmap/colour_maps.h"
#include "ui/study/group_marks.h"
#include "ui/study/plot_parts.h"
#include "ui/study/study_plots.h"
#include "ui/theme/ink.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QImage>
#include <QLocale>
#include <QPainter>
#include <QPen>

#include <algorithm>
#include <cmath>

namespace counterpart {

namespace {

constexpr double group_gap = 5;
constexpr double scale_width = 12;
constexpr double smallest_label = 11; ///< cells from this size on have names beside them

struct Range {
    double low = 0;
    double high = 1;
};

/// Of the similarities there are.
Range range_of(const Study& study) {
    Range range{2, -2};
    for (Index pair = 0; pair < Index(study.pairs.size()); ++pair)
        if (const auto value = similarity_of(study, pair)) {
            range.low = std::min(range.low, *value);
            range.high = std::max(range.high, *value);
        }
    if (range.low > range.high)
        return {};
    widen(range.low, range.high);
    range.high = std::min(range.high, 1.0); // no similarity is greater
    return range;
}

/// "61" for 0.61: the digits that differ, in as little room as there is.
QString cell_text(double value) {
    const double hundredths = std::round(value * 100);
    if (hundredths >= 100)
        return QLocale().toString(1);
    QString text = QLocale().toString(std::abs(hundredths) / 100, 'f', 2);
    text.remove(0, 1);
    return hundredths < 0 ? QChar(0x2212) + text : text;
}

double band_size(const QFont& font) {
    return QFontMetricsF(font).height() + 6;
}

QStringList run_labels(const OpenStudy& open) {
    const Study& study = *open.study;
    QStringList labels;
    for (Index g = 0; g < Index(study.groups.size()); ++g) {
        QStringList names;
        for (Index run = 0; run < Index(study.runs.size()); ++run)
            if (study.runs[std::size_t(run)].group == g)
                names << run_name(open, run);
        labels << short_names(names);
    }
    return labels;
}

void paint_cells(QPainter& painter, const StudyPicture& picture, const HeatmapPlaces& places,
                 const Range& range) {
    const Theme& t = theme(picture.dark);
    const ColourTable& table = colour_table(ColourMap::viridis);
    const Study& study = *picture.open.study;
    QFont small = picture.font;
    painter.setFont(small);
    const bool values =
        QFontMetricsF(small).horizontalAdvance(cell_text(0.88)) + 4 <= places.cell &&
        QFontMetricsF(small).height() <= places.cell;
    const auto n = Index(study.runs.size());
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (Index i = 0; i < n; ++i)
        for (Index j = 0; j < n; ++j) {
            const QRectF cell = places.at(i, j);
            const auto value =
                i == j ? std::optional<double>()
                       : similarity_of(study, study.pair_number(std::min(i, j), std::max(i, j)));
            if (!value) {
                painter.fillRect(cell, i == j ? t.window : t.undefined);
                if (i != j)
                    painter.fillRect(cell, QBrush(t.undefined_hatch, Qt::BDiagPattern));
                continue;
            }
            const QRgb colour =
                colour_of(float(*value), table, float(range.low), float(range.high));
            painter.fillRect(cell, QColor(colour));
            if (values) {
                painter.setPen(ink_on(colour));
                painter.drawText(cell, Qt::AlignCenter, cell_text(*value));
            }
        }
    painter.setRenderHint(QPainter::Antialiasing);
}

void paint_bands(QPainter& painter, const StudyPicture& picture, const HeatmapPlaces& places) {
    const Theme& t = theme(picture.dark);
    const Study& study = *picture.open.study;
    const double band = band_size(picture.font);
    const auto labels = run_labels(picture.open);
    const bool named = places.named;
    const double names_room = named ? band : 4;
    const auto n = Index(study.runs.size());
    painter.setFont(picture.font);
    for (Index begin = 0; begin < n;) {
        Index end = begin;
        while (end < n && places.group_of[std::size_t(end)] == places.group_of[std::size_t(begin)])
            ++end;
        const Index group = places.group_of[std::size_t(begin)];
        const double from = places.starts[std::size_t(begin)];
        const double length = places.starts[std::size_t(end - 1)] + places.cell - from;
        for (const bool top : {true, false}) {
            painter.save();
            if (top)
                painter.translate(places.cells.left() + from,
                                  places.cells.top() - names_room - band);
            else {
                painter.translate(places.cells.left() - names_room - band,
                                  places.cells.top() + from + length);
                painter.rotate(-90);
            }
            const QRectF strip(0, 0, length, band - 3);
            paint_hatch(painter, QRectF(0, band - 5, length, 4), mark_of(picture.open, group),
                        picture.dark);
            const double r = std::min(5.0, length / 3);
            const QString name = name_of(picture.open, group);
            const double width = QFontMetricsF(picture.font).horizontalAdvance(name);
            const bool text_fits = length - 2.8 * r >= std::min(width, 36.0);
            const double used = text_fits ? std::min(length, width + 2.8 * r) : 2 * r;
            const double x = (length - used) / 2;
            paint_mark(painter, QPointF(x + r, (band - 5) / 2), r, mark_of(picture.open, group),
                       picture.dark);
            painter.setPen(t.text);
            if (text_fits)
                paint_line(painter, QRectF(x + 2.8 * r, 0, used - 2.8 * r, band - 5),
                           Qt::AlignLeft | Qt::AlignVCenter, name);
            painter.restore();
        }
        begin = end;
    }
    if (!named)
        return;
    painter.setPen(t.muted_text);
    for (Index run = 0; run < n; ++run) {
        const double at = places.starts[std::size_t(run)];
        paint_line(painter,
                   QRectF(places.cells.left() + at, places.cells.top() - band, places.cell, band),
                   Qt::AlignCenter, labels[run]);
        paint_line(
            painter,
            QRectF(places.cells.left() - band - 2, places.cells.top() + at, band, places.cell),
            Qt::AlignCenter, labels[run]);
    }
}

void paint_scale(QPainter& painter, const StudyPicture& picture, const QRectF& bar,
                 const Range& range) {
    const Theme& t = theme(picture.dark);
    const ColourTable& table = colour_table(ColourMap::viridis);
    const auto n = int(table.size());
    QImage colours(1, n, QImage::Format_RGB32);
    for (int i = 0; i < n; ++i)
        colours.setPixel(0, n - 1 - i, table[std::size_t(i)]);
    painter.drawImage(bar, colours);
    painter.setPen(QPen(t.line, 1));
    painter.drawRect(bar);
    const QFontMetricsF metrics(picture.font);
    const std::vector<double> ticks = round_ticks(
        range.low, range.high, std::clamp(int(bar.height() / metrics.height() / 2), 2, 8));
    const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : 1;
    for (const double tick : ticks) {
        const double y =
            bar.bottom() - bar.height() * (tick - range.low) / (range.high - range.low);
        painter.setPen(QPen(t.line, 1));
        painter.drawLine(QPointF(bar.right(), y), QPointF(bar.right() + 3, y));
        painter.setPen(t.muted_text);
        painter.drawText(QRectF(bar.right() + 5, y - metrics.height(), 60, 2 * metrics.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, tick_text(tick, step));
    }
}

} // namespace

QRectF HeatmapPlaces::at(Index row, Index column) const {
    return {cells.left() + starts[std::size_t(column)], cells.top() + starts[std::size_t(row)],
            cell, cell};
}

std::optional<std::pair<Index, Index>> HeatmapPlaces::hit(const QPointF& point) const {
    const auto n = Index(starts.size());
    for (Index row = 0; row < n; ++row)
        for (Index column = 0; column < n; ++column)
            if (row != column && at(row, column).contains(point))
                return std::pair{row, column};
    return std::nullopt;
}

HeatmapPlaces heatmap_places(const StudyPicture& picture, const QRectF& area) {
    const Study& study = *picture.open.study;
    HeatmapPlaces places;
    const auto n = Index(study.runs.size());
    for (const StudyRun& run : study.runs)
        places.group_of.push_back(run.group);
    const double band = band_size(picture.font);
    const double scale =
        scale_width + 12 + QFontMetricsF(picture.font).horizontalAdvance(QStringLiteral("−0.000"));
    const double gaps = group_gap * double(study.groups.size() - 1);
    const auto cell_for = [&](double head) {
        const double side = std::min(area.width() - head - scale, area.height() - head - 2) - gaps;
        return std::max(1.0, std::floor(side / double(n)));
    };
    double head = 2 * band + 2;
    places.cell = cell_for(head);
    places.named = places.cell >= smallest_label;
    if (!places.named) {
        head = band + 6;
        places.cell = cell_for(head);
    }
    double at = 0;
    for (Index run = 0; run < n; ++run) {
        if (run > 0 && places.group_of[std::size_t(run)] != places.group_of[std::size_t(run - 1)])
            at += group_gap;
        places.starts.push_back(at);
        at += places.cell;
    }
    const double free = std::max(0.0, area.width() - head - scale - at) / 2;
    places.cells =
        QRectF(std::floor(area.left() + head + free), std::floor(area.top() + head), at, at);
    places.scale = QRectF(places.cells.right() + 10, places.cells.top(), scale_width, at);
    return places;
}

void paint_heatmap(QPainter& painter, const StudyPicture& picture, const QRectF& area) {
    const Range range = range_of(*picture.open.study);
    const HeatmapPlaces places = heatmap_places(picture, area);
    painter.setRenderHint(QPainter::Antialiasing);
    paint_cells(painter, picture, places, range);
    paint_bands(painter, picture, places);
    paint_scale(painter, picture, places.scale, range);
    if (picture.selected < 0)
        return;
    const Study& study = *picture.open.study;
    const auto n = Index(study.runs.size());
    for (Index i = 0; i < n; ++i)
        for (Index j = i + 1; j < n; ++j)
            if (study.pair_number(i, j) == picture.selected)
                for (const QRectF& cell : {places.at(i, j), places.at(j, i)}) {
                    painter.setBrush(Qt::NoBrush);
                    painter.setPen(QPen(theme(picture.dark).mark_outline, 4));
                    painter.drawRect(cell);
                    painter.setPen(QPen(theme(picture.dark).naive_mark, 2));
                    painter.drawRect(cell);
                }
}

} // namespace counterpart
