// Neurons without variance have no correlation; they add 0 to every mean and are never matched.
//
// Numbers: left, right (how many), left_neurons, right_neurons (of how many); without_counterpart
// (defined neurons that only a place-holder could be found for); matched, and matched_defined (the
// matched score over the defined neurons alone; absent where nothing can be compared); lifted (1:
// the matched score exceeds the smaller side's naive one, because a place-holder adds 0, and a
// negative pair less). Neurons: the undefined ones, left first, at most most_involved.

#include "core/findings/finders.h"
#include "core/findings/thresholds.h"

#include <algorithm>

namespace counterpart {

std::optional<Finding> find_undefined_neurons(const Comparison& c, const Baselines* /*baselines*/) {
    if (c.undefined_left.empty() && c.undefined_right.empty())
        return std::nullopt;
    Index without_counterpart = 0;
    for (const Pair& pair : c.pairs) {
        const bool left = !c.correlations->left_undefined[static_cast<std::size_t>(pair.left)];
        const bool right = !c.correlations->right_undefined[static_cast<std::size_t>(pair.right)];
        if (pair.placeholder() && left != right)
            ++without_counterpart;
    }
    const bool placeholders = std::any_of(c.pairs.begin(), c.pairs.end(),
                                          [](const Pair& pair) { return pair.placeholder(); });
    // Of the smaller side: there it is the place-holders' doing alone.
    const Index rows = c.correlations->r.rows();
    const Index cols = c.correlations->r.cols();
    const double least_naive = rows < cols ? c.scores.naive_forward
                               : cols < rows
                                   ? c.scores.naive_backward
                                   : std::min(c.scores.naive_forward, c.scores.naive_backward);
    Finding finding{
        FindingKind::undefined_neurons,
        {{"left", double(c.undefined_left.size())},
         {"right", double(c.undefined_right.size())},
         {"left_neurons", double(c.correlations->r.rows())},
         {"right_neurons", double(c.correlations->r.cols())},
         {"without_counterpart", double(without_counterpart)},
         {"lifted", placeholders && c.scores.matched > least_naive + tie_tolerance ? 1 : 0},
         {"matched", c.scores.matched}},
        {}};
    if (const Index fewer = defined_counts(c).fewer(); fewer > 0)
        finding.numbers["matched_defined"] =
            c.scores.matched * double(c.pairs.size()) / double(fewer);
    for (const Index neuron : c.undefined_left)
        if (finding.neurons.size() < most_involved)
            finding.neurons.push_back({NeuronRef::Side::left, neuron});
    for (const Index neuron : c.undefined_right)
        if (finding.neurons.size() < most_involved)
            finding.neurons.push_back({NeuronRef::Side::right, neuron});
    return finding;
}

} // namespace counterpart
