#include "core/reference/baselines.h"

#include "core/base/thread_pool.h"
#include "core/reference/dependence.h"
#include "core/reference/draws.h"
#include "core/reference/resampling.h"
#include "core/reference/samples.h"

#include <Eigen/QR>
#include <algorithm>
#include <atomic>
#include <cmath>
#include <new>
#include <numeric>
#include <utility>

namespace counterpart {
namespace {

/// Greatest |r| of each defined neuron with another one of its network. False: cancelled.
bool find_copies(const SampleSide& side, std::vector<NeuronDraws>& neurons,
                 const Progress& progress) {
    const auto r = products(side.correlated, side.correlated, progress);
    if (!r)
        return false;
    for (Index i = 0; i < r->rows(); ++i) {
        float best = 0;
        for (Index j = 0; j < r->cols(); ++j)
            if (j != i)
                best = std::max(best, std::abs((*r)(i, j)));
        neurons[std::size_t(side.neurons[std::size_t(i)])].own_copy = double(best);
    }
    return true;
}

/// Whether the responses' span is that of all N samples (their mean being 0): N − 1 dimensions.
/// Where finding the rank would take long, enough neurons are taken to span it.
bool spans_everything(const Samples& responses) {
    const Index dimensions = responses.rows() - 1;
    if (responses.cols() < dimensions)
        return false;
    const double work =
        double(responses.rows()) * double(responses.rows()) * double(responses.cols());
    if (work > Progress::work_between_polls)
        return true;
    Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(responses.cast<double>());
    qr.setThreshold(1e-6); // the samples are in single precision
    return qr.rank() >= dimensions;
}

Problem too_large(const Comparison& c) {
    return {c.left->source().name + " and " + c.right->source().name,
            "there is not enough memory to draw baselines", "choose fewer neurons"};
}

/// One call's draws, each in a place of its own, so that the order they end in does not matter.
struct Drawn {
    std::vector<std::optional<ShuffleDraw>> shuffles;
    std::vector<std::optional<RotationDraw>> rotations;
    std::vector<std::optional<SplitDraw>> splits;
};

void add_reaching(const std::vector<char>& reaches, Index NeuronDraws::*count,
                  std::vector<NeuronDraws>& neurons) {
    for (std::size_t i = 0; i < reaches.size(); ++i)
        neurons[i].*count += reaches[i];
}

void add(const Drawn& drawn, Baselines& b) {
    for (const auto& draw : drawn.shuffles) {
        b.shuffled.push_back(draw->scores);
        if (draw->kept)
            b.shuffled_kept.push_back(*draw->kept);
        add_reaching(draw->left_reaches, &NeuronDraws::shuffles_reaching, b.left_neurons);
        add_reaching(draw->right_reaches, &NeuronDraws::shuffles_reaching, b.right_neurons);
    }
    for (const auto& draw : drawn.rotations) {
        b.rotated.push_back(draw->scores);
        add_reaching(draw->left_reaches, &NeuronDraws::rotations_reaching, b.left_neurons);
        add_reaching(draw->right_reaches, &NeuronDraws::rotations_reaching, b.right_neurons);
    }
    for (const auto& draw : drawn.splits) {
        b.held_out.push_back(draw->scores);
        b.constant_in_half += draw->constant;
        for (std::size_t k = 0; k < b.kept.size(); ++k)
            b.kept[k] += draw->kept[k];
    }
}

/// Makes the draws that `drawn` has places for, numbered on from those of `so_far`. False:
/// cancelled.
bool make_draws(const DrawContext& context, const ShufflePlan& plan, const Baselines& so_far,
                const Progress& progress, Drawn& drawn) {
    const Index n_shuffles = Index(drawn.shuffles.size());
    const Index n_rotations = Index(drawn.rotations.size());
    const Index n = n_shuffles + n_rotations + Index(drawn.splits.size());
    ThreadPool pool(context.comparison.options.threads);
    const Progress silent = progress.silent();
    std::atomic<Index> done{0};
    const double work = double(n) * (context.sides.product_work() + 1e5);
    return pool.run(n, work, [&](Index task) {
        bool made = false;
        if (Index k = task; k < n_shuffles) {
            const Index draw = so_far.shuffles() + k;
            auto& place = drawn.shuffles[std::size_t(k)];
            place = shuffle_draw(context, plan.order(draw), draw, silent);
            made = place.has_value();
        } else if (k -= n_shuffles; k < n_rotations) {
            auto& place = drawn.rotations[std::size_t(k)];
            place = rotation_draw(context, so_far.rotations() + k, silent);
            made = place.has_value();
        } else {
            k -= n_rotations;
            auto& place = drawn.splits[std::size_t(k)];
            place = split_draw(context, so_far.splits() + k, silent);
            made = place.has_value();
        }
        progress.report(Stage::drawing, double(++done) / double(n));
        return made && !progress.cancelled(0);
    });
}

Result<Baselines> refine_fitting(const Comparison& c, Baselines so_far, Index n_more,
                                 const Progress& progress) {
    progress.report(Stage::drawing, 0);
    const std::optional<SampleSides> sides = sample_sides(c, progress.silent());
    if (!sides)
        return Cancelled{};
    if (sides->left.n_defined() == 0 || sides->right.n_defined() == 0)
        return so_far; // nothing to draw: every score is 0 and stays so
    const ShufflePlan plan(sides->n_samples, so_far.options.shuffle, so_far.options.block,
                           so_far.options.seed);
    const Index n_shuffles =
        plan.n_draws() < 0 ? n_more : std::min(n_more, plan.n_draws() - so_far.shuffles());
    const bool split = sides->n_samples >= fewest_samples_to_split;
    const DrawContext context{c, *sides, so_far.options, so_far.contiguous_halves};
    Drawn drawn;
    drawn.shuffles.resize(std::size_t(n_shuffles));
    drawn.rotations.resize(std::size_t(n_more));
    drawn.splits.resize(split ? std::size_t(n_more) : 0);
    if (!make_draws(context, plan, so_far, progress, drawn))
        return Cancelled{};
    add(drawn, so_far);
    so_far.exhausted = plan.n_draws() >= 0 && so_far.shuffles() == plan.n_draws();
    return so_far;
}

} // namespace

Result<Baselines> begin_baselines(const Comparison& c, const BaselineOptions& options,
                                  const Progress& progress) {
    try {
        Baselines b;
        b.options = options;
        b.kept.assign(c.pairs.size(), 0);
        b.left_neurons.resize(std::size_t(c.left->n_neurons()));
        b.right_neurons.resize(std::size_t(c.right->n_neurons()));
        const std::optional<SampleSides> sides = sample_sides(c, progress.silent());
        if (!sides || !find_copies(sides->left, b.left_neurons, progress) ||
            !find_copies(sides->right, b.right_neurons, progress))
            return Cancelled{};
        b.dependence = dependence_of(*sides, options);
        b.contiguous_halves = b.dependence.autocorrelated || options.shuffle != Shuffle::free;
        b.spans_everything = spans_everything(sides->right.standardised_responses());
        return b;
    } catch (const std::bad_alloc&) {
        return too_large(c);
    }
}

Result<Baselines> refine(const Comparison& c, Baselines so_far, Index n_more,
                         const Progress& progress) {
    try {
        return refine_fitting(c, std::move(so_far), n_more, progress);
    } catch (const std::bad_alloc&) {
        return too_large(c);
    }
}

double baseline_work(const Comparison& c, Index draws) {
    const auto n = double(c.left->n_samples());
    const auto left = double(c.left->n_neurons());
    const auto right = double(c.right->n_neurons());
    const double multiply_adds = 6 * n * left * right + n * (left * left + right * right) +
                                 4 * (left * left * left + right * right * right);
    // Standardising (with Spearman: ranking, a sort) and matching pass over all of it a few times.
    const double passes = c.options.correlation == CorrelationKind::spearman ? 200 : 20;
    const double rest = passes * n * (left + right) + 60 * left * right;
    return double(draws) * (multiply_adds / 32 + rest);
}

std::optional<Spread> spread(std::vector<double> values) {
    if (values.empty())
        return std::nullopt;
    std::sort(values.begin(), values.end());
    const auto quantile = [&values](double q) {
        const double at = q * double(values.size() - 1);
        const auto below = std::size_t(at);
        const std::size_t above = std::min(below + 1, values.size() - 1);
        return values[below] + (at - double(below)) * (values[above] - values[below]);
    };
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
    return Spread{mean, quantile(0.025), quantile(0.975)};
}

std::vector<double> values_of(const std::vector<Scores>& draws, ScoreMember score) {
    std::vector<double> values;
    values.reserve(draws.size());
    for (const Scores& draw : draws)
        values.push_back(draw.*score);
    return values;
}

std::optional<double> shuffle_p(const Comparison& c, const Baselines& b, ScoreMember score) {
    if (b.shuffled.empty())
        return std::nullopt;
    const double observed = c.scores.*score - tie_tolerance;
    const auto reaching =
        std::count_if(b.shuffled.begin(), b.shuffled.end(),
                      [&](const Scores& draw) { return draw.*score >= observed; });
    return double(reaching + 1) / double(b.shuffles() + 1);
}

double smallest_p(Index draws) {
    return 1.0 / double(draws + 1);
}

std::optional<double> above_rotated(double score, const Baselines& b, ScoreMember member) {
    const std::optional<Spread> rotated = spread(values_of(b.rotated, member));
    if (!rotated || rotated->mean >= 1 - tie_tolerance)
        return std::nullopt;
    return (score - rotated->mean) / (1 - rotated->mean);
}

std::optional<double> stability(const Comparison& c, const Baselines& b, Index pair) {
    const Pair& p = c.pairs[std::size_t(pair)];
    if (p.placeholder() || p.ambiguous || b.held_out.empty())
        return std::nullopt;
    return double(b.kept[std::size_t(pair)]) / double(b.splits());
}

std::optional<double> stability_of_noise(const Baselines& b) {
    const auto& kept = b.shuffled_kept;
    if (kept.empty())
        return std::nullopt;
    // Asked for each pair: not spread(), which sorts.
    return std::accumulate(kept.begin(), kept.end(), 0.0) / double(kept.size());
}

std::optional<double> mark_share(const Comparison& c, const Baselines& b, Index pair) {
    const std::optional<double> kept = stability(c, b, pair);
    const std::optional<double> noise = stability_of_noise(b);
    if (!kept || !noise)
        return std::nullopt;
    return *noise < 1 ? std::clamp((*kept - *noise) / (1 - *noise), 0.0, 1.0) : 0.0;
}

} // namespace counterpart
