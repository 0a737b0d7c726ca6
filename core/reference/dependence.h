#pragma once
// Internal to core/reference: whether rows look exchangeable.

#include "core/reference/baselines.h"
#include "core/reference/samples.h"

namespace counterpart {

/// See Dependence. Cost: O(N · F).
[[nodiscard]] Dependence dependence_of(const SampleSides& sides, const BaselineOptions& options);

} // namespace counterpart
