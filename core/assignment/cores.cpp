#include "core/assignment/cores.h"

#include "core/assignment/best_cells.h"

#include <functional>
#include <limits>

namespace counterpart::matching {

namespace {

CoreCells no_cells(Index rows, Index capacity) {
    return {capacity, Array<CoreCells::Cell>(rows * capacity), Array<Index>(rows),
            Array<double>(rows, std::numeric_limits<double>::infinity())};
}

} // namespace

Cores::Cores(const WideCosts& costs, const Matching& matching)
    : costs_(costs), matching_(matching), reader_(costs),
      cells_(no_cells(costs.rows(), std::clamp<Index>(8 + costs.cols() / 256, 8, 24))),
      block_(std::clamp<Index>(costs.cols() / 32, 8, largest_block)),
      n_blocks_((costs.cols() + block_ - 1) / block_), price_(costs.cols()),
      block_best_(n_blocks_) {}

void Cores::scan(Index row) {
    const Index cols = costs_.cols();
    row_cells_ = reader_.row(row);
    for (Index b = 0; b < n_blocks_; ++b)
        block_best_[b] =
            greatest_profit(row_cells_ + b * block_, std::min(block_, cols - b * block_),
                            costs_.sign(), price_.data() + b * block_);
    const double at_least = reached_often();
    collect(row, at_least);

    cells_.bound[row] = at_least;
    if (Index(candidates_.size()) > capacity()) {
        const auto last = candidates_.begin() + capacity();
        std::nth_element(candidates_.begin(), last, candidates_.end());
        cells_.bound[row] = last->profit;
        candidates_.erase(last, candidates_.end());
    }
    cells_.count[row] = Index(candidates_.size());
    Cell* cell = cells_.cells.data() + row * capacity();
    for (const Candidate& c : candidates_)
        *cell++ = {costs_.at(row, c.col), c.col};
}

bool Cores::scan_all(Poller& poller) {
    std::optional<BestCells> best = best_cells(costs_, capacity(), poller);
    if (!best)
        return false;
    for (Index row = 0; row < costs_.rows(); ++row) {
        cells_.bound[row] = rounded(double(best->bound[row]));
        cells_.count[row] = best->count[row];
        Cell* cell = cells_.cells.data() + row * capacity();
        for (const BestCells::Cell* c = best->begin(row); c != best->end(row); ++c)
            *cell++ = {rounded(double(c->similarity)), c->col};
    }
    return true;
}

/// A profit that at least as many cells reach as the core has places, and few more.
double Cores::reached_often() {
    if (n_blocks_ <= capacity())
        return -std::numeric_limits<double>::infinity();
    order_.assign(block_best_.begin(), block_best_.end());
    const auto last = order_.begin() + (capacity() - 1);
    std::nth_element(order_.begin(), last, order_.end(), std::greater<>());
    return double(*last) - margin_;
}

Index Cores::block_profits(Index block, double* profit) const {
    const Index first = block * block_;
    const Index count = std::min(block_, costs_.cols() - first);
    profits(row_cells_ + first, count, costs_.sign(), matching_.price.data() + first, profit);
    return count;
}

void Cores::collect(Index row, double at_least) {
    const auto cols = static_cast<std::int32_t>(costs_.cols());
    const auto turn = static_cast<std::int32_t>(row * 2654435761 % cols);
    double profit[largest_block];
    candidates_.clear();
    for (Index b = 0; b < n_blocks_; ++b) {
        if (double(block_best_[b]) < at_least - margin_)
            continue;
        const Index count = block_profits(b, profit);
        for (Index k = 0; k < count; ++k) {
            if (profit[k] < at_least)
                continue;
            const auto col = static_cast<std::int32_t>(b * block_ + k);
            const std::int32_t turned = col >= turn ? col - turn : col - turn + cols;
            const bool is_free = matching_.row_of_col[col] == none;
            candidates_.push_back({profit[k], is_free ? turned - cols : turned, col});
        }
    }
}

} // namespace counterpart::matching
