#pragma once
// Internal to core/assignment: the greatest cells of all rows of transposed costs.

#include "core/assignment/costs.h"

#include <cstdint>
#include <optional>

namespace counterpart::matching {

/// Of each row some of its greatest cells, and what all others stay within.
struct BestCells {
    struct Cell {
        float similarity;
        std::int32_t col;
    };
    Index room; ///< places a row
    Array<Cell> cells;
    Array<Index> count;
    Array<float> bound; ///< the greatest similarity of a row's other cells is no more

    [[nodiscard]] Cell* begin(Index row) { return cells.data() + row * room; }
    [[nodiscard]] Cell* end(Index row) { return begin(row) + count[row]; }
};

/// Finds up to `most` a row, and rarely far fewer; of equal cells all or none, so that where many
/// tie at the top a row may get none. Only for transposed costs, whose rows lie across: it goes
/// along the cells as they lie, once, and lets a cell in where it exceeds its row's bound, which
/// comes from a sample of a sixth of the cells (where `most` is 24) and rises where that let in
/// too many. Nothing: cancelled. Cost: at the speed of memory but for what is let in.
std::optional<BestCells> best_cells(const WideCosts& costs, Index most, Poller& poller);

} // namespace counterpart::matching
