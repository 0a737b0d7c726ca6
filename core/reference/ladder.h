#pragma once
// The rungs of one score: what it is for shuffled samples, for a rotated basis, and what is left.

#include "core/reference/baselines.h"

#include <array>
#include <optional>
#include <vector>

namespace counterpart {

/// The scores by name, so that the one that not every comparison has can be asked for like others.
enum class ScoreKind { index_aligned, naive_forward, naive_backward, matched, matched_strict };
inline constexpr std::array<ScoreKind, 5> all_scores = {
    ScoreKind::index_aligned, ScoreKind::naive_forward, ScoreKind::naive_backward,
    ScoreKind::matched, ScoreKind::matched_strict};

/// Nothing: index-aligned, where the numbers of neurons differ.
[[nodiscard]] std::optional<double> score_of(const Scores& scores, ScoreKind score);

/// One score on its ladder. What there are no draws of is nothing.
struct Ladder {
    ScoreKind score = ScoreKind::matched;
    double observed = 0;
    std::optional<Spread> shuffled;
    std::optional<double> p; ///< against shuffled samples, (b + 1)/(m + 1)
    std::optional<Spread> rotated;
    std::optional<double> above; ///< (observed − rotated)/(1 − rotated); nothing where that is 0/0
};

/// Nothing: the comparison has no such score. Cost: sorts the draws.
[[nodiscard]] std::optional<Ladder> ladder(const Comparison& comparison, const Baselines& baselines,
                                           ScoreKind score);

} // namespace counterpart
