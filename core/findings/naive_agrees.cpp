// Here the naive number is not misleading: both directions and both matched scores say the same,
// nearly every neuron was chosen, and that number is clearly above chance. All of it is needed:
// at chance level an agreement means nothing, with leftover neurons the strict score is lower, and
// copies of one neuron agree in the scores while one of them answers for all.
//
// Numbers: naive_forward, naive_backward, matched; largest_difference (between a naive score and
// the strict matched score); distinct_forward, distinct_backward (neurons chosen at least, however
// ties are broken), left, right (neurons that are defined).
// Neurons: none.

#include "core/findings/chance_verdict.h"
#include "core/findings/finders.h"
#include "core/findings/thresholds.h"

#include <cmath>

namespace counterpart {

std::optional<Finding> find_naive_agrees(const Comparison& c, const Baselines* baselines) {
    const DefinedCounts defined = defined_counts(c);
    if (defined.fewer() < 2) // one neuron each: all scores are the same number
        return std::nullopt;
    const std::optional<ChanceVerdict> chance = chance_verdict(c, baselines);
    if (!chance || chance->standing != ChanceVerdict::Standing::clearly_above)
        return std::nullopt;
    const double difference = std::max(std::abs(c.scores.naive_forward - c.scores.matched_strict),
                                       std::abs(c.scores.naive_backward - c.scores.matched_strict));
    const double forward = std::round(c.anatomy.forward.low * double(c.correlations->r.cols()));
    const double backward = std::round(c.anatomy.backward.low * double(c.correlations->r.rows()));
    if (difference >= notable_difference || forward < high_coverage * double(defined.right) ||
        backward < high_coverage * double(defined.left))
        return std::nullopt;
    return Finding{FindingKind::naive_agrees,
                   {{"naive_forward", c.scores.naive_forward},
                    {"naive_backward", c.scores.naive_backward},
                    {"matched", c.scores.matched},
                    {"largest_difference", difference},
                    {"distinct_forward", forward},
                    {"distinct_backward", backward},
                    {"left", double(defined.left)},
                    {"right", double(defined.right)}},
                   {}};
}

} // namespace counterpart
