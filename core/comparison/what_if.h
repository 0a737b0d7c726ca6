#pragma once
// Hypothetical matchings: some pairs pinned, some forbidden. Never part of a result.

#include "core/comparison/comparison.h"

#include <optional>
#include <vector>

namespace counterpart {

/// A what-if: this pair must be, or must not be.
struct Wish {
    enum class Kind { pin, forbid } kind = Kind::pin;
    Index left = 0;
    Index right = 0;
    bool operator==(const Wish&) const = default;
};

/// Why wishes cannot all come true.
struct Impossible {
    enum class Reason {
        undefined,            ///< `first` pins a neuron that has no correlation with anything
        same_neuron,          ///< `first` and `second` pin one neuron to two
        pinned_and_forbidden, ///< `first` is both
        none_left             ///< too much is forbidden: no matching of all of the smaller side
    } reason = Reason::none_left;
    Wish first;
    Wish second; ///< only for same_neuron
};

/// A left neuron whose counterpart is another in the hypothetical matching; −1: none.
struct CounterpartChange {
    Index left = 0;
    Index now = -1;
    Index then = -1;
    bool operator==(const CounterpartChange&) const = default;
};

/// The best matching under wishes, beside the comparison's.
struct WhatIf {
    std::optional<Impossible> impossible;   ///< then nothing else holds
    double total = 0;                       ///< Σ S[i][π(i)] of the hypothetical matching
    double change = 0;                      ///< total − the comparison's; ≤ 0
    double matched = 0;                     ///< total / min(F_left, F_right)
    std::vector<Index> counterpart_of_left; ///< F_left entries; −1: none
    std::vector<CounterpartChange> changed; ///< by left neuron
};

/// Solves the assignment of the defined neurons anew from the standing prices, with all wishes
/// applied. Exact: its total is that of solving afresh. Wishes that the matching fulfils anyway,
/// and forbidden pairs with an undefined neuron, change nothing. Wishes must name neurons that
/// there are. Cost: see reassign(); where neurons are undefined, also a copy of the similarities.
Result<WhatIf> what_if(const Comparison& comparison, const std::vector<Wish>& wishes,
                       const Progress& progress);

} // namespace counterpart
