#include "core/synthetic/laboratory.h"

#include "core/reference/random.h"

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

namespace counterpart {

namespace {

/// What is drawn; each neuron has a stream of its own, so that more neurons or samples leave those
/// that are there as they are.
enum Stream : std::uint64_t { signal_stream = 1, noise_stream, common_stream, order_stream };
/// Draws of order_stream.
enum Order : std::uint64_t { permutation_order, dead_order, flip_order };

/// Every sample made to resemble the one before, variance kept: x(t) = φ x(t−1) + √(1−φ²) e(t).
void correlate_samples(Eigen::MatrixXd& values, double phi) {
    const double fresh = std::sqrt(1 - phi * phi);
    for (Index j = 0; j < values.cols(); ++j)
        for (Index t = 1; t < values.rows(); ++t)
            values(t, j) = phi * values(t - 1, j) + fresh * values(t, j);
}

/// Below the quantile a neuron is silent. Measured in its own spread: a rotated or duplicated
/// neuron's may be another than 1.
void silence(Eigen::MatrixXd& values, double share) {
    const double quantile =
        boost::math::quantile(boost::math::normal_distribution<double>(), share);
    for (Index j = 0; j < values.cols(); ++j) {
        const double mean = values.col(j).mean();
        const double spread = std::sqrt((values.col(j).array() - mean).square().mean());
        values.col(j) = (values.col(j).array() - mean - quantile * spread).max(0.0);
    }
}

/// In the middle sample every neuron responds far beyond what it usually does.
void add_outlier(Eigen::MatrixXd& values, double deviations) {
    for (Index j = 0; j < values.cols(); ++j) {
        const double mean = values.col(j).mean();
        const double spread = std::sqrt((values.col(j).array() - mean).square().mean());
        values(values.rows() / 2, j) += deviations * spread;
    }
}

std::vector<Index> random_order(Index n, Order which, std::uint64_t seed) {
    std::vector<Index> order(static_cast<std::size_t>(n));
    std::iota(order.begin(), order.end(), Index(0));
    Random(seed, order_stream, which).shuffle(order);
    return order;
}

/// One cycle through all of them (S. Sattolo, Inf. Process. Lett. 22 (1986)): for n ≥ 2 none keeps
/// its place.
std::vector<Index> cycle(Index n, std::uint64_t seed) {
    std::vector<Index> order(static_cast<std::size_t>(n));
    std::iota(order.begin(), order.end(), Index(0));
    Random random(seed, order_stream, permutation_order);
    for (Index last = n - 1; last > 0; --last)
        std::swap(order[std::size_t(last)], order[std::size_t(random.below(last))]);
    return order;
}

void permute(Eigen::MatrixXd& values, std::uint64_t seed) {
    const std::vector<Index> order = cycle(values.cols(), seed);
    Eigen::MatrixXd permuted(values.rows(), values.cols());
    for (Index j = 0; j < values.cols(); ++j)
        permuted.col(j) = values.col(order[std::size_t(j)]);
    values = std::move(permuted);
}

/// What happens to responses once they are there, on both sides.
void distort(Eigen::MatrixXd& values, const LaboratoryControls& controls) {
    if (controls.sparseness > 0)
        silence(values, controls.sparseness);
}

} // namespace

LaboratoryControls within_range(LaboratoryControls c) {
    c.left = std::clamp<Index>(c.left, 1, LaboratoryControls::most_neurons);
    c.right = std::clamp<Index>(c.right, 1, LaboratoryControls::most_neurons);
    c.samples = std::clamp<Index>(c.samples, 2, LaboratoryControls::most_samples);
    c.noise = std::clamp(c.noise, 0.0, 1.0);
    c.hub = std::clamp(c.hub, 0.0, 1.0);
    c.duplicates = std::clamp<Index>(c.duplicates, 0, c.right / 2);
    c.rotation = std::clamp(c.rotation, 0.0, 1.0);
    c.autocorrelation = std::clamp(c.autocorrelation, 0.0, 0.99);
    c.sparseness = std::clamp(c.sparseness, 0.0, 0.95);
    c.dead = std::clamp<Index>(c.dead, 0, c.right);
    c.outlier = std::clamp(c.outlier, 0.0, 100.0);
    c.flips = std::clamp(c.flips, 0.0, 1.0);
    return c;
}

Eigen::MatrixXd Laboratory::drawn(Draws& kept, std::uint64_t stream, Index columns,
                                  const LaboratoryControls& controls) const {
    const Index n = controls.samples;
    if (kept.seed != controls.seed || kept.values.rows() < n || kept.values.cols() < columns) {
        const bool same_seed = kept.seed == controls.seed;
        const Index rows = same_seed ? std::max(n, kept.values.rows()) : n;
        const Index wide = same_seed ? std::max(columns, kept.values.cols()) : columns;
        kept.values.resize(rows, wide);
        for (Index j = 0; j < wide; ++j) {
            Random random(controls.seed, stream, std::uint64_t(j));
            for (Index t = 0; t < rows; ++t)
                kept.values(t, j) = random.normal();
        }
        kept.seed = controls.seed;
    }
    Eigen::MatrixXd values = kept.values.topLeftCorner(n, columns);
    if (controls.autocorrelation > 0)
        correlate_samples(values, controls.autocorrelation);
    return values;
}

Eigen::MatrixXd Laboratory::right_network(const Eigen::MatrixXd& sources,
                                          const Eigen::VectorXd& common,
                                          const LaboratoryControls& c) {
    Eigen::MatrixXd right = sources.leftCols(c.right);
    if (c.noise > 0)
        right = std::sqrt(1 - c.noise) * right +
                std::sqrt(c.noise) * drawn(noise_, noise_stream, c.right, c);
    if (c.hub > 0)
        right.col(0) = std::sqrt(c.hub) * common + std::sqrt(1 - c.hub) * right.col(0);
    for (Index k = 0; k < c.duplicates; ++k)
        right.col(c.right - 1 - k) = right.col(k);
    if (c.rotation > 0) {
        if (rotation_.dimension() != c.right || rotation_seed_ != c.seed)
            rotation_ = RotationPath(c.right, c.seed);
        rotation_seed_ = c.seed;
        right = right * rotation_.at(c.rotation);
    }
    distort(right, c);
    const std::vector<Index> dead = random_order(c.right, dead_order, c.seed);
    for (Index k = 0; k < c.dead; ++k)
        right.col(dead[std::size_t(k)]).setZero();
    if (c.outlier > 0)
        add_outlier(right, c.outlier);
    const std::vector<Index> flipped = random_order(c.right, flip_order, c.seed);
    const auto flips = Index(std::llround(c.flips * double(c.right)));
    for (Index k = 0; k < flips; ++k)
        right.col(flipped[std::size_t(k)]) *= -1;
    if (c.permuted)
        permute(right, c.seed);
    return right;
}

LaboratoryPair Laboratory::make(const LaboratoryControls& wanted) {
    const LaboratoryControls c = within_range(wanted);
    const Eigen::MatrixXd sources = drawn(signals_, signal_stream, std::max(c.left, c.right), c);
    const Eigen::VectorXd common = drawn(common_, common_stream, 1, c);
    Eigen::MatrixXd left = sources.leftCols(c.left);
    if (c.hub > 0)
        left = (std::sqrt(1 - c.hub) * left).colwise() + std::sqrt(c.hub) * common;
    distort(left, c);
    if (c.outlier > 0)
        add_outlier(left, c.outlier);
    const Eigen::MatrixXd right = right_network(sources, common, c);
    return {std::make_shared<const Responses>(make_responses(left, "lab_left.npy")),
            std::make_shared<const Responses>(make_responses(right, "lab_right.npy"))};
}

} // namespace counterpart
