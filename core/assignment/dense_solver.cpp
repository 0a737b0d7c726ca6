#include "core/assignment/dense_solver.h"

#include <algorithm>
#include <limits>

namespace counterpart::matching {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr Index lanes = 8;

// Less than any difference of costs, and exact beside them: added to a free column's profit it
// prefers free columns among equals, without which mass ties cost a search each.
constexpr double free_bonus = 0x1p-40;

struct Best {
    double value = infinity;
    Index at = none;
};

class DenseSolver {
  public:
    DenseSolver(const WideCosts& costs, Poller& poller);
    std::optional<Matching> solve();

  private:
    void reduce_columns();
    bool reduce_rows();
    bool augment(Index free_row);
    void relax(Index row, double base);
    [[nodiscard]] Best nearest() const;
    void two_best(const double* costs, Best& best, double& second) const;
    [[nodiscard]] const double* row(Index i) const { return cost_.data() + i * stride_; }
    void take(Index row, Index col);

    Poller& poller_;
    Index rows_;
    Index cols_;
    Index stride_; ///< columns rounded up to whole lanes; the surplus costs −∞
    Array<double> cost_;
    Matching m_;
    Array<double> offer_; ///< price − free_bonus where the column is free
    std::vector<Index> free_rows_;

    // One search's state.
    Array<double> toll_;     ///< offer_, +∞ where settled
    Array<double> key_;      ///< distance, +∞ where settled
    Array<double> distance_; ///< of settled columns
    Array<std::int64_t> from_;
    std::vector<Index> settled_;
};

DenseSolver::DenseSolver(const WideCosts& costs, Poller& poller)
    : poller_(poller), rows_(costs.rows()), cols_(costs.cols()),
      stride_((cols_ + lanes - 1) / lanes * lanes),
      cost_(rows_ * stride_, -infinity), m_{Array<Index>(rows_, none), Array<Index>(cols_, none),
                                            Array<double>(stride_)},
      offer_(stride_, -free_bonus), toll_(stride_), key_(stride_), distance_(stride_),
      from_(stride_) {
    for (Index i = 0; i < rows_; ++i)
        profits(costs.row(i), cols_, costs.sign(), m_.price.data(), cost_.data() + i * stride_);
}

std::optional<Matching> DenseSolver::solve() {
    // Column maxima as first prices would charge columns that stay unmatched in a rectangle.
    if (rows_ == cols_)
        reduce_columns();
    for (Index i = 0; i < rows_; ++i)
        if (m_.col_of_row[i] == none)
            free_rows_.push_back(i);
    for (int pass = 0; pass < 2; ++pass)
        if (!reduce_rows())
            return std::nullopt;
    Index done = 0;
    for (const Index i : free_rows_) {
        if (!augment(i))
            return std::nullopt;
        poller_.report(Stage::matching, double(++done) / double(free_rows_.size()));
    }
    m_.price.resize(static_cast<std::size_t>(cols_));
    return std::move(m_);
}

void DenseSolver::take(Index row, Index col) {
    m_.match(row, col);
    offer_[col] = m_.price[col];
}

/// Every column's first price is its greatest cost, and it takes the row that offers it.
void DenseSolver::reduce_columns() {
    std::copy_n(row(0), cols_, m_.price.data());
    std::fill_n(from_.data(), cols_, 0);
    for (Index i = 1; i < rows_; ++i) {
        const double* c = row(i);
        for (Index j = 0; j < cols_; ++j) {
            const bool better = c[j] > m_.price[j];
            m_.price[j] = better ? c[j] : m_.price[j];
            from_[j] = better ? i : from_[j];
        }
    }
    for (Index j = 0; j < cols_; ++j) {
        offer_[j] = m_.price[j] - free_bonus;
        if (m_.col_of_row[from_[j]] == none)
            take(from_[j], j);
    }
}

/// The two greatest profits of a row, free columns first among equals.
void DenseSolver::two_best(const double* costs, Best& best, double& second) const {
    double first_of[lanes];
    double second_of[lanes];
    std::int64_t at[lanes];
    for (Index l = 0; l < lanes; ++l) {
        first_of[l] = second_of[l] = -infinity;
        at[l] = l;
    }
    for (Index j = 0; j < stride_; j += lanes)
        for (Index l = 0; l < lanes; ++l) {
            const double profit = costs[j + l] - offer_[j + l];
            const bool better = profit > first_of[l];
            const double lesser = better ? first_of[l] : profit;
            second_of[l] = lesser > second_of[l] ? lesser : second_of[l];
            first_of[l] = better ? profit : first_of[l];
            at[l] = better ? j + l : at[l];
        }
    Index winner = 0;
    for (Index l = 1; l < lanes; ++l)
        if (first_of[l] > first_of[winner])
            winner = l;
    best = {first_of[winner], at[winner]};
    second = second_of[winner];
    for (Index l = 0; l < lanes; ++l)
        if (l != winner)
            second = std::max(second, first_of[l]);
}

/// One pass of augmenting row reduction: each free row takes its best column at the price at
/// which its second best is as good. Capped, since rows may outbid each other by tiny steps.
bool DenseSolver::reduce_rows() {
    std::vector<Index> queue;
    queue.swap(free_rows_);
    Index steps_left = 8 * rows_ + 40 * static_cast<Index>(queue.size());
    std::size_t next = 0;
    while (next < queue.size()) {
        const Index i = queue[next];
        if (--steps_left < 0)
            break;
        ++next;
        if (poller_.cancelled(stride_))
            return false;
        Best best;
        double second = 0;
        two_best(row(i), best, second);
        const bool was_free = m_.row_of_col[best.at] == none;
        const double profit = was_free ? best.value - free_bonus : best.value;
        const double rise = second == -infinity ? 0 : profit - rounded(second);
        const Index evicted = m_.row_of_col[best.at];
        m_.price[best.at] += std::max(rise, 0.0);
        take(i, best.at);
        if (was_free)
            continue;
        m_.col_of_row[evicted] = none;
        if (rise > 0)
            queue[--next] = evicted;
        else
            free_rows_.push_back(evicted);
    }
    free_rows_.insert(free_rows_.end(), queue.begin() + static_cast<std::ptrdiff_t>(next),
                      queue.end());
    return true;
}

void DenseSolver::relax(Index i, double base) {
    const double* c = row(i);
    for (Index j = 0; j < stride_; ++j) {
        const double distance = base + toll_[j] - c[j];
        const bool better = distance < key_[j];
        key_[j] = better ? distance : key_[j];
        from_[j] = better ? i : from_[j];
    }
}

Best DenseSolver::nearest() const {
    double value[lanes];
    std::int64_t at[lanes];
    for (Index l = 0; l < lanes; ++l) {
        value[l] = key_[l];
        at[l] = l;
    }
    for (Index j = lanes; j < stride_; j += lanes)
        for (Index l = 0; l < lanes; ++l) {
            const bool better = key_[j + l] < value[l];
            value[l] = better ? key_[j + l] : value[l];
            at[l] = better ? j + l : at[l];
        }
    const Index winner = std::min_element(value, value + lanes) - value;
    return {value[winner], at[winner]};
}

/// Dijkstra on reduced costs from a free row to the nearest free column; then prices of the
/// settled columns rise so that all reduced costs stay non-negative, and the path is flipped.
bool DenseSolver::augment(Index free_row) {
    std::copy(offer_.begin(), offer_.end(), toll_.begin());
    std::fill(key_.begin(), key_.end(), infinity);
    settled_.clear();
    Index i = free_row;
    double base = 0; // distance of the row plus its price; the first row's price is only an offset
    Index end = none;
    double length = 0;
    for (;;) {
        if (poller_.cancelled(2 * stride_))
            return false;
        relax(i, base);
        const Best best = nearest();
        if (m_.row_of_col[best.at] == none) {
            end = best.at;
            length = best.value + free_bonus;
            break;
        }
        settled_.push_back(best.at);
        distance_[best.at] = best.value;
        key_[best.at] = toll_[best.at] = infinity;
        i = m_.row_of_col[best.at];
        base = best.value + row(i)[best.at] - m_.price[best.at];
    }
    for (const Index j : settled_)
        offer_[j] = m_.price[j] += length - distance_[j];
    for (Index j = end; j != none;) {
        const Index r = from_[j];
        const Index previous = m_.col_of_row[r];
        take(r, j);
        j = previous;
    }
    return true;
}

} // namespace

std::optional<Matching> solve_dense(const WideCosts& costs, Poller& poller) {
    return DenseSolver(costs, poller).solve();
}

} // namespace counterpart::matching
