// Naive forward and backward differ, which a measure of likeness should not.
//
// Numbers: forward, backward, difference (forward − backward); chance_forward, chance_backward
// (each direction's chance level: where they differ too, part of it is the shape's doing).
// Neurons: none.

#include "core/findings/finders.h"
#include "core/findings/thresholds.h"

#include <cmath>

namespace counterpart {

std::optional<Finding> find_directions_disagree(const Comparison& c,
                                                const Baselines* /*baselines*/) {
    const double difference = c.scores.naive_forward - c.scores.naive_backward;
    if (std::abs(difference) < notable_difference)
        return std::nullopt;
    const auto& orders = c.chance.all_orders;
    return Finding{FindingKind::directions_disagree,
                   {{"forward", c.scores.naive_forward},
                    {"backward", c.scores.naive_backward},
                    {"difference", difference},
                    {"chance_forward", orders ? orders->naive_forward : c.chance.naive_forward},
                    {"chance_backward", orders ? orders->naive_backward : c.chance.naive_backward}},
                   {}};
}

} // namespace counterpart
