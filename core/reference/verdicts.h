#pragma once
// What the baselines say about each neuron.

#include "core/reference/baselines.h"

#include <array>
#include <vector>

namespace counterpart {

enum class NeuronVerdict {
    matched,    ///< it and its counterpart chose each other, above shuffles and rotated basis
    ambiguous,  ///< it has an answer above both, but no counterpart of its own
    redundant,  ///< the same, and its own network holds a near-copy of it
    orphan,     ///< no answer above shuffled samples and the rotated basis
    dead,       ///< undefined: it does not vary
    undecidable ///< too few draws to tell: more may change it
};

/// In the order of the enumeration.
inline constexpr std::array<NeuronVerdict, 6> all_verdicts = {
    NeuronVerdict::matched, NeuronVerdict::ambiguous, NeuronVerdict::redundant,
    NeuronVerdict::orphan,  NeuronVerdict::dead,      NeuronVerdict::undecidable};

/// Share of false discoveries that is put up with among the neurons found above shuffled samples,
/// and the level of the rotated basis's quantile.
inline constexpr double verdict_level = 0.05;

/// From this |r| on two neurons of one network are near-copies: nine tenths of the variance.
inline constexpr double near_copy = 0.95;

/// Y. Benjamini, Y. Hochberg, Controlling the false discovery rate, J. R. Stat. Soc. B 57 (1995):
/// which of the hypotheses are rejected at `level`.
[[nodiscard]] std::vector<char> benjamini_hochberg(const std::vector<double>& p, double level);

/// One verdict a neuron, for each side.
///
/// A neuron is above shuffled samples where the p-value of its own maximum over shuffles is
/// rejected by Benjamini–Hochberg among the defined neurons of its side; above the rotated basis
/// where less than 5 % of the rotations of the other side reach it. Undecidable are neurons that no
/// shuffle reached, and that this number of draws cannot reject all the same, and all as long as
/// there are fewer than 20 rotations.
struct NeuronVerdicts {
    std::vector<NeuronVerdict> left;
    std::vector<NeuronVerdict> right;
};
[[nodiscard]] NeuronVerdicts neuron_verdicts(const Comparison& comparison,
                                             const Baselines& baselines);

/// How many neurons have each verdict; indexed by the verdict.
struct VerdictCounts {
    Index of[6] = {};
    [[nodiscard]] Index operator[](NeuronVerdict verdict) const { return of[int(verdict)]; }
};
[[nodiscard]] VerdictCounts count(const std::vector<NeuronVerdict>& verdicts);

} // namespace counterpart
