#pragma once
// What holds a pair of a matching in place: what the total loses without it, and which swap is
// the cheapest way to do without.

#include "core/assignment/assignment.h"
#include "core/base/thread_pool.h"

#include <optional>
#include <vector>

namespace counterpart {

/// A cell of the similarity matrix.
struct MatrixCell {
    Index row = 0;
    Index col = 0;
    bool operator==(const MatrixCell&) const = default;
};

/// The cheapest way to do without one pair.
struct Regret {
    /// What the best matching that avoids the pair loses against the assignment's total; ≥ 0,
    /// exact (a multiple of 2⁻³⁶).
    double loss = 0;
    /// The swap that leads to that matching: cells that leave and cells that enter, in turn. It
    /// starts with the pair itself; each cell that enters shares the row with the one before it,
    /// and, but where a neuron of the larger side comes in or is left out, the column with the
    /// one after it (with the smaller side as rows). Cells that leave, summed, exceed those that
    /// enter by `loss`. One of several, where several are as cheap.
    std::vector<MatrixCell> swap;
};

/// The regret of the pair of `row`. Needs feasible prices with no gap (see certify).
/// Nothing: the row is unmatched, or no other matching of all of the smaller side exists (1 × 1).
///
/// The matchings are the cycles of the exchange graph, whose nodes are the pairs, and in a
/// rectangle one more that stands for being unmatched; an edge is what a neuron loses by taking
/// the other pair's partner, its reduced cost u + v − S ≥ 0. The regret is the shortest cycle
/// through the pair: Dijkstra from both ends (T. A. J. Nicholson, Finding the shortest route
/// between two points in a network, Computer Journal 9, 1966), which looks at a few rows and
/// columns of the matrix only, fewer where the assignment has cores. Cost: usually some 2 · √rows
/// passes over a row or column; at worst one pass over the matrix and rows · cols steps.
Result<std::optional<Regret>> regret(const SimilarityView& similarity, const Assignment& assignment,
                                     Index row, const Progress& progress);

/// The regrets of all rows (losses only); rows entries, nothing where regret() gives nothing.
/// Bitwise equal for any number of threads. Reports Stage::proving. Cost: rows times the above,
/// less what the searches share: which cells of a row lose least is looked up once.
/// Memory: 4 bytes a cell where half of what is free holds them, and at most 64 MB a thread.
Result<std::vector<std::optional<double>>> all_regrets(const SimilarityView& similarity,
                                                       const Assignment& assignment,
                                                       ThreadPool& pool, const Progress& progress);

} // namespace counterpart
