#pragma once
// Internal to core/assignment: the few best cells of every row, and a bound for all others.

#include "core/assignment/costs.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace counterpart {

/// Of each row a few cells (its core), and a bound on the profit of every cell outside.
struct CoreCells {
    struct Cell {
        double cost;
        std::int32_t col;
    };
    Index capacity; ///< places a row
    matching::Array<Cell> cells;
    matching::Array<Index> count;
    matching::Array<double> bound; ///< +∞ for a row never scanned

    [[nodiscard]] const Cell* begin(Index row) const { return cells.data() + row * capacity; }
    [[nodiscard]] const Cell* end(Index row) const { return begin(row) + count[row]; }
};

namespace matching {

/// For each row its best cells under the prices of the moment it was last scanned (its core),
/// and a bound on the profit of every cell outside. Prices of columns only ever rise while a
/// matching is built, so profits only fall and the bound holds for good: a search looks at a
/// couple of dozen cells a row instead of thousands, and scans the row again only when its bound
/// says that a cell outside could matter.
class Cores {
  public:
    using Cell = CoreCells::Cell;

    /// `matching` holds the prices and is read at every scan.
    Cores(const WideCosts& costs, const Matching& matching);

    [[nodiscard]] Index capacity() const { return cells_.capacity; }
    [[nodiscard]] const Cell* begin(Index row) const { return cells_.begin(row); }
    [[nodiscard]] const Cell* end(Index row) const { return cells_.end(row); }

    /// No cell outside the core has a profit above this; +∞ for a row never scanned.
    [[nodiscard]] double bound(Index row) const { return cells_.bound[row]; }

    /// To be called whenever a price has changed.
    void price_changed(Index col) {
        const double price = matching_.price[col];
        price_[col] = static_cast<float>(price);
        margin_ = std::max(margin_, profit_margin(std::abs(price)));
    }

    /// Scans a row and chooses its core anew, among equals free columns first, then in an order
    /// of the row's own (were it the same for all, tied rows would all fight for the same
    /// columns). Cost: one pass over the row.
    void scan(Index row);

    /// Scans all rows of transposed costs at once, while all prices are 0 and no column is taken.
    /// What equals the best cell left out is left out too; a row that this leaves short will be
    /// scanned when its turn comes. False: cancelled. Cost: one pass over the matrix.
    bool scan_all(Poller& poller);

    /// Calls visit(col, profit) for every cell of the row scanned last whose profit exceeds
    /// `floor`; prices must not have changed since.
    template<typename Visit>
    void above(double floor, Visit visit) const;

    /// All that is known at the end; prices may rise after it, too.
    [[nodiscard]] CoreCells take() { return std::move(cells_); }

  private:
    struct Candidate {
        double profit;
        std::int32_t rank; ///< among equals
        std::int32_t col;
        bool operator<(const Candidate& other) const {
            return profit > other.profit || (profit == other.profit && rank < other.rank);
        }
    };
    static constexpr Index largest_block = 32;
    [[nodiscard]] double reached_often();
    void collect(Index row, double at_least);
    Index block_profits(Index block, double* profit) const;

    const WideCosts& costs_;
    const Matching& matching_;
    RowReader reader_;
    CoreCells cells_;
    Index block_;
    Index n_blocks_;
    Array<float> price_; ///< the matching's
    double margin_ = profit_margin(1);

    // Of the row scanned last.
    const float* row_cells_ = nullptr;
    Array<float> block_best_;
    std::vector<float> order_;
    std::vector<Candidate> candidates_;
};

template<typename Visit>
void Cores::above(double floor, Visit visit) const {
    double profit[largest_block];
    for (Index b = 0; b < n_blocks_; ++b) {
        if (double(block_best_[b]) < floor - margin_)
            continue;
        const Index count = block_profits(b, profit);
        for (Index k = 0; k < count; ++k)
            if (profit[k] > floor)
                visit(b * block_ + k, profit[k]);
    }
}

} // namespace matching
} // namespace counterpart
