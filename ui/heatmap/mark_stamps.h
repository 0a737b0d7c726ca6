#pragma once
// The marks of a map as pixels, blended into its picture: a painter takes longer to begin with a
// small image than to draw it, and there are thousands a frame.

#include "ui/heatmap/overlay.h"
#include "ui/heatmap/scene.h"

#include <QImage>
#include <QPointF>

#include <array>
#include <cstdint>
#include <vector>

class QPainter;

namespace counterpart {

/// Shapes and fillings that there are, whatever their strength: 2 · kind, + 1 if hollow.
inline constexpr std::size_t mark_looks = 6;
[[nodiscard]] inline std::size_t look_of(const Mark& mark) {
    return std::size_t(mark.kind) * 2 + (mark.hollow ? 1 : 0);
}

/// A mark on its place in device pixels.
struct PlacedMark {
    const Mark* mark;
    QPointF middle;
};
/// The marks in view, of such a size. Where cells are smaller than pixels, those of one look on one
/// pixel are one: the last, which is the strongest.
[[nodiscard]] std::vector<PlacedMark> placed_marks(const MapsScene& scene, MapKind kind,
                                                   const MapGrid& grid,
                                                   const std::vector<Mark>& marks, double size);

/// Whether a painter's marks are stamped into the pictures: pixels have no shapes to keep.
[[nodiscard]] bool stamps_marks(const QPainter& painter);

/// A small picture to be blended with others: opaque where `kept` is 0, nothing where it is 255.
struct Stamp {
    int width = 0; ///< both odd, so that there is a middle pixel
    int height = 0;
    std::vector<std::uint8_t> added; ///< premultiplied, four bytes a pixel
    std::vector<std::uint8_t> kept;  ///< how much of what is there stays, for each of these bytes
};
/// What draw_mark() draws, with as little as possible around it.
[[nodiscard]] Stamp mark_stamp(const Mark& mark, double size, MarkLayer layer, const Theme& theme);
/// Blends a stamp into an RGB32 picture with its middle pixel at `middle`, cut at the edges: to the
/// bit what QPainter::drawImage() does.
void blend(QImage& picture, const Stamp& stamp, QPoint middle);

/// Stamps the marks of a plot; keeps the stamps from frame to frame.
class MarkStamps {
  public:
    /// Both must outlive this.
    MarkStamps(const MapsScene& scene, const std::vector<Mark>& marks)
        : scene_(scene), marks_(marks) {}

    /// All marks in view into the picture of a map as map_image() makes it.
    void stamp(QImage& picture, MapKind kind, double ratio);

  private:
    const Stamp& stamp_of(const Mark& mark, MarkLayer layer);

    const MapsScene& scene_;
    const std::vector<Mark>& marks_;
    double size_ = 0;   ///< of what is kept
    int pictures_ = -1; ///< whose theme it has
    using Looks = std::array<Stamp, mark_looks>;
    std::array<std::array<Looks, Mark::whole_mark>, 2> stamps_; ///< by MarkLayer, strength − 1
};

} // namespace counterpart
