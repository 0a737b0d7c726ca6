#include "ui/heatmap/overlay.h"

#include "ui/heatmap/mark_stamps.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace counterpart {

namespace {

QColor colour_of_mark(MarkKind kind, const Theme& theme) {
    switch (kind) {
    case MarkKind::assigned:
        return theme.assigned_mark;
    case MarkKind::naive:
        return theme.naive_mark;
    case MarkKind::agreed:
        break;
    }
    return theme.agreed_mark;
}

/// Disc, diamond or square of about the same area.
QPainterPath shape_of_mark(MarkKind kind, QPointF middle, double size) {
    const double r = size / 2;
    QPainterPath path;
    switch (kind) {
    case MarkKind::assigned:
        path.addEllipse(middle, r, r);
        break;
    case MarkKind::naive: {
        const double d = r * 1.2;
        path.moveTo(middle + QPointF(0, -d));
        path.lineTo(middle + QPointF(d, 0));
        path.lineTo(middle + QPointF(0, d));
        path.lineTo(middle + QPointF(-d, 0));
        path.closeSubpath();
        break;
    }
    case MarkKind::agreed: {
        const double s = r * 0.88;
        path.addRect(QRectF(middle - QPointF(s, s), middle + QPointF(s, s)));
        break;
    }
    }
    return path;
}

/// Of whole marks; 0 for nothing at all and for nothing else.
int strength_of(double share) {
    return share <= 0 ? 0 : std::max(1, int(std::lround(share * Mark::whole_mark)));
}

} // namespace

std::vector<Mark> overlay_marks(const Comparison& comparison, bool assigned, bool naive,
                                const std::vector<double>& shares) {
    std::vector<Mark> marks;
    std::vector<char> agreed(comparison.pair_of_left.size(), 0);
    const bool fading = shares.size() == comparison.pairs.size();
    for (std::size_t k = 0; k < comparison.pairs.size(); ++k) {
        const Pair& pair = comparison.pairs[k];
        if (pair.placeholder() || !assigned)
            continue;
        const bool both = naive && pair.agrees;
        const int strength = fading ? strength_of(shares[k]) : Mark::whole_mark;
        agreed[std::size_t(pair.left)] = both;
        if (both)
            marks.push_back(
                {MarkKind::agreed, pair.ambiguous, pair.left, pair.right, std::max(strength, 1)});
        else if (strength > 0)
            marks.push_back({MarkKind::assigned, pair.ambiguous, pair.left, pair.right, strength});
    }
    if (fading)
        std::stable_sort(marks.begin(), marks.end(),
                         [](const Mark& a, const Mark& b) { return a.strength < b.strength; });
    if (!naive)
        return marks;
    const auto& choices = comparison.anatomy.left_choice;
    for (Index left = 0; left < Index(choices.size()); ++left) {
        const NaiveChoice& choice = choices[std::size_t(left)];
        if (choice.choice < 0)
            continue;
        const bool is_counterpart =
            agreed[std::size_t(left)] && comparison.counterpart_of_left(left) == choice.choice;
        if (!is_counterpart)
            marks.push_back({MarkKind::naive, choice.ties > 0, left, choice.choice});
    }
    return marks;
}

double mark_size(double cell_size) {
    if (cell_size >= 9)
        return std::min(cell_size * 0.5, 18.0);
    // Below, marks are larger than half of a cell, or they could not be told apart.
    return std::max(3.0, std::min(4.5, cell_size * 0.75 + 2));
}

void draw_mark(QPainter& painter, const Mark& mark, QPointF middle, double size, MarkLayer layer,
               const Theme& theme) {
    const bool halo = layer == MarkLayer::halo;
    const QColor colour = halo ? theme.mark_outline : colour_of_mark(mark.kind, theme);
    const double grown = halo ? 2 * std::clamp(size * 0.13, 0.7, 1.8) : 0;
    const double stroke = std::clamp(size * 0.17, 1.0, 2.4);
    const QPainterPath path = shape_of_mark(mark.kind, middle, mark.hollow ? size - stroke : size);
    const auto pen = [&](double width) {
        return QPen(colour, width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin);
    };
    painter.setOpacity(double(mark.strength) / Mark::whole_mark);
    painter.setBrush(mark.hollow ? QBrush(Qt::NoBrush) : QBrush(colour));
    if (mark.hollow)
        painter.setPen(pen(stroke + grown));
    else
        painter.setPen(halo ? pen(grown) : QPen(Qt::NoPen));
    painter.drawPath(path);
    painter.setOpacity(1);
}

Overlay::Overlay(QCustomPlot* plot, const QString& layer, const MapsScene& scene,
                 const std::vector<Mark>& marks)
    : QCPLayerable(plot, layer), scene_(scene), marks_(marks) {}

void Overlay::applyDefaultAntialiasingHint(QCPPainter* painter) const {
    // Not QCPPainter's own way, which moves everything by half a pixel.
    painter->setRenderHint(QPainter::Antialiasing);
}

void Overlay::draw(QCPPainter* painter) {
    if (scene_.empty() || marks_.empty() || stamps_marks(*painter))
        return;
    for (const MapKind kind : both_maps)
        draw_map(*painter, kind);
}

void Overlay::draw_map(QCPPainter& painter, MapKind kind) {
    if (scene_.rect(kind).isEmpty())
        return;
    const double ratio = pixel_ratio(scene_, painter);
    const MapGrid grid = scene_.grid(kind, ratio);
    const double size = mark_size(scene_.cell_size(kind)) * ratio;
    const std::vector<PlacedMark> in_view = placed_marks(scene_, kind, grid, marks_, size);
    const PixelPainting pixels(painter, ratio);
    painter.setClipRect(
        QRect(grid.columns.begin, grid.rows.begin, grid.columns.pixels(), grid.rows.pixels()),
        Qt::IntersectClip);
    // All halos first: where marks touch, on the diagonal and in a hub's column, they become a
    // bar with an outline and not a row of outlines.
    for (const MarkLayer layer : {MarkLayer::halo, MarkLayer::body})
        for (const PlacedMark& place : in_view)
            draw_mark(painter, *place.mark, place.middle, size, layer, scene_.theme);
}

} // namespace counterpart
