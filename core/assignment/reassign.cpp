#include "core/assignment/reassign.h"

#include "core/assignment/costs.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <queue>
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
    [[nodiscard]] bool may_take(Index row, Index col) const;
    [[nodiscard]] double best_profit(Index row) const;
    void scan(Index row, double base);
    void relax(Index row, Index col, double distance);
    Outcome augment(Index free_row, Poller& poller);
    void finish();
    void set_price(Index col, double price);

    const SimilarityView& s_;
    Index n_;
    Array<Index> col_of_row_;
    Array<Index> row_of_col_;
    Array<double> price_; ///< of columns
    Array<char> col_pinned_;
    std::vector<std::vector<Index>> forbidden_; ///< columns, of each row

    Array<float> single_price_; ///< the same, for greatest_profit
    double margin_ = profit_margin(1);

    // One search's.
    struct Reached {
        double distance;
        Index col;
        bool operator>(const Reached& other) const {
            return distance > other.distance || (distance == other.distance && col > other.col);
        }
    };
    std::priority_queue<Reached, std::vector<Reached>, std::greater<>> heap_;
    Array<double> distance_; ///< of columns; +∞ where not touched
    Array<Index> from_;
    std::vector<Index> touched_;
    std::vector<Index> settled_;
    double end_distance_ = infinity; ///< of the nearest free column so far
    Index end_ = none;
};

Reassigner::Reassigner(const SimilarityView& similarity, const Assignment& a)
    : s_(similarity), n_(std::max(s_.rows, s_.cols)), col_of_row_(n_, none), row_of_col_(n_, none),
      price_(n_), col_pinned_(n_), forbidden_(std::size_t(n_)), single_price_(n_),
      distance_(n_, infinity), from_(n_, none) {
    for (Index j = 0; j < s_.cols; ++j)
        set_price(j, a.right_price[std::size_t(j)]);
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
        col_pinned_[cell.col] = 1;
    }
}

void Reassigner::set_price(Index col, double price) {
    price_[col] = price;
    single_price_[col] = static_cast<float>(price);
    margin_ = std::max(margin_, profit_margin(std::abs(price)));
}

bool Reassigner::may_take(Index row, Index col) const {
    const std::vector<Index>& forbidden = forbidden_[std::size_t(row)];
    return !col_pinned_[col] &&
           std::find(forbidden.begin(), forbidden.end(), col) == forbidden.end();
}

/// −∞ where the row may take nothing.
double Reassigner::best_profit(Index row) const {
    double best = -infinity;
    for (Index j = 0; j < n_; ++j)
        if (const double profit = cost(row, j) - price_[j]; profit > best && may_take(row, j))
            best = profit;
    return best;
}

void Reassigner::relax(Index row, Index col, double distance) {
    if (distance >= end_distance_ || distance >= distance_[col] || !may_take(row, col))
        return;
    if (distance_[col] == infinity)
        touched_.push_back(col);
    distance_[col] = distance;
    from_[col] = row;
    if (row_of_col_[col] == none) {
        end_distance_ = distance;
        end_ = col;
    } else {
        heap_.push({distance, col});
    }
}

/// Relaxes what a row could take; `base` is its distance and price. Cells that are no nearer than
/// the end so far are passed over by blocks.
void Reassigner::scan(Index row, double base) {
    constexpr Index block = 64;
    double profit[block];
    const Index known = row < s_.rows ? s_.cols : 0;
    const float* cells = known > 0 ? s_.cells + row * s_.row_stride : nullptr;
    for (Index first = 0; first < known; first += block) {
        const Index count = std::min(block, known - first);
        if (end_distance_ != infinity &&
            double(greatest_profit(cells + first, count, s_.sign, single_price_.data() + first)) <
                base - end_distance_ - margin_)
            continue;
        profits(cells + first, count, s_.sign, price_.data() + first, profit);
        for (Index k = 0; k < count; ++k)
            relax(row, first + k, base - profit[k]);
    }
    for (Index j = known; j < n_; ++j)
        relax(row, j, base + price_[j]);
}

/// Dijkstra on reduced costs from a free row to the nearest free column.
Reassigner::Outcome Reassigner::augment(Index free_row, Poller& poller) {
    const double best = best_profit(free_row);
    if (best == -infinity)
        return Outcome::impossible;
    for (Index j = 0; j < n_; ++j) // the way there at once, so that longer ones need no look
        if (row_of_col_[j] == none)
            relax(free_row, j, best - cost(free_row, j) + price_[j]);
    scan(free_row, best);
    bool padding_seen = false; // all rows of zeros can take the same
    while (!heap_.empty() && heap_.top().distance < end_distance_) {
        const Reached at = heap_.top();
        heap_.pop();
        if (at.distance > distance_[at.col])
            continue;
        settled_.push_back(at.col);
        const Index row = row_of_col_[at.col];
        if (row >= s_.rows && std::exchange(padding_seen, true))
            continue;
        scan(row, at.distance + cost(row, at.col) - price_[at.col]);
        if (poller.cancelled(2 * n_))
            return Outcome::cancelled;
    }
    if (end_ == none)
        return Outcome::impossible;
    finish();
    return Outcome::done;
}

/// Prices of settled columns rise so that no reduced cost is negative; the path is flipped.
void Reassigner::finish() {
    for (const Index j : settled_)
        set_price(j, price_[j] + end_distance_ - distance_[j]);
    for (Index j = end_; j != none;) {
        const Index row = from_[j];
        const Index previous = col_of_row_[row];
        col_of_row_[row] = j;
        row_of_col_[j] = row;
        j = previous;
    }
    for (const Index j : touched_)
        distance_[j] = infinity;
    touched_.clear();
    settled_.clear();
    heap_ = {};
    end_distance_ = infinity;
    end_ = none;
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
