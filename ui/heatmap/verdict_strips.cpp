#include "ui/heatmap/verdict_strips.h"

#include "ui/heatmap/hub_bars.h"
#include "ui/theme/verdict_marks.h"

#include <QRect>
#include <QRectF>

#include <algorithm>
#include <cmath>
#include <functional>

namespace counterpart {

namespace {

/// From so many device-independent pixels a neuron on its mark has a shape that can be told.
constexpr double room_for_shape = 8;

/// Of neurons at places [first, last), the verdict that most have; of several, the first one.
NeuronVerdict most_common(const CellRange& places,
                          const std::function<NeuronVerdict(Index)>& verdict_at) {
    VerdictCounts counts;
    for (Index place = places.first; place < places.last; ++place)
        ++counts.of[int(verdict_at(place))];
    return NeuronVerdict(std::max_element(std::begin(counts.of), std::end(counts.of)) -
                         std::begin(counts.of));
}

/// One strip in device pixels: along its axis the places of the neurons, across it a band.
struct Strip {
    PixelAxis axis;
    bool upright = true; ///< beside the rows; else above the columns
    int band = 0;        ///< where the band begins, across
    int width = 0;
    double ratio = 1;
};

QRectF part_of(const Strip& strip, int begin, int length, StripPart part) {
    const double from = strip.band + part.from * strip.width;
    const double wide = (part.to - part.from) * strip.width;
    return strip.upright ? QRectF(from, begin, wide, length) : QRectF(begin, from, length, wide);
}

void paint_strip(QCPPainter& painter, const Strip& strip, const Theme& t,
                 const std::function<NeuronVerdict(Index)>& verdict_at) {
    const auto cells = pixel_cells(strip.axis);
    const bool shapes = strip.axis.cell_size() >= room_for_shape * strip.ratio;
    const int gap = strip.axis.cell_size() >= 4 * strip.ratio ? int(std::lround(strip.ratio)) : 0;
    for (std::size_t p = 0; p < cells.size();) {
        std::size_t end = p + 1;
        while (end < cells.size() && cells[end] == cells[p])
            ++end;
        const NeuronVerdict verdict = most_common(cells[p], verdict_at);
        const int begin = strip.axis.begin + int(p);
        const int length = int(end - p);
        if (shapes) {
            const QPointF middle = part_of(strip, begin, length, {0, 1}).center();
            const double half = strip.width / 2.0;
            paint_verdict(painter, verdict,
                          QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half), t);
        } else {
            painter.fillRect(part_of(strip, begin, std::max(1, length - gap), strip_part(verdict)),
                             verdict_colour(verdict, t));
        }
        p = end;
    }
}

} // namespace

VerdictStrips::VerdictStrips(QCustomPlot* plot, const QString& layer, const MapsScene& scene)
    : QCPLayerable(plot, layer), scene_(scene) {}

void VerdictStrips::applyDefaultAntialiasingHint(QCPPainter* painter) const {
    painter->setAntialiasing(false);
}

void VerdictStrips::draw(QCPPainter* painter) {
    if (!scene_.has_verdicts() || scene_.frame.raw_bars.isEmpty())
        return;
    const double ratio = pixel_ratio(scene_, *painter);
    const auto device = [ratio](double pixels) { return int(std::lround(pixels * ratio)); };
    for (const MapKind kind : both_maps) {
        const MapGrid grid = scene_.grid(kind, ratio);
        const QRect map = scene_.rect(kind);
        const QRect bars = kind == MapKind::raw ? scene_.frame.raw_bars : scene_.frame.matched_bars;
        const PixelPainting pixels(*painter, ratio);
        const int width = device(verdict_strip_width);
        paint_strip(
            *painter,
            {grid.rows, true, device(map.x() + map.width() + row_bars_width + 1), width, ratio},
            scene_.theme,
            [&](Index row) { return scene_.verdicts->left[std::size_t(scene_.left_of(row))]; });
        paint_strip(*painter,
                    {grid.columns, false, device(bars.y() - verdict_strip_width + 1), width, ratio},
                    scene_.theme, [&](Index column) {
                        return scene_.verdicts->right[std::size_t(scene_.right_of(kind, column))];
                    });
    }
}

} // namespace counterpart
