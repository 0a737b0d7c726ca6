#pragma once
// Sentences about one pair and about hypothetical matchings.

#include "core/assignment/regret.h"
#include "core/comparison/what_if.h"
#include "core/wording/wording.h"

#include <QString>

#include <vector>

namespace counterpart {

/// A difference ≥ 0 with enough digits to be told from 0: "0.040", "0.00012", "0".
[[nodiscard]] QString difference_text(double value);

/// Why a pair holds: what the total loses without it, and the cheapest swap that does without,
/// told from its cells. `regret` is the pair's, with a swap in (left, right) neurons.
[[nodiscard]] QString why_words(const Comparison& comparison, const Pair& pair,
                                const Regret& regret, const WordingOptions& options = {});

/// Why a pair has no regret: it is a place-holder, or there is no other matching.
[[nodiscard]] QString no_regret_words(const Pair& pair);

/// What pinning two neurons that are not each other's counterparts would lose. `pinned` is what_if
/// of that pin alone.
[[nodiscard]] QString pin_cost_words(const Comparison& comparison, const Wish& pin,
                                     const WhatIf& pinned, const WordingOptions& options = {});

/// What wishes lead to, in a sentence or two; also that they are impossible, and why.
[[nodiscard]] QString what_if_words(const Comparison& comparison, const std::vector<Wish>& wishes,
                                    const WhatIf& result, const WordingOptions& options = {});

/// The first `most` counterparts that change, one a line, and how many more.
[[nodiscard]] QStringList change_words(const Comparison& comparison, const WhatIf& result, int most,
                                       const WordingOptions& options = {});

} // namespace counterpart
