// The matched score against its chance level: that of shuffled samples where they were drawn; else
// a rough guide where the level is the closed form for independent bell-shaped responses, an exact
// mean where it was taken over all orders of the samples.
//
// Numbers: samples, matched, high and (where known) low: the level, needed (the score from which on
// it is called clearly above), exact (1: all orders), beyond (1: above the level, though not
// clearly); naive_forward, naive_backward and chance_forward, chance_backward.
// Where shuffled samples judge: shuffled_mean, p, smallest_p, draws, exhausted (1: all orders),
// dependent and repeated (1: why a small p means nothing); low and high are their middle 95 %.
// chance_forward and chance_backward are their means then.
// Neurons: none.

#include "core/findings/chance_verdict.h"
#include "core/findings/finders.h"
#include "core/reference/ladder.h"

namespace counterpart {

namespace {

void tell_shuffles(Finding& finding, const Comparison& c, const Baselines& b,
                   const ChanceVerdict::Shuffled& by) {
    const auto mean = [&](ScoreKind score) {
        const std::optional<Ladder> rungs = ladder(c, b, score);
        return rungs && rungs->shuffled ? rungs->shuffled->mean : 0;
    };
    finding.numbers["shuffled_mean"] = by.mean;
    finding.numbers["p"] = by.p;
    finding.numbers["smallest_p"] = by.smallest_p;
    finding.numbers["draws"] = double(by.draws);
    finding.numbers["exhausted"] = by.exhausted ? 1 : 0;
    finding.numbers["dependent"] = by.dependent ? 1 : 0;
    finding.numbers["repeated"] = by.repeated ? 1 : 0;
    finding.numbers["chance_forward"] = mean(ScoreKind::naive_forward);
    finding.numbers["chance_backward"] = mean(ScoreKind::naive_backward);
}

} // namespace

std::optional<Finding> find_chance(const Comparison& c, const Baselines* baselines) {
    const std::optional<ChanceVerdict> verdict = chance_verdict(c, baselines);
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
    if (verdict->shuffled && baselines)
        tell_shuffles(finding, c, *baselines, *verdict->shuffled);
    return finding;
}

} // namespace counterpart
