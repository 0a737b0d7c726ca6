#pragma once
// Internal to core/comparison: where the naive score comes from.

#include "core/comparison/comparison.h"
#include "core/comparison/defined_part.h"
#include "core/comparison/maxima.h"

namespace counterpart {

/// Fills in comparison.anatomy and which pairs agree. Needs the pairs.
/// False: cancelled. Cost: O(F), and for neurons whose choice is tied a look at their cells.
[[nodiscard]] bool explain(const DefinedPart& part, const Maxima& maxima, const Progress& progress,
                           Comparison& comparison);

} // namespace counterpart
