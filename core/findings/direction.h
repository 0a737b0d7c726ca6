#pragma once
// The naive score from one side, so that a finding is written once for both directions.

#include "core/findings/findings.h"

namespace counterpart {

/// Choosers look for their best on the other side (the answering one). Refers into the comparison.
struct Direction {
    NeuronRef::Side choosers = NeuronRef::Side::left;
    double naive = 0;                        ///< this direction's naive score
    const std::vector<NaiveChoice>& choices; ///< of the choosers
    const std::vector<Index>& chosen;        ///< of each answering neuron: by how many
    const std::vector<Hub>& hubs;            ///< answering neurons chosen by several
    Coverage coverage;                       ///< of the answering neurons
    Index answering = 0;                     ///< answering neurons, undefined ones included
    Index answering_undefined = 0;
    double displaced = 0; ///< mean over matched choosers of (their maximum − their assigned cell)
    double leftover = 0;  ///< mean maximum of all choosers − that of the matched ones

    [[nodiscard]] NeuronRef::Side answerers() const {
        return choosers == NeuronRef::Side::left ? NeuronRef::Side::right : NeuronRef::Side::left;
    }
};

/// From the left: displaced and leftover are the anatomy's.
[[nodiscard]] Direction forward_direction(const Comparison& comparison);
/// From the right: the same identity, naive_backward − matched = displaced + leftover. O(F).
[[nodiscard]] Direction backward_direction(const Comparison& comparison);
[[nodiscard]] Direction direction(const Comparison& comparison, NeuronRef::Side choosers);

} // namespace counterpart
