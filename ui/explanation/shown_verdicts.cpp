#include "ui/explanation/shown_verdicts.h"

namespace counterpart {

std::shared_ptr<const NeuronVerdicts> shown_verdicts(const Comparison* comparison,
                                                     const Baselines* baselines) {
    if (!comparison || !baselines || baselines->rotations() == 0)
        return nullptr;
    return std::make_shared<const NeuronVerdicts>(neuron_verdicts(*comparison, *baselines));
}

std::vector<double> shown_mark_shares(const Comparison* comparison, const Baselines* baselines) {
    std::vector<double> shares;
    if (!comparison || !baselines || baselines->held_out.empty())
        return shares;
    for (std::size_t pair = 0; pair < comparison->pairs.size(); ++pair)
        shares.push_back(mark_share(*comparison, *baselines, Index(pair)).value_or(1));
    return shares;
}

} // namespace counterpart
