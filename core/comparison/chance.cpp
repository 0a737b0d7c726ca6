#include "core/comparison/chance.h"

#include <algorithm>
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>
#include <numbers>

namespace counterpart {
namespace {

// Long double would take three times as long, for digits that nobody asks for.
using Double = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

/// P(|r| > sin θ). As a function of the angle, since in t it has an infinite slope at 1 for N = 3.
double beyond(Index n_samples, double angle) {
    const double b = 0.5 * double(n_samples - 2);
    if (angle < std::numbers::pi / 4) {
        const double t = std::sin(angle);
        return boost::math::ibetac(0.5, b, t * t, Double());
    }
    const double rest = std::cos(angle); // 1 − t² without cancellation
    return boost::math::ibeta(b, 0.5, rest * rest, Double());
}

/// The mean of (1 − c)ᵏ over k = from … to, told as what it lacks to 1.
double lacking(double c, double from, double to) {
    const double n = to - from + 1;
    if (c >= 1)
        return 1;
    if (c * to < 1e-12)
        return c * (from + to) / 2;
    const double log_base = std::log1p(-c);
    if (n == 1)
        return -std::expm1(from * log_base);
    // A geometric sum: (1 − c)^from · (1 − (1 − c)ⁿ) / c, over n.
    return 1 + std::exp(from * log_base) * std::expm1(n * log_base) / (c * n);
}

/// The mean of hᵏ over k = from … to, 0 ≤ h ≤ ½.
double mean_power(double h, double from, double to) {
    const double n = to - from + 1;
    return std::pow(h, from) * (1 - std::pow(h, n)) / ((1 - h) * n);
}

double mean_maximum_of_two_samples(double from, double to, Sign sign) {
    return sign == Sign::absolute ? 1 : 1 - 2 * mean_power(0.5, from, to);
}

} // namespace

double mean_expected_maximum(Index n_samples, Index first, Index last, Sign sign) {
    const double from = double(first);
    const double to = double(last);
    if (n_samples == 2)
        return mean_maximum_of_two_samples(from, to, sign);
    const auto integrand = [&](double angle) {
        const double c = beyond(n_samples, angle);
        const double value = sign == Sign::absolute
                                 ? lacking(c, from, to)
                                 : lacking(c / 2, from, to) - mean_power(c / 2, from, to);
        return value * std::cos(angle);
    };
    // Beyond some angle nothing is left: integrating there would hide where the action is.
    double end = std::numbers::pi / 2;
    double start = 0;
    if (to * beyond(n_samples, end / 2) < 1e-11)
        for (end /= 2; end > 1e-12 && end - start > 0.05 * end;) {
            const double middle = (start + end) / 2;
            (to * beyond(n_samples, middle) < 1e-11 ? end : start) = middle;
        }
    using Quadrature = boost::math::quadrature::gauss_kronrod<double, 31>;
    return std::min(1.0, Quadrature::integrate(integrand, 0.0, end, 10, 1e-8));
}

double expected_maximum(Index n_samples, Index k, Sign sign) {
    if (k == 0 || (k == 1 && sign == Sign::signed_))
        return 0;
    return mean_expected_maximum(n_samples, k, k, sign);
}

Chance chance_of(const Comparison& c) {
    const Sign sign = c.options.sign;
    const Index n_samples = c.left->n_samples();
    const Index n_left = c.correlations->r.rows();
    const Index n_right = c.correlations->r.cols();
    const Index defined_left = n_left - Index(c.undefined_left.size());
    const Index defined_right = n_right - Index(c.undefined_right.size());
    const Index fewer = std::min(defined_left, defined_right);
    const Index more = std::max(defined_left, defined_right);
    const double of_left = expected_maximum(n_samples, defined_left, sign);
    const double of_right = expected_maximum(n_samples, defined_right, sign);

    Chance chance;
    chance.approximate = c.options.correlation == CorrelationKind::spearman;
    chance.naive_forward = double(defined_left) / double(n_left) * of_right;
    chance.naive_backward = double(defined_right) / double(n_right) * of_left;
    if (n_left == n_right) {
        Index both = 0;
        for (Index i = 0; i < n_left; ++i)
            both += c.correlations->defined(i, i) ? 1 : 0;
        chance.index_aligned = double(both) / double(n_left) * expected_maximum(n_samples, 1, sign);
    }
    const double share = double(fewer) / double(std::min(n_left, n_right));
    const double share_strict = double(fewer) / double(std::max(n_left, n_right));
    const double high = fewer == 0 ? 0 : std::max(of_left, of_right);
    chance.matched_high = share * high;
    chance.matched_strict_high = share_strict * high;
    if (n_samples >= 5) {
        const double low =
            fewer == 0 ? 0 : mean_expected_maximum(n_samples, more - fewer + 1, more, sign);
        chance.matched_low = share * low;
        chance.matched_strict_low = share_strict * low;
    }
    return chance;
}

} // namespace counterpart
