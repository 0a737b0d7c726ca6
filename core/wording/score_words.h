#pragma once
// The scores of a comparison as rows of a table: terminal and report read the same.

#include "core/comparison/comparison.h"

#include <QString>

#include <vector>

namespace counterpart {

/// One score and what it would be by chance, in words.
struct ScoreLine {
    QString name;
    double value = 0;
    QString chance; ///< "0.089", "0.080–0.090", "≤ 0.090"; "–" where there is none
    double Scores::*score = nullptr; ///< null: index-aligned, which may be undefined
};

/// Index-aligned (where it has a meaning), naive forward and backward, matched, and matched strict
/// (where the numbers of neurons differ).
[[nodiscard]] std::vector<ScoreLine> score_lines(const Comparison& comparison);

/// What ScoreLine::chance is: "by chance (rough guide)", or for few samples the exact mean.
[[nodiscard]] QString chance_heading(const Comparison& comparison);

/// "Similarity: Pearson correlation, absolute."
[[nodiscard]] QString similarity_words(const Comparison& comparison);

} // namespace counterpart
