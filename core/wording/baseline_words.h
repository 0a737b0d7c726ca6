#pragma once
// What baselines say, in sentences.

#include "core/findings/findings.h"
#include "core/reference/baselines.h"
#include "core/reference/verdicts.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace counterpart {

/// The matched score against its baselines: "0.440; any basis of the same subspace already gets
/// 0.350, shuffled samples 0.090. Only what lies above 0.350 is evidence for shared neurons: …"
[[nodiscard]] QString ladder_words(const Comparison& comparison, const Baselines& baselines);

/// "200 draws of each kind", or how many of which.
[[nodiscard]] QString draws_words(const Baselines& baselines);

/// p of the matched score against shuffled samples, what it means and what not. Empty without
/// shuffles.
[[nodiscard]] QString shuffle_words(const Comparison& comparison, const Baselines& baselines);

/// The held-out score beside the in-sample score of the same halves.
[[nodiscard]] QString held_out_words(const Baselines& baselines);

/// How stable the pairs are beside shuffled ones, and what was lost since neurons did not vary in a
/// half. Empty where no pair has a stability.
[[nodiscard]] QString stability_words(const Comparison& comparison, const Baselines& baselines);

/// "matched", "ambiguous", …, and what that says, a sentence.
[[nodiscard]] QString verdict_word(NeuronVerdict verdict);
[[nodiscard]] QString verdict_meaning(NeuronVerdict verdict);

/// What the baselines say of two neurons (−1: of one alone): how stable they are as a pair, where
/// they are one, and their verdicts. Empty without draws.
[[nodiscard]] QString pair_baseline_words(const Comparison& comparison, const Baselines& baselines,
                                          Index left, Index right);

/// "Left neurons: 50 matched, 3 ambiguous and 11 orphan."
[[nodiscard]] QString verdict_words(NeuronRef::Side side,
                                    const std::vector<NeuronVerdict>& verdicts);

/// Why some of the numbers cannot be taken as they are.
struct BaselineWarning {
    enum class Kind { autocorrelated, repeats, spans_everything };
    Kind kind;
    QString text;
};
/// Empty where nothing is amiss.
[[nodiscard]] std::vector<BaselineWarning> baseline_warnings(const Comparison& comparison,
                                                             const Baselines& baselines);

/// What there is to read about the baselines, in order: the ladder, the p, held-out, stability; no
/// empty ones. The ladder alone where there are no draws.
[[nodiscard]] QStringList ladder_paragraphs(const Comparison& comparison,
                                            const Baselines& baselines);

/// All of it, a paragraph each: neuron verdicts and warnings too.
[[nodiscard]] QStringList baseline_paragraphs(const Comparison& comparison,
                                              const Baselines& baselines);

/// The same for the terminal. Ends in a newline.
[[nodiscard]] QString summary(const Comparison& comparison, const Baselines& baselines);

} // namespace counterpart
