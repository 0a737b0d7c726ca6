#include "core/reference/samples.h"

#include "core/comparison/defined_part.h"
#include "core/similarity/product.h"
#include "core/similarity/side.h"

#include <algorithm>

namespace counterpart {
namespace {

constexpr double multiply_adds_a_step = 32; // see Progress
constexpr Index samples_a_block = 512;      // what a strip adds up in one go

/// Standardises `view` into sample-major samples, the given neurons only.
Samples standardised(const SampleView& view, const Standardisation& how,
                     const std::vector<Index>& neurons, bool all) {
    const Index n = view.n_samples;
    Samples out(n, Index(neurons.size()));
    if (view.sample_major && all) {
        standardise(view, how, {0, n, 0, view.n_neurons}, out.data(), out.cols());
        return out;
    }
    // A block of samples at a time: neurons are picked out of it, or turned.
    constexpr Index block = 256;
    std::vector<float> held(static_cast<std::size_t>(block * view.n_neurons));
    for (Index first = 0; first < n; first += block) {
        const Index count = std::min(block, n - first);
        const Index stride = view.sample_major ? view.n_neurons : count;
        standardise(view, how, {first, count, 0, view.n_neurons}, held.data(), stride);
        for (Index i = 0; i < count; ++i)
            for (Index k = 0; k < out.cols(); ++k) {
                const Index j = neurons[std::size_t(k)];
                out(first + i, k) =
                    held[std::size_t(view.sample_major ? i * stride + j : j * stride + i)];
            }
    }
    return out;
}

} // namespace

double SampleSides::product_work() const {
    return double(n_samples) * double(left.n_defined()) * double(right.n_defined()) /
           multiply_adds_a_step;
}

std::optional<SampleSide> sample_side(const Responses& responses,
                                      const std::vector<char>& undefined, CorrelationKind kind,
                                      const Progress& progress) {
    ThreadPool here(1);
    SampleSide side;
    side.n_neurons = responses.n_neurons();
    side.neurons = indices_where(undefined, false);
    const bool all = side.n_defined() == side.n_neurons;
    const SampleView view = view_of(responses);
    const std::optional<Standardisation> how = standardisation(view, here, progress);
    if (!how)
        return std::nullopt;
    side.correlated = standardised(view, *how, side.neurons, all);
    if (kind == CorrelationKind::pearson)
        return side;
    side.responses = std::move(side.correlated);
    const std::optional<CorrelatedSide> ranked = correlated_side(view, kind, {}, here, progress);
    if (!ranked)
        return std::nullopt;
    side.correlated = standardised(ranked->samples, ranked->how, side.neurons, all);
    return side;
}

std::optional<SampleSides> sample_sides(const Comparison& c, const Progress& progress) {
    SampleSides sides;
    sides.n_samples = c.left->n_samples();
    sides.kind = c.options.correlation;
    sides.sign = c.options.sign;
    std::optional<SampleSide> left =
        sample_side(*c.left, c.correlations->left_undefined, sides.kind, progress);
    if (!left)
        return std::nullopt;
    std::optional<SampleSide> right =
        sample_side(*c.right, c.correlations->right_undefined, sides.kind, progress);
    if (!right)
        return std::nullopt;
    sides.left = std::move(*left);
    sides.right = std::move(*right);
    return sides;
}

Samples rows_of(const Samples& samples, const std::vector<Index>& rows) {
    Samples out(Index(rows.size()), samples.cols());
    for (Index i = 0; i < out.rows(); ++i)
        out.row(i) = samples.row(rows[std::size_t(i)]);
    return out;
}

std::optional<Restandardised> restandardised(Samples samples, CorrelationKind kind,
                                             const Progress& progress) {
    ThreadPool here(1);
    const SampleView view{samples.data(), samples.rows(), samples.cols(), true};
    std::optional<CorrelatedSide> side = correlated_side(view, kind, {}, here, progress);
    if (!side)
        return std::nullopt;
    std::vector<Index> neurons(static_cast<std::size_t>(samples.cols()));
    for (std::size_t j = 0; j < neurons.size(); ++j)
        neurons[j] = Index(j);
    Samples out = standardised(side->samples, side->how, neurons, true);
    return Restandardised{std::move(out), std::move(side->how.undefined)};
}

std::optional<CorrelationMatrix::Values> products(const Samples& left, const Samples& right,
                                                  const Progress& progress) {
    CorrelationMatrix::Values r(left.cols(), right.cols());
    if (r.size() == 0)
        return r;
    const double row_work = double(r.cols()) * double(std::min(left.rows(), samples_a_block));
    const Index strip = std::clamp<Index>(
        Index(0.5 * Progress::work_between_polls * multiply_adds_a_step / row_work), 1, r.rows());
    for (Index row = 0; row < r.rows(); row += strip) {
        const Index n_rows = std::min(strip, r.rows() - row);
        for (Index first = 0; first < left.rows(); first += samples_a_block) {
            const Index n = std::min(samples_a_block, left.rows() - first);
            multiply(SampleBlock<float>{&left(first, row), left.cols(), true}, n_rows,
                     SampleBlock<float>{&right(first, 0), right.cols(), true}, r.cols(), n,
                     &r(row, 0), r.cols(), first > 0);
            if (progress.cancelled(double(n_rows) * double(r.cols()) * double(n) /
                                   multiply_adds_a_step))
                return std::nullopt;
        }
    }
    r = r.cwiseMax(-1.0F).cwiseMin(1.0F);
    return r;
}

} // namespace counterpart
