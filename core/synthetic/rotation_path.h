#pragma once
// From one basis of a space to another, step by step.

#include "core/responses/responses.h"

#include <Eigen/Core>

#include <cstdint>

namespace counterpart {

/// The way exp(t · log Q), t from 0 to 1, from the identity to a uniformly random rotation Q of d
/// dimensions (Haar measure on SO(d)): every plane that Q turns is turned by the t-th part of its
/// angle. A rotation in between is no uniform one.
class RotationPath {
  public:
    RotationPath() = default;
    /// d ≥ 1. The same for the same seed. Cost: a QR and a Schur decomposition, about 30 d³.
    RotationPath(Index d, std::uint64_t seed);

    [[nodiscard]] Index dimension() const { return basis_.rows(); }
    /// d × d, orthogonal to rounding; `t` in [0, 1]. Cost: 2 d³.
    [[nodiscard]] Eigen::MatrixXd at(double t) const;

  private:
    Eigen::MatrixXd basis_;  ///< columns 2k and 2k + 1 span the k-th plane
    Eigen::VectorXd angles_; ///< of each plane; what is left of an odd dimension stays
};

} // namespace counterpart
