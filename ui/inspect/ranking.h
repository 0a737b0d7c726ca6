#pragma once
// What the ranking curve draws: every left neuron's naive choice and counterpart, best first.
// Values, no widgets.

#include "core/comparison/comparison.h"

#include <QString>

#include <vector>

namespace counterpart {

/// Left neurons by row maximum, greatest first (equal ones by what they are matched with, then by
/// index); those with a counterpart or place-holder before those without.
///
/// The naive forward score is the mean of `maxima`, the matched score the mean of `assigned`: where
/// all left neurons are paired (F_left ≤ F_right) their difference is the area between the two
/// curves, divided by the number of neurons; else it is `displaced` (that area over the paired
/// ones) + `leftover`.
struct Ranking {
    std::vector<Index> order;      ///< F_left: the left neuron at each rank
    std::vector<double> maxima;    ///< by rank; 0 for an undefined neuron
    std::vector<double> assigned;  ///< by rank, the paired ones only; 0 for a place-holder
    std::vector<Index> rank_of;    ///< F_left: of each left neuron
    std::vector<Index> n_chosen;   ///< by k: how many right neurons are the naive choice of k
    std::vector<double> at_random; ///< by k: how many would be if all chose independently, each
                                   ///< right neuron (undefined ones excepted) as likely as another
    double gap = 0;                ///< naive forward − matched = displaced + leftover
    double displaced = 0;
    double leftover = 0;
};

/// Cost: O(F log F).
[[nodiscard]] Ranking ranking(const Comparison& comparison);

/// What the picture says, in one or two sentences.
[[nodiscard]] QString ranking_words(const Comparison& comparison, const Ranking& ranking);

/// "A17: naive choice B3 (0.843), counterpart B9 (0.771)."
[[nodiscard]] QString rank_words(const Comparison& comparison, Index left_neuron);

/// "Right neurons that are the naive choice of 3: 12 (B3, B7, … and 4 more)."
[[nodiscard]] QString chosen_words(const Comparison& comparison, const Ranking& ranking,
                                   Index times);

} // namespace counterpart
