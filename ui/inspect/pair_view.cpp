#include "ui/inspect/pair_view.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace counterpart {

namespace {

constexpr Index density_bins = 64;
constexpr Index shown_candidates = 5;

std::vector<double> responses_of(const Responses& responses, Index neuron) {
    std::vector<double> values(std::size_t(responses.n_samples()));
    for (std::size_t k = 0; k < values.size(); ++k)
        values[k] = responses.at(Index(k), neuron);
    return values;
}

/// Equal values share the mean of their ranks, as in the correlation.
std::vector<double> mid_ranks(const std::vector<double>& values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t end = first + 1;
        while (end < order.size() && values[order[end]] == values[order[first]])
            ++end;
        for (std::size_t k = first; k < end; ++k)
            ranks[order[k]] = 0.5 * double(first + 1 + end);
        first = end;
    }
    return ranks;
}

double mean_of(const std::vector<double>& values) {
    // About the first value, so that a large offset costs no digits.
    double sum = 0;
    for (const double value : values)
        sum += value - values.front();
    return values.front() + sum / double(values.size());
}

void regress(ResponseScatter& scatter) {
    const double left = mean_of(scatter.left);
    const double right = mean_of(scatter.right);
    double squares = 0;
    double products = 0;
    for (std::size_t k = 0; k < scatter.left.size(); ++k) {
        squares += (scatter.left[k] - left) * (scatter.left[k] - left);
        products += (scatter.left[k] - left) * (scatter.right[k] - right);
    }
    if (!(squares > 0) || !std::isfinite(products / squares))
        return;
    scatter.slope = products / squares;
    scatter.intercept = right - *scatter.slope * left;
}

void count_bins(ResponseScatter& scatter) {
    const auto bin = [](double value, double low, double high) {
        const double part = high > low ? (value - low) / (high - low) : 0;
        return std::clamp(Index(part * double(density_bins)), Index{0}, density_bins - 1);
    };
    scatter.bins = density_bins;
    scatter.density.assign(std::size_t(density_bins * density_bins), 0.0f);
    for (std::size_t k = 0; k < scatter.left.size(); ++k)
        ++scatter.density[std::size_t(
            bin(scatter.left[k], scatter.left_low, scatter.left_high) * density_bins +
            bin(scatter.right[k], scatter.right_low, scatter.right_high))];
    scatter.left = {};
    scatter.right = {};
}

/// The candidates with their ranks, the counterpart (−1: none) after them if it is not among them.
template<typename Similarity>
std::vector<RankedCandidate> ranked(const std::vector<Candidate>& best, Index counterpart,
                                    Index naive, Index n, const std::vector<char>& undefined,
                                    Similarity similarity) {
    std::vector<RankedCandidate> candidates;
    candidates.reserve(best.size() + 1);
    for (const Candidate& candidate : best)
        candidates.push_back({candidate.neuron, candidate.similarity, 1,
                              candidate.neuron == counterpart, candidate.neuron == naive});
    const bool among =
        std::any_of(candidates.begin(), candidates.end(), [](const auto& c) { return c.assigned; });
    if (counterpart >= 0 && !among)
        candidates.push_back({counterpart, similarity(counterpart), 1, true, false});
    for (RankedCandidate& candidate : candidates)
        for (Index k = 0; k < n; ++k)
            candidate.rank += !undefined[std::size_t(k)] && similarity(k) > candidate.similarity;
    return candidates;
}

} // namespace

std::optional<ResponseScatter> response_scatter(const Comparison& c, Index left, Index right,
                                                const Progress& progress) {
    ResponseScatter scatter;
    scatter.ranks = c.options.correlation == CorrelationKind::spearman;
    scatter.n_samples = c.left->n_samples();
    scatter.left = responses_of(*c.left, left);
    if (progress.cancelled(double(scatter.n_samples)))
        return std::nullopt;
    scatter.right = responses_of(*c.right, right);
    if (scatter.ranks) {
        scatter.left = mid_ranks(scatter.left);
        scatter.right = mid_ranks(scatter.right);
    }
    if (progress.cancelled(10 * double(scatter.n_samples)))
        return std::nullopt;
    const auto [left_low, left_high] =
        std::minmax_element(scatter.left.begin(), scatter.left.end());
    const auto [right_low, right_high] =
        std::minmax_element(scatter.right.begin(), scatter.right.end());
    scatter.left_low = *left_low;
    scatter.left_high = *left_high;
    scatter.right_low = *right_low;
    scatter.right_high = *right_high;
    if (c.correlations->defined(left, right))
        regress(scatter);
    if (scatter.n_samples > most_points)
        count_bins(scatter);
    return scatter;
}

std::vector<RankedCandidate> ranked_candidates_of_left(const Comparison& c, Index left) {
    return ranked(candidates_of_left(c, left, shown_candidates), c.counterpart_of_left(left),
                  c.anatomy.left_choice[std::size_t(left)].choice, c.right->n_neurons(),
                  c.correlations->right_undefined,
                  [&](Index right) { return c.similarity(left, right); });
}

std::vector<RankedCandidate> ranked_candidates_of_right(const Comparison& c, Index right) {
    return ranked(candidates_of_right(c, right, shown_candidates), c.counterpart_of_right(right),
                  c.anatomy.right_choice[std::size_t(right)].choice, c.left->n_neurons(),
                  c.correlations->left_undefined,
                  [&](Index left) { return c.similarity(left, right); });
}

Result<PairView> pair_view(const Comparison& c, Index left, Index right, const Progress& progress) {
    PairView view;
    view.left = left;
    view.right = right;
    if (left >= 0)
        view.of_left = ranked_candidates_of_left(c, left);
    if (right >= 0)
        view.of_right = ranked_candidates_of_right(c, right);
    if (left < 0 || right < 0)
        return view;
    view.scatter = response_scatter(c, left, right, progress);
    if (!view.scatter)
        return Cancelled{};
    const Index pair = c.pair_of_left[std::size_t(left)];
    if (pair >= 0 && c.pairs[std::size_t(pair)].right == right) {
        view.pair = pair;
        Result<std::optional<Regret>> regret = regret_of_pair(c, pair, progress);
        if (!regret.ok())
            return regret.forward<PairView>();
        view.regret = std::move(regret).value();
    } else {
        Result<WhatIf> pinned = what_if(c, {{Wish::Kind::pin, left, right}}, progress);
        if (!pinned.ok())
            return pinned.forward<PairView>();
        view.pinned = std::move(pinned).value();
    }
    return view;
}

} // namespace counterpart
