#pragma once
// Ranks of every neuron's responses, for Spearman's correlation: Pearson's, of ranks.

#include "core/base/progress.h"
#include "core/base/thread_pool.h"
#include "core/similarity/standardise.h"

#include <memory>
#include <optional>
#include <vector>

namespace counterpart {

/// Ranks 1 … N of each neuron's values, neuron-major. Equal values share the mean of the ranks
/// they take up (mid-ranks); −0 equals +0. Exact in float up to N = 2²³.
struct Ranks {
    std::unique_ptr<float[]> values;
    std::vector<double> sum_of_squares; ///< of each neuron's ranks about their mean, (N + 1) / 2
    Index n_samples = 0;
    Index n_neurons = 0;

    [[nodiscard]] SampleView view() const {
        return {values.get(), n_samples, n_neurons, /*sample_major=*/false};
    }
};

/// Part of a stage, for progress: it reports from `from` to `to`.
struct StagePart {
    Stage stage = Stage::ranking;
    double from = 0;
    double to = 1;
};

/// Ranks the responses. Nothing: cancelled. Memory: N · F floats.
/// Cost: a radix sort a neuron, 2 passes of 11 bits for floats, 3 for doubles; 3 and 6 where the
/// leading 22 (33) bits of what varies leave many values together.
[[nodiscard]] std::optional<Ranks> rank(const SampleView& samples, const StagePart& part,
                                        ThreadPool& pool, const Progress& progress);

/// How to standardise ranks: their mean and norm are known from how they are tied.
[[nodiscard]] Standardisation standardisation(const Ranks& ranks);

} // namespace counterpart
