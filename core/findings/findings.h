#pragma once
// The facts that explain one comparison, as data. One file a finding; the list is in findings.cpp.

#include "core/comparison/comparison.h"

#include <map>
#include <string>
#include <vector>

namespace counterpart {

struct Baselines;

enum class FindingKind {
    naive_exceeds_matched, ///< by so much, because these hubs were chosen so often, these never
    naive_agrees,          ///< here the naive number is not misleading
    directions_disagree,   ///< naive forward and backward differ
    order_hides_match,     ///< matched ≫ index-aligned
    above_chance,          ///< matched against shuffled samples; without: the closed form
    not_above_chance,
    no_unique_matching,
    undefined_neurons,
    sign_flips,
    leftover_neurons,
    more_neurons_than_samples, ///< on both sides: is the file transposed?
};

/// A neuron a finding speaks of.
struct NeuronRef {
    enum class Side { left, right } side = Side::left;
    Index neuron = 0;
    bool operator==(const NeuronRef&) const = default;
};

/// One fact: its kind, its numbers by name (each finding's file documents its own) and the
/// neurons involved, most telling first.
struct Finding {
    FindingKind kind;
    std::map<std::string, double> numbers;
    std::vector<NeuronRef> neurons;
};

/// The findings of a comparison, most important first. Never empty. With baselines, shuffled
/// samples judge what is above chance (chance_verdict.h).
[[nodiscard]] std::vector<Finding> findings(const Comparison& comparison,
                                            const Baselines* baselines = nullptr);

} // namespace counterpart
