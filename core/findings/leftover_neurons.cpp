// The networks differ in size, so neurons of the larger one remain without a counterpart.
//
// Numbers: left, right (neurons), leftover; unique (0: another optimal matching may leave others
// over); matched, matched_strict; best (the highest similarity
// of a leftover neuron to any neuron of the other side; absent where all leftovers are undefined).
// Neurons: the leftover ones, the most similar to the other side first, at most most_involved.

#include "core/findings/finders.h"
#include "core/findings/thresholds.h"

namespace counterpart {

std::optional<Finding> find_leftover_neurons(const Comparison& c, const Baselines* /*baselines*/) {
    const bool on_left = c.unmatched_left.size() > c.unmatched_right.size();
    std::vector<Index> leftover = on_left ? c.unmatched_left : c.unmatched_right;
    if (leftover.empty())
        return std::nullopt;
    const std::vector<NaiveChoice>& choices =
        on_left ? c.anatomy.left_choice : c.anatomy.right_choice;
    const auto best_of = [&](Index neuron) {
        const NaiveChoice& choice = choices[static_cast<std::size_t>(neuron)];
        return choice.choice < 0 ? -2.0 : choice.similarity; // undefined ones last
    };
    std::stable_sort(leftover.begin(), leftover.end(),
                     [&](Index a, Index b) { return best_of(a) > best_of(b); });
    Finding finding{FindingKind::leftover_neurons,
                    {{"left", double(c.correlations->r.rows())},
                     {"right", double(c.correlations->r.cols())},
                     {"leftover", double(leftover.size())},
                     {"unique", c.unique ? 1 : 0},
                     {"matched", c.scores.matched},
                     {"matched_strict", c.scores.matched_strict}},
                    {}};
    if (choices[static_cast<std::size_t>(leftover.front())].choice >= 0)
        finding.numbers["best"] = best_of(leftover.front());
    for (std::size_t i = 0; i < leftover.size() && i < most_involved; ++i)
        finding.neurons.push_back(
            {on_left ? NeuronRef::Side::left : NeuronRef::Side::right, leftover[i]});
    return finding;
}

} // namespace counterpart
