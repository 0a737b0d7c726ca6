#pragma once
// The verdicts that maps and figures show.

#include "core/reference/verdicts.h"
#include "ui/workbench/opened.h"

#include <memory>

namespace counterpart {

/// What the baselines say of each neuron; null without draws. Cost: O(F log F).
[[nodiscard]] std::shared_ptr<const NeuronVerdicts> shown_verdicts(const Comparison* comparison,
                                                                   const Baselines* baselines);
[[nodiscard]] inline std::shared_ptr<const NeuronVerdicts> shown_verdicts(const Opened& opened) {
    return shown_verdicts(opened.comparison.get(), opened.baselines.get());
}

} // namespace counterpart
