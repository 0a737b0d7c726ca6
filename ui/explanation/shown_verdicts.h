#pragma once
// What maps and figures show of the baselines.

#include "core/reference/verdicts.h"
#include "ui/workbench/opened.h"

#include <memory>
#include <vector>

namespace counterpart {

/// What the baselines say of each neuron; null without draws. Cost: O(F log F).
[[nodiscard]] std::shared_ptr<const NeuronVerdicts> shown_verdicts(const Comparison* comparison,
                                                                   const Baselines* baselines);
[[nodiscard]] inline std::shared_ptr<const NeuronVerdicts> shown_verdicts(const Opened& opened) {
    return shown_verdicts(opened.comparison.get(), opened.baselines.get());
}

/// How much of its mark each pair keeps, in [0, 1], by index into Comparison::pairs; 1 where there
/// is no stability. Empty without half-samples.
[[nodiscard]] std::vector<double> shown_mark_shares(const Comparison* comparison,
                                                    const Baselines* baselines);

} // namespace counterpart
