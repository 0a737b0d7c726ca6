#pragma once
// Similarity matrices of the kinds that are easy and hard to match.

#include "core/assignment/assignment.h"
#include "support/support.h"

#include <cstdint>
#include <vector>

namespace counterpart::test {

using Cells = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

inline SimilarityView view_of(const Cells& cells, Sign sign = Sign::absolute) {
    return {cells.data(), cells.rows(), cells.cols(), cells.cols(), sign};
}

inline Eigen::MatrixXf standardised(Eigen::MatrixXd samples) {
    samples.rowwise() -= samples.colwise().mean().eval();
    for (Index j = 0; j < samples.cols(); ++j)
        if (const double norm = samples.col(j).norm(); norm > 0)
            samples.col(j) /= norm;
    return samples.cast<float>();
}

/// Correlations of two sets of responses, computed in single precision, so that values that are
/// equal in theory may differ in the last bits.
inline Cells correlations(const Eigen::MatrixXd& left, const Eigen::MatrixXd& right) {
    Cells r = standardised(left).transpose() * standardised(right);
    return r.cwiseMax(-1.0f).cwiseMin(1.0f);
}

enum class Kind { noise, planted, low_rank, mass_ties, duplicates, uniform };
inline constexpr const char* kind_names[] = {"noise",     "planted",    "low rank",
                                             "mass ties", "duplicates", "uniform"};

inline Cells similarities(Kind kind, Index rows, Index cols, std::uint64_t seed) {
    const Index most = std::max(rows, cols);
    const auto left = [&](Index samples) { return gaussian(samples, rows, 2 * seed); };
    const auto right = [&](Index samples) { return gaussian(samples, cols, 2 * seed + 1); };
    switch (kind) {
    case Kind::noise:
        return correlations(left(100), right(100));
    case Kind::planted: {
        const Eigen::MatrixXd signal = gaussian(100, most, 2 * seed);
        const auto order = permutation(most, seed);
        const Eigen::MatrixXd shuffled = signal(Eigen::all, order);
        return correlations(signal.leftCols(rows), shuffled.leftCols(cols) + 0.5 * right(100));
    }
    case Kind::low_rank: {
        const Eigen::MatrixXd signal = gaussian(100, 5, seed);
        return correlations(signal * left(5) + 0.01 * left(100),
                            signal * right(5) + 0.01 * right(100));
    }
    case Kind::mass_ties: // binary responses to 12 samples: few distinct values, some constant
        return correlations((left(12).array() > 0).cast<double>(),
                            (right(12).array() > 0).cast<double>());
    case Kind::duplicates: { // every neuron about four times
        const auto copy = [](const Eigen::MatrixXd& once, Index n) {
            Eigen::MatrixXd copies(once.rows(), n);
            for (Index j = 0; j < n; ++j)
                copies.col(j) = once.col(j % std::max<Index>(1, n / 4));
            return copies;
        };
        return correlations(copy(left(50), rows), copy(right(50), cols));
    }
    case Kind::uniform:
        return Cells(Eigen::MatrixXf(
            (gaussian(rows, cols, seed).array() / 8).max(-1.0).min(1.0).cast<float>()));
    }
    return {};
}

/// The documented costs as integers: multiples of 2⁻³⁶.
inline std::vector<std::int64_t> gains(const SimilarityView& s) {
    std::vector<std::int64_t> result;
    for (Index i = 0; i < s.rows; ++i)
        for (Index j = 0; j < s.cols; ++j)
            result.push_back(std::llrint(std::ldexp(s.at(i, j), 36)));
    return result;
}

} // namespace counterpart::test
