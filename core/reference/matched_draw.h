#pragma once
// Internal to core/reference: one draw's correlations matched and scored.

#include "core/comparison/comparison.h"

#include <optional>
#include <vector>

namespace counterpart {

/// What a draw's correlations come to. Indices are those of the matrix.
struct MatchedDraw {
    std::vector<Index> right_of_left; ///< rows entries, −1 where unmatched or undefined
    std::vector<double> row_maximum;  ///< rows entries, over defined neurons; 0 where undefined
    std::vector<double> col_maximum;
    double total = 0;
};

/// Matches the defined neurons. Nothing: cancelled. Cost: an assignment, afresh: starting from the
/// standing prices of all samples spares little where neurons are unrelated, and costs more where
/// they are not (tests/benchmarks/reference_benchmark.cpp).
[[nodiscard]] std::optional<MatchedDraw> matched_draw(const CorrelationMatrix& correlations,
                                                      Sign sign, const Progress& progress);

/// The scores of a draw among F_left × F_right neurons, undefined ones included. Index-aligned is
/// left out: it needs to know which neurons the matrix has.
[[nodiscard]] Scores scores_of_draw(const MatchedDraw& draw, Index n_left, Index n_right);

} // namespace counterpart
