#include "core/reference/draws.h"

#include "core/reference/haar.h"
#include "core/reference/matched_draw.h"
#include "core/reference/resampling.h"

#include <algorithm>
#include <utility>

namespace counterpart {
namespace {

enum Stream : std::uint64_t { shuffle_halves = 1, rotating = 2, rotating_left = 3, splitting = 4 };

/// Left and right samples of a subset, standardised, with their correlations.
struct Correlated {
    Restandardised left;
    Restandardised right;
    CorrelationMatrix correlations;
};

std::optional<Correlated> correlated_rows(const SampleSides& sides,
                                          const std::vector<Index>& left_rows,
                                          const std::vector<Index>& right_rows,
                                          const Progress& progress) {
    auto left = restandardised(rows_of(sides.left.correlated, left_rows), sides.kind, progress);
    if (!left)
        return std::nullopt;
    auto right = restandardised(rows_of(sides.right.correlated, right_rows), sides.kind, progress);
    if (!right)
        return std::nullopt;
    auto r = products(left->samples, right->samples, progress);
    if (!r)
        return std::nullopt;
    CorrelationMatrix correlations{std::move(*r), left->undefined, right->undefined};
    return Correlated{std::move(*left), std::move(*right), std::move(correlations)};
}

std::optional<CorrelationMatrix> all_defined(const Samples& left, const Samples& right,
                                             const Progress& progress) {
    auto r = products(left, right, progress);
    if (!r)
        return std::nullopt;
    return CorrelationMatrix{std::move(*r), std::vector<char>(std::size_t(left.cols()), 0),
                             std::vector<char>(std::size_t(right.cols()), 0)};
}

/// For every neuron of a side (undefined ones: no), whether a draw's maximum reaches the observed.
std::vector<char> reaching(const std::vector<NaiveChoice>& observed, const SampleSide& side,
                           const std::vector<double>& drawn) {
    std::vector<char> reaches(observed.size(), 0);
    for (std::size_t k = 0; k < side.neurons.size(); ++k) {
        const auto neuron = std::size_t(side.neurons[k]);
        reaches[neuron] = drawn[k] >= observed[neuron].similarity - tie_tolerance ? 1 : 0;
    }
    return reaches;
}

/// Mean similarity of neuron i with neuron i, where both networks have as many.
std::optional<double> index_aligned(const SampleSides& sides, const CorrelationMatrix::Values& r) {
    const SampleSide& left = sides.left;
    const SampleSide& right = sides.right;
    if (left.n_neurons != right.n_neurons)
        return std::nullopt;
    double sum = 0;
    for (Index i = 0, j = 0; i < left.n_defined() && j < right.n_defined();) {
        const Index l = left.neurons[std::size_t(i)];
        const Index k = right.neurons[std::size_t(j)];
        if (l == k)
            sum += similarity_of(double(r(i, j)), sides.sign);
        i += l <= k ? 1 : 0;
        j += k <= l ? 1 : 0;
    }
    return sum / double(left.n_neurons);
}

Scores scores_of(const DrawContext& context, const MatchedDraw& match,
                 const CorrelationMatrix& correlations) {
    Scores scores =
        scores_of_draw(match, context.sides.left.n_neurons, context.sides.right.n_neurons);
    scores.index_aligned = index_aligned(context.sides, correlations.r);
    return scores;
}

std::vector<Index> taken(const std::vector<Index>& order, const std::vector<Index>& at) {
    std::vector<Index> rows;
    rows.reserve(at.size());
    for (const Index i : at)
        rows.push_back(order[std::size_t(i)]);
    return rows;
}

/// The share of a shuffled matching's pairs that a half of the shuffled samples keeps.
std::optional<double> kept_by_half(const DrawContext& context, const std::vector<Index>& order,
                                   const MatchedDraw& match, Index draw, const Progress& progress) {
    Random random(context.options.seed, shuffle_halves, std::uint64_t(draw));
    const Halves half = halves(context.sides.n_samples, context.contiguous_halves, random);
    const auto correlated =
        correlated_rows(context.sides, half.one, taken(order, half.one), progress);
    if (!correlated)
        return std::nullopt;
    const auto again = matched_draw(correlated->correlations, context.sides.sign, progress);
    if (!again)
        return std::nullopt;
    Index pairs = 0;
    Index kept = 0;
    for (std::size_t i = 0; i < match.right_of_left.size(); ++i) {
        pairs += match.right_of_left[i] >= 0 ? 1 : 0;
        kept += match.right_of_left[i] >= 0 && match.right_of_left[i] == again->right_of_left[i];
    }
    return double(kept) / double(std::max<Index>(1, pairs));
}

/// Mean over the pairs of a matching of sign · r on the other half: signs are those of the half
/// that the matching was learned on.
std::optional<double> held_out(const DrawContext& context, const Correlated& learned,
                               const MatchedDraw& match, const std::vector<Index>& rows,
                               const Progress& progress) {
    const SampleSides& sides = context.sides;
    auto left = restandardised(rows_of(sides.left.correlated, rows), sides.kind, progress);
    if (!left)
        return std::nullopt;
    auto right = restandardised(rows_of(sides.right.correlated, rows), sides.kind, progress);
    if (!right)
        return std::nullopt;
    double sum = 0;
    for (Index i = 0; i < Index(match.right_of_left.size()); ++i) {
        const Index j = match.right_of_left[std::size_t(i)];
        if (j < 0)
            continue;
        const double r =
            left->samples.col(i).cast<double>().dot(right->samples.col(j).cast<double>());
        const bool turned = sides.sign == Sign::absolute && learned.correlations.r(i, j) < 0;
        sum += turned ? -r : r;
    }
    return sum / double(std::min(sides.left.n_neurons, sides.right.n_neurons));
}

/// Which pairs of the comparison a half's matching has.
void compare_pairs(const DrawContext& context, const Correlated& half, const MatchedDraw& match,
                   SplitDraw& draw) {
    const auto places = [](const SampleSide& side) {
        std::vector<Index> place(std::size_t(side.n_neurons), -1);
        for (std::size_t k = 0; k < side.neurons.size(); ++k)
            place[std::size_t(side.neurons[k])] = Index(k);
        return place;
    };
    const std::vector<Index> left = places(context.sides.left);
    const std::vector<Index> right = places(context.sides.right);
    for (std::size_t k = 0; k < context.comparison.pairs.size(); ++k) {
        const Pair& pair = context.comparison.pairs[k];
        if (pair.placeholder())
            continue;
        const Index i = left[std::size_t(pair.left)];
        const Index j = right[std::size_t(pair.right)];
        draw.kept[k] = match.right_of_left[std::size_t(i)] == j ? 1 : 0;
        draw.constant += half.correlations.defined(i, j) ? 0 : 1;
    }
}

} // namespace

std::optional<ShuffleDraw> shuffle_draw(const DrawContext& context, const std::vector<Index>& order,
                                        Index draw, const Progress& progress) {
    const SampleSides& sides = context.sides;
    const auto correlations =
        all_defined(sides.left.correlated, rows_of(sides.right.correlated, order), progress);
    if (!correlations)
        return std::nullopt;
    const auto match = matched_draw(*correlations, sides.sign, progress);
    if (!match)
        return std::nullopt;
    ShuffleDraw result;
    result.scores = scores_of(context, *match, *correlations);
    const Anatomy& observed = context.comparison.anatomy;
    result.left_reaches = reaching(observed.left_choice, sides.left, match->row_maximum);
    result.right_reaches = reaching(observed.right_choice, sides.right, match->col_maximum);
    if (sides.n_samples >= fewest_samples_to_split) {
        result.kept = kept_by_half(context, order, *match, draw, progress);
        if (!result.kept)
            return std::nullopt;
    }
    return result;
}

std::optional<RotationDraw> rotation_draw(const DrawContext& context, Index draw,
                                          const Progress& progress) {
    const SampleSides& sides = context.sides;
    // Rotates a side; with Spearman its new responses are ranked.
    const auto turned = [&](const SampleSide& side,
                            const Samples& q) -> std::optional<Restandardised> {
        auto samples = rotated(side.standardised_responses(), q, progress);
        if (!samples || sides.kind == CorrelationKind::pearson)
            return samples ? std::optional(Restandardised{std::move(*samples), {}}) : std::nullopt;
        return restandardised(std::move(*samples), sides.kind, progress);
    };
    Random random(context.options.seed, rotating, std::uint64_t(draw));
    auto q = haar_orthogonal(sides.right.n_defined(), random, progress);
    const auto right = q ? turned(sides.right, *q) : std::nullopt;
    const auto forward =
        right ? all_defined(sides.left.correlated, right->samples, progress) : std::nullopt;
    const auto match = forward ? matched_draw(*forward, sides.sign, progress) : std::nullopt;
    if (!match)
        return std::nullopt;
    RotationDraw result;
    result.scores = scores_of(context, *match, *forward);
    const Anatomy& observed = context.comparison.anatomy;
    result.left_reaches = reaching(observed.left_choice, sides.left, match->row_maximum);

    // Right neurons are held against a rotated left side; the same rotation will do.
    if (sides.left.n_defined() != sides.right.n_defined()) {
        Random random_left(context.options.seed, rotating_left, std::uint64_t(draw));
        q = haar_orthogonal(sides.left.n_defined(), random_left, progress);
    }
    const auto left = q ? turned(sides.left, *q) : std::nullopt;
    const auto backward =
        left ? products(left->samples, sides.right.correlated, progress) : std::nullopt;
    if (!backward)
        return std::nullopt;
    std::vector<double> best(std::size_t(backward->cols()));
    for (Index j = 0; j < backward->cols(); ++j)
        best[std::size_t(j)] = sides.sign == Sign::absolute
                                   ? double(backward->col(j).cwiseAbs().maxCoeff())
                                   : double(backward->col(j).maxCoeff());
    result.right_reaches = reaching(observed.right_choice, sides.right, best);
    return result;
}

std::optional<SplitDraw> split_draw(const DrawContext& context, Index draw,
                                    const Progress& progress) {
    const SampleSides& sides = context.sides;
    Random random(context.options.seed, splitting, std::uint64_t(draw));
    const Halves half = halves(sides.n_samples, context.contiguous_halves, random);
    const auto learned = correlated_rows(sides, half.one, half.one, progress);
    if (!learned)
        return std::nullopt;
    const auto match = matched_draw(learned->correlations, sides.sign, progress);
    if (!match)
        return std::nullopt;
    const auto score = held_out(context, *learned, *match, half.other, progress);
    if (!score)
        return std::nullopt;
    SplitDraw result;
    result.scores.held_out = *score;
    result.scores.in_sample =
        scores_of_draw(*match, sides.left.n_neurons, sides.right.n_neurons).matched;
    result.kept.assign(context.comparison.pairs.size(), 0);
    compare_pairs(context, *learned, *match, result);
    return result;
}

} // namespace counterpart
