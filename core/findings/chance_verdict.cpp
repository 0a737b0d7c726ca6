#include "core/findings/chance_verdict.h"

#include "core/findings/thresholds.h"
#include "core/reference/ladder.h"

#include <cmath>

namespace counterpart {

namespace {

/// Fisher's z makes the margin shrink towards 1, where correlations crowd; infinite at 1.
double score_needed(double chance, Index n_samples) {
    if (n_samples < enough_samples || chance >= 1)
        return 1;
    return std::tanh(std::atanh(std::max(chance, 0.0)) +
                     clear_margin / std::sqrt(double(n_samples - 3)));
}

/// Nothing: there are too few shuffles to judge by.
std::optional<ChanceVerdict> by_shuffles(const Comparison& c, const Baselines& b) {
    const std::optional<Ladder> rungs = ladder(c, b, ScoreKind::matched);
    if (!rungs || !rungs->shuffled || !rungs->p || (b.shuffles() < enough_shuffles && !b.exhausted))
        return std::nullopt;
    ChanceVerdict verdict;
    verdict.low = rungs->shuffled->low;
    verdict.high = rungs->shuffled->high;
    verdict.shuffled = {rungs->shuffled->mean, *rungs->p,   smallest_p(b.shuffles()),
                        b.shuffles(),          b.exhausted, b.dependence.parted,
                        b.dependence.repeats};
    const ChanceVerdict::Shuffled& by = *verdict.shuffled;
    if (c.scores.matched <= by.mean + tie_tolerance)
        verdict.standing = ChanceVerdict::Standing::not_above;
    else if (by.p <= chance_p && !by.dependent && !by.repeated &&
             c.left->n_samples() >= enough_samples)
        verdict.standing = ChanceVerdict::Standing::clearly_above;
    else
        verdict.standing = ChanceVerdict::Standing::not_clearly;
    return verdict;
}

} // namespace

std::optional<ChanceVerdict> chance_verdict(const Comparison& c, const Baselines* baselines) {
    if (defined_counts(c).fewer() == 0)
        return std::nullopt;
    if (baselines)
        if (const std::optional<ChanceVerdict> verdict = by_shuffles(c, *baselines))
            return verdict;
    ChanceVerdict verdict;
    if (const auto& orders = c.chance.all_orders) {
        verdict.exact = true;
        verdict.low = verdict.high = orders->matched;
    } else {
        verdict.low = c.chance.matched_low;
        verdict.high = c.chance.matched_high;
    }
    const Index n_samples = c.left->n_samples();
    // Undefined neurons thin out score and level alike; the margin is one of correlations, so it is
    // taken over the defined neurons.
    const double share = double(defined_counts(c).fewer()) / double(c.pairs.size());
    verdict.needed = share * score_needed(verdict.high / share, n_samples);
    const double matched = c.scores.matched;
    if (matched <= verdict.high + tie_tolerance)
        verdict.standing = ChanceVerdict::Standing::not_above;
    else if (n_samples >= enough_samples && verdict.high < share && matched >= verdict.needed)
        verdict.standing = ChanceVerdict::Standing::clearly_above;
    else
        verdict.standing = ChanceVerdict::Standing::not_clearly;
    return verdict;
}

} // namespace counterpart
