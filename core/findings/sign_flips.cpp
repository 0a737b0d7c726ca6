// Absolute similarity: many counterparts respond oppositely.
//
// Numbers: flipped (pairs with negative correlation), pairs (place-holders not counted), matched,
// signed_mean (mean correlation of the same pairs, divided like the matched score); unique (0:
// another optimal matching may have other numbers).
// Neurons: the left neurons of flipped pairs, strongest first, at most most_involved.

#include "core/findings/finders.h"
#include "core/findings/thresholds.h"

namespace counterpart {

std::optional<Finding> find_sign_flips(const Comparison& c, const Baselines* /*baselines*/) {
    if (c.options.sign != Sign::absolute)
        return std::nullopt;
    std::vector<const Pair*> flipped;
    Index pairs = 0;
    double sum = 0;
    for (const Pair& pair : c.pairs) {
        if (!pair.correlation)
            continue;
        ++pairs;
        sum += *pair.correlation;
        if (*pair.correlation < -tie_tolerance)
            flipped.push_back(&pair);
    }
    if (flipped.empty() || double(flipped.size()) < many_flips * double(pairs))
        return std::nullopt;
    std::stable_sort(flipped.begin(), flipped.end(),
                     [](const Pair* a, const Pair* b) { return a->similarity > b->similarity; });
    Finding finding{FindingKind::sign_flips,
                    {{"flipped", double(flipped.size())},
                     {"pairs", double(pairs)},
                     {"matched", c.scores.matched},
                     {"signed_mean", sum / double(c.pairs.size())},
                     {"unique", c.unique ? 1 : 0}},
                    {}};
    for (std::size_t i = 0; i < flipped.size() && i < most_involved; ++i)
        finding.neurons.push_back({NeuronRef::Side::left, flipped[i]->left});
    return finding;
}

} // namespace counterpart
