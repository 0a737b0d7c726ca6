#pragma once
// What the parts of a MapsPlot paint from: values, set in one place and read by all layers.

#include "core/base/thread_pool.h"
#include "core/comparison/comparison.h"
#include "core/reference/verdicts.h"
#include "ui/heatmap/frame.h"
#include "ui/heatmap/geometry.h"
#include "ui/heatmap/map_orders.h"
#include "ui/heatmap/maps_plot.h"
#include "ui/heatmap/pooling.h"
#include "ui/heatmap/value_range.h"
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
    MapOrders orders;
    ColourSpan colours;                             ///< what the colours stand for
    std::shared_ptr<const MapLevels> levels;        ///< null: maps are painted from their cells
    std::shared_ptr<const NeuronVerdicts> verdicts; ///< null: none to show
    /// How much of its mark each pair keeps, in [0, 1]; all of it where that is of another shape.
    std::vector<double> mark_shares;
    ViewSettings view;
    Theme theme;
    MapsFrame frame; ///< where everything is, as of the last layout

    std::optional<Cell> pointed;
    std::optional<Cell> selected;
    MapKind pointed_in = MapKind::raw; ///< the map that the pointer is in
    std::vector<NeuronRef> highlighted;
    std::vector<NeuronRef> found;
    std::vector<Cell> swap_cycle;
    int pictures = 0; ///< counts what changes the colour of cells: orders, range, levels, theme
    double forced_ratio = 0;       ///< 0: what the paint device has
    ThreadPool* threads = nullptr; ///< that maps are painted on; null: this one

    [[nodiscard]] bool empty() const { return !comparison; }
    /// Whether there are verdicts, of this comparison.
    [[nodiscard]] bool has_verdicts() const;
    [[nodiscard]] const MapCells& map(MapKind kind) const { return cells[std::size_t(kind)]; }
    [[nodiscard]] const Levels* levels_of(MapKind kind) const;
    [[nodiscard]] QRect rect(MapKind kind) const {
        return kind == MapKind::raw ? frame.raw : frame.matched;
    }
    [[nodiscard]] MapGrid grid(MapKind kind, double ratio) const;
    /// Where a left neuron is in both maps.
    [[nodiscard]] Index row_of(Index left) const { return orders.rows.place_of[std::size_t(left)]; }
    [[nodiscard]] Index left_of(Index row) const { return orders.rows.neuron_at[std::size_t(row)]; }
    /// Where a right neuron is in a map.
    [[nodiscard]] Index column_of(MapKind kind, Index right) const;
    [[nodiscard]] Index right_of(MapKind kind, Index column) const;
    /// Size of a cell in device-independent pixels: the smaller of both sides.
    [[nodiscard]] double cell_size(MapKind kind) const;
    /// [low, high] of the colours.
    [[nodiscard]] Span value_range() const { return colours.values; }
    /// Whether the range of the colours has 0 in its middle.
    [[nodiscard]] bool around_zero() const;
    /// Whether part of a map is out of view.
    [[nodiscard]] bool zoomed() const;
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
