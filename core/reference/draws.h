#pragma once
// Internal to core/reference: one draw of each kind.

#include "core/reference/baselines.h"
#include "core/reference/samples.h"

#include <optional>
#include <vector>

namespace counterpart {

/// What all draws of a call share.
struct DrawContext {
    const Comparison& comparison;
    const SampleSides& sides;
    const BaselineOptions& options;
    bool contiguous_halves;
};

struct ShuffleDraw {
    Scores scores;
    std::vector<char> left_reaches; ///< F_left: its maximum reaches the observed one
    std::vector<char> right_reaches;
    std::optional<double> kept; ///< share of its own pairs that its half-sample keeps
};
[[nodiscard]] std::optional<ShuffleDraw> shuffle_draw(const DrawContext& context,
                                                      const std::vector<Index>& order, Index draw,
                                                      const Progress& progress);

struct RotationDraw {
    Scores scores;                   ///< the right side rotated
    std::vector<char> left_reaches;  ///< the right side rotated
    std::vector<char> right_reaches; ///< the left side rotated
};
[[nodiscard]] std::optional<RotationDraw> rotation_draw(const DrawContext& context, Index draw,
                                                        const Progress& progress);

struct SplitDraw {
    HeldOutDraw scores;
    std::vector<char> kept; ///< entries as comparison.pairs
    Index constant = 0;     ///< pairs with a neuron that does not vary in the half
};
[[nodiscard]] std::optional<SplitDraw> split_draw(const DrawContext& context, Index draw,
                                                  const Progress& progress);

} // namespace counterpart
