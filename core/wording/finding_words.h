#pragma once
// One function a kind of finding; words() chooses among them. Internal to core/wording.

#include "core/wording/phrases.h"

namespace counterpart {

QString naive_exceeds_words(const Finding& finding, const Comparison& comparison,
                            const Names& names);
QString naive_agrees_words(const Finding& finding);
QString directions_words(const Finding& finding, const Comparison& comparison);
QString order_words(const Finding& finding);
QString chance_finding_words(const Finding& finding, const Comparison& comparison);
QString no_unique_words(const Finding& finding, const Names& names);
QString undefined_words(const Finding& finding, const Names& names);
QString sign_flips_words(const Finding& finding);
QString leftover_words(const Finding& finding, const Names& names);
QString more_neurons_words(const Finding& finding);

/// A number of the finding as a score.
[[nodiscard]] inline QString score(const Finding& finding, const char* name) {
    return score_text(finding.numbers.at(name));
}

/// The difference of two scores as they are told, so that the reader's own subtraction agrees.
[[nodiscard]] QString difference_text(double larger, double smaller);

/// n! where it is short enough to be read (n ≤ 8), else "n!".
[[nodiscard]] QString factorial_text(Index n);

} // namespace counterpart
