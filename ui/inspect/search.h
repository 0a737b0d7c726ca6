#pragma once
// Finding neurons by what a person types: from text to neurons. No widgets.

#include "core/comparison/comparison.h"
#include "ui/workbench/selection.h"

#include <QString>

#include <vector>

namespace counterpart {

struct SearchResult {
    /// A pair, or neurons alone (the other one −1). The best first: those of that number, then
    /// those whose name is the text, begins with it, holds it; left before right, by index.
    std::vector<Cell> hits;
    /// Why there is none, a sentence; empty where there are hits, or nothing was asked.
    QString problem;
};

/// What is understood, upper and lower case alike:
///  – "A17", "B203": that neuron of the left or the right network;
///  – "A17 B203", "B203, A17", "A17–B203": that pair, as one hit;
///  – "A1 A5 A7": these neurons;
///  – "17": number 17 of either side;
///  – any of these, and anything else: neurons whose name in the file is or holds the text.
/// Cost: O(F) where the files name their neurons, else O(1).
[[nodiscard]] SearchResult search(const Comparison& comparison, const QString& text);

/// "A17 (conv1) – B203", or the one neuron.
[[nodiscard]] QString hit_label(const Comparison& comparison, Cell hit);

/// The neurons of hits, each once.
[[nodiscard]] std::vector<NeuronRef> neurons_of(const std::vector<Cell>& hits);

} // namespace counterpart
