#pragma once
// Internal to core/comparison: the greatest similarity of every row and column, ties told.

#include "core/assignment/assignment.h"
#include "core/base/thread_pool.h"
#include "core/comparison/comparison.h"

#include <optional>
#include <vector>

namespace counterpart {

/// Of each row the best column, and the other way round. Indices are those of the matrix.
struct Maxima {
    std::vector<NaiveChoice> of_row;     ///< rows entries; choice −1 where there are no columns
    std::vector<NaiveChoice> of_col;     ///< cols entries
    std::vector<Index> could_choose_col; ///< cols entries: rows whose maximum a cell of it ties
    std::vector<Index> could_choose_row; ///< rows entries
};

/// The least float that ties a maximum: what is within tie_tolerance of it.
[[nodiscard]] float least_tie(double maximum);

/// Nothing: cancelled. Cost: two passes over the matrix at the speed of memory; where much ties,
/// some steps for each tie.
[[nodiscard]] std::optional<Maxima> maxima(const SimilarityView& similarity, ThreadPool& pool,
                                           const Progress& progress);

} // namespace counterpart
