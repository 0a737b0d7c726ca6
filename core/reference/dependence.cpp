#include "core/reference/dependence.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string_view>
#include <unordered_map>

namespace counterpart {
namespace {

constexpr Index fewest_rows = 8;
constexpr double notable_lag1 = 0.1;
constexpr double notable_repeats = 0.02;

std::optional<double> mean_lag1(const Samples& z) {
    if (z.rows() < fewest_rows || z.cols() == 0)
        return std::nullopt;
    double sum = 0; // neurons have length 1: the products of neighbouring rows add up to lag 1
    for (Index i = 0; i + 1 < z.rows(); ++i)
        sum += z.row(i).cast<double>().dot(z.row(i + 1).cast<double>());
    return sum / double(z.cols());
}

/// Mean correlation of the last row of a block with the first of the next, over neurons and edges;
/// nothing without edges.
std::optional<double> mean_over_edges(const Samples& z, Index block, Index n_edges) {
    if (n_edges < 1 || z.cols() == 0)
        return std::nullopt;
    double sum = 0;
    for (Index k = 1; k <= n_edges; ++k)
        sum += z.row(k * block - 1).cast<double>().dot(z.row(k * block).cast<double>());
    // Neurons have length 1, so variance 1/N.
    return sum * double(z.rows()) / (double(z.cols()) * double(n_edges));
}

/// Whether blocks go on in the next one, on both sides. Few edges say little, and all neurons may
/// say the same: told from one standard error of a single neuron on, since to warn in vain costs
/// less than a p that is too small.
bool go_on(const Samples& left, const Samples& right, Index block) {
    const Index n_edges = left.rows() / block - 1;
    const std::optional<double> l = mean_over_edges(left, block, n_edges);
    const std::optional<double> r = mean_over_edges(right, block, n_edges);
    if (!l || !r)
        return false;
    const double notable = std::max(notable_lag1, 1 / std::sqrt(double(n_edges)));
    return *l > notable && *r > notable;
}

/// Rows that equal an earlier one on both sides.
Index repeated_rows(const Samples& left, const Samples& right) {
    const auto bytes = [](const Samples& z, Index i) {
        return std::string_view(reinterpret_cast<const char*>(z.data() + i * z.cols()),
                                std::size_t(z.cols()) * sizeof(float));
    };
    std::unordered_multimap<std::string_view, Index> seen;
    Index repeated = 0;
    for (Index i = 0; i < left.rows(); ++i) {
        const auto [first, last] = seen.equal_range(bytes(left, i));
        if (std::any_of(first, last, [&](const auto& entry) {
                return bytes(right, entry.second) == bytes(right, i);
            }))
            ++repeated;
        else
            seen.emplace(bytes(left, i), i);
    }
    return repeated;
}

} // namespace

Dependence dependence_of(const SampleSides& sides, const BaselineOptions& options) {
    Dependence d;
    const Samples& left = sides.left.correlated;
    const Samples& right = sides.right.correlated;
    if (left.cols() == 0 || right.cols() == 0)
        return d;
    d.lag1_left = mean_lag1(left);
    d.lag1_right = mean_lag1(right);
    const double n = double(sides.n_samples);
    const double notable = std::max(notable_lag1, 3 / std::sqrt(n));
    d.autocorrelated =
        d.lag1_left && d.lag1_right && *d.lag1_left > notable && *d.lag1_right > notable;
    if (options.shuffle == Shuffle::free)
        d.parted = d.autocorrelated;
    else if (options.shuffle == Shuffle::block)
        d.parted = go_on(left, right, std::clamp<Index>(options.block, 1, sides.n_samples));
    d.repeated = repeated_rows(left, right);
    d.repeats = double(d.repeated) > notable_repeats * n;
    return d;
}

} // namespace counterpart
