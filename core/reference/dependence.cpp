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

Dependence dependence_of(const SampleSides& sides) {
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
    d.repeated = repeated_rows(left, right);
    d.repeats = double(d.repeated) > notable_repeats * n;
    return d;
}

} // namespace counterpart
