#pragma once
// The finders: each looks at one comparison for one kind of fact. One file each.

#include "core/findings/findings.h"

#include <optional>

namespace counterpart {

/// `baselines`: null where none were drawn.
using Finder = std::optional<Finding>(const Comparison& comparison, const Baselines* baselines);

Finder find_naive_exceeds_matched;
Finder find_naive_agrees;
Finder find_directions_disagree;
Finder find_order_hides_match;
Finder find_chance; ///< above_chance or not_above_chance
Finder find_no_unique_matching;
Finder find_undefined_neurons;
Finder find_sign_flips;
Finder find_leftover_neurons;
Finder find_more_neurons_than_samples;

} // namespace counterpart
