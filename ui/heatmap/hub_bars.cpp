#include "ui/heatmap/hub_bars.h"

#include <QBrush>
#include <QColor>
#include <QLocale>
#include <QPointF>
#include <QRectF>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace counterpart {

namespace {

QRect bars_of(const MapsScene& scene, MapKind kind) {
    return kind == MapKind::raw ? scene.frame.raw_bars : scene.frame.matched_bars;
}

Index most_of(const std::vector<ChosenRange>& ranges) {
    Index most = 0;
    for (const ChosenRange& range : ranges)
        most = std::max(most, range.most);
    return most;
}

bool taller(const ChosenRange& one, const ChosenRange& other) {
    return std::pair(one.most, one.fewest) > std::pair(other.most, other.fewest);
}

ChosenRange chosen(const MapsScene& scene, Index right) {
    const auto& ranges = scene.comparison->anatomy.right_range;
    return std::size_t(right) < ranges.size() ? ranges[std::size_t(right)] : ChosenRange{};
}

/// The neuron chosen most among columns of a map; the first of several.
HubBar tallest(const MapsScene& scene, MapKind kind, const CellRange& columns) {
    HubBar bar{kind, scene.right_of(kind, columns.first), {}};
    for (Index column = columns.first; column < columns.last; ++column) {
        const Index right = scene.right_of(kind, column);
        if (taller(chosen(scene, right), bar.chosen))
            bar = {kind, right, chosen(scene, right)};
    }
    return bar;
}

/// What a bar of the full height stands for: a one is a low bar.
Index full_height(Index most) {
    return std::max<Index>(most, 4);
}

/// Length in pixels of a bar, or of a part of it.
int length(Index times, double full, Index most, double ratio) {
    if (times == 0)
        return 0;
    return std::max(int(ratio), int(std::lround(full * double(times) / double(full_height(most)))));
}

/// A bar whose `sure` part is filled and whose rest, which ties leave open, is hatched.
void fill_bar(QCPPainter& painter, const QRect& all, const QRect& sure, const QColor& colour) {
    if (sure != all)
        painter.fillRect(all, QBrush(colour, Qt::Dense5Pattern));
    painter.fillRect(sure, colour);
}

} // namespace

std::optional<HubBar> hub_bar_at(const MapsScene& scene, QPointF position) {
    if (scene.empty())
        return std::nullopt;
    for (const MapKind kind : both_maps) {
        const QRect box = bars_of(scene, kind);
        if (!QRectF(box).contains(position))
            continue;
        const PixelAxis columns = scene.grid(kind, 1).columns;
        const auto cells = pixel_cells(columns);
        const auto pixel = std::size_t(std::floor(position.x())) - std::size_t(columns.begin);
        if (pixel >= cells.size())
            continue;
        // Bars of a pixel are narrow: the neighbours' count too.
        const CellRange near{cells[pixel > 0 ? pixel - 1 : 0].first,
                             cells[std::min(pixel + 1, cells.size() - 1)].last};
        const HubBar exact = tallest(scene, kind, cells[pixel]);
        const HubBar bar = columns.cell_size() >= 3 ? exact : tallest(scene, kind, near);
        if (bar.chosen.most > 0)
            return bar;
    }
    return std::nullopt;
}

HubBars::HubBars(QCustomPlot* plot, const QString& layer, const MapsScene& scene)
    : QCPLayerable(plot, layer), scene_(scene) {}

void HubBars::applyDefaultAntialiasingHint(QCPPainter* painter) const {
    painter->setAntialiasing(false);
}

void HubBars::draw(QCPPainter* painter) {
    if (scene_.empty() || scene_.frame.raw_bars.isEmpty())
        return;
    const Index most = most_of(scene_.comparison->anatomy.right_range);
    if (most == 0)
        return;
    painter->setFont(mParentPlot->font());
    for (const MapKind kind : both_maps)
        draw_map(*painter, kind, most);
    for (const MapKind kind : both_maps)
        draw_rows(*painter, kind);
}

void HubBars::draw_rows(QCPPainter& painter, MapKind kind) const {
    const auto& ranges = scene_.comparison->anatomy.left_range;
    if (Index(ranges.size()) < scene_.map(kind).rows())
        return;
    const Index most = most_of(ranges);
    const double ratio = pixel_ratio(scene_, painter);
    const PixelAxis rows = scene_.grid(kind, ratio).rows;
    const PixelPainting pixels(painter, ratio);
    const QRect map = scene_.rect(kind);
    const int left = int(std::lround((map.x() + map.width() + 2) * ratio));
    const double width = (row_bars_width - 2) * ratio;
    const auto cells = pixel_cells(rows);
    const int gap = rows.cell_size() >= 4 * ratio ? int(std::lround(ratio)) : 0;
    for (std::size_t p = 0; p < cells.size();) {
        std::size_t end = p + 1;
        while (end < cells.size() && cells[end] == cells[p])
            ++end;
        ChosenRange longest;
        for (Index row = cells[p].first; row < cells[p].last; ++row) {
            const ChosenRange& range = ranges[std::size_t(scene_.left_of(row))];
            if (taller(range, longest))
                longest = range;
        }
        if (longest.most > 0) {
            const QRect all(left, rows.begin + int(p), length(longest.most, width, most, ratio),
                            std::max(1, int(end - p) - gap));
            QRect sure = all;
            sure.setWidth(length(longest.fewest, width, most, ratio));
            fill_bar(painter, all, sure,
                     longest.most > 1 ? scene_.theme.naive_bar : scene_.theme.line);
        }
        p = end;
    }
}

void HubBars::draw_map(QCPPainter& painter, MapKind kind, Index most) const {
    const QRect box = bars_of(scene_, kind);
    const double ratio = pixel_ratio(scene_, painter);
    const PixelAxis columns = scene_.grid(kind, ratio).columns;
    {
        const PixelPainting pixels(painter, ratio);
        const int bottom = int(std::lround((box.y() + box.height()) * ratio));
        const double height = box.height() * ratio;
        const auto cells = pixel_cells(columns);
        // A run of pixels of one column is one bar; a gap tells large ones apart.
        const int gap = columns.cell_size() >= 4 * ratio ? int(std::lround(ratio)) : 0;
        for (std::size_t p = 0; p < cells.size();) {
            std::size_t end = p + 1;
            while (end < cells.size() && cells[end] == cells[p])
                ++end;
            const HubBar bar = tallest(scene_, kind, cells[p]);
            if (bar.chosen.most > 0) {
                const int tall = length(bar.chosen.most, height, most, ratio);
                const QRect all(columns.begin + int(p), bottom - tall,
                                std::max(1, int(end - p) - gap), tall);
                QRect sure = all;
                sure.setTop(bottom - length(bar.chosen.fewest, height, most, ratio));
                fill_bar(painter, all, sure,
                         bar.chosen.most > 1 ? scene_.theme.naive_bar : scene_.theme.line);
            }
            p = end;
        }
    }
    if (kind != MapKind::raw)
        return;
    painter.setPen(scene_.theme.muted_text);
    const int line = painter.fontMetrics().height();
    const double top =
        box.y() + box.height() * (1 - double(most) / double(full_height(most))) - line / 2.0;
    painter.drawText(
        QRectF(box.x() - 64,
               std::clamp(top, box.y() - line / 4.0, box.y() + box.height() - line * 1.3), 58,
               line),
        Qt::AlignRight | Qt::AlignVCenter,
        QStringLiteral("%1 ×").arg(QLocale().toString(qlonglong(most))));
}

} // namespace counterpart
