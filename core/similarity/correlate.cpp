#include "core/similarity/correlate.h"

#include "core/responses/read_responses.h"
#include "core/similarity/block_product.h"
#include "core/similarity/product.h"
#include "core/similarity/side.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdio>
#include <new>
#include <optional>
#include <vector>

namespace counterpart {
namespace {

// Up to here the product is taken in double: 20 ms at most, and small examples come out exact.
constexpr double largest_double_product = 2e7;

/// In double, on the calling thread, rounded to float once.
void small_product(const CorrelatedSide& left, const CorrelatedSide& right,
                   CorrelationMatrix::Values& r) {
    const auto standardised = [](const CorrelatedSide& side, std::vector<double>& values) {
        const SampleView& s = side.samples;
        values.resize(static_cast<std::size_t>(s.n_samples * s.n_neurons));
        const Index stride = s.sample_major ? s.n_neurons : s.n_samples;
        standardise(s, side.how, {0, s.n_samples, 0, s.n_neurons}, values.data(), stride);
        return SampleBlock<double>{values.data(), stride, s.sample_major};
    };
    std::vector<double> left_values;
    std::vector<double> right_values;
    std::vector<double> products(static_cast<std::size_t>(r.size()));
    const SampleBlock<double> left_block = standardised(left, left_values);
    const SampleBlock<double> right_block = standardised(right, right_values);
    multiply(left_block, r.rows(), right_block, r.cols(), left.samples.n_samples, products.data());
    std::transform(products.begin(), products.end(), r.data(),
                   [](double value) { return static_cast<float>(value); });
    clamp(r.data(), r.size());
}

Problem does_not_fit(const Responses& left, const Responses& right) {
    const double gigabytes = 4e-9 * double(left.n_neurons()) * double(right.n_neurons());
    char size[32];
    std::snprintf(size, sizeof size, "%.3g", gigabytes);
    return {left.source().name + " and " + right.source().name,
            std::to_string(left.n_neurons()) + " × " + std::to_string(right.n_neurons()) +
                " correlations take " + size + " GB, more than there is memory",
            "if rows are the neurons, transpose; otherwise choose fewer neurons"};
}

double multiply_adds(const Responses& left, const Responses& right) {
    return double(left.n_samples()) * double(left.n_neurons()) * double(right.n_neurons());
}

/// One sample of single-precision responses. False: it cannot be read.
bool copy_sample(const Responses& responses, Index sample, float* to) {
    if (const SampleFile* file = responses.on_disk())
        return file->read(sample, 1, to);
    const SampleView view = view_of(responses);
    const float* from = std::get<const float*>(view.values);
    from += view.sample_major ? sample * view.n_neurons : sample;
    const Index step = view.sample_major ? 1 : view.n_samples;
    for (Index j = 0; j < view.n_neurons; ++j)
        to[j] = from[j * step];
    return true;
}

/// A side with a standardisation guessed from some of its samples. Nothing: they cannot be read.
std::optional<CorrelatedSide> guessed_side(const Responses& responses) {
    const SampleView all = view_of(responses);
    const std::vector<Index> chosen = samples_to_guess_from(all.n_samples);
    std::vector<float> values(chosen.size() * static_cast<std::size_t>(all.n_neurons));
    float* row = values.data();
    for (const Index i : chosen) {
        if (!copy_sample(responses, i, row))
            return std::nullopt;
        row += all.n_neurons;
    }
    const SampleView some{values.data(), Index(chosen.size()), all.n_neurons, true};
    return CorrelatedSide{std::nullopt, all, guessed_standardisation(some, all.n_samples),
                          responses.on_disk()};
}

/// The large product with guessed standardisations.
Outcome correlate_at_once(const Responses& left, const Responses& right, CorrelationMatrix& result,
                          ThreadPool& pool, const Progress& progress) {
    const std::optional<CorrelatedSide> l = guessed_side(left);
    const std::optional<CorrelatedSide> r = guessed_side(right);
    return l && r ? block_product(*l, *r, true, result, pool, progress) : Outcome::not_at_once;
}

/// Any product, all samples read before. False: cancelled.
bool correlate_known(const Responses& left, const Responses& right, CorrelationKind kind,
                     CorrelationMatrix& result, ThreadPool& pool, const Progress& progress) {
    const Stage first = kind == CorrelationKind::spearman ? Stage::ranking : Stage::correlating;
    progress.report(first, 0);
    std::optional<CorrelatedSide> l =
        correlated_side(view_of(left), kind, {first, 0, 0.5}, pool, progress);
    if (!l)
        return false;
    std::optional<CorrelatedSide> r =
        correlated_side(view_of(right), kind, {first, 0.5, 1}, pool, progress);
    if (!r)
        return false;
    if (multiply_adds(left, right) > largest_double_product)
        return block_product(*l, *r, false, result, pool, progress) == Outcome::done;
    small_product(*l, *r, result.r);
    result.left_undefined = std::move(l->how.undefined);
    result.right_undefined = std::move(r->how.undefined);
    return !progress.cancelled(multiply_adds(left, right) / multiply_adds_a_step);
}

/// The same responses with their values in memory.
Result<Responses> in_memory(const Responses& responses, Stage stage, const Progress& progress) {
    return responses.on_disk() ? read_left_on_disk(responses, stage, progress) : responses;
}

/// Whether one pass over the samples is possible, and worth it.
bool worth_a_guess(const Responses& left, const Responses& right, CorrelationKind kind) {
    return kind == CorrelationKind::pearson && left.is_single() && right.is_single() &&
           left.n_samples() >= many_samples && multiply_adds(left, right) > largest_double_product;
}

Result<CorrelationMatrix> correlate_some_way(const Responses& left, const Responses& right,
                                             CorrelationKind kind, ThreadPool& pool,
                                             const Progress& progress) {
    CorrelationMatrix result;
    result.r.resize(left.n_neurons(), right.n_neurons());
    Outcome outcome = Outcome::not_at_once;
    if (worth_a_guess(left, right, kind))
        outcome = correlate_at_once(left, right, result, pool, progress);
    for (const Responses* side : {&left, &right})
        if (side->on_disk())
            if (std::optional<Problem> problem = side->on_disk()->file().changed())
                return std::move(*problem);
    if (outcome == Outcome::not_at_once) {
        const Result<Responses> l = in_memory(left, Stage::reading_left, progress);
        if (!l.ok())
            return l.forward<CorrelationMatrix>();
        const Result<Responses> r = in_memory(right, Stage::reading_right, progress);
        if (!r.ok())
            return r.forward<CorrelationMatrix>();
        if (correlate_known(l.value(), r.value(), kind, result, pool, progress))
            outcome = Outcome::done;
    }
    if (outcome != Outcome::done)
        return Cancelled{};
    progress.report(Stage::correlating, 1);
    return result;
}

} // namespace

Result<CorrelationMatrix> correlate(const Responses& left, const Responses& right,
                                    CorrelationKind kind, ThreadPool& pool,
                                    const Progress& progress) {
    assert(left.n_samples() == right.n_samples() && left.n_samples() >= 2);
    if (progress.cancelled(0))
        return Cancelled{};
    try {
        return correlate_some_way(left, right, kind, pool, progress);
    } catch (const std::bad_alloc&) {
        return does_not_fit(left, right);
    }
}

} // namespace counterpart
