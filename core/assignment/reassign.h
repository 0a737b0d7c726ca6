#pragma once
// The best matching under wishes, found from one without them.

#include "core/assignment/assignment.h"
#include "core/assignment/regret.h"

#include <optional>
#include <vector>

namespace counterpart {

/// Cells that must be, and cells that must not be, part of a matching.
struct Constraints {
    std::vector<MatrixCell> pinned;    ///< no two in one row or column
    std::vector<MatrixCell> forbidden; ///< none of them pinned
};

/// A matching without its prices.
struct Reassignment {
    std::vector<Index> right_of_left; ///< rows entries; −1: unmatched
    double total = 0;                 ///< Σ S[i][π(i)] (costs rounded as in Assignment)
};

/// The best matching of all of the smaller side that keeps the constraints. Exact. Nothing: there
/// is none. Needs feasible prices with no gap (see certify).
///
/// A constraint takes cells away and so leaves the prices of the others feasible: pairs that break
/// one are taken apart, and each row that this leaves without a column finds one by a shortest
/// augmenting path under the standing prices. A rectangle is filled up with neurons that nobody
/// resembles, so that one left over with a price above 0 is a row, or column, to be served as well.
/// Cost: for each constraint that the assignment breaks, one or two searches of at worst
/// O(max(rows, cols)²).
Result<std::optional<Reassignment>> reassign(const SimilarityView& similarity,
                                             const Assignment& assignment,
                                             const Constraints& constraints,
                                             const Progress& progress);

} // namespace counterpart
