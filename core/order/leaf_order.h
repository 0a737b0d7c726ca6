#pragma once
// In which order the leaves of a tree of clusters are told.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/thread_pool.h"
#include "core/order/linkage.h"

#include <vector>

namespace counterpart {

/// The things in an order that keeps every cluster together and makes the sum of the distances of
/// neighbours least, among the 2^(n − 1) orders that do; to within rounding, 1e-7 a neighbour.
/// Of equal ones, the same every time. `tree` as average_linkage() has it, n − 1 merges.
/// Bar-Joseph, Gifford and Jaakkola, Bioinformatics 17, S22 (2001), the minimum of their equation
/// (4) taken over one end at a time, which brings n⁴ down to n³.
/// Errors: cancelled. Cost: at most n³/3 additions and comparisons. Memory: 8 bytes a pair.
Result<std::vector<Index>> optimal_leaf_order(const std::vector<Merge>& tree,
                                              const PairValues& distances, ThreadPool& pool,
                                              const Progress& progress);

/// Σ distances of neighbours in an order: what optimal_leaf_order() makes least.
[[nodiscard]] double path_length(const std::vector<Index>& order, const PairValues& distances);

} // namespace counterpart
