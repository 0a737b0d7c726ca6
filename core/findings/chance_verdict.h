#pragma once
// How the matched score stands to what chance alone would give.

#include "core/comparison/comparison.h"

#include <optional>

namespace counterpart {

/// The matched score against its chance level.
struct ChanceVerdict {
    enum class Standing {
        not_above,    ///< at or below the level (its upper end)
        not_clearly,  ///< above it, by less than the margin, or with too few samples
        clearly_above ///< by the margin of thresholds.h
    };
    Standing standing = Standing::not_above;
    std::optional<double> low; ///< of the level; null where only its upper end is known
    double high = 0;           ///< equal to low where it is one number
    double needed = 1;         ///< the score from which on it is clearly above
    bool exact = false;        ///< the level is the exact mean over all orders of these samples
};

/// Nothing: no neuron of one side has a correlation, so there is nothing to judge.
/// The level is the exact mean over all orders where that was computed, else the closed form.
[[nodiscard]] std::optional<ChanceVerdict> chance_verdict(const Comparison& comparison);

} // namespace counterpart
