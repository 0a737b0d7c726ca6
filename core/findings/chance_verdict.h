#pragma once
// How the matched score stands to what chance alone would give.

#include "core/comparison/comparison.h"

#include <optional>

namespace counterpart {

struct Baselines;

/// The matched score against its chance level.
struct ChanceVerdict {
    enum class Standing {
        not_above,    ///< at or below the level (its upper end; of shuffles: their mean)
        not_clearly,  ///< above it, by less than is needed, or with too few samples
        clearly_above ///< by the margin of thresholds.h; of shuffles: by their p
    };
    Standing standing = Standing::not_above;
    std::optional<double> low; ///< of the level; null where only its upper end is known
    double high = 0;           ///< equal to low where it is one number
    double needed = 1;         ///< the score from which on it is clearly above; not of shuffles
    bool exact = false;        ///< the level is the exact mean over all orders of these samples

    /// Where shuffled samples judge: low and high hold the middle 95 % of them.
    struct Shuffled {
        double mean = 0;
        double p = 1;
        double smallest_p = 1;
        Index draws = 0;
        bool exhausted = false; ///< these are all other orders there are
        /// Why a small p is none: rows are not exchangeable, and they were shuffled as if they
        /// were.
        bool dependent = false; ///< neighbours resemble each other
        bool repeated = false;
    };
    std::optional<Shuffled> shuffled;
};

/// Shuffles judge from this many on, or when there are no more: with 19, p = 0.05 is the smallest.
inline constexpr Index enough_shuffles = 19;
/// The largest p that is called above shuffled samples.
inline constexpr double chance_p = 0.05;

/// Nothing: no neuron of one side has a correlation, so there is nothing to judge.
/// The level is that of shuffled samples where `baselines` (null: none) has enough of them; else
/// the exact mean over all orders where that was computed, else the closed form.
[[nodiscard]] std::optional<ChanceVerdict> chance_verdict(const Comparison& comparison,
                                                          const Baselines* baselines = nullptr);

} // namespace counterpart
