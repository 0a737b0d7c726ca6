#include "ui/inspect/pairs_zoom.h"

#include "core/comparison/comparison.h"
#include "ui/heatmap/navigation.h"

#include <algorithm>

namespace counterpart {

void zoom_to(const Comparison& c, ViewState& view, Cell cell) {
    if (cell.left < 0 && cell.right < 0)
        return;
    if (cell.right < 0) {
        cell.right = c.counterpart_of_left(cell.left);
        if (cell.right < 0)
            cell.right = std::max<Index>(c.anatomy.left_choice[std::size_t(cell.left)].choice, 0);
    } else if (cell.left < 0) {
        cell.left = c.counterpart_of_right(cell.right);
        if (cell.left < 0)
            cell.left = std::max<Index>(c.anatomy.right_choice[std::size_t(cell.right)].choice, 0);
    }
    view.set(cell_view(maps_shape(c), view.settings(), cell));
}

} // namespace counterpart
