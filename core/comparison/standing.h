#pragma once
// Internal to core/comparison: the assignment that a comparison rests on, as it was when found.

#include "core/comparison/comparison.h"
#include "core/comparison/defined_part.h"

namespace counterpart {

/// The assignment of the defined part with its prices, put together from the pairs. `part` must be
/// the comparison's. Cost: O(F).
[[nodiscard]] Assignment standing_assignment(const Comparison& comparison, const DefinedPart& part);

} // namespace counterpart
