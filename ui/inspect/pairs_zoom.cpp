#include "ui/inspect/pairs_zoom.h"

#include "core/comparison/comparison.h"
#include "ui/heatmap/navigation.h"

#include <algorithm>

namespace counterpart {

namespace {

/// A cell for a neuron alone.
Cell whole(const Comparison& c, Cell cell) {
    if (cell.right < 0) {
        cell.right = c.counterpart_of_left(cell.left);
        if (cell.right < 0)
            cell.right = std::max<Index>(c.anatomy.left_choice[std::size_t(cell.left)].choice, 0);
    } else if (cell.left < 0) {
        cell.left = c.counterpart_of_right(cell.right);
        if (cell.left < 0)
            cell.left = std::max<Index>(c.anatomy.right_choice[std::size_t(cell.right)].choice, 0);
    }
    return cell;
}

} // namespace

void zoom_to(const Comparison& c, ViewState& view, Cell cell) {
    if (cell.left >= 0 || cell.right >= 0)
        view.set(cell_view(maps_shape(c, view.settings()), view.settings(), whole(c, cell)));
}

void bring_into_view(const Comparison& c, ViewState& view, Cell cell) {
    if (cell.left < 0 && cell.right < 0)
        return;
    cell = whole(c, cell);
    const MapsShape shape = maps_shape(c, view.settings());
    const ViewSettings raw = revealing_view(shape, view.settings(), MapKind::raw, cell);
    view.set(revealing_view(shape, raw, MapKind::matched, cell));
}

} // namespace counterpart
