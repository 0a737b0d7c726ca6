#pragma once
// An order of many things along the direction in which they differ most gradually.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/thread_pool.h"
#include "core/order/linkage.h"

#include <vector>

namespace counterpart {

/// The things by the Fiedler vector of their similarities, of the normalised Laplacian: alike ones
/// come next to each other. `similarities` in [0, 1], 1 on the diagonal, symmetric.
/// Atkins, Boman and Hendrickson, SIAM J. Comput. 28, 297 (1998); the vector by Lanczos' method
/// from a fixed start, to within 1e-3 or as far as 100 steps lead: an order to look at, not a proof.
/// Errors: cancelled. Cost: at most 100 products with the matrix.
Result<std::vector<Index>> seriate(const PairValues& similarities, ThreadPool& pool,
                                   const Progress& progress);

} // namespace counterpart
