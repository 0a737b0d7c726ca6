#include "core/assignment/solver.h"

#include "core/assignment/cores.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <queue>

namespace counterpart::matching {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

using Cells = Eigen::Map<const Eigen::Array<float, 1, Eigen::Dynamic>>;

/// Raises `best` to the greatest similarities of some rows.
void keep_greatest(const WideCosts& costs, Index first, Index count,
                   Eigen::Array<float, 1, Eigen::Dynamic>& best) {
    const Index cols = costs.cols();
    const auto row = [&](Index k) { return Cells(costs.row(first + k), cols); };
    if (costs.sign() == Sign::signed_)
        for (Index k = 0; k < count; ++k)
            best = best.max(row(k));
    else if (count == 4)
        best = best.max(row(0).abs().max(row(1).abs()).max(row(2).abs().max(row(3).abs())));
    else
        for (Index k = 0; k < count; ++k)
            best = best.max(row(k).abs());
}

class Solver {
  public:
    Solver(const WideCosts& costs, Poller& poller);
    std::optional<Matching> solve(const Array<double>* prices);

  private:
    struct Offer {
        Index col = none;
        double best = -infinity;
        double second = -infinity;
    };
    bool reduce_columns();
    bool reduce_rows();
    [[nodiscard]] Offer best_offer(Index row) const;
    bool bid(Index row, Index& loser, bool& lost_by_price);
    bool augment(Index free_row);
    [[nodiscard]] Index next_column();
    void enter(Index row, double distance, double row_price);
    void look_outside(Index row);
    void relax(Index row, Index col, double distance);
    void raise(Index col, double by) {
        m_.price[col] += by;
        cores_.price_changed(col);
    }
    void finish(double length, Index end);

    const WideCosts& costs_;
    Poller& poller_;
    Index rows_;
    Index cols_;
    Matching m_;
    Cores cores_;
    std::vector<Index> free_rows_;

    // One search's state.
    struct Event {
        double distance;
        Index what; ///< a column to settle, or cols + a row whose cells outside come near
        bool operator>(const Event& other) const {
            return distance > other.distance || (distance == other.distance && what > other.what);
        }
    };
    std::priority_queue<Event, std::vector<Event>, std::greater<>> heap_;
    std::vector<Index> ready_; ///< columns at the distance reached so far
    double reached_ = 0;
    Array<double> distance_; ///< of columns; +∞ where not touched
    Array<Index> from_;
    std::vector<Index> touched_;
    std::vector<Index> settled_;
    Array<char> is_settled_;
    Array<double> base_;             ///< of rows in the tree: distance + price
    double end_distance_ = infinity; ///< of the nearest free column so far
    Index end_ = none;
    bool cancelled_ = false;
};

Solver::Solver(const WideCosts& costs, Poller& poller)
    : costs_(costs), poller_(poller), rows_(costs.rows()),
      cols_(costs.cols()), m_{Array<Index>(rows_, none), Array<Index>(cols_, none),
                              Array<double>(cols_)},
      cores_(costs, m_), distance_(cols_, infinity), from_(cols_, none), is_settled_(cols_),
      base_(rows_) {}

std::optional<Matching> Solver::solve(const Array<double>* prices) {
    // Column maxima as first prices would charge columns that stay unmatched in a rectangle.
    if (prices)
        for (Index j = 0; j < cols_; ++j)
            raise(j, (*prices)[j]);
    else if (rows_ == cols_ && !reduce_columns())
        return std::nullopt;
    if (costs_.transposed() && !cores_.scan_all(poller_))
        return std::nullopt;
    for (Index i = 0; i < rows_; ++i)
        if (m_.col_of_row[i] == none)
            free_rows_.push_back(i);
    if (!reduce_rows())
        return std::nullopt;
    Index done = 0;
    for (const Index i : free_rows_) {
        if (!augment(i))
            return std::nullopt;
        poller_.report(Stage::matching, double(++done) / double(free_rows_.size()));
    }
    m_.cores = std::make_shared<const CoreCells>(cores_.take());
    return std::move(m_);
}

/// Every column's first price is its greatest cost, and it takes the row that offers it.
bool Solver::reduce_columns() {
    // Which group of rows holds a column's maximum is noted once a group; then only that group is
    // searched for the row, which is far cheaper than carrying row numbers along.
    constexpr Index group = 16;
    Eigen::Array<float, 1, Eigen::Dynamic> best = decltype(best)::Constant(cols_, -2.0f);
    Eigen::Array<float, 1, Eigen::Dynamic> before = best;
    Array<std::int32_t> at(cols_, 0);
    for (Index first = 0; first < rows_; first += group) {
        const Index end = std::min(first + group, rows_);
        if (poller_.cancelled((end - first) * cols_))
            return false;
        for (Index i = first; i < end; i += 4)
            keep_greatest(costs_, i, std::min<Index>(4, end - i), best);
        for (Index j = 0; j < cols_; ++j)
            if (best[j] != before[j]) {
                before[j] = best[j];
                at[j] = static_cast<std::int32_t>(first);
            }
    }
    for (Index j = 0; j < cols_; ++j)
        while (at[j] + 1 < rows_ &&
               similarity_of(double(costs_.cell(at[j], j)), costs_.sign()) != double(best[j]))
            ++at[j];
    for (Index j = 0; j < cols_; ++j) {
        raise(j, rounded(double(best[j])));
        if (m_.col_of_row[at[j]] == none)
            m_.match(at[j], j);
    }
    return true;
}

/// One pass of augmenting row reduction: each free row takes its best column at the price at
/// which its second best is as good; who held it goes next. Capped, since rows may outbid each
/// other by tiny steps.
bool Solver::reduce_rows() {
    std::vector<Index> queue;
    queue.swap(free_rows_);
    Index steps_left = 8 * rows_ + 40 * Index(queue.size());
    std::size_t next = 0;
    while (next < queue.size() && steps_left-- > 0) {
        Index loser = none;
        bool lost_by_price = false;
        if (!bid(queue[next++], loser, lost_by_price))
            return false;
        if (lost_by_price)
            queue[--next] = loser;
        else if (loser != none)
            free_rows_.push_back(loser);
    }
    free_rows_.insert(free_rows_.end(), queue.begin() + static_cast<std::ptrdiff_t>(next),
                      queue.end());
    return true;
}

/// The best and second best profit in the row's core, free columns first among equals.
Solver::Offer Solver::best_offer(Index row) const {
    Offer offer;
    for (const Cores::Cell* c = cores_.begin(row); c != cores_.end(row); ++c) {
        const double profit = c->cost - m_.price[c->col];
        if (profit > offer.best || (profit == offer.best && m_.row_of_col[offer.col] != none &&
                                    m_.row_of_col[c->col] == none)) {
            offer.second = offer.best;
            offer.best = profit;
            offer.col = c->col;
        } else if (profit > offer.second) {
            offer.second = profit;
        }
    }
    return offer;
}

/// `loser` is the row left without a column, if any. False: cancelled.
bool Solver::bid(Index row, Index& loser, bool& lost_by_price) {
    Offer offer = best_offer(row);
    if (offer.second < cores_.bound(row)) {
        cores_.scan(row);
        offer = best_offer(row);
        if (poller_.cancelled(2 * cols_))
            return false;
    }
    loser = m_.row_of_col[offer.col];
    lost_by_price = loser != none && offer.best > offer.second;
    if (loser != none && !lost_by_price) {
        loser = row; // as good for the one who holds it
    } else {
        if (offer.second > -infinity) // else there is only one column
            raise(offer.col, offer.best - offer.second);
        if (loser != none)
            m_.col_of_row[loser] = none;
        m_.match(row, offer.col);
    }
    return !poller_.cancelled(cores_.capacity());
}

void Solver::relax(Index row, Index col, double distance) {
    if (distance >= distance_[col] || distance >= end_distance_)
        return;
    if (distance_[col] == infinity)
        touched_.push_back(col);
    distance_[col] = distance;
    from_[col] = row;
    if (m_.row_of_col[col] == none) {
        end_distance_ = distance;
        end_ = col;
    } else if (distance <= reached_) {
        ready_.push_back(col);
    } else {
        heap_.push({distance, col});
    }
}

/// A row joins the tree: its core's cells are looked at now, the others when they come near.
void Solver::enter(Index row, double distance, double row_price) {
    const double base = distance + row_price;
    base_[row] = base;
    for (const Cores::Cell* c = cores_.begin(row); c != cores_.end(row); ++c)
        relax(row, c->col, base - (c->cost - m_.price[c->col]));
    const double outside = base - cores_.bound(row);
    if (outside < end_distance_)
        heap_.push({std::max(outside, distance), cols_ + row});
}

void Solver::look_outside(Index row) {
    cores_.scan(row);
    const double base = base_[row];
    cores_.above(base - end_distance_,
                 [&](Index j, double profit) { relax(row, j, base - profit); });
}

/// Dijkstra on reduced costs from a free row to the nearest free column. False: cancelled.
bool Solver::augment(Index free_row) {
    reached_ = 0;
    end_distance_ = infinity;
    heap_ = {};
    ready_.clear();
    if (best_offer(free_row).best < cores_.bound(free_row))
        cores_.scan(free_row);
    enter(free_row, 0, best_offer(free_row).best);
    for (Index col; (col = next_column()) != none;) {
        is_settled_[col] = 1;
        settled_.push_back(col);
        const Index row = m_.row_of_col[col];
        enter(row, distance_[col], costs_.at(row, col) - m_.price[col]);
        if (poller_.cancelled(cores_.capacity()))
            return false;
    }
    if (cancelled_)
        return false;
    finish(end_distance_, end_);
    return true;
}

/// The next column to settle; none when the end is as near, or when cancelled.
Index Solver::next_column() {
    for (;;) {
        if (!ready_.empty()) {
            if (end_distance_ <= reached_)
                return none;
            const Index col = ready_.back();
            ready_.pop_back();
            if (!is_settled_[col])
                return col;
            continue;
        }
        if (heap_.empty() || heap_.top().distance >= end_distance_)
            return none;
        const Event event = heap_.top();
        heap_.pop();
        reached_ = event.distance;
        if (event.what >= cols_) {
            look_outside(event.what - cols_);
            cancelled_ = poller_.cancelled(3 * cols_);
            if (cancelled_)
                return none;
        } else if (!is_settled_[event.what] && event.distance == distance_[event.what]) {
            return event.what;
        }
    }
}

/// Prices of settled columns rise so that no reduced cost is negative; the path is flipped.
void Solver::finish(double length, Index end) {
    for (const Index j : settled_) {
        raise(j, length - distance_[j]);
        is_settled_[j] = 0;
    }
    for (const Index j : touched_)
        distance_[j] = infinity;
    settled_.clear();
    touched_.clear();
    for (Index j = end; j != none;) {
        const Index row = from_[j];
        const Index previous = m_.col_of_row[row];
        m_.match(row, j);
        j = previous;
    }
}

} // namespace

std::optional<Matching> solve(const WideCosts& costs, const Array<double>* prices, Poller& poller) {
    return Solver(costs, poller).solve(prices);
}

} // namespace counterpart::matching
