#pragma once
// What the parts of a MapsPlot paint from: values, set in one place and read by all layers.

#include "core/comparison/comparison.h"
#include "ui/heatmap/frame.h"
#include "ui/heatmap/geometry.h"
#include "ui/heatmap/maps_plot.h"
#include "ui/heatmap/pooling.h"
#include "ui/theme/theme.h"
#include "ui/workbench/view_state.h"

#include <QRect>

#include <array>
#include <memory>
#include <optional>
#include <vector>

class QPainter;

namespace counterpart {

inline constexpr std::array<MapKind, 2> both_maps = {MapKind::raw, MapKind::matched};

/// Rows and columns of a map over the device pixels of its rectangle.
struct MapGrid {
    PixelAxis rows;
    PixelAxis columns;
};

/// Plain data; nothing is computed when it is set but what `set_comparison` in maps_plot.cpp says.
struct MapsScene {
    std::shared_ptr<const Comparison> comparison;
    std::array<MapCells, 2> cells; ///< by MapKind
    MatchedOrder order;
    std::shared_ptr<const MapLevels> levels; ///< null: maps are painted from their cells
    ViewSettings view;
    Theme theme;
    MapsFrame frame; ///< where everything is, as of the last layout

    std::optional<Cell> pointed;
    std::optional<Cell> selected;
    std::vector<NeuronRef> highlighted;
    double forced_ratio = 0; ///< 0: what the paint device has

    [[nodiscard]] bool empty() const { return !comparison; }
    [[nodiscard]] const MapCells& map(MapKind kind) const { return cells[std::size_t(kind)]; }
    [[nodiscard]] const Levels* levels_of(MapKind kind) const;
    [[nodiscard]] QRect rect(MapKind kind) const {
        return kind == MapKind::raw ? frame.raw : frame.matched;
    }
    [[nodiscard]] MapGrid grid(MapKind kind, double ratio) const;
    /// Where a right neuron is in a map.
    [[nodiscard]] Index column_of(MapKind kind, Index right) const;
    [[nodiscard]] Index right_of(MapKind kind, Index column) const;
    /// Size of a cell in device-independent pixels: the smaller of both sides.
    [[nodiscard]] double cell_size(MapKind kind) const;
    /// [low, high] of the colours.
    [[nodiscard]] Span value_range() const;
    [[nodiscard]] ColourMap colour_map() const;
    [[nodiscard]] bool is_signed() const;
};

/// Device pixels a unit of the painter: forced, or the device's own; vector formats have none, and
/// take 2.
[[nodiscard]] double pixel_ratio(const MapsScene& scene, const QPainter& painter);

/// A painter in device pixels for the life of this: images drawn at whole coordinates land on the
/// device unscaled.
class PixelPainting {
  public:
    PixelPainting(QPainter& painter, double ratio);
    ~PixelPainting();
    PixelPainting(const PixelPainting&) = delete;
    PixelPainting& operator=(const PixelPainting&) = delete;

  private:
    QPainter& painter_;
};

} // namespace counterpart
