#include "ui/explanation/shown_verdicts.h"

namespace counterpart {

std::shared_ptr<const NeuronVerdicts> shown_verdicts(const Comparison* comparison,
                                                     const Baselines* baselines) {
    if (!comparison || !baselines || baselines->rotations() == 0)
        return nullptr;
    return std::make_shared<const NeuronVerdicts>(neuron_verdicts(*comparison, *baselines));
}

} // namespace counterpart
