#include "core/comparison/pairs.h"

#include <algorithm>
#include <vector>

namespace counterpart {
namespace {

/// Neurons without a partner: the undefined first, then the defined, each ascending.
std::vector<Index> left_over(const std::vector<Index>& undefined, const std::vector<Index>& defined,
                             const std::vector<Index>& partner_of_defined) {
    std::vector<Index> neurons = undefined;
    for (std::size_t k = 0; k < defined.size(); ++k)
        if (partner_of_defined[k] < 0)
            neurons.push_back(defined[k]);
    return neurons;
}

std::vector<Index> sorted_from(const std::vector<Index>& neurons, std::size_t first) {
    std::vector<Index> rest(neurons.begin() + std::ptrdiff_t(first), neurons.end());
    std::sort(rest.begin(), rest.end());
    return rest;
}

std::vector<double> spread(const std::vector<double>& values, const std::vector<Index>& at,
                           Index n) {
    std::vector<double> all(std::size_t(n), 0.0);
    for (std::size_t k = 0; k < at.size(); ++k)
        all[std::size_t(at[k])] = values[k];
    return all;
}

} // namespace

void pair_up(const DefinedPart& part, const Assignment& assignment, const Uniqueness& uniqueness,
             Comparison& c) {
    const CorrelationMatrix::Values& r = c.correlations->r;
    const Index n_pairs = std::min(r.rows(), r.cols());
    c.pairs.reserve(std::size_t(n_pairs));
    for (std::size_t k = 0; k < part.left.size(); ++k) {
        const Index col = assignment.right_of_left[k];
        if (col < 0)
            continue;
        const Index left = part.left[k];
        const Index right = part.right_neuron(col);
        const bool ambiguous = uniqueness.ambiguous_left[k] != 0;
        c.pairs.push_back(
            {left, right, c.similarity(left, right), double(r(left, right)), ambiguous, false});
    }
    const auto left = left_over(c.undefined_left, part.left, assignment.right_of_left);
    const auto right = left_over(c.undefined_right, part.right, assignment.left_of_right);
    const std::size_t place_holders = std::size_t(n_pairs) - c.pairs.size();
    for (std::size_t k = 0; k < place_holders; ++k)
        c.pairs.push_back({left[k], right[k], 0, std::nullopt, false, false});
    c.unmatched_left = sorted_from(left, place_holders);
    c.unmatched_right = sorted_from(right, place_holders);

    std::sort(c.pairs.begin(), c.pairs.end(),
              [](const Pair& a, const Pair& b) { return a.left < b.left; });
    c.pair_of_left.assign(std::size_t(r.rows()), -1);
    c.pair_of_right.assign(std::size_t(r.cols()), -1);
    for (std::size_t k = 0; k < c.pairs.size(); ++k) {
        c.pair_of_left[std::size_t(c.pairs[k].left)] = Index(k);
        c.pair_of_right[std::size_t(c.pairs[k].right)] = Index(k);
    }
    c.left_price = spread(assignment.left_price, part.left, r.rows());
    c.right_price = spread(assignment.right_price, part.right, r.cols());
    c.cores = assignment.cores;
    c.unique = uniqueness.unique;
}

} // namespace counterpart
