#pragma once
// Bringing every neuron to mean 0 and length 1 over the samples, a block of samples at a time.

#include "core/base/progress.h"
#include "core/base/thread_pool.h"
#include "core/responses/responses.h"
#include "core/similarity/product.h"

#include <optional>
#include <variant>
#include <vector>

namespace counterpart {

/// What is correlated: N samples × F neurons, responses or their ranks. Owns nothing.
struct SampleView {
    std::variant<const float*, const double*> values;
    Index n_samples = 0;
    Index n_neurons = 0;
    bool sample_major = true; ///< rows are samples, rows and neurons contiguous; else rows neurons
};

[[nodiscard]] SampleView view_of(const Responses& responses);

/// How to standardise each neuron: z = (value · multiplier − shift) · inverse_norm + offset, so
/// that Σ z = 0 and Σ z² = 1 over the samples. All F entries, double. An undefined neuron
/// (all its values are equal, compared as they are) has inverse_norm = offset = 0.
///
/// Two terms bring the mean to 0, the neuron's first value (shift) and the mean of what remains
/// (offset), so that a deviation of 1 beside an offset of 1e8 keeps all its digits. The
/// multiplier, a power of two, is 1 but for doubles whose squares would over- or underflow.
struct Standardisation {
    /// Multipliers of 1, all else 0.
    explicit Standardisation(Index n_neurons);

    std::vector<double> multiplier;
    std::vector<double> shift;
    std::vector<double> inverse_norm;
    std::vector<double> offset;
    std::vector<char> undefined;
};

/// Means and norms, sums in double; centred before squaring (never E[x²] − E[x]²).
/// Nothing: cancelled. Cost: one pass over the values; a second one where a neuron's first value
/// is far out (100 standard deviations) or its squares leave double's range.
[[nodiscard]] std::optional<Standardisation>
standardisation(const SampleView& samples, ThreadPool& pool, const Progress& progress);

/// Some samples of some neurons.
struct SampleRange {
    Index first_sample = 0;
    Index n_samples = 0;
    Index first_neuron = 0;
    Index n_neurons = 0;
};

/// Writes the range standardised to `out`, in the layout of `samples`, rows `stride` apart.
void standardise(const SampleView& samples, const Standardisation& how, const SampleRange& range,
                 float* out, Index stride);
void standardise(const SampleView& samples, const Standardisation& how, const SampleRange& range,
                 double* out, Index stride);

/// Sums over samples of what a standardisation makes of each neuron, in double; F entries each.
struct StandardisedSums {
    std::vector<double> z;
    std::vector<double> zz;
};

/// The samples to guess a standardisation from, up to 128 of N spread over all; ascending.
[[nodiscard]] std::vector<Index> samples_to_guess_from(Index n_samples);

/// A standardisation of N single-precision samples guessed from `some` of them (sample-major):
/// Σ z and Σ z² are near 0 and 1 only. What they are is told by standardise_and_sum(), so that
/// all values are read once.
[[nodiscard]] Standardisation guessed_standardisation(const SampleView& some, Index n_samples);

/// Writes the range as standardise() does for what guessed_standardisation() returned, and adds
/// it, before it is rounded to float, to the neurons' sums.
void standardise_and_sum(const SampleView& samples, const Standardisation& how,
                         const SampleRange& range, float* out, Index stride,
                         StandardisedSums& sums);

} // namespace counterpart
