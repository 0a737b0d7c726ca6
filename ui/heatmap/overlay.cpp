#include "ui/heatmap/overlay.h"

#include <QImage>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>

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

constexpr std::size_t looks = 6;

std::size_t look_of(const Mark& mark) {
    return std::size_t(mark.kind) * 2 + (mark.hollow ? 1 : 0);
}

/// Stamps of the looks in device pixels, drawn once a frame and copied to each place.
class Stamps {
  public:
    Stamps(double size, MarkLayer layer, const Theme& theme) {
        // Odd, so that a stamp has a middle pixel.
        const int extent = 2 * int(std::ceil(size * 0.6 + 2)) + 1;
        for (std::size_t look = 0; look < looks; ++look) {
            QImage& stamp = stamps_[look];
            stamp = QImage(extent, extent, QImage::Format_ARGB32_Premultiplied);
            stamp.fill(Qt::transparent);
            QPainter painter(&stamp);
            painter.setRenderHint(QPainter::Antialiasing);
            const Mark mark{MarkKind(look / 2), look % 2 == 1, 0, 0};
            draw_mark(painter, mark, {extent / 2.0, extent / 2.0}, size, layer, theme);
        }
    }
    [[nodiscard]] const QImage& of(const Mark& mark) const { return stamps_[look_of(mark)]; }

  private:
    std::array<QImage, looks> stamps_;
};

/// Marks on their places in device pixels.
struct PlacedMark {
    const Mark* mark;
    QPointF middle;
};

/// The marks in view. Where cells are smaller than pixels, those of one look on one pixel are one.
std::vector<PlacedMark> placed(const MapsScene& scene, MapKind kind, const MapGrid& grid,
                               const std::vector<Mark>& marks, double size) {
    std::vector<PlacedMark> found;
    std::unordered_set<quint64> seen;
    const QRectF box =
        QRectF(grid.columns.begin, grid.rows.begin, grid.columns.pixels(), grid.rows.pixels())
            .adjusted(-size, -size, size, size);
    const bool crowded = std::min(grid.rows.cell_size(), grid.columns.cell_size()) < 1;
    for (const Mark& mark : marks) {
        const QPointF middle(grid.columns.pixel_of(double(scene.column_of(kind, mark.right)) + 0.5),
                             grid.rows.pixel_of(double(scene.row_of(mark.row)) + 0.5));
        if (!box.contains(middle))
            continue;
        if (crowded) {
            const auto bits = [](double place) { return quint64(std::max(0.0, place)); };
            const quint64 key =
                (quint64(look_of(mark)) << 60U) | (bits(middle.x()) << 30U) | bits(middle.y());
            if (!seen.insert(key).second)
                continue;
        }
        found.push_back({&mark, middle});
    }
    return found;
}

} // namespace

std::vector<Mark> overlay_marks(const Comparison& comparison, bool assigned, bool naive) {
    std::vector<Mark> marks;
    std::vector<char> agreed(comparison.pair_of_left.size(), 0);
    for (const Pair& pair : comparison.pairs) {
        if (pair.placeholder())
            continue;
        const bool both = naive && pair.agrees;
        if (assigned) {
            agreed[std::size_t(pair.left)] = both;
            marks.push_back({both ? MarkKind::agreed : MarkKind::assigned, pair.ambiguous,
                             pair.left, pair.right});
        }
    }
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
    painter.setBrush(mark.hollow ? QBrush(Qt::NoBrush) : QBrush(colour));
    if (mark.hollow)
        painter.setPen(pen(stroke + grown));
    else
        painter.setPen(halo ? pen(grown) : QPen(Qt::NoPen));
    painter.drawPath(path);
}

Overlay::Overlay(QCustomPlot* plot, const QString& layer, const MapsScene& scene,
                 const std::vector<Mark>& marks)
    : QCPLayerable(plot, layer), scene_(scene), marks_(marks) {}

void Overlay::applyDefaultAntialiasingHint(QCPPainter* painter) const {
    // Not QCPPainter's own way, which moves everything by half a pixel.
    painter->setRenderHint(QPainter::Antialiasing);
}

void Overlay::draw(QCPPainter* painter) {
    if (scene_.empty() || marks_.empty())
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
    const bool raster = painter.paintEngine()->type() == QPaintEngine::Raster;
    const std::vector<PlacedMark> in_view = placed(scene_, kind, grid, marks_, size);
    const PixelPainting pixels(painter, ratio);
    painter.setClipRect(
        QRect(grid.columns.begin, grid.rows.begin, grid.columns.pixels(), grid.rows.pixels()),
        Qt::IntersectClip);
    // All halos first: where marks touch, on the diagonal and in a hub's column, they become a
    // bar with an outline and not a row of outlines.
    for (const MarkLayer layer : {MarkLayer::halo, MarkLayer::body}) {
        if (!raster) {
            for (const PlacedMark& place : in_view)
                draw_mark(painter, *place.mark, place.middle, size, layer, scene_.theme);
            continue;
        }
        const Stamps stamps(size, layer, scene_.theme);
        for (const PlacedMark& place : in_view) {
            const QImage& stamp = stamps.of(*place.mark);
            const QPoint pixel(int(std::floor(place.middle.x())),
                               int(std::floor(place.middle.y())));
            painter.drawImage(pixel - QPoint(stamp.width() / 2, stamp.height() / 2), stamp);
        }
    }
}

} // namespace counterpart
