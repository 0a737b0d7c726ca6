#pragma once
// A finding as a walk through the maps: a few steps, each a sentence and what it points at.

#include "core/findings/findings.h"
#include "ui/heatmap/maps_plot.h"

#include <QString>

#include <vector>

namespace counterpart {

/// An arrow in one map, to a cell.
struct WalkArrow {
    enum class From { row_head, column_head, cell };
    From from = From::row_head;
    Cell begin; ///< for From::cell
    Cell end;
};

struct WalkStep {
    QString words;
    MapKind map = MapKind::raw;
    std::vector<WalkArrow> arrows; ///< fly in while the step is shown
    std::vector<Cell> rings;
    std::vector<NeuronRef> bands;
    bool columns_travel = false; ///< from the raw map into the matched one
};

/// More than this is not told apart: of more, as many are taken at even distances, and the words
/// say so.
inline constexpr std::size_t most_arrows = 80;
inline constexpr std::size_t most_rings = 300;

/// The steps of a finding; never empty. `finding` is one of `comparison`'s.
[[nodiscard]] std::vector<WalkStep> walk_of(const Finding& finding, const Comparison& comparison);

} // namespace counterpart
