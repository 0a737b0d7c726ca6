#include "core/reference/matched_draw.h"

#include "core/comparison/defined_part.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace counterpart {
namespace {

void take_maxima(const SimilarityView& s, std::vector<float>& row_best,
                 std::vector<float>& col_best) {
    constexpr float least = -std::numeric_limits<float>::infinity();
    row_best.assign(std::size_t(s.rows), least);
    col_best.assign(std::size_t(s.cols), least);
    const bool absolute = s.sign == Sign::absolute;
    for (Index i = 0; i < s.rows; ++i) {
        const float* cells = s.cells + i * s.row_stride;
        float best = least;
        for (Index j = 0; j < s.cols; ++j) {
            const float value = absolute ? std::abs(cells[j]) : cells[j];
            best = std::max(best, value);
            col_best[std::size_t(j)] = std::max(col_best[std::size_t(j)], value);
        }
        row_best[std::size_t(i)] = best;
    }
}

std::vector<double> spread_over(const std::vector<float>& values, const std::vector<Index>& at,
                                Index n, bool any) {
    std::vector<double> all(std::size_t(n), 0.0);
    for (std::size_t k = 0; any && k < at.size(); ++k)
        all[std::size_t(at[k])] = double(values[k]);
    return all;
}

} // namespace

std::optional<MatchedDraw> matched_draw(const CorrelationMatrix& correlations, Sign sign,
                                        const Progress& progress) {
    const std::optional<DefinedPart> part = defined_part(correlations, sign, progress);
    if (!part)
        return std::nullopt;
    const Result<Assignment> assignment = assign(part->similarity, progress);
    if (!assignment.ok())
        return std::nullopt;
    std::vector<float> row_best;
    std::vector<float> col_best;
    take_maxima(part->similarity, row_best, col_best);
    if (progress.cancelled(double(part->similarity.rows) * double(part->similarity.cols)))
        return std::nullopt;
    const CorrelationMatrix::Values& r = correlations.r;
    const bool any = !row_best.empty() && !col_best.empty();
    MatchedDraw draw;
    draw.total = assignment.value().total;
    draw.right_of_left.assign(std::size_t(r.rows()), -1);
    for (std::size_t k = 0; k < part->left.size(); ++k)
        if (const Index col = assignment.value().right_of_left[k]; col >= 0)
            draw.right_of_left[std::size_t(part->left[k])] = part->right_neuron(col);
    draw.row_maximum = spread_over(row_best, part->left, r.rows(), any);
    draw.col_maximum = spread_over(col_best, part->right, r.cols(), any);
    return draw;
}

Scores scores_of_draw(const MatchedDraw& draw, Index n_left, Index n_right) {
    const auto sum = [](const std::vector<double>& values) {
        return std::accumulate(values.begin(), values.end(), 0.0);
    };
    Scores scores;
    scores.naive_forward = sum(draw.row_maximum) / double(n_left);
    scores.naive_backward = sum(draw.col_maximum) / double(n_right);
    scores.matched = draw.total / double(std::min(n_left, n_right));
    scores.matched_strict = draw.total / double(std::max(n_left, n_right));
    return scores;
}

} // namespace counterpart
