#pragma once
// The two maps of a comparison in one QCustomPlot: raw and matched, one colour scale, overlay and
// marks. Shared by the window (MapsView) and the exported figure, so that both show the same.

#include "core/comparison/comparison.h"
#include "ui/heatmap/map_orders.h"
#include "ui/theme/theme.h"
#include "ui/workbench/selection.h"
#include "ui/workbench/view_state.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QCustomPlot;

namespace counterpart {

struct MapLevels;
struct NeuronVerdicts;

enum class MapKind { raw, matched };

/// Where a pixel is: in which map, on which cell.
struct MapCell {
    MapKind map = MapKind::raw;
    Cell cell;
    bool operator==(const MapCell&) const = default;
};

/// A place in a map, in cells from its top left corner; fractions lie within a cell.
struct MapPosition {
    MapKind map = MapKind::raw;
    double row = 0;
    double column = 0;
};

/// Sets a QCustomPlot up and keeps it. Holds no state of its own beyond what was set; setting
/// anything prepares the plot, replot() paints it.
class MapsPlot {
  public:
    /// Builds the layout in an empty plot, which must outlive this.
    explicit MapsPlot(QCustomPlot& plot);
    ~MapsPlot();
    MapsPlot(const MapsPlot&) = delete;
    MapsPlot& operator=(const MapsPlot&) = delete;

    /// Nothing: two empty maps.
    void set_comparison(std::shared_ptr<const Comparison> comparison);
    void set_view(const ViewSettings& view);
    void set_theme(const Theme& theme);
    /// Crosshair (pointed), ring (selected) and bands (highlighted neurons), drawn on a layer of
    /// their own: changing them repaints no heatmap.
    void set_marks(const Selection& selection);
    /// In which map the pointer is: the crosshair of the other one may follow the matching.
    void set_pointed_map(MapKind map);
    /// A rectangle drawn with the marks: what a person is about to zoom to. Empty: none.
    void set_rubber_band(const QRectF& band);
    /// Paints the marks alone anew.
    void replot_marks();

    /// Pixels of the maps' pictures a unit of the painter that the plot is painted with. 0: as
    /// many as the paint device has (vector formats: 2). Each such pixel is one sample, exact over
    /// its own cells, and is drawn without smoothing.
    void set_device_ratio(double ratio);

    /// What makes large maps quick to paint: run it on another thread, hand over what it returns.
    /// Empty where the maps are small. Until then, and without, they are painted from their cells:
    /// slower, with the same meaning.
    [[nodiscard]] std::function<Result<std::shared_ptr<const MapLevels>>(const Progress&)>
    levels_work() const;
    void set_levels(std::shared_ptr<const MapLevels> levels);

    /// What the baselines say: of each neuron, as strips beside the maps (null: none), and how much
    /// of its mark each pair keeps, in [0, 1] (empty: all of it). Those of another shape than the
    /// comparison's are not drawn.
    void set_baselines(std::shared_ptr<const NeuronVerdicts> verdicts,
                       std::vector<double> mark_shares);

    /// The cell under a pixel of the plot (device-independent); nothing outside of the maps. Where
    /// a pixel shows the maximum of several cells: the one whose value it shows.
    [[nodiscard]] std::optional<MapCell> cell_at(QPointF position) const;
    /// The place under a point; nothing outside of the maps, or without a comparison.
    [[nodiscard]] std::optional<MapPosition> place_at(QPointF position) const;
    /// The place in a map's coordinates, inside of the map or not.
    [[nodiscard]] MapPosition place_in(MapKind map, QPointF position) const;
    /// Device-independent pixels a cell.
    [[nodiscard]] QSizeF cell_size(MapKind map) const;
    /// The rectangle of a map's cells in the plot, in device-independent pixels.
    [[nodiscard]] QRectF map_rect(MapKind map) const;
    /// The part of the plot that a cell covers in a map; clipped to nothing where it is not in
    /// view. Device-independent pixels.
    [[nodiscard]] QRectF cell_rect(MapKind map, Cell cell) const;

    /// The right neuron whose bar above a map, in how many left neurons choose it, is under a
    /// point; of several, the one chosen most. Nothing where no neuron there was chosen.
    [[nodiscard]] std::optional<Index> bar_at(QPointF position) const;
    /// The place in a map that a point of the small overview stands for; nothing outside of it,
    /// or where there is none.
    [[nodiscard]] std::optional<MapPosition> overview_at(QPointF position) const;
    /// The same for a drag that left it: clipped to the map. Only where there is an overview.
    [[nodiscard]] MapPosition overview_in(MapKind map, QPointF position) const;
    /// The colour scale with its numbers and title; empty without a comparison.
    [[nodiscard]] QRectF scale_rect() const;

    /// What a pixel stands for where it covers several pairs: "1 px = 8 × 8 pairs, maximum"; empty
    /// where every pair has a pixel of its own.
    [[nodiscard]] QString pooling_note() const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace counterpart
