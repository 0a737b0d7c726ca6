#include "core/assignment/reference.h"

#include <algorithm>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

namespace counterpart::test {

std::int64_t greatest_total(const std::vector<std::int64_t>& gains, int rows, int cols) {
    // Padded to a square: neurons without a partner meet dummies at no gain.
    const int n = std::max(rows, cols);
    lemon::SmartDigraph graph;
    graph.reserveNode(2 * n);
    graph.reserveArc(n * n);
    for (int k = 0; k < 2 * n; ++k)
        graph.addNode();
    lemon::SmartDigraph::ArcMap<std::int64_t> cost(graph);
    lemon::SmartDigraph::ArcMap<int> capacity(graph);
    lemon::SmartDigraph::NodeMap<int> supply(graph);
    for (int k = 0; k < 2 * n; ++k)
        supply[lemon::SmartDigraph::nodeFromId(k)] = k < n ? 1 : -1;
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < n; ++j) {
            const auto arc = graph.addArc(lemon::SmartDigraph::nodeFromId(i),
                                          lemon::SmartDigraph::nodeFromId(n + j));
            capacity[arc] = 1;
            const bool real = i < rows && j < cols;
            cost[arc] = real ? -gains[static_cast<std::size_t>(i) * static_cast<std::size_t>(cols) +
                                      static_cast<std::size_t>(j)]
                             : 0;
        }
    lemon::NetworkSimplex<lemon::SmartDigraph, int, std::int64_t> simplex(graph);
    simplex.costMap(cost).upperMap(capacity).supplyMap(supply);
    if (simplex.run() != decltype(simplex)::OPTIMAL)
        return INT64_MIN;
    return -simplex.totalCost<std::int64_t>();
}

} // namespace counterpart::test
