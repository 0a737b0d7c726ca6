#pragma once
// The one place where comparisons become sentences: window, command and report read the same.

#include "core/findings/findings.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace counterpart {

/// How numbers and neuron names are written into sentences.
struct WordingOptions {
    bool rich = false; ///< HTML: neurons become links "neuron:left:12"; else plain text
};

/// A finding in a few words, without a full stop: "No unique matching".
[[nodiscard]] QString title(const Finding& finding);

/// One or more sentences for a finding.
[[nodiscard]] QString words(const Finding& finding, const Comparison& comparison,
                            const WordingOptions& options = {});

/// The certificate in a line: "Proven optimal: no one-to-one matching has a total similarity above
/// 47.400."
[[nodiscard]] QString certificate_words(const Comparison& comparison);

/// The head line: the one sentence that sums the comparison up. With baselines, shuffled samples
/// judge what is above chance.
[[nodiscard]] QString headline(const Comparison& comparison, const Baselines* baselines = nullptr);

/// "A12" for left, "B12" for right neurons; with the file's name where it has one: "A12 (conv1)".
[[nodiscard]] QString neuron_label(const Comparison& comparison, NeuronRef neuron);

/// The target of a link to a neuron, "neuron:left:12", and back; nothing for any other link.
[[nodiscard]] QString neuron_link(NeuronRef neuron);
[[nodiscard]] std::optional<NeuronRef> neuron_of_link(const QString& link);

/// A score or correlation in a sentence: "0.743", "−0.250", never "−0.000".
[[nodiscard]] QString score_text(double value);

/// "500 samples × 64 neurons", "1 sample × 1 neuron"; a number that is not known: "? samples".
[[nodiscard]] QString shape_text(std::optional<Index> samples, std::optional<Index> neurons);

/// What is known of one cell, for the read-out under the pointer: both neurons, the signed
/// correlation, the left neuron's counterpart and its naive choice with their similarities.
[[nodiscard]] QString cell_words(const Comparison& comparison, Index left_neuron,
                                 Index right_neuron, const WordingOptions& options = {});

/// Plain-text summary for the terminal, ending in a newline. Of baselines it has the verdict on
/// chance alone; the rest is summary() of baseline_words.h.
[[nodiscard]] QString comparison_summary(const Comparison& comparison, const Baselines* baselines);
[[nodiscard]] QString summary(const Comparison& comparison);

} // namespace counterpart
