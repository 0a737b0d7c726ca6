#pragma once
// Internal to core/comparison: whether two networks can be compared at all.

#include "core/base/result.h"
#include "core/responses/responses.h"

#include <optional>

namespace counterpart {

/// Why the two sides cannot be compared: different numbers of samples (with the transpose that
/// would fit), fewer than 2 samples, no neurons, sample labels that disagree (naming the first).
/// Labels are looked at where both sides have them. Nothing: they can. Cost: O(N).
[[nodiscard]] std::optional<Problem> why_not_comparable(const Responses& left,
                                                        const Responses& right);

} // namespace counterpart
