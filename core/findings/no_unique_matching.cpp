// Another matching reaches the same total, so the pairs that it changes are not facts.
//
// Numbers: ambiguous (pairs that another optimal matching would change), pairs (place-holders not
// counted), any_matching (1: every one-to-one matching is optimal).
// Neurons: the left neurons of ambiguous pairs, at most most_involved.

#include "core/findings/finders.h"
#include "core/findings/thresholds.h"

namespace counterpart {

namespace {

/// Every one-to-one matching has the same total when no cell falls short of its prices, summed over
/// as many cells as a matching has. O(F²), leaving at the first cell that does.
bool any_matching_is_optimal(const Comparison& c) {
    const Index n = c.correlations->r.rows();
    if (n != c.correlations->r.cols() || !c.undefined_left.empty() || !c.undefined_right.empty())
        return false;
    for (Index i = 0; i < n; ++i)
        for (Index j = 0; j < n; ++j)
            if (c.left_price[static_cast<std::size_t>(i)] +
                    c.right_price[static_cast<std::size_t>(j)] - c.similarity(i, j) >
                tie_tolerance / double(n))
                return false;
    return true;
}

} // namespace

std::optional<Finding> find_no_unique_matching(const Comparison& c,
                                               const Baselines* /*baselines*/) {
    if (c.unique)
        return std::nullopt;
    Finding finding{FindingKind::no_unique_matching, {}, {}};
    Index pairs = 0;
    Index ambiguous = 0;
    for (const Pair& pair : c.pairs) {
        if (pair.placeholder())
            continue;
        ++pairs;
        if (!pair.ambiguous)
            continue;
        ++ambiguous;
        if (finding.neurons.size() < most_involved)
            finding.neurons.push_back({NeuronRef::Side::left, pair.left});
    }
    finding.numbers = {{"ambiguous", double(ambiguous)},
                       {"pairs", double(pairs)},
                       {"any_matching", any_matching_is_optimal(c) ? 1 : 0}};
    return finding;
}

} // namespace counterpart
