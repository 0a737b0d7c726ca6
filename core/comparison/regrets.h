#pragma once
// Regrets of a comparison's pairs, in terms of neurons.

#include "core/assignment/regret.h"
#include "core/base/thread_pool.h"
#include "core/comparison/comparison.h"

#include <optional>
#include <vector>

namespace counterpart {

/// The regret of a pair (index into pairs): what the total similarity loses if the pair is
/// forbidden, everything else matched as well as can be. The cells of its swap are (left, right)
/// neurons. At most tie_tolerance exactly where the pair is ambiguous.
/// Nothing for a place-holder, and where no other matching exists: undefined neurons are matched
/// with nothing, so that takes a second defined neuron on one side at least.
/// Cost: see regret(); where neurons are undefined, also a copy of the similarities.
Result<std::optional<Regret>> regret_of_pair(const Comparison& comparison, Index pair,
                                             const Progress& progress);

/// The regret of every pair (losses only), in the order of pairs. Cost: see all_regrets().
Result<std::vector<std::optional<double>>>
regrets_of_pairs(const Comparison& comparison, ThreadPool& pool, const Progress& progress);

/// The neuron of the other side that would be a neuron's best if its counterpart were not: the
/// most similar defined one, the counterpart excepted, the lowest index among equals. Nothing
/// where there is none, or the neuron is undefined. Cost: a pass over its row or column.
struct RunnerUp {
    Index neuron = 0;
    double similarity = 0;
    bool operator==(const RunnerUp&) const = default;
};
[[nodiscard]] std::optional<RunnerUp> runner_up_of_left(const Comparison& comparison,
                                                        Index left_neuron);
[[nodiscard]] std::optional<RunnerUp> runner_up_of_right(const Comparison& comparison,
                                                         Index right_neuron);

/// A neuron's most similar ones of the other side.
struct Candidate {
    Index neuron = 0;
    double similarity = 0;
};
/// The first `count` of the defined neurons of the other side, most similar first, the lowest index
/// first among equals; none where the neuron is undefined. Cost: a pass over its row or column.
[[nodiscard]] std::vector<Candidate> candidates_of_left(const Comparison& comparison,
                                                        Index left_neuron, Index count);
[[nodiscard]] std::vector<Candidate> candidates_of_right(const Comparison& comparison,
                                                         Index right_neuron, Index count);

} // namespace counterpart
