#pragma once
// Internal to core/comparison: from the assignment of the defined neurons to the pairs of all.

#include "core/comparison/comparison.h"
#include "core/comparison/defined_part.h"

namespace counterpart {

/// Fills in the pairs, the unmatched neurons and the prices. Needs the correlations.
///
/// Where the defined neurons are too few for min(F_left, F_right) pairs, place-holders fill up:
/// of the neurons that the assignment left over, on each side the undefined ones first, then the
/// defined ones, each by index; the n-th of the left goes with the n-th of the right. At least
/// one of such a pair is undefined, since the side with fewer defined neurons has no other left.
void pair_up(const DefinedPart& part, const Assignment& assignment, const Uniqueness& uniqueness,
             Comparison& comparison);

} // namespace counterpart
