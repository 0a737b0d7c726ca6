#include "core/order/seriation.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <utility>

namespace counterpart {

namespace {

using Vector = Eigen::VectorXd;

constexpr Index most_steps = 100;
constexpr double converged = 1e-3;

/// D^(−1/2) W D^(−1/2), which the normalised Laplacian is 1 minus of.
class Normalised {
  public:
    Normalised(const PairValues& w, ThreadPool& pool, const Progress& progress)
        : w_(w), pool_(pool), progress_(progress), scale_(w.rows()) {
        for (Index i = 0; i < w.rows(); ++i)
            scale_[i] = 1 / std::sqrt(w.row(i).cast<double>().sum());
    }
    /// Nothing: cancelled.
    [[nodiscard]] bool multiply(const Vector& x, Vector& y) {
        const Eigen::VectorXf scaled = (x.array() * scale_.array()).cast<float>();
        y.resize(x.size());
        constexpr Index rows = 64;
        const Index n = w_.rows();
        return pool_.run((n + rows - 1) / rows, double(n) * double(n) / 8, [&](auto task) {
            const Index first = task * rows;
            const Index last = std::min(first + rows, n);
            for (Index i = first; i < last; ++i)
                y[i] = double(w_.row(i).dot(scaled)) * scale_[i];
            return !progress_.cancelled(double(rows * n) / 8);
        });
    }
    [[nodiscard]] const Vector& scale() const { return scale_; }

  private:
    const PairValues& w_;
    ThreadPool& pool_;
    const Progress& progress_;
    Vector scale_;
};

Vector start_vector(Index n) {
    std::mt19937 random(1);
    Vector start(n);
    for (double& value : start)
        value = double(random()) / double(std::mt19937::max()) - 0.5;
    return start;
}

/// Lanczos' basis; the vector that belongs to the eigenvalue 1 is kept out of it.
struct Lanczos {
    Eigen::MatrixXd basis; ///< n × steps
    std::vector<double> diagonal;
    std::vector<double> beside;

    /// Without what is in the basis already; twice, which is enough.
    void orthogonalise(Vector& v, const Vector& known, Index steps) const {
        for (int round = 0; round < 2; ++round) {
            v -= known * known.dot(v);
            const auto so_far = basis.leftCols(steps);
            v -= so_far * (so_far.transpose() * v);
        }
    }
    /// The largest eigenvalue's vector in the basis.
    [[nodiscard]] Vector largest() const {
        Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver;
        const auto k = Index(diagonal.size());
        solver.computeFromTridiagonal(
            Eigen::Map<const Vector>(diagonal.data(), k),
            Eigen::Map<const Vector>(beside.data(), std::max<Index>(k - 1, 0)));
        return solver.eigenvectors().col(k - 1);
    }
};

} // namespace

Result<std::vector<Index>> seriate(const PairValues& similarities, ThreadPool& pool,
                                   const Progress& progress) {
    const Index n = similarities.rows();
    std::vector<Index> order(static_cast<std::size_t>(n));
    std::iota(order.begin(), order.end(), Index{0});
    if (n < 3)
        return order;
    Normalised w(similarities, pool, progress);
    const Vector known = w.scale().cwiseInverse().normalized();
    Lanczos lanczos;
    const Index steps = std::min(most_steps, n - 1);
    lanczos.basis.resize(n, steps);
    Vector next = start_vector(n);
    Vector ritz;
    for (Index step = 0; step < steps; ++step) {
        lanczos.orthogonalise(next, known, step);
        const double length = next.norm();
        if (length < 1e-9) // the basis is complete
            break;
        if (step > 0)
            lanczos.beside.push_back(length);
        lanczos.basis.col(step) = next / length;
        if (!w.multiply(lanczos.basis.col(step), next))
            return Cancelled{};
        lanczos.diagonal.push_back(lanczos.basis.col(step).dot(next));
        ritz = lanczos.largest();
        lanczos.orthogonalise(next, known, step + 1);
        if (next.norm() * std::abs(ritz[step]) < converged * 0.1 && step > 10)
            break;
    }
    const Vector fiedler =
        (lanczos.basis.leftCols(ritz.size()) * ritz).cwiseProduct(w.scale());
    std::stable_sort(order.begin(), order.end(),
                     [&](Index a, Index b) { return fiedler[a] < fiedler[b]; });
    return order;
}

} // namespace counterpart
