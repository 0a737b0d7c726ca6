#include "core/similarity/product.h"

#include "core/base/vector_clones.h"

#include <algorithm>
#include <cblas.h>
#include <dlfcn.h>
#include <vector>

namespace counterpart {
namespace {

using Eigen::Index;

/// OpenBLAS, opened when it is first needed: it takes longer to load than a small comparison takes.
struct OpenBlas {
    decltype(&cblas_sgemm) sgemm = nullptr;

    OpenBlas() {
        void* library = ::dlopen("libopenblas.so.0", RTLD_NOW | RTLD_LOCAL);
        void* product = library ? ::dlsym(library, "cblas_sgemm") : nullptr;
        void* threads = product ? ::dlsym(library, "openblas_set_num_threads") : nullptr;
        if (!threads)
            return; // an installation that lacks it is slow, but not useless
        sgemm = reinterpret_cast<decltype(sgemm)>(product);
        // It keeps threads of its own, which slow ours and make sums depend on their number.
        reinterpret_cast<decltype(&openblas_set_num_threads)>(threads)(1);
    }
};

CBLAS_TRANSPOSE as_rows(bool neurons_are_rows) {
    return neurons_are_rows ? CblasNoTrans : CblasTrans;
}

blasint size(Index n) {
    return static_cast<blasint>(n);
}

constexpr Index samples_at_once = 4;

/// Adds the products of four samples (samples_at_once) of a left neuron, `left_step` apart, and of
/// n right neurons.
COUNTERPART_VECTOR_CLONES
void add_samples(const double* left, Index left_step, const double* right, Index right_stride,
                 Index n, double* products) {
    const double a = left[0];
    const double b = left[left_step];
    const double c = left[2 * left_step];
    const double d = left[3 * left_step];
    const double* second = right + right_stride;
    const double* third = second + right_stride;
    const double* fourth = third + right_stride;
    for (Index j = 0; j < n; ++j)
        products[j] += (a * right[j] + b * second[j]) + (c * third[j] + d * fourth[j]);
}

/// The same of a single sample.
COUNTERPART_VECTOR_CLONES
void add_sample(double left, const double* right, Index n, double* products) {
    for (Index j = 0; j < n; ++j)
        products[j] += left * right[j];
}

/// The block's values with samples as rows.
std::vector<double> transposed(const SampleBlock<double>& block, Index n_neurons, Index n_samples) {
    std::vector<double> values(static_cast<std::size_t>(n_samples * n_neurons));
    for (Index k = 0; k < n_samples; ++k)
        for (Index j = 0; j < n_neurons; ++j)
            values[static_cast<std::size_t>(k * n_neurons + j)] =
                block.values[j * block.stride + k];
    return values;
}

} // namespace

void multiply_without_openblas(const SampleBlock<float>& left, Index n_left,
                               const SampleBlock<float>& right, Index n_right, Index n_samples,
                               float* products, Index stride, bool add) {
    using Steps = Eigen::Stride<Eigen::Dynamic, Eigen::Dynamic>;
    using Samples = Eigen::Map<const Eigen::MatrixXf, 0, Steps>; // K × F
    const auto samples = [n_samples](const SampleBlock<float>& block, Index n_neurons) {
        return Samples(block.values, n_samples, n_neurons,
                       block.sample_major ? Steps(1, block.stride) : Steps(block.stride, 1));
    };
    using Products = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    Eigen::Map<Products, 0, Eigen::OuterStride<>> result(products, n_left, n_right,
                                                         Eigen::OuterStride<>(stride));
    if (!add)
        result.setZero();
    result.noalias() += samples(left, n_left).transpose() * samples(right, n_right);
}

void multiply(const SampleBlock<float>& left, Index n_left, const SampleBlock<float>& right,
              Index n_right, Index n_samples, float* products, Index stride, bool add) {
    static const OpenBlas openblas;
    if (!openblas.sgemm)
        return multiply_without_openblas(left, n_left, right, n_right, n_samples, products, stride,
                                         add);
    openblas.sgemm(CblasRowMajor, as_rows(!left.sample_major), as_rows(right.sample_major),
                   size(n_left), size(n_right), size(n_samples), 1.0F, left.values,
                   size(left.stride), right.values, size(right.stride), add ? 1.0F : 0.0F, products,
                   size(stride));
}

void multiply(const SampleBlock<double>& left, Index n_left, const SampleBlock<double>& right,
              Index n_right, Index n_samples, double* products) {
    if (!right.sample_major) {
        const std::vector<double> rows = transposed(right, n_right, n_samples);
        multiply(left, n_left, {rows.data(), n_right, true}, n_right, n_samples, products);
        return;
    }
    const Index neuron_step = left.sample_major ? 1 : left.stride;
    const Index sample_step = left.sample_major ? left.stride : 1;
    std::fill_n(products, n_left * n_right, 0.0);
    // Samples outside: a few rows of the right side stay in the cache for all of the left side.
    for (Index k = 0; k < n_samples; k += samples_at_once) {
        const double* rows = right.values + k * right.stride;
        for (Index i = 0; i < n_left; ++i) {
            const double* column = left.values + k * sample_step + i * neuron_step;
            double* sums = products + i * n_right;
            if (k + samples_at_once <= n_samples)
                add_samples(column, sample_step, rows, right.stride, n_right, sums);
            else
                for (Index rest = 0; rest < n_samples - k; ++rest)
                    add_sample(column[rest * sample_step], rows + rest * right.stride, n_right,
                               sums);
        }
    }
}

} // namespace counterpart
