#include "core/assignment/reassign.h"

#include "core/assignment/costs.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace counterpart {

using namespace matching;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// The matrix filled up to a square with rows or columns of zeros, and a matching of all of it.
class Reassigner {
  public:
    Reassigner(const SimilarityView& similarity, const Assignment& assignment);

    void apply(const Constraints& constraints);

    enum class Outcome { done, impossible, cancelled };
    Outcome solve(Poller& poller);

    [[nodiscard]] Reassignment result() const;

  private:
    void part(Index row, Index col);
    [[nodiscard]] double cost(Index row, Index col) const {
        return row < s_.rows && col < s_.cols
                   ? cost_of(s_.cells[row * s_.row_stride + col], s_.sign)
                   : 0;
    }
    void find_profits(Index row);
    void scan(Index row, double distance, double row_price);
    [[nodiscard]] double collect_nearest();
    Outcome augment(Index free_row, Poller& poller);
    void finish(double length, Index end);

    const SimilarityView& s_;
    Index n_;
    Array<Index> col_of_row_;
    Array<Index> row_of_col_;
    Array<double> price_; ///< of columns
    Array<char> row_pinned_;
    Array<char> col_pinned_;
    std::vector<std::vector<Index>> forbidden_; ///< columns, of each row

    // One search's.
    Array<double> profit_;
    Array<double> distance_;
    Array<Index> from_;
    Array<char> open_; ///< columns that are neither settled nor pinned
    std::vector<Index> nearest_;
    std::vector<Index> settled_;
};

Reassigner::Reassigner(const SimilarityView& similarity, const Assignment& a)
    : s_(similarity), n_(std::max(s_.rows, s_.cols)), col_of_row_(n_, none), row_of_col_(n_, none),
      price_(n_), row_pinned_(n_), col_pinned_(n_), forbidden_(std::size_t(n_)), profit_(n_),
      distance_(n_), from_(n_), open_(n_) {
    std::copy(a.right_price.begin(), a.right_price.end(), price_.begin());
    std::copy(a.right_of_left.begin(), a.right_of_left.end(), col_of_row_.begin());
    std::copy(a.left_of_right.begin(), a.left_of_right.end(), row_of_col_.begin());
    // Who is unmatched goes with the rows or columns of zeros, whose price is 0.
    Index row = 0;
    Index col = 0;
    for (;;) {
        while (row < n_ && col_of_row_[row] != none)
            ++row;
        while (col < n_ && row_of_col_[col] != none)
            ++col;
        if (row == n_)
            return;
        col_of_row_[row] = col;
        row_of_col_[col] = row;
    }
}

void Reassigner::part(Index row, Index col) {
    col_of_row_[row] = none;
    row_of_col_[col] = none;
}

void Reassigner::apply(const Constraints& constraints) {
    for (const MatrixCell& cell : constraints.forbidden) {
        forbidden_[std::size_t(cell.row)].push_back(cell.col);
        if (col_of_row_[cell.row] == cell.col)
            part(cell.row, cell.col);
    }
    for (const MatrixCell& cell : constraints.pinned) {
        if (col_of_row_[cell.row] != cell.col) {
            if (col_of_row_[cell.row] != none)
                part(cell.row, col_of_row_[cell.row]);
            if (row_of_col_[cell.col] != none)
                part(row_of_col_[cell.col], cell.col);
            col_of_row_[cell.row] = cell.col;
            row_of_col_[cell.col] = cell.row;
        }
        row_pinned_[cell.row] = 1;
        col_pinned_[cell.col] = 1;
    }
}

void Reassigner::find_profits(Index row) {
    Index known = 0;
    if (row < s_.rows) {
        profits(s_.cells + row * s_.row_stride, s_.cols, s_.sign, price_.data(), profit_.data());
        known = s_.cols;
    }
    for (Index j = known; j < n_; ++j)
        profit_[j] = -price_[j];
    for (const Index j : forbidden_[std::size_t(row)])
        profit_[j] = -infinity;
}

/// Relaxes what a row could take that the search has reached at some distance.
void Reassigner::scan(Index row, double distance, double row_price) {
    find_profits(row);
    const double base = distance + row_price;
    for (Index j = 0; j < n_; ++j)
        if (const double at = base - profit_[j]; at < distance_[j] && open_[j]) {
            distance_[j] = at;
            from_[j] = row;
        }
}

/// All open columns at the least distance, which is returned.
double Reassigner::collect_nearest() {
    double least = infinity;
    nearest_.clear();
    for (Index j = 0; j < n_; ++j) {
        if (!open_[j] || distance_[j] > least)
            continue;
        if (distance_[j] < least)
            nearest_.clear();
        least = distance_[j];
        nearest_.push_back(j);
    }
    return least;
}

/// Dijkstra on reduced costs from a free row to the nearest free column.
Reassigner::Outcome Reassigner::augment(Index free_row, Poller& poller) {
    std::fill(distance_.begin(), distance_.end(), infinity);
    for (Index j = 0; j < n_; ++j)
        open_[j] = !col_pinned_[j];
    settled_.clear();
    find_profits(free_row);
    double best = -infinity;
    for (Index j = 0; j < n_; ++j)
        if (open_[j])
            best = std::max(best, profit_[j]);
    if (best == -infinity)
        return Outcome::impossible;
    scan(free_row, 0, best);
    bool padding_seen = false; // all rows of zeros can take the same
    for (;;) {
        const double least = collect_nearest();
        if (least == infinity)
            return Outcome::impossible;
        for (const Index j : nearest_)
            if (row_of_col_[j] == none) {
                finish(least, j);
                return Outcome::done;
            }
        for (const Index j : nearest_) {
            open_[j] = 0;
            settled_.push_back(j);
        }
        for (const Index j : nearest_) {
            const Index row = row_of_col_[j];
            if (row >= s_.rows && std::exchange(padding_seen, true))
                continue;
            scan(row, least, cost(row, j) - price_[j]);
            if (poller.cancelled(3 * n_))
                return Outcome::cancelled;
        }
    }
}

/// Prices of settled columns rise so that no reduced cost is negative; the path is flipped.
void Reassigner::finish(double length, Index end) {
    for (const Index j : settled_)
        price_[j] += length - distance_[j];
    for (Index j = end; j != none;) {
        const Index row = from_[j];
        const Index previous = col_of_row_[row];
        col_of_row_[row] = j;
        row_of_col_[j] = row;
        j = previous;
    }
}

Reassigner::Outcome Reassigner::solve(Poller& poller) {
    for (Index i = 0; i < n_; ++i)
        if (col_of_row_[i] == none)
            if (const Outcome outcome = augment(i, poller); outcome != Outcome::done)
                return outcome;
    return Outcome::done;
}

Reassignment Reassigner::result() const {
    Reassignment result;
    for (Index i = 0; i < s_.rows; ++i) {
        const Index col = col_of_row_[i] < s_.cols ? col_of_row_[i] : none;
        result.right_of_left.push_back(col);
        if (col != none)
            result.total += cost(i, col);
    }
    return result;
}

} // namespace

Result<std::optional<Reassignment>> reassign(const SimilarityView& similarity,
                                             const Assignment& assignment,
                                             const Constraints& constraints,
                                             const Progress& progress) {
    using Outcome = Result<std::optional<Reassignment>>;
    Poller poller(progress);
    if (poller.flush())
        return Cancelled{};
    Reassigner reassigner(similarity, assignment);
    reassigner.apply(constraints);
    switch (reassigner.solve(poller)) {
    case Reassigner::Outcome::cancelled:
        return Cancelled{};
    case Reassigner::Outcome::impossible:
        return Outcome(std::nullopt);
    case Reassigner::Outcome::done:
        break;
    }
    if (poller.flush())
        return Cancelled{};
    return Outcome(reassigner.result());
}

} // namespace counterpart
