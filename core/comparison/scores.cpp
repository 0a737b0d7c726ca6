#include "core/comparison/scores.h"

#include <algorithm>

namespace counterpart {
namespace {

double mean_similarity(const std::vector<NaiveChoice>& choices) {
    double sum = 0;
    for (const NaiveChoice& choice : choices)
        sum += choice.similarity;
    return sum / double(choices.size());
}

} // namespace

Scores scores_of(const Comparison& c) {
    const Index n_left = c.correlations->r.rows();
    const Index n_right = c.correlations->r.cols();
    Scores scores;
    scores.naive_forward = mean_similarity(c.anatomy.left_choice);
    scores.naive_backward = mean_similarity(c.anatomy.right_choice);
    double total = 0;
    for (const Pair& pair : c.pairs)
        total += pair.similarity;
    scores.matched = total / double(std::min(n_left, n_right));
    scores.matched_strict = total / double(std::max(n_left, n_right));
    if (n_left == n_right) {
        double diagonal = 0;
        for (Index i = 0; i < n_left; ++i)
            diagonal += c.similarity(i, i);
        scores.index_aligned = diagonal / double(n_left);
    }
    return scores;
}

} // namespace counterpart
