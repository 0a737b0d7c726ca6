#include "core/reference/ladder.h"

#include <algorithm>

namespace counterpart {

namespace {

std::vector<double> values_of(const std::vector<Scores>& draws, ScoreKind score) {
    std::vector<double> values;
    values.reserve(draws.size());
    for (const Scores& draw : draws)
        if (const std::optional<double> value = score_of(draw, score))
            values.push_back(*value);
    return values;
}

} // namespace

std::optional<double> score_of(const Scores& scores, ScoreKind score) {
    switch (score) {
    case ScoreKind::index_aligned:
        return scores.index_aligned;
    case ScoreKind::naive_forward:
        return scores.naive_forward;
    case ScoreKind::naive_backward:
        return scores.naive_backward;
    case ScoreKind::matched_strict:
        return scores.matched_strict;
    case ScoreKind::matched:
        break;
    }
    return scores.matched;
}

std::optional<Ladder> ladder(const Comparison& c, const Baselines& b, ScoreKind score) {
    const std::optional<double> observed = score_of(c.scores, score);
    if (!observed)
        return std::nullopt;
    Ladder rungs;
    rungs.score = score;
    rungs.observed = *observed;
    const std::vector<double> shuffled = values_of(b.shuffled, score);
    if (!shuffled.empty()) {
        const auto reaching = std::count_if(shuffled.begin(), shuffled.end(), [&](double value) {
            return value >= *observed - tie_tolerance;
        });
        rungs.p = double(reaching + 1) / double(shuffled.size() + 1);
    }
    rungs.shuffled = spread(shuffled);
    rungs.rotated = spread(values_of(b.rotated, score));
    if (rungs.rotated && rungs.rotated->mean < 1 - tie_tolerance)
        rungs.above = (*observed - rungs.rotated->mean) / (1 - rungs.rotated->mean);
    return rungs;
}

} // namespace counterpart
