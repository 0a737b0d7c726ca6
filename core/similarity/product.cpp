#include "core/similarity/product.h"

#include <cblas.h>
#include <mutex>

namespace counterpart {
namespace {

/// OpenBLAS keeps threads of its own, which slow ours and make sums depend on their number.
void single_threaded() {
    static std::once_flag once;
    std::call_once(once, [] { openblas_set_num_threads(1); });
}

CBLAS_TRANSPOSE as_rows(bool neurons_are_rows) {
    return neurons_are_rows ? CblasNoTrans : CblasTrans;
}

blasint size(Eigen::Index n) {
    return static_cast<blasint>(n);
}

} // namespace

void multiply(const SampleBlock<float>& left, Eigen::Index n_left, const SampleBlock<float>& right,
              Eigen::Index n_right, Eigen::Index n_samples, float* products, Eigen::Index stride,
              bool add) {
    single_threaded();
    cblas_sgemm(CblasRowMajor, as_rows(!left.sample_major), as_rows(right.sample_major),
                size(n_left), size(n_right), size(n_samples), 1.0F, left.values, size(left.stride),
                right.values, size(right.stride), add ? 1.0F : 0.0F, products, size(stride));
}

void multiply(const SampleBlock<double>& left, Eigen::Index n_left,
              const SampleBlock<double>& right, Eigen::Index n_right, Eigen::Index n_samples,
              double* products, Eigen::Index stride, bool add) {
    single_threaded();
    cblas_dgemm(CblasRowMajor, as_rows(!left.sample_major), as_rows(right.sample_major),
                size(n_left), size(n_right), size(n_samples), 1.0, left.values, size(left.stride),
                right.values, size(right.stride), add ? 1.0 : 0.0, products, size(stride));
}

} // namespace counterpart
