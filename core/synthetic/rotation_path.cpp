#include "core/synthetic/rotation_path.h"

#include "core/reference/random.h"

#include <Eigen/Eigenvalues>
#include <Eigen/QR>

#include <cmath>
#include <vector>

namespace counterpart {

namespace {

constexpr std::uint64_t rotation_stream = 0x726f74; // apart from all other draws of a seed

/// Q of a QR decomposition of independent normals, the diagonal of R made positive: uniform on
/// O(d) (F. Mezzadri, Notices of the AMS 54 (2007)). One column is turned round where the
/// determinant is −1: a reflection has no way to the identity.
Eigen::MatrixXd random_rotation(Index d, std::uint64_t seed) {
    Random random(seed, rotation_stream, 0);
    Eigen::MatrixXd normal(d, d);
    for (Index j = 0; j < d; ++j)
        for (Index i = 0; i < d; ++i)
            normal(i, j) = random.normal();
    const Eigen::HouseholderQR<Eigen::MatrixXd> qr(normal);
    Eigen::MatrixXd q = qr.householderQ();
    // Each reflection of the product has the determinant −1; the last column needs none.
    double determinant = (d - 1) % 2 == 0 ? 1 : -1;
    for (Index j = 0; j < d; ++j)
        if (qr.matrixQR()(j, j) < 0) {
            q.col(j) *= -1;
            determinant = -determinant;
        }
    if (determinant < 0)
        q.col(0) *= -1;
    return q;
}

} // namespace

RotationPath::RotationPath(Index d, std::uint64_t seed)
    : basis_(d, d), angles_(Eigen::VectorXd::Zero(d / 2)) {
    const Eigen::MatrixXd q = random_rotation(d, seed);
    const Eigen::RealSchur<Eigen::MatrixXd> schur(q);
    const Eigen::MatrixXd& t = schur.matrixT();
    Index plane = 0;
    std::vector<Index> fixed;    // eigenvalue 1
    std::vector<Index> reversed; // eigenvalue −1: two of them are a half turn
    for (Index i = 0; i < d; ++i) {
        if (i + 1 < d && t(i + 1, i) != 0) {
            basis_.middleCols(2 * plane, 2) = schur.matrixU().middleCols(i, 2);
            // The block is ((c, −s), (s, c)), to rounding.
            angles_[plane++] =
                std::atan2((t(i + 1, i) - t(i, i + 1)) / 2, (t(i, i) + t(i + 1, i + 1)) / 2);
            ++i;
        } else {
            (t(i, i) < 0 ? reversed : fixed).push_back(i);
        }
    }
    const std::size_t half_turns = reversed.size() / 2;
    for (std::size_t k = 0; k < half_turns; ++k) {
        basis_.col(2 * plane) = schur.matrixU().col(reversed[2 * k]);
        basis_.col(2 * plane + 1) = schur.matrixU().col(reversed[2 * k + 1]);
        angles_[plane++] = std::acos(-1.0);
    }
    for (std::size_t k = 0; k < fixed.size(); ++k) // their angle is 0
        basis_.col(2 * plane + Index(k)) = schur.matrixU().col(fixed[k]);
}

Eigen::MatrixXd RotationPath::at(double t) const {
    Eigen::MatrixXd turned = basis_;
    for (Index k = 0; k < angles_.size(); ++k) {
        const double c = std::cos(t * angles_[k]);
        const double s = std::sin(t * angles_[k]);
        turned.col(2 * k) = c * basis_.col(2 * k) + s * basis_.col(2 * k + 1);
        turned.col(2 * k + 1) = c * basis_.col(2 * k + 1) - s * basis_.col(2 * k);
    }
    return turned * basis_.transpose();
}

} // namespace counterpart
