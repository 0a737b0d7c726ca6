#include "core/reference/haar.h"

#include "core/similarity/product.h"

#include <Eigen/QR>
#include <algorithm>

namespace counterpart {
namespace {

constexpr double multiply_adds_a_step = 32; // see Progress
constexpr Index panel_width = 32;

/// Takes what lies in the span of the first `done` rows of q out of the rows of `panel`.
void project_out(const Samples& q, Index done, Samples& panel) {
    Samples share(done, panel.rows());
    multiply(SampleBlock<float>{q.data(), q.cols(), false}, done,
             SampleBlock<float>{panel.data(), panel.cols(), false}, panel.rows(), q.cols(),
             share.data(), share.cols(), false);
    share = -share;
    multiply(SampleBlock<float>{share.data(), share.cols(), true}, panel.rows(),
             SampleBlock<float>{q.data(), q.cols(), true}, q.cols(), done, panel.data(),
             panel.cols(), true);
}

/// Orthonormal rows with the span of the panel's rows: Q of its QR, signs as Gram–Schmidt has them.
Samples orthonormal(const Samples& panel) {
    const Eigen::MatrixXd columns = panel.transpose().cast<double>();
    const Eigen::HouseholderQR<Eigen::MatrixXd> qr(columns);
    Eigen::MatrixXd q =
        qr.householderQ() * Eigen::MatrixXd::Identity(columns.rows(), columns.cols());
    for (Index k = 0; k < q.cols(); ++k)
        if (qr.matrixQR()(k, k) < 0)
            q.col(k) = -q.col(k);
    return q.transpose().cast<float>();
}

} // namespace

std::optional<Samples> haar_orthogonal(Index d, Random& random, const Progress& progress) {
    Samples q(d, d);
    for (Index done = 0; done < d; done += panel_width) {
        const Index width = std::min(panel_width, d - done);
        Samples panel(width, d);
        for (Index i = 0; i < width; ++i)
            for (Index j = 0; j < d; ++j)
                panel(i, j) = float(random.normal());
        for (int pass = 0; pass < 2 && done > 0; ++pass)
            project_out(q, done, panel);
        q.middleRows(done, width) = orthonormal(panel);
        const double work = double(width) * double(d) * (double(done) / 8 + double(width) + 20);
        if (progress.cancelled(work))
            return std::nullopt;
    }
    return q;
}

std::optional<Samples> rotated(const Samples& samples, const Samples& q, const Progress& progress) {
    const Index d = samples.cols();
    Samples out(samples.rows(), q.rows());
    const Index strip = std::max<Index>(
        1, Index(0.5 * Progress::work_between_polls * multiply_adds_a_step / double(d * d)));
    for (Index first = 0; first < samples.rows(); first += strip) {
        const Index n = std::min(strip, samples.rows() - first);
        multiply(SampleBlock<float>{&samples(first, 0), d, false}, n,
                 SampleBlock<float>{q.data(), d, false}, q.rows(), d, &out(first, 0), out.cols(),
                 false);
        if (progress.cancelled(double(n) * double(d) * double(d) / multiply_adds_a_step))
            return std::nullopt;
    }
    const Eigen::Array<double, 1, Eigen::Dynamic> squares =
        out.cast<double>().array().square().colwise().sum();
    for (Index j = 0; j < out.cols(); ++j)
        if (squares(j) > 0)
            out.col(j) *= float(1 / std::sqrt(squares(j)));
    return out;
}

} // namespace counterpart
