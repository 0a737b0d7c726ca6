// The matched score against its chance level: a rough guide where the level is the closed form for
// independent bell-shaped responses, an exact mean where it was taken over all orders of the
// samples.
//
// Numbers: samples, matched, high and (where known) low: the level, needed (the score from which on
// it is called clearly above), exact (1: all orders), beyond (1: above the level, though not
// clearly); naive_forward, naive_backward and chance_forward, chance_backward.
// Neurons: none.

#include "core/findings/chance_verdict.h"
#include "core/findings/finders.h"

namespace counterpart {

std::optional<Finding> find_chance(const Comparison& c) {
    const std::optional<ChanceVerdict> verdict = chance_verdict(c);
    if (!verdict)
        return std::nullopt;
    using Standing = ChanceVerdict::Standing;
    const auto& orders = c.chance.all_orders;
    Finding finding{
        verdict->standing == Standing::clearly_above ? FindingKind::above_chance
                                                     : FindingKind::not_above_chance,
        {{"samples", double(c.left->n_samples())},
         {"matched", c.scores.matched},
         {"high", verdict->high},
         {"needed", verdict->needed},
         {"exact", verdict->exact ? 1 : 0},
         {"beyond", verdict->standing == Standing::not_above ? 0 : 1},
         {"naive_forward", c.scores.naive_forward},
         {"naive_backward", c.scores.naive_backward},
         {"chance_forward", orders ? orders->naive_forward : c.chance.naive_forward},
         {"chance_backward", orders ? orders->naive_backward : c.chance.naive_backward}},
        {}};
    if (verdict->low)
        finding.numbers["low"] = *verdict->low;
    return finding;
}

} // namespace counterpart
