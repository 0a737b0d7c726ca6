#include "core/similarity/cka.h"

#include <cassert>

namespace counterpart {

namespace {

/// N × F, every neuron's mean taken off first: offsets would else eat the digits of the products.
Eigen::MatrixXd centred(const Responses& responses) {
    Eigen::MatrixXd values(responses.n_samples(), responses.n_neurons());
    for (Index i = 0; i < values.cols(); ++i) {
        const double first = responses.at(0, i);
        for (Index s = 0; s < values.rows(); ++s)
            values(s, i) = responses.at(s, i) - first;
        values.col(i).array() -= values.col(i).mean();
    }
    // One common scale changes nothing, and keeps fourth powers within range.
    const double largest = values.size() > 0 ? values.cwiseAbs().maxCoeff() : 0.0;
    if (largest > 0)
        values /= largest;
    return values;
}

} // namespace

std::optional<double> linear_cka(const Responses& left, const Responses& right) {
    assert(left.n_samples() == right.n_samples());
    const Eigen::MatrixXd x = centred(left);
    const Eigen::MatrixXd y = centred(right);
    const double xx = (x.transpose() * x).norm();
    const double yy = (y.transpose() * y).norm();
    if (!(xx > 0) || !(yy > 0))
        return std::nullopt;
    return (x.transpose() * y).squaredNorm() / (xx * yy);
}

} // namespace counterpart
