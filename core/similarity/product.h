#pragma once
// Matrix products of blocks of samples. The one place that knows OpenBLAS.

#include <Eigen/Core>

namespace counterpart {

/// A block of samples of some neurons, standardised: K samples × F neurons.
template<typename T>
struct SampleBlock {
    const T* values = nullptr;
    Eigen::Index stride = 0;  ///< between rows of the layout below
    bool sample_major = true; ///< rows are samples; else rows are neurons

    /// The same from neuron `first` on.
    [[nodiscard]] SampleBlock from_neuron(Eigen::Index first) const {
        return {values + (sample_major ? first : first * stride), stride, sample_major};
    }
};

/// products[i · stride + j] = Σ over samples of left neuron i · right neuron j, added to what is
/// there if `add`. Runs on the calling thread only (OpenBLAS is loaded, and set to one thread for
/// good, at the first call). Cost: 2 · n_left · n_right · n_samples.
void multiply(const SampleBlock<float>& left, Eigen::Index n_left, const SampleBlock<float>& right,
              Eigen::Index n_right, Eigen::Index n_samples, float* products, Eigen::Index stride,
              bool add);

/// What multiply() does where OpenBLAS cannot be loaded: some ten times as slow.
void multiply_without_openblas(const SampleBlock<float>& left, Eigen::Index n_left,
                               const SampleBlock<float>& right, Eigen::Index n_right,
                               Eigen::Index n_samples, float* products, Eigen::Index stride,
                               bool add);

/// products[i · n_right + j] = the same in double, for small products: by loops of our own, which
/// give the same bits on every machine and for which OpenBLAS is not even loaded. Half as fast.
void multiply(const SampleBlock<double>& left, Eigen::Index n_left,
              const SampleBlock<double>& right, Eigen::Index n_right, Eigen::Index n_samples,
              double* products);

} // namespace counterpart
