#pragma once
// What baselines say, in sentences.

#include "core/reference/baselines.h"

#include <QString>
#include <QStringList>

namespace counterpart {

/// The matched score against its baselines: "0.440; any basis of the same subspace already gets
/// 0.350, shuffled samples 0.090. Only what lies above 0.350 is evidence for shared neurons: …"
[[nodiscard]] QString ladder_words(const Comparison& comparison, const Baselines& baselines);

/// p of the matched score against shuffled samples, what it means and what not.
[[nodiscard]] QString shuffle_words(const Comparison& comparison, const Baselines& baselines);

/// Why some of the numbers cannot be taken as they are; empty where nothing is amiss.
[[nodiscard]] QStringList baseline_warnings(const Comparison& comparison,
                                            const Baselines& baselines);

/// All of it, a paragraph each: held-out score, stability and neuron verdicts too.
[[nodiscard]] QStringList baseline_paragraphs(const Comparison& comparison,
                                              const Baselines& baselines);

/// The same for the terminal. Ends in a newline.
[[nodiscard]] QString summary(const Comparison& comparison, const Baselines& baselines);

} // namespace counterpart
