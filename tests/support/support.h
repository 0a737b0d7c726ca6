#pragma once
// What tests share: paths of fixtures, seeded random matrices.

#include <Eigen/Core>
#include <QString>
#include <cstdint>
#include <random>

namespace counterpart::test {

/// Path of a committed fixture.
[[nodiscard]] QString fixture(const QString& name);

/// N × F standard normal values; the same for the same seed everywhere we run.
[[nodiscard]] Eigen::MatrixXd gaussian(Eigen::Index rows, Eigen::Index cols, std::uint64_t seed);

/// A random permutation of 0 … n − 1.
[[nodiscard]] std::vector<Eigen::Index> permutation(Eigen::Index n, std::uint64_t seed);

} // namespace counterpart::test
