#pragma once
// Zooming and panning one map, and what follows in the other: from view settings to view settings.

#include "ui/heatmap/geometry.h"
#include "ui/heatmap/maps_plot.h"
#include "ui/workbench/view_state.h"

#include <vector>

namespace counterpart {

/// What navigation needs to know of a comparison.
struct MapsShape {
    Index rows = 0;
    Index cols = 0;
    MatchedOrder order;
    Ordering row_order; ///< left neurons
    Ordering raw_order; ///< right neurons
    std::vector<Index> matched_before; ///< rows + 1: how many of the first k rows are matched

    /// The matched map's diagonal: the column where a row's counterpart is, for a place between
    /// rows too.
    [[nodiscard]] double diagonal(double row) const;
    /// Where a right neuron is in a map, and which is there.
    [[nodiscard]] Index column_of(MapKind map, Index right) const;
    [[nodiscard]] Index right_at(MapKind map, Index column) const;
};
[[nodiscard]] MapsShape maps_shape(const Comparison& comparison, const ViewSettings& view = {});

// The rule of the link, for all functions below:
//  – Rows are the same in both maps, and both show the same number of columns.
//  – When the raw map is moved, the matched map shows the counterparts of the rows in view: its
//    diagonal stays in the middle.
//  – When the matched map is zoomed, the raw map keeps the right neuron that was pointed at where
//    it is, as a zoom about it in the raw map does; zoomed to a rectangle, it has the rectangle's
//    middle neuron in its middle. Dragging the matched map leaves the raw map's columns alone:
//    counterparts of neighbours are scattered over the file.

/// Zooms by a factor (below 1: nearer) about a place.
[[nodiscard]] ViewSettings zoomed_view(const MapsShape& shape, const ViewSettings& view,
                                       const MapPosition& about, double factor);
/// Moves what is seen by so many cells.
[[nodiscard]] ViewSettings panned_view(const MapsShape& shape, const ViewSettings& view,
                                       MapKind map, double rows, double columns);
/// Shows a rectangle of a map, from one place to another; at least one cell each way.
[[nodiscard]] ViewSettings rectangle_view(const MapsShape& shape, const ViewSettings& view,
                                          const MapPosition& from, const MapPosition& to);
/// Shows a dozen rows and columns around a cell, in both maps this cell.
[[nodiscard]] ViewSettings cell_view(const MapsShape& shape, const ViewSettings& view, Cell cell);
/// The middle of what is seen at a place of a map, with as many cells as before.
[[nodiscard]] ViewSettings centred_view(const MapsShape& shape, const ViewSettings& view,
                                        const MapPosition& middle);
/// Moves as little as needed to have a cell in view in a map.
[[nodiscard]] ViewSettings revealing_view(const MapsShape& shape, const ViewSettings& view,
                                          MapKind map, Cell cell);
/// The same spans, cut to the data.
[[nodiscard]] ViewSettings valid_view(const MapsShape& shape, const ViewSettings& view);

} // namespace counterpart
