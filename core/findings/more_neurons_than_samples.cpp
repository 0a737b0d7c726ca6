// More neurons than samples on both sides: are the files neurons × samples? Two transposed files
// give a perfectly plausible wrong figure.
//
// Numbers: samples, left, right (neurons), transposed (how many sides were, on opening: 0, 1, 2).
// Neurons: none.

#include "core/findings/finders.h"

#include <algorithm>

namespace counterpart {

std::optional<Finding> find_more_neurons_than_samples(const Comparison& c,
                                                      const Baselines* /*baselines*/) {
    const Index samples = c.left->n_samples();
    const Index left = c.correlations->r.rows();
    const Index right = c.correlations->r.cols();
    if (std::min(left, right) <= samples)
        return std::nullopt;
    return Finding{FindingKind::more_neurons_than_samples,
                   {{"samples", double(samples)},
                    {"left", double(left)},
                    {"right", double(right)},
                    {"transposed",
                     double(int(c.left->source().transposed) + int(c.right->source().transposed))}},
                   {}};
}

} // namespace counterpart
