#include "ui/heatmap/mark_stamps.h"

#include <QPaintEngine>
#include <QPainter>
#include <QRect>

#include <algorithm>
#include <cmath>

namespace counterpart {

namespace {

/// The smallest odd rectangle around the same middle that has all of the picture's colour.
QRect odd_bounds(const QImage& image) {
    const int middle = image.width() / 2;
    int across = 0;
    int down = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (qAlpha(image.pixel(x, y)) > 0) {
                across = std::max(across, std::abs(x - middle));
                down = std::max(down, std::abs(y - middle));
            }
    return {middle - across, middle - down, 2 * across + 1, 2 * down + 1};
}

/// Free of branches, so that a processor does it for many bytes at once.
void blend_bytes(const std::uint8_t* added, const std::uint8_t* kept, std::uint8_t* bytes, int n) {
    for (int i = 0; i < n; ++i) {
        // As Qt divides by 255.
        const auto product = std::uint16_t(bytes[i] * kept[i]);
        const auto share = std::uint16_t(std::uint16_t(product + (product >> 8U) + 0x80U) >> 8U);
        bytes[i] = std::uint8_t(added[i] + share);
    }
}

} // namespace

std::vector<PlacedMark> placed_marks(const MapsScene& scene, MapKind kind, const MapGrid& grid,
                                     const std::vector<Mark>& marks, double size) {
    std::vector<PlacedMark> found;
    const QRectF map(grid.columns.begin, grid.rows.begin, grid.columns.pixels(),
                     grid.rows.pixels());
    const QRectF box = map.adjusted(-size, -size, size, size);
    const bool crowded = std::min(grid.rows.cell_size(), grid.columns.cell_size()) < 1;
    // A bit a look: those that a pixel of the map has already.
    std::vector<std::uint8_t> seen(
        crowded ? std::size_t(grid.columns.pixels()) * std::size_t(grid.rows.pixels()) : 0);
    for (auto at = marks.rbegin(); at != marks.rend(); ++at) {
        const Mark& mark = *at;
        const QPointF middle(grid.columns.pixel_of(double(scene.column_of(kind, mark.right)) + 0.5),
                             grid.rows.pixel_of(double(scene.row_of(mark.row)) + 0.5));
        if (!box.contains(middle))
            continue;
        const Index x = Index(std::floor(middle.x())) - grid.columns.begin;
        const Index y = Index(std::floor(middle.y())) - grid.rows.begin;
        if (crowded && x >= 0 && y >= 0 && x < grid.columns.pixels() && y < grid.rows.pixels()) {
            std::uint8_t& looks = seen[std::size_t(y * grid.columns.pixels() + x)];
            const auto look = std::uint8_t(1U << look_of(mark));
            if ((looks & look) != 0)
                continue;
            looks = std::uint8_t(looks | look);
        }
        found.push_back({&mark, middle});
    }
    std::reverse(found.begin(), found.end());
    return found;
}

bool stamps_marks(const QPainter& painter) {
    return painter.paintEngine()->type() == QPaintEngine::Raster;
}

Stamp mark_stamp(const Mark& mark, double size, MarkLayer layer, const Theme& theme) {
    const int extent = 2 * int(std::ceil(size * 0.6 + 2)) + 1;
    QImage image(extent, extent, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        draw_mark(painter, mark, {extent / 2.0, extent / 2.0}, size, layer, theme);
    }
    image = image.copy(odd_bounds(image));
    Stamp stamp{image.width(), image.height(), {}, {}};
    for (int y = 0; y < image.height(); ++y) {
        const uchar* line = image.constScanLine(y);
        stamp.added.insert(stamp.added.end(), line, line + 4 * image.width());
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = reinterpret_cast<const QRgb*>(line)[x];
            stamp.kept.insert(stamp.kept.end(), 4, std::uint8_t(255 - qAlpha(pixel)));
        }
    }
    return stamp;
}

void blend(QImage& picture, const Stamp& stamp, QPoint middle) {
    const QPoint corner = middle - QPoint(stamp.width / 2, stamp.height / 2);
    const QRect where = QRect(corner, QSize(stamp.width, stamp.height)) & picture.rect();
    if (where.isEmpty())
        return;
    const qsizetype step = picture.bytesPerLine();
    uchar* line = picture.bits() + where.y() * step + qsizetype(4) * where.x();
    auto from = 4 * (std::size_t(where.y() - corner.y()) * std::size_t(stamp.width) +
                     std::size_t(where.x() - corner.x()));
    for (int y = 0; y < where.height(); ++y) {
        blend_bytes(stamp.added.data() + from, stamp.kept.data() + from, line, 4 * where.width());
        line += step;
        from += 4 * std::size_t(stamp.width);
    }
}

void MarkStamps::stamp(QImage& picture, MapKind kind, double ratio) {
    if (marks_.empty() || picture.isNull())
        return;
    const MapGrid grid = scene_.grid(kind, ratio);
    const double size = mark_size(scene_.cell_size(kind)) * ratio;
    if (size != size_ || pictures_ != scene_.pictures) {
        stamps_ = {};
        size_ = size;
        pictures_ = scene_.pictures;
    }
    const std::vector<PlacedMark> in_view = placed_marks(scene_, kind, grid, marks_, size);
    const QPoint corner(grid.columns.begin, grid.rows.begin);
    // All halos first, as Overlay has it.
    for (const MarkLayer layer : {MarkLayer::halo, MarkLayer::body})
        for (const PlacedMark& place : in_view) {
            const QPoint pixel(int(std::floor(place.middle.x())),
                               int(std::floor(place.middle.y())));
            blend(picture, stamp_of(*place.mark, layer), pixel - corner);
        }
}

const Stamp& MarkStamps::stamp_of(const Mark& mark, MarkLayer layer) {
    Stamp& stamp = stamps_[std::size_t(layer)][std::size_t(mark.strength - 1)][look_of(mark)];
    if (stamp.width == 0)
        stamp = mark_stamp(mark, size_, layer, scene_.theme);
    return stamp;
}

} // namespace counterpart
