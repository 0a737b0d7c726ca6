#include "core/assignment/regret.h"

#include "core/assignment/exchange.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <queue>
#include <utility>

namespace counterpart {

using namespace matching;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
using Direction = ExchangeGraph::Direction;

/// Shortest cycles through one node after another.
class CycleSearch {
  public:
    explicit CycleSearch(ExchangeGraph graph)
        : graph_(std::move(graph)), halves_{Half(graph_.nodes()), Half(graph_.nodes())} {}

    /// The weight of the shortest cycle through `start` if that is below `bound`, else `bound`.
    /// Nothing: cancelled.
    /// `closing`: no edge out of (0), or into (1), the start weighs less.
    std::optional<double> shortest(Index start, double bound, const double (&closing)[2],
                                   Poller& poller);

    /// The nodes of the cycle found last, from its start on; none where none was below the bound.
    [[nodiscard]] std::vector<Index> cycle() const;

    [[nodiscard]] ExchangeGraph& graph() { return graph_; }

  private:
    struct Reached {
        double distance;
        Index node;
        bool operator>(const Reached& other) const {
            return distance > other.distance || (distance == other.distance && node > other.node);
        }
    };
    /// A search from the start along the edges, or against them.
    struct Half {
        explicit Half(Index nodes) : distance(nodes, infinity), from(nodes, none) {}
        Array<double> distance;
        Array<Index> from;
        std::vector<Index> touched;
        std::priority_queue<Reached, std::vector<Reached>, std::greater<>> heap;
        Index steps = 0;

        void begin(Index start);
        void reach(Index node, double at, Index previous);
        [[nodiscard]] double next() const { return heap.empty() ? infinity : heap.top().distance; }
    };
    void expand(Direction direction);

    ExchangeGraph graph_;
    Half halves_[2];
    double best_ = infinity;
    Index meeting_ = none; ///< where the halves of the best cycle so far meet
    Index start_ = none;
    double closing_[2] = {};
};

void CycleSearch::Half::begin(Index start) {
    for (const Index node : touched)
        distance[node] = infinity;
    touched.clear();
    heap = {};
    steps = 0;
    reach(start, 0, none);
}

void CycleSearch::Half::reach(Index node, double at, Index previous) {
    if (distance[node] == infinity)
        touched.push_back(node);
    distance[node] = at;
    from[node] = previous;
    heap.push({at, node});
}

/// Settles the nearest node of one half. An edge matters only if it makes a shorter cycle with
/// what is to come at least: what the other half has still to go, and the lightest edges that can
/// close the cycle. Where it ends in a node that the other half has settled already, it was looked
/// at from there. So are the edges that lead back to the start.
void CycleSearch::expand(Direction direction) {
    const int back = 1 - int(direction);
    Half& half = halves_[int(direction)];
    const Half& other = halves_[back];
    const Reached at = half.heap.top();
    half.heap.pop();
    if (at.distance > half.distance[at.node])
        return;
    const double to_come = std::max(other.next(), closing_[back]);
    const double below = best_ - at.distance - to_come;
    for (const ExchangeGraph::Edge& edge : graph_.edges(direction, at.node, below, half.steps)) {
        if (edge.weight >= best_ - at.distance - to_come)
            break;
        ++half.steps;
        const double distance = at.distance + edge.weight;
        if (edge.node == start_ || distance >= half.distance[edge.node] ||
            distance + graph_.lightest(direction, edge.node) >= best_)
            continue;
        half.reach(edge.node, distance, at.node);
        if (distance + other.distance[edge.node] < best_) {
            best_ = distance + other.distance[edge.node];
            meeting_ = edge.node;
        }
    }
}

std::optional<double> CycleSearch::shortest(Index start, double bound, const double (&closing)[2],
                                            Poller& poller) {
    start_ = start;
    std::copy(closing, closing + 2, closing_);
    best_ = bound;
    meeting_ = none;
    Half& out = halves_[int(Direction::out)];
    Half& in = halves_[int(Direction::in)];
    out.begin(start);
    in.begin(start);
    if (best_ > 0) {
        expand(Direction::out);
        expand(Direction::in);
    }
    while (out.next() + in.next() < best_) {
        const Index before = out.steps + in.steps;
        expand(out.steps <= in.steps ? Direction::out : Direction::in);
        if (poller.cancelled(out.steps + in.steps - before + 16))
            return std::nullopt;
    }
    return best_;
}

std::vector<Index> CycleSearch::cycle() const {
    std::vector<Index> nodes;
    if (meeting_ == none)
        return nodes;
    for (Index node = meeting_; node != none; node = halves_[int(Direction::out)].from[node])
        nodes.push_back(node);
    std::reverse(nodes.begin(), nodes.end());
    const Array<Index>& next = halves_[int(Direction::in)].from;
    for (Index node = next[meeting_]; node != start_; node = next[node]) {
        // A node of both halves: the loop between costs nothing, else a cycle without was shorter.
        const auto seen = std::find(nodes.begin(), nodes.end(), node);
        nodes.erase(seen, nodes.end());
        nodes.push_back(node);
    }
    return nodes;
}

/// The cells that leave and enter along a cycle, in the matrix's own orientation.
std::vector<MatrixCell> swap_of(const std::vector<Index>& cycle, const PricedMatching& m,
                                const WideCosts& costs, ExchangeGraph& graph) {
    std::vector<MatrixCell> cells;
    const Index rows = costs.rows();
    const auto add = [&](Index row, Index col) {
        cells.push_back(costs.transposed() ? MatrixCell{col, row} : MatrixCell{row, col});
    };
    for (std::size_t k = 0; k < cycle.size(); ++k) {
        const Index row = cycle[k];
        if (row == rows)
            continue;
        add(row, m.columns.col_of_row[row]);
        add(row, graph.column_taken(row, cycle[(k + 1) % cycle.size()]));
    }
    return cells;
}

/// Searches that wait for a thread.
class Searches {
  public:
    Searches(const WideCosts& costs, const PricedMatching& matching, const ExchangeAids& aids)
        : costs_(costs), matching_(matching), aids_(aids) {}

    std::unique_ptr<CycleSearch> take() {
        {
            const std::lock_guard lock(mutex_);
            if (!idle_.empty()) {
                auto search = std::move(idle_.back());
                idle_.pop_back();
                return search;
            }
        }
        return std::make_unique<CycleSearch>(ExchangeGraph(costs_, matching_, &aids_));
    }
    void give_back(std::unique_ptr<CycleSearch> search) {
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(search));
    }

  private:
    const WideCosts& costs_;
    const PricedMatching& matching_;
    const ExchangeAids& aids_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<CycleSearch>> idle_;
};

/// Runs work(search, node, poller) for every row's node. False: cancelled.
template<typename Work>
bool each_node(Searches& searches, const WideCosts& costs, ThreadPool& pool,
               const Progress& progress, const Work& work) {
    constexpr Index together = 32;
    const Index tasks = (costs.rows() + together - 1) / together;
    std::atomic<Index> done{0};
    return pool.run(tasks, 10.0 * double(costs.rows()) * double(costs.cols()), [&](Index task) {
        Poller poller(progress);
        std::unique_ptr<CycleSearch> search = searches.take();
        const Index end = std::min(costs.rows(), (task + 1) * together);
        for (Index node = task * together; node < end; ++node)
            if (!work(*search, node, poller))
                return false;
        searches.give_back(std::move(search));
        progress.report(Stage::proving, double(++done) / double(tasks));
        return !poller.flush();
    });
}

bool has_no_other(const WideCosts& costs) {
    return costs.rows() == 0 || costs.cols() == 1;
}

} // namespace

Result<std::optional<Regret>> regret(const SimilarityView& similarity, const Assignment& assignment,
                                     Index row, const Progress& progress) {
    using Outcome = Result<std::optional<Regret>>;
    Poller poller(progress);
    if (poller.flush())
        return Cancelled{};
    const WideCosts costs(similarity);
    const Index col = assignment.right_of_left[static_cast<std::size_t>(row)];
    if (col == none || has_no_other(costs))
        return Outcome(std::nullopt);
    const PricedMatching matching = priced(assignment, costs.transposed());
    CycleSearch search(ExchangeGraph(costs, matching));
    const Index node = costs.transposed() ? col : row;
    Index steps = 0;
    // Costs are multiples of 2⁻³⁶: from just above, the shortest pair is found as well.
    const ExchangeGraph::Neighbourhood near = search.graph().neighbourhood(node, steps);
    const std::optional<double> loss =
        search.shortest(node, near.shortest_pair + 0x1p-36, near.lightest, poller);
    if (!loss || poller.flush())
        return Cancelled{};
    Regret result;
    result.loss = *loss;
    result.swap = swap_of(search.cycle(), matching, costs, search.graph());
    return Outcome(std::move(result));
}

Result<std::vector<std::optional<double>>> all_regrets(const SimilarityView& similarity,
                                                       const Assignment& assignment,
                                                       ThreadPool& pool, const Progress& progress) {
    std::vector<std::optional<double>> regrets(static_cast<std::size_t>(similarity.rows));
    const WideCosts costs(similarity);
    if (progress.cancelled(0))
        return Cancelled{};
    if (has_no_other(costs))
        return regrets;
    const PricedMatching matching = priced(assignment, costs.transposed());
    std::optional<ExchangeAids> aids = exchange_aids(costs, pool, progress);
    if (!aids)
        return Cancelled{};
    Array<double> pair(costs.rows());
    Searches searches(costs, matching, *aids);
    // All neighbourhoods first: every search is cut short by the lightest edges of all nodes.
    const bool finished =
        each_node(searches, costs, pool, progress.silent(),
                  [&](CycleSearch& search, Index node, Poller& poller) {
                      Index steps = 0;
                      const auto near = search.graph().neighbourhood(node, steps);
                      pair[node] = near.shortest_pair;
                      aids->lightest[0][node] = near.lightest[0];
                      aids->lightest[1][node] = near.lightest[1];
                      return !poller.cancelled(steps);
                  }) &&
        each_node(
            searches, costs, pool, progress, [&](CycleSearch& search, Index node, Poller& poller) {
                const double closing[2] = {aids->lightest[0][node], aids->lightest[1][node]};
                const std::optional<double> loss =
                    search.shortest(node, pair[node], closing, poller);
                const Index row = costs.transposed() ? matching.columns.col_of_row[node] : node;
                regrets[static_cast<std::size_t>(row)] = loss;
                return loss.has_value();
            });
    if (!finished)
        return Cancelled{};
    return regrets;
}

} // namespace counterpart
