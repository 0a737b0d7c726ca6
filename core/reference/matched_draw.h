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

/// Matches the defined neurons. `prices`, where given, are standing prices of the columns to start
/// from (core/assignment, assign_from). Nothing: cancelled. Cost: an assignment.
[[nodiscard]] std::optional<MatchedDraw> matched_draw(const CorrelationMatrix& correlations,
                                                      Sign sign, const std::vector<double>* prices,
                                                      const Progress& progress);

/// The scores of a draw among F_left × F_right neurons, undefined ones included. Index-aligned is
/// left out: it needs to know which neurons the matrix has.
[[nodiscard]] Scores scores_of_draw(const MatchedDraw& draw, Index n_left, Index n_right);

} // namespace counterpart
