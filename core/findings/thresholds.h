#pragma once
// From where on a fact is told. Conventions, each with its reason; no significance levels.

#include "core/comparison/comparison.h"

#include <algorithm>

namespace counterpart {

/// Two scores differ: by two hundredths, what is still seen on the score axis (4 px of 200) and
/// survives rounding to two digits.
inline constexpr double notable_difference = 0.02;

/// Matched exceeds index-aligned by so much that the order of the files hides a match. More than
/// notable_difference, because the best of all matchings always gains something on one.
inline constexpr double hiding_difference = 0.1;

/// Nearly every neuron was chosen: nine in ten. Independent noise between equal numbers of neurons
/// covers about 63 % (1 − 1/e).
inline constexpr double high_coverage = 0.9;

/// Share of pairs with negative correlation that is told: one in ten.
inline constexpr double many_flips = 0.1;

/// Fewer samples than this, and no score is called above chance: N samples have N! orders, and even
/// the best score of all comes up in one order of N! at least; 4! = 24 is too few to stand out.
inline constexpr Index enough_samples = 5;

/// How far above its chance level a score must be to be called clearly above it, in standard
/// deviations of Fisher's z of *one* correlation, 1/√(N − 3). A score is a mean over many pairs and
/// usually spreads less; it spreads like one correlation where all neurons of a network respond
/// alike, so this errs to the careful side. No significance test, and never called one.
inline constexpr double clear_margin = 2;

/// Neurons a finding names at most: as many as can be told apart when lit up in a map.
inline constexpr std::size_t most_involved = 12;

/// How many neurons of each side have a correlation at all.
struct DefinedCounts {
    Index left = 0;
    Index right = 0;
    [[nodiscard]] Index fewer() const { return std::min(left, right); }
};

[[nodiscard]] inline DefinedCounts defined_counts(const Comparison& c) {
    return {c.correlations->r.rows() - Index(c.undefined_left.size()),
            c.correlations->r.cols() - Index(c.undefined_right.size())};
}

} // namespace counterpart
