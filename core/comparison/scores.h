#pragma once
// Internal to core/comparison: the scores.

#include "core/comparison/comparison.h"

#include <vector>

namespace counterpart {

/// The scores from the row and column maxima and the pairs; see Scores. A neuron without a choice
/// and a place-holder add 0, and count in the divisor. Cost: O(F).
[[nodiscard]] Scores scores_of(const Comparison& comparison);

} // namespace counterpart
