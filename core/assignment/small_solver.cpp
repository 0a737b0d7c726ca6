#include "core/assignment/solver.h"

#include <algorithm>
#include <limits>

namespace counterpart::matching {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Everything lies on the stack: at this size, asking for memory takes longer than solving.
class SmallSolver {
  public:
    explicit SmallSolver(const WideCosts& costs)
        : rows_(costs.rows()),
          cols_(costs.cols()), m_{Array<Index>(rows_, none), Array<Index>(cols_, none),
                                  Array<double>(cols_)} {
        for (Index i = 0; i < rows_; ++i)
            for (Index j = 0; j < cols_; ++j)
                cost_[i][j] = costs.at(i, j);
    }

    Matching solve() {
        if (rows_ == cols_) // else columns that stay unmatched would be charged
            reduce_columns();
        for (Index i = 0; i < rows_; ++i)
            if (m_.col_of_row[i] == none)
                augment(i);
        return std::move(m_);
    }

  private:
    [[nodiscard]] double profit(Index i, Index j) const { return cost_[i][j] - m_.price[j]; }

    /// Every column's first price is its greatest cost, and it takes the row that offers it.
    void reduce_columns() {
        for (Index j = 0; j < cols_; ++j) {
            Index best = 0;
            for (Index i = 1; i < rows_; ++i)
                if (cost_[i][j] > cost_[best][j])
                    best = i;
            m_.price[j] = cost_[best][j];
            if (m_.col_of_row[best] == none)
                m_.match(best, j);
        }
    }

    /// Dijkstra on reduced costs to the nearest free column, a free one first among equals.
    void augment(Index free_row) {
        double distance[most_small];
        Index from[most_small];
        std::fill_n(distance, cols_, infinity);
        bool settled[most_small] = {};
        double row_price = -infinity;
        for (Index j = 0; j < cols_; ++j)
            row_price = std::max(row_price, profit(free_row, j));
        double reached = 0;
        Index end = none;
        for (Index row = free_row; end == none;) {
            Index nearest = none;
            for (Index j = 0; j < cols_; ++j) {
                if (settled[j])
                    continue;
                const double d = reached + row_price - profit(row, j);
                if (d < distance[j]) {
                    distance[j] = d;
                    from[j] = row;
                }
                if (nearest == none || distance[j] < distance[nearest] ||
                    (distance[j] == distance[nearest] && m_.row_of_col[j] == none))
                    nearest = j;
            }
            reached = distance[nearest];
            row = m_.row_of_col[nearest];
            if (row == none) {
                end = nearest;
            } else {
                settled[nearest] = true;
                row_price = profit(row, nearest);
            }
        }
        for (Index j = 0; j < cols_; ++j)
            if (settled[j])
                m_.price[j] += reached - distance[j];
        for (Index j = end; j != none;) {
            const Index row = from[j];
            const Index previous = m_.col_of_row[row];
            m_.match(row, j);
            j = previous;
        }
    }

    Index rows_;
    Index cols_;
    Matching m_;
    double cost_[most_small][most_small];
};

} // namespace

Matching solve_small(const WideCosts& costs) {
    return SmallSolver(costs).solve();
}

} // namespace counterpart::matching
