#include "core/assignment/tight_graph.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <limits>
#include <queue>

namespace counterpart {

using namespace matching;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Finds which nodes of the exchange graph lie on a cycle of total loss ≤ tolerance.
class CycleFinder {
  public:
    CycleFinder(const WideCosts& costs, Matching matching, Array<double> row_price,
                double tolerance, Poller& poller);
    bool find(); ///< false: cancelled
    [[nodiscard]] const Matching& matching() const { return m_; }
    [[nodiscard]] bool ambiguous_col(Index j) const { return ambiguous_[j] != 0; }
    [[nodiscard]] bool ambiguous_row(Index i) const { return ambiguous_[m_.col_of_row[i]] != 0; }

  private:
    struct Reached {
        double loss;
        Index node;
        bool operator>(const Reached& other) const {
            return loss > other.loss || (loss == other.loss && node > other.node);
        }
    };
    bool collect(TightGraph& none_lost, TightGraph& within);
    void note_edge(Index from, Index to, double lost) {
        least_out_[from] = std::min(least_out_[from], lost);
        least_in_[to] = std::min(least_in_[to], lost);
    }
    bool search(Index start);
    bool expand(const Reached& from, Index start);
    bool reach(Index node, double loss, const Reached& from, Index start);
    [[nodiscard]] double loss(Index row, Index col) const {
        return std::max(0.0, row_price_[row] + m_.price[col] - costs_.at(row, col));
    }

    const WideCosts& costs_;
    Matching m_;
    Array<double> row_price_;
    double tolerance_;
    Poller& poller_;
    Array<char> ambiguous_;   ///< of nodes: columns, then the pool
    Array<double> least_out_; ///< of nodes: the cheapest edge that leaves it
    Array<double> least_in_;

    // The searches'.
    TightGraph within_; ///< edges that lose at most the tolerance
    Components within_components_;
    Bits alive_; ///< columns that may lie on a cheap cycle and are not settled in this search
    Index edges_seen_ = 0; ///< by the last expand()
    Array<double> least_;
    Array<Index> from_;
    std::vector<Index> touched_;
    std::vector<Index> settled_;
    std::priority_queue<Reached, std::vector<Reached>, std::greater<>> heap_;
};

CycleFinder::CycleFinder(const WideCosts& costs, Matching matching, Array<double> row_price,
                         double tolerance, Poller& poller)
    : costs_(costs), m_(std::move(matching)), row_price_(std::move(row_price)),
      tolerance_(tolerance), poller_(poller), ambiguous_(costs.cols() + 1),
      least_out_(costs.cols() + 1, infinity), least_in_(costs.cols() + 1, infinity),
      within_(m_, costs.rows(), costs.cols()), alive_(costs.cols()),
      least_(costs.cols() + 1, infinity), from_(costs.cols() + 1, none) {}

/// One pass over the matrix: the cells that lose nothing, and those that lose at most tolerance.
bool CycleFinder::collect(TightGraph& none_lost, TightGraph& within) {
    const std::vector<float> single(m_.price.begin(), m_.price.end());
    double margin = 0;
    for (const double p : m_.price)
        margin = std::max(margin, profit_margin(std::abs(p)));
    RowReader reader(costs_);
    for (Index i = 0; i < costs_.rows(); ++i) {
        if (poller_.cancelled(costs_.cols()))
            return false;
        const double enough = row_price_[i] - tolerance_;
        const Line row{reader.row(i),   costs_.cols(), costs_.sign(),
                       m_.price.data(), single.data(), margin};
        each_near_block(row, enough, [&](Index first, Index count, const double* profit) {
            for (Index k = 0; k < count; ++k) {
                const Index j = first + k;
                if (profit[k] < enough || j == m_.col_of_row[i])
                    continue;
                within.insert(i, j);
                if (profit[k] >= row_price_[i])
                    none_lost.insert(i, j);
                note_edge(m_.col_of_row[i], j, std::max(0.0, row_price_[i] - profit[k]));
            }
        });
        if (i % 256 == 0)
            poller_.report(Stage::proving, double(i) / double(costs_.rows()));
    }
    for (Index j = 0; within.has_pool && j < costs_.cols(); ++j) {
        if (m_.row_of_col[j] == none)
            note_edge(j, within.pool(), 0);
        if (m_.row_of_col[j] == none || m_.price[j] > tolerance_)
            continue;
        note_edge(within.pool(), j, m_.price[j]);
        within.released.insert(j);
        if (m_.price[j] <= 0)
            none_lost.released.insert(j);
    }
    return true;
}

bool CycleFinder::find() {
    {
        TightGraph none_lost(m_, costs_.rows(), costs_.cols());
        if (!collect(none_lost, within_))
            return false;
        const std::optional<Components> tied = components(none_lost, poller_);
        if (!tied)
            return false;
        for (Index j = 0; j < costs_.cols(); ++j)
            ambiguous_[j] = tied->on_cycle(j);
    }
    std::optional<Components> near = components(within_, poller_);
    if (!near)
        return false;
    within_components_ = std::move(*near);
    for (Index j = 0; j < costs_.cols(); ++j)
        if (within_components_.on_cycle(j))
            alive_.insert(j);
    for (Index j = 0; j < costs_.cols(); ++j)
        if (alive_[j] && !ambiguous_[j] && !search(j))
            return false;
    return true;
}

/// Marks the nodes of one cheap cycle through `start`; if there is none, no cheap cycle of
/// another node passes here either, and it is taken out. False: cancelled.
bool CycleFinder::search(Index start) {
    heap_ = {};
    settled_.clear();
    heap_.push({0, start});
    bool found = false;
    bool go_on = true;
    while (!found && go_on && !heap_.empty()) {
        const Reached at = heap_.top();
        heap_.pop();
        if (at.loss > least_[at.node])
            continue;
        if (at.node < costs_.cols() && at.node != start) {
            alive_.erase(at.node);
            settled_.push_back(at.node);
        }
        found = expand(at, start);
        go_on = !poller_.cancelled(within_.takes.n_words() + edges_seen_);
    }
    for (const Index j : settled_)
        alive_.insert(j);
    if (found) {
        Index j = start;
        do {
            ambiguous_[j] = 1;
            j = from_[j];
        } while (j != start);
    } else {
        alive_.erase(start);
    }
    for (const Index j : touched_)
        least_[j] = infinity;
    touched_.clear();
    return go_on;
}

/// Follows every edge out of a node; true when that closes a cycle.
bool CycleFinder::expand(const Reached& at, Index start) {
    edges_seen_ = 0;
    if (at.node == within_.pool()) {
        for (Index j = 0; j < costs_.cols(); ++j)
            if (alive_[j] && within_.released[j] && reach(j, at.loss + m_.price[j], at, start))
                return true;
        return false;
    }
    const Index row = m_.row_of_col[at.node];
    if (row == none)
        return reach(within_.pool(), at.loss, at, start);
    const std::uint64_t* bits = within_.takes.row(row);
    for (Index w = 0; w < within_.takes.n_words(); ++w)
        for (std::uint64_t left = bits[w] & alive_.word(w); left != 0; left &= left - 1) {
            const Index j = w * 64 + std::countr_zero(left);
            if (reach(j, at.loss + loss(row, j), at, start))
                return true;
        }
    return false;
}

bool CycleFinder::reach(Index node, double total, const Reached& from, Index start) {
    ++edges_seen_;
    if (total > tolerance_ || total >= least_[node] ||
        within_components_.of_node[node] != within_components_.of_node[start])
        return false;
    // From here a cycle has at least one more edge, out of this node and one into the start.
    if (node != start && total + std::max(least_out_[node], least_in_[start]) > tolerance_)
        return false;
    if (least_[node] == infinity)
        touched_.push_back(node);
    least_[node] = total;
    from_[node] = from.node;
    if (node == start)
        return true;
    heap_.push({total, node});
    return false;
}

} // namespace

Result<Uniqueness> uniqueness(const SimilarityView& similarity, const Assignment& assignment,
                              double tolerance, const Progress& progress) {
    Poller poller(progress);
    if (poller.flush())
        return Cancelled{};
    Uniqueness result;
    result.ambiguous_left.assign(static_cast<std::size_t>(similarity.rows), 0);
    result.ambiguous_right.assign(static_cast<std::size_t>(similarity.cols), 0);
    const WideCosts costs(similarity);
    if (costs.rows() == 0)
        return result;

    const bool swap = costs.transposed();
    const auto array = [](const auto& v) {
        return Array<typename std::decay_t<decltype(v)>::value_type>(v.begin(), v.end());
    };
    Matching matching{array(swap ? assignment.left_of_right : assignment.right_of_left),
                      array(swap ? assignment.right_of_left : assignment.left_of_right),
                      array(swap ? assignment.left_price : assignment.right_price)};
    CycleFinder finder(costs, std::move(matching),
                       array(swap ? assignment.right_price : assignment.left_price), tolerance,
                       poller);
    if (!finder.find() || poller.flush())
        return Cancelled{};
    std::vector<char>& of_rows = swap ? result.ambiguous_right : result.ambiguous_left;
    std::vector<char>& of_cols = swap ? result.ambiguous_left : result.ambiguous_right;
    for (Index i = 0; i < costs.rows(); ++i)
        of_rows[static_cast<std::size_t>(i)] = finder.ambiguous_row(i);
    for (Index j = 0; j < costs.cols(); ++j)
        of_cols[static_cast<std::size_t>(j)] = finder.ambiguous_col(j);
    result.unique = std::none_of(of_rows.begin(), of_rows.end(), [](char c) { return c != 0; });
    return result;
}

} // namespace counterpart
