#pragma once
// What a comparison's scores mean: the same scores for shuffled samples, for a rotated basis, and
// for matchings learned on one half of the samples and scored on the other.

#include "core/comparison/comparison.h"
#include "core/reference/baseline_options.h"

#include <optional>
#include <vector>

namespace counterpart {

/// Whether rows look exchangeable, which free shuffles assume.
struct Dependence {
    /// Mean over neurons of the correlation of a row with the next; null with fewer than 8 rows.
    std::optional<double> lag1_left;
    std::optional<double> lag1_right;
    Index repeated = 0; ///< rows that equal an earlier one, on both sides at the same places
    /// On both sides above max(0.1, 3/√N): free shuffles give p-values that are too small then.
    /// (Where the rows of one side are exchangeable, the test holds whatever the other's.)
    bool autocorrelated = false;
    /// Whether the shuffle parts rows that resemble each other, on both sides: for free shuffles
    /// `autocorrelated`; for blocks whether the last row of a block and the first of the next do.
    /// Its p-values are too small then. Never for circular ones, which part but two rows.
    bool parted = false;
    bool repeats = false; ///< more than one row in fifty is repeated
};

/// A matching learned on one half: mean over pairs of sign · r on the other half, and of the
/// similarity on the half that it was learned on. Place-holders add 0.
struct HeldOutDraw {
    double held_out = 0;
    double in_sample = 0;
};

/// Evidence about one neuron, by its best similarity on the other side.
struct NeuronDraws {
    Index shuffles_reaching = 0;  ///< shuffled draws whose maximum reaches the observed one
    Index rotations_reaching = 0; ///< the same for the *other* network in a rotated basis
    double own_copy = 0;          ///< greatest |r| with another neuron of its own network
};

/// The draws made so far. A value: refine() gives the next one. Draw k is the same whatever came
/// before it, so that 50 + 150 draws are 200 draws.
struct Baselines {
    BaselineOptions options;
    Dependence dependence;
    bool contiguous_halves = false; ///< halves are stretches of rows: these depend on each other
    bool spans_everything = false;  ///< rank of the right responses ≥ N − 1: see rotated
    bool exhausted = false;         ///< all other shuffles were gone through: p-values are exact

    std::vector<Scores> shuffled; ///< one a draw: right rows in another order
    /// One a draw: right responses, standardised, times a random orthogonal matrix. The subspace is
    /// the same and the neurons are others. Where the subspace is everything there is
    /// (spans_everything), this tells nothing.
    std::vector<Scores> rotated;
    std::vector<HeldOutDraw> held_out; ///< empty with fewer than 8 samples

    std::vector<Index> kept; ///< a pair's half-samples whose matching has it; entries as pairs
    std::vector<double> shuffled_kept; ///< share of a shuffled matching's pairs its half keeps
    Index constant_in_half = 0; ///< pairs × draws lost since a neuron did not vary in a half

    std::vector<NeuronDraws> left_neurons; ///< F_left
    std::vector<NeuronDraws> right_neurons;

    [[nodiscard]] Index shuffles() const { return Index(shuffled.size()); }
    [[nodiscard]] Index rotations() const { return Index(rotated.size()); }
    [[nodiscard]] Index splits() const { return Index(held_out.size()); }
};

/// Baselines without draws: looks for dependent rows and near-copies within a network.
/// Errors: more than memory holds. Cost: N · F² a side.
Result<Baselines> begin_baselines(const Comparison& comparison, const BaselineOptions& options,
                                  const Progress& progress);

/// `n_more` further draws of each kind (shuffles as many as there are, see ShufflePlan). The same
/// result for any number of threads (comparison.options.threads of them) and for any way to cut a
/// number of draws into calls. `so_far` must come from the same comparison.
/// Errors: more than memory holds. Cost of a draw: 6 products and assignments, 4 F³ for the
/// rotation. Memory: a few copies of the samples and of the correlations a thread.
Result<Baselines> refine(const Comparison& comparison, Baselines so_far, Index n_more,
                         const Progress& progress);

/// What `draws` of each kind take, in elementary steps (see Progress::work_between_polls: 1e8 are
/// about 100 ms of one core). An estimate, the same on every machine.
[[nodiscard]] double baseline_work(const Comparison& comparison, Index draws);

/// What is drawn without being asked for: about five seconds of one core.
inline constexpr double cheap_work = 5e9;

/// A score of several.
using ScoreMember = double Scores::*;

/// Where draws lie: their mean and the interval of their middle 95 %.
struct Spread {
    double mean = 0;
    double low = 0;
    double high = 0;
};
/// Nothing where there are no draws. Quantiles are interpolated linearly.
[[nodiscard]] std::optional<Spread> spread(std::vector<double> values);
[[nodiscard]] std::vector<double> values_of(const std::vector<Scores>& draws, ScoreMember score);

/// (b + 1)/(m + 1): b of m shuffles reach the observed score, to within tie_tolerance. Nothing
/// without draws.
[[nodiscard]] std::optional<double> shuffle_p(const Comparison& comparison,
                                              const Baselines& baselines, ScoreMember score);
/// 1/(m + 1).
[[nodiscard]] double smallest_p(Index draws);

/// The share of what lies above the rotated basis that is reached, (s − rot)/(1 − rot): 1 for a
/// permuted copy, 0 for a network that shares the subspace alone. Nothing without draws, or where
/// the rotated basis reaches 1 as well.
[[nodiscard]] std::optional<double> above_rotated(double score, const Baselines& baselines,
                                                  ScoreMember member);

/// The share of half-samples that keep pair k. Nothing for a place-holder, for a pair of which
/// another optimal matching has no part, and without draws.
[[nodiscard]] std::optional<double> stability(const Comparison& comparison,
                                              const Baselines& baselines, Index pair);
/// The mean of `shuffled_kept`: what pure noise of this shape keeps.
[[nodiscard]] std::optional<double> stability_of_noise(const Baselines& baselines);
/// How much of its mark pair k keeps, in [0, 1]: 0 at the stability of noise and below, 1 where
/// every half-sample keeps it. Nothing where there is no stability.
[[nodiscard]] std::optional<double> mark_share(const Comparison& comparison,
                                               const Baselines& baselines, Index pair);

} // namespace counterpart
