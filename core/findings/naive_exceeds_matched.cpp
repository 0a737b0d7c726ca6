// The naive score of one direction exceeds the matched score, because one neuron may answer for
// many there. Told for the direction that exceeds it more.
//
// Numbers: backward (1: from the right), naive, matched, difference; displaced and leftover, which
// add up to it; displaced_neurons (matched choosers whose assigned cell is below their maximum),
// matched_neurons (choosers matched or held by a place-holder); answering (answering neurons that
// are defined), never_chosen_low and _high (of these; a range where ties touch it), hubs.
// Neurons: the hubs, most chosen first, at most most_involved.

#include "core/findings/direction.h"
#include "core/findings/finders.h"
#include "core/findings/thresholds.h"

#include <cmath>

namespace counterpart {

namespace {

Index displaced_neurons(const Comparison& c, const Direction& way) {
    Index displaced = 0;
    for (const Pair& pair : c.pairs) {
        const Index chooser = way.choosers == NeuronRef::Side::left ? pair.left : pair.right;
        const NaiveChoice& choice = way.choices[static_cast<std::size_t>(chooser)];
        // A negative maximum (signed) is below the 0 of a place-holder, and still displaced.
        if (choice.choice >= 0 &&
            (pair.placeholder() || choice.similarity - pair.similarity > tie_tolerance))
            ++displaced;
    }
    return displaced;
}

} // namespace

std::optional<Finding> find_naive_exceeds_matched(const Comparison& c,
                                                  const Baselines* /*baselines*/) {
    const Direction forward = forward_direction(c);
    const Direction backward = backward_direction(c);
    const Direction& way = backward.naive > forward.naive + tie_tolerance ? backward : forward;
    const double difference = way.naive - c.scores.matched;
    if (difference < notable_difference)
        return std::nullopt;
    const auto answering = double(way.answering - way.answering_undefined);
    const auto never = [&](double coverage) {
        return answering - std::round(coverage * double(way.answering));
    };
    Finding finding{FindingKind::naive_exceeds_matched,
                    {{"backward", way.choosers == NeuronRef::Side::right ? 1 : 0},
                     {"naive", way.naive},
                     {"matched", c.scores.matched},
                     {"difference", difference},
                     {"displaced", way.displaced},
                     {"leftover", way.leftover},
                     {"displaced_neurons", double(displaced_neurons(c, way))},
                     {"matched_neurons", double(c.pairs.size())},
                     {"answering", answering},
                     {"never_chosen_low", never(way.coverage.high)},
                     {"never_chosen_high", never(way.coverage.low)},
                     {"hubs", double(way.hubs.size())}},
                    {}};
    for (std::size_t i = 0; i < way.hubs.size() && i < most_involved; ++i)
        finding.neurons.push_back({way.answerers(), way.hubs[i].neuron});
    return finding;
}

} // namespace counterpart
