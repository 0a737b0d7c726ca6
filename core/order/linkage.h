#pragma once
// Hierarchical clustering: which neurons, then which clusters, are merged.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/responses/responses.h"

#include <Eigen/Core>
#include <vector>

namespace counterpart {

/// Something about every pair of n things: n × n, symmetric.
using PairValues = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Two clusters become one. Things are clusters 0 … n − 1; the k-th merge makes cluster n + k.
struct Merge {
    Index first = 0;
    Index second = 0;
    double height = 0; ///< the distance of the two
};

/// Average linkage (UPGMA): always the two clusters whose mean distance, over all pairs of a thing
/// of one and a thing of the other, is least. n − 1 merges, heights ascending.
/// By nearest-neighbour chains (Murtagh, Comput. J. 26, 354, 1983). Errors: cancelled.
/// Cost: about 5 n². Memory: a copy of the distances.
Result<std::vector<Merge>> average_linkage(const PairValues& distances, const Progress& progress);

} // namespace counterpart
