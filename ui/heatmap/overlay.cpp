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

/// Stamps of the six looks in device pixels, drawn once a frame and copied to each place.
class Stamps {
  public:
    Stamps(double size, const Theme& theme) {
        for (int look = 0; look < 6; ++look) {
            // Odd, so that a stamp has a middle pixel.
            const int extent = 2 * int(std::ceil(size * 0.6 + 2)) + 1;
            QImage& stamp = stamps_[std::size_t(look)];
            stamp = QImage(extent, extent, QImage::Format_ARGB32_Premultiplied);
            stamp.fill(Qt::transparent);
            QPainter painter(&stamp);
            painter.setRenderHint(QPainter::Antialiasing);
            const Mark mark{MarkKind(look / 2), look % 2 == 1, 0, 0};
            draw_mark(painter, mark, {extent / 2.0, extent / 2.0}, size, theme);
        }
    }
    [[nodiscard]] const QImage& of(const Mark& mark) const {
        return stamps_[std::size_t(mark.kind) * 2 + (mark.hollow ? 1 : 0)];
    }

  private:
    std::array<QImage, 6> stamps_;
};

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

void draw_mark(QPainter& painter, const Mark& mark, QPointF middle, double size,
               const Theme& theme) {
    const QColor colour = colour_of_mark(mark.kind, theme);
    const double halo = std::clamp(size * 0.13, 0.8, 1.8);
    const QPainterPath outer = shape_of_mark(mark.kind, middle, size);
    painter.setBrush(Qt::NoBrush);
    if (!mark.hollow) {
        painter.setPen(QPen(theme.mark_outline, 2 * halo, Qt::SolidLine, Qt::SquareCap,
                            Qt::MiterJoin));
        painter.drawPath(outer);
        painter.fillPath(outer, colour);
        return;
    }
    const double stroke = std::clamp(size * 0.17, 1.0, 2.4);
    const QPainterPath ring = shape_of_mark(mark.kind, middle, size - stroke);
    painter.setPen(QPen(theme.mark_outline, stroke + 2 * halo, Qt::SolidLine, Qt::SquareCap,
                        Qt::MiterJoin));
    painter.drawPath(ring);
    painter.setPen(QPen(colour, stroke, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawPath(ring);
}

Overlay::Overlay(QCustomPlot* plot, const QString& layer, const MapsScene& scene,
                 const std::vector<Mark>& marks)
    : QCPLayerable(plot, layer), scene_(scene), marks_(marks) {}

void Overlay::applyDefaultAntialiasingHint(QCPPainter* painter) const {
    painter->setAntialiasing(true);
}

void Overlay::draw(QCPPainter* painter) {
    if (scene_.empty() || marks_.empty())
        return;
    for (const MapKind kind : both_maps)
        draw_map(*painter, kind);
}

void Overlay::draw_map(QCPPainter& painter, MapKind kind) {
    const QRect box = scene_.rect(kind);
    if (box.isEmpty())
        return;
    const double ratio = pixel_ratio(scene_, painter);
    const MapGrid grid = scene_.grid(kind, ratio);
    const double size = mark_size(scene_.cell_size(kind)) * ratio;
    const bool raster = painter.paintEngine()->type() == QPaintEngine::Raster;
    const PixelPainting pixels(painter, ratio);
    painter.setClipRect(QRect(grid.columns.begin, grid.rows.begin, grid.columns.pixels(),
                              grid.rows.pixels()),
                        Qt::IntersectClip);
    std::optional<Stamps> stamps;
    if (raster)
        stamps.emplace(size, scene_.theme);
    // Where cells are smaller than pixels, marks of one look on one pixel are drawn once.
    std::unordered_set<quint64> drawn;
    const double margin = size / grid.rows.cell_size() + 1;
    for (const Mark& mark : marks_) {
        const double row = double(mark.row) + 0.5;
        const double column = double(scene_.column_of(kind, mark.right)) + 0.5;
        if (row < grid.rows.span.first - margin || row > grid.rows.span.last + margin)
            continue;
        const QPointF middle(grid.columns.pixel_of(column), grid.rows.pixel_of(row));
        if (!raster) {
            draw_mark(painter, mark, middle, size, scene_.theme);
            continue;
        }
        const QPoint pixel(int(std::floor(middle.x())), int(std::floor(middle.y())));
        const quint64 look = quint64(mark.kind) * 2 + (mark.hollow ? 1 : 0);
        const quint64 key = (look << 60U) | (quint64(quint32(pixel.x())) & 0x3fffffffU) << 30U |
                            (quint64(quint32(pixel.y())) & 0x3fffffffU);
        if (!drawn.insert(key).second)
            continue;
        const QImage& stamp = stamps->of(mark);
        painter.drawImage(pixel - QPoint(stamp.width() / 2, stamp.height() / 2), stamp);
    }
}

} // namespace counterpart
