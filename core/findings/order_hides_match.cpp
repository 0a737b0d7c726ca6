// Compared by index the networks look much less alike than matched. Only where the matched score is
// clearly above chance: the best of all matchings exceeds the one by index in noise as well.
//
// Numbers: index_aligned, matched, difference, chance (of index_aligned), agreeing_index (pairs of
// the matching that join neurons of the same index), pairs.
// Neurons: none.

#include "core/findings/chance_verdict.h"
#include "core/findings/finders.h"
#include "core/findings/thresholds.h"

namespace counterpart {

std::optional<Finding> find_order_hides_match(const Comparison& c, const Baselines* baselines) {
    if (!c.scores.index_aligned || c.scores.matched - *c.scores.index_aligned < hiding_difference)
        return std::nullopt;
    const std::optional<ChanceVerdict> chance = chance_verdict(c, baselines);
    if (!chance || chance->standing != ChanceVerdict::Standing::clearly_above)
        return std::nullopt;
    Index pairs = 0;
    Index same_index = 0;
    for (const Pair& pair : c.pairs)
        if (!pair.placeholder()) {
            ++pairs;
            same_index += pair.left == pair.right ? 1 : 0;
        }
    const auto& orders = c.chance.all_orders;
    const double by_chance = orders && orders->index_aligned ? *orders->index_aligned
                                                             : c.chance.index_aligned.value_or(0);
    return Finding{FindingKind::order_hides_match,
                   {{"index_aligned", *c.scores.index_aligned},
                    {"matched", c.scores.matched},
                    {"difference", c.scores.matched - *c.scores.index_aligned},
                    {"chance", by_chance},
                    {"agreeing_index", double(same_index)},
                    {"pairs", double(pairs)}},
                   {}};
}

} // namespace counterpart
