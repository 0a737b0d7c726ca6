#include "core/reference/verdicts.h"

#include <algorithm>
#include <numeric>

namespace counterpart {
namespace {

constexpr Index fewest_rotations = 20; // with 19, the 95 % quantile is the largest draw

/// One side, as its verdicts need it.
struct Side {
    const std::vector<NeuronDraws>& draws;
    const std::vector<NaiveChoice>& choice;
    const std::vector<NaiveChoice>& choice_of_other;
    const std::vector<Index>& pair; ///< its pair by neuron, −1: none
    bool left;
};

/// Whether a neuron and its counterpart are each other's best (to within a tie), and no other
/// optimal matching changes that.
bool mutual(const Comparison& c, const Side& side, std::size_t neuron) {
    const Index k = side.pair[neuron];
    if (k < 0)
        return false;
    const Pair& pair = c.pairs[std::size_t(k)];
    if (pair.placeholder() || pair.ambiguous)
        return false;
    const auto other = std::size_t(side.left ? pair.right : pair.left);
    return pair.similarity >= side.choice[neuron].similarity - tie_tolerance &&
           pair.similarity >= side.choice_of_other[other].similarity - tie_tolerance;
}

std::vector<NeuronVerdict> verdicts_of(const Comparison& c, const Baselines& b, const Side& side) {
    std::vector<double> p;
    std::vector<std::size_t> defined;
    for (std::size_t i = 0; i < side.choice.size(); ++i)
        if (side.choice[i].choice >= 0) {
            defined.push_back(i);
            p.push_back(double(side.draws[i].shuffles_reaching + 1) / double(b.shuffles() + 1));
        }
    const std::vector<char> rejected = benjamini_hochberg(p, verdict_level);
    std::vector<NeuronVerdict> verdicts(side.choice.size(), NeuronVerdict::dead);
    for (std::size_t k = 0; k < defined.size(); ++k) {
        const std::size_t i = defined[k];
        const NeuronDraws& draws = side.draws[i];
        const bool above_rotated =
            double(draws.rotations_reaching) < verdict_level * double(b.rotations());
        if (b.rotations() < fewest_rotations || (!rejected[k] && draws.shuffles_reaching == 0))
            verdicts[i] = NeuronVerdict::undecidable;
        else if (!rejected[k] || !above_rotated)
            verdicts[i] = NeuronVerdict::orphan;
        else if (mutual(c, side, i))
            verdicts[i] = NeuronVerdict::matched;
        else
            verdicts[i] =
                draws.own_copy >= near_copy ? NeuronVerdict::redundant : NeuronVerdict::ambiguous;
    }
    return verdicts;
}

} // namespace

std::vector<char> benjamini_hochberg(const std::vector<double>& p, double level) {
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&p](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    std::size_t n_rejected = 0;
    for (std::size_t k = 0; k < order.size(); ++k)
        // A p-value that equals its bound is rejected, however the quotients are rounded.
        if (p[order[k]] <= level * double(k + 1) / double(p.size()) * (1 + 1e-12))
            n_rejected = k + 1;
    std::vector<char> rejected(p.size(), 0);
    for (std::size_t k = 0; k < n_rejected; ++k)
        rejected[order[k]] = 1;
    return rejected;
}

NeuronVerdicts neuron_verdicts(const Comparison& c, const Baselines& b) {
    const Anatomy& a = c.anatomy;
    return {
        verdicts_of(c, b, {b.left_neurons, a.left_choice, a.right_choice, c.pair_of_left, true}),
        verdicts_of(c, b,
                    {b.right_neurons, a.right_choice, a.left_choice, c.pair_of_right, false})};
}

VerdictCounts count(const std::vector<NeuronVerdict>& verdicts) {
    VerdictCounts counts;
    for (const NeuronVerdict verdict : verdicts)
        ++counts.of[int(verdict)];
    return counts;
}

} // namespace counterpart
