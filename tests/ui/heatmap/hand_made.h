#pragma once
// Comparisons of a known matrix and a known matching, without responses that would lead to them.

#include "core/comparison/comparison.h"
#include "support/support.h"

#include <cmath>
#include <memory>
#include <utility>
#include <vector>

namespace counterpart::test {

using Matrix = CorrelationMatrix::Values;

/// `right_of_left`: the matching; −1: unmatched. Naive choices are the row maxima of |r|, or of r
/// where signed. Neurons listed as undefined have no choice, and a pair with one is a place-holder.
struct HandMade {
    Matrix r;
    std::vector<Index> right_of_left;
    Sign sign = Sign::absolute;
    std::vector<Index> undefined_left = {};
    std::vector<Index> undefined_right = {};
    std::vector<Index> ambiguous = {}; ///< left neurons
};

inline std::shared_ptr<const Comparison> comparison_of(HandMade made) {
    auto c = std::make_shared<Comparison>();
    const Index rows = made.r.rows();
    const Index cols = made.r.cols();
    c->left = std::make_shared<const Responses>(
        make_responses(Eigen::MatrixXd::Zero(2, rows), "left.npy"));
    c->right = std::make_shared<const Responses>(
        make_responses(Eigen::MatrixXd::Zero(2, cols), "right.npy"));
    c->options.sign = made.sign;
    auto correlations = std::make_shared<CorrelationMatrix>();
    correlations->left_undefined.assign(std::size_t(rows), 0);
    correlations->right_undefined.assign(std::size_t(cols), 0);
    for (const Index left : made.undefined_left) {
        correlations->left_undefined[std::size_t(left)] = 1;
        made.r.row(left).setZero();
    }
    for (const Index right : made.undefined_right) {
        correlations->right_undefined[std::size_t(right)] = 1;
        made.r.col(right).setZero();
    }
    correlations->r = std::move(made.r);
    c->correlations = correlations;
    c->undefined_left = made.undefined_left;
    c->undefined_right = made.undefined_right;

    c->pair_of_left.assign(std::size_t(rows), -1);
    c->pair_of_right.assign(std::size_t(cols), -1);
    c->anatomy.left_choice.resize(std::size_t(rows));
    for (Index left = 0; left < rows; ++left) {
        NaiveChoice& choice = c->anatomy.left_choice[std::size_t(left)];
        for (Index right = 0; right < cols; ++right) {
            const double s = c->similarity(left, right);
            if (!correlations->defined(left, right))
                continue;
            if (choice.choice < 0 || s > choice.similarity + tie_tolerance)
                choice = {right, s, 0};
            else if (std::abs(s - choice.similarity) <= tie_tolerance)
                ++choice.ties;
        }
        const Index right = made.right_of_left[std::size_t(left)];
        if (right < 0)
            continue;
        Pair pair{left, right, 0, std::nullopt, false, false};
        if (correlations->defined(left, right)) {
            pair.similarity = c->similarity(left, right);
            pair.correlation = double(correlations->r(left, right));
            pair.agrees = pair.similarity >= choice.similarity - tie_tolerance;
        }
        for (const Index ambiguous : made.ambiguous)
            pair.ambiguous = pair.ambiguous || ambiguous == left;
        c->pair_of_left[std::size_t(left)] = c->pair_of_right[std::size_t(right)] =
            Index(c->pairs.size());
        c->pairs.push_back(pair);
    }
    return c;
}

/// Weak noise in [0, 0.3], and 0.95 at (i, right[i]), the matching.
inline std::shared_ptr<const Comparison> planted(const std::vector<Index>& right,
                                                 std::uint64_t seed, Sign sign = Sign::absolute) {
    const auto n = Index(right.size());
    std::mt19937_64 engine(seed);
    std::uniform_real_distribution<float> noise(0, 0.3F);
    HandMade made{Matrix::NullaryExpr(n, n, [&] { return noise(engine); }), right, sign};
    for (Index i = 0; i < n; ++i)
        made.r(i, right[std::size_t(i)]) = 0.95F;
    return comparison_of(std::move(made));
}

} // namespace counterpart::test
