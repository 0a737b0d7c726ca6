#pragma once
// What the inspector shows of two neurons, computed off the UI thread.

#include "core/comparison/regrets.h"
#include "core/comparison/what_if.h"

#include <optional>
#include <vector>

namespace counterpart {

/// The responses of two neurons to the same samples, one against the other.
struct ResponseScatter {
    bool ranks = false; ///< Spearman: mid-ranks instead of responses
    Index n_samples = 0;
    double left_low = 0; ///< ranges of what is shown
    double left_high = 0;
    double right_low = 0;
    double right_high = 0;
    std::vector<double> left; ///< one a sample; none where there are too many to draw each
    std::vector<double> right;
    Index bins = 0;              ///< of the density, along each axis; 0: points are drawn
    std::vector<float> density;  ///< samples in each bin, left bin · bins + right bin
    std::optional<double> slope; ///< of the regression of the right on the left; null: undefined
    double intercept = 0;
};

/// Above so many samples a density is shown instead of points.
inline constexpr Index most_points = 5000;

/// Cost: O(N), for ranks a sort. Nothing: cancelled.
[[nodiscard]] std::optional<ResponseScatter>
response_scatter(const Comparison& comparison, Index left, Index right, const Progress& progress);

/// A candidate with what it is to the neuron.
struct RankedCandidate {
    Index neuron = 0;
    double similarity = 0;
    Index rank = 1; ///< 1 + how many are more similar
    bool assigned = false;
    bool naive = false;
};

/// The best five of a neuron, and its counterpart after them if it is not among them.
[[nodiscard]] std::vector<RankedCandidate> ranked_candidates_of_left(const Comparison& comparison,
                                                                     Index left);
[[nodiscard]] std::vector<RankedCandidate> ranked_candidates_of_right(const Comparison& comparison,
                                                                      Index right);

/// Everything about a left and a right neuron; what concerns both is there only if both are.
struct PairView {
    Index left = -1; ///< −1: none
    Index right = -1;
    std::optional<ResponseScatter> scatter;
    std::vector<RankedCandidate> of_left;
    std::vector<RankedCandidate> of_right;
    std::optional<Index> pair;    ///< the two are this pair of the matching (index into pairs)
    std::optional<Regret> regret; ///< of that pair, where it has one
    std::optional<WhatIf> pinned; ///< else what pinning the two would lead to
};
Result<PairView> pair_view(const Comparison& comparison, Index left, Index right,
                           const Progress& progress);

} // namespace counterpart
