#include "core/similarity/standardise.h"

#include "core/base/vector_clones.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace counterpart {
namespace {

constexpr Index neurons_a_task = 512; // three rows of sums stay in the first-level cache
constexpr Index samples_a_task = 4096;
constexpr Index lanes = 8;

/// Sums over samples of x = value · multiplier − shift, for each neuron.
struct Sums {
    std::vector<double> x;
    std::vector<double> xx;
    std::vector<double> non_zero; ///< how many x are not 0; doubles only (a float's x² never
                                  ///< underflows, there xx tells)
    explicit Sums(Index n)
        : x(static_cast<std::size_t>(n)), xx(static_cast<std::size_t>(n)),
          non_zero(static_cast<std::size_t>(n)) {}
};

template<typename T>
double centred(T value, double multiplier, double shift) {
    if constexpr (std::is_same_v<T, double>)
        return value * multiplier - shift;
    else
        return double(value) - shift;
}

/// Rows are samples. Adds `n_rows` of them, four at a time to load and store each sum once.
template<typename T>
[[gnu::always_inline]] inline void
add_rows(const T* row, Index stride, Index n_rows, Index n_neurons, const double* multiplier,
         const double* shift, double* x, double* xx, double* non_zero) {
    const auto add = [&](auto n_at_once, const T* first) {
        constexpr Index n = decltype(n_at_once)::value;
        for (Index j = 0; j < n_neurons; ++j) {
            double sum = 0;
            double squares = 0;
            double count = 0;
            for (Index k = 0; k < n; ++k) {
                const double c = centred(first[k * stride + j], multiplier[j], shift[j]);
                sum += c;
                squares += c * c;
                if constexpr (std::is_same_v<T, double>)
                    count += c != 0.0 ? 1.0 : 0.0;
            }
            x[j] += sum;
            xx[j] += squares;
            if constexpr (std::is_same_v<T, double>)
                non_zero[j] += count;
        }
    };
    Index i = 0;
    for (; i + 4 <= n_rows; i += 4)
        add(std::integral_constant<Index, 4>{}, row + i * stride);
    for (; i < n_rows; ++i)
        add(std::integral_constant<Index, 1>{}, row + i * stride);
}

COUNTERPART_VECTOR_CLONES
void add_samples(const float* row, Index stride, Index n_rows, Index n_neurons,
                 const double* multiplier, const double* shift, double* x, double* xx,
                 double* non_zero) {
    add_rows(row, stride, n_rows, n_neurons, multiplier, shift, x, xx, non_zero);
}
COUNTERPART_VECTOR_CLONES
void add_samples(const double* row, Index stride, Index n_rows, Index n_neurons,
                 const double* multiplier, const double* shift, double* x, double* xx,
                 double* non_zero) {
    add_rows(row, stride, n_rows, n_neurons, multiplier, shift, x, xx, non_zero);
}

/// One neuron's samples next to each other.
template<typename T>
void add_neuron(const T* values, Index n, double multiplier, double shift, double& x, double& xx,
                double& non_zero) {
    double sum[lanes] = {};
    double squares[lanes] = {};
    double count[lanes] = {};
    const auto add = [&](Index i, Index lane) {
        const double c = centred(values[i], multiplier, shift);
        sum[lane] += c;
        squares[lane] += c * c;
        if constexpr (std::is_same_v<T, double>)
            count[lane] += c != 0.0 ? 1.0 : 0.0;
    };
    Index i = 0;
    for (; i + lanes <= n; i += lanes)
        for (Index lane = 0; lane < lanes; ++lane)
            add(i + lane, lane);
    for (; i < n; ++i)
        add(i, 0);
    for (Index lane = 0; lane < lanes; ++lane) {
        x += sum[lane];
        xx += squares[lane];
        non_zero += count[lane];
    }
}

Index tasks_for(Index n, Index a_task) {
    return (n + a_task - 1) / a_task;
}

/// Sample-major: every task has a place of its own for its sums; they are added in the order of
/// the samples, so that the result does not depend on which thread did what.
template<typename T>
std::optional<Sums> sums_of_rows(const T* values, const SampleView& s, const Standardisation& how,
                                 ThreadPool& pool, const Progress& progress) {
    const Index n_groups = tasks_for(s.n_neurons, neurons_a_task);
    const Index n_parts = tasks_for(s.n_samples, samples_a_task);
    Sums parts(n_parts * s.n_neurons);
    const bool done =
        pool.run(n_groups * n_parts, double(s.n_samples) * double(s.n_neurons), [&](Index task) {
            const Index part = task / n_groups;
            const Index neuron = task % n_groups * neurons_a_task;
            const Index n_neurons = std::min(neurons_a_task, s.n_neurons - neuron);
            const Index sample = part * samples_a_task;
            const Index n_samples = std::min(samples_a_task, s.n_samples - sample);
            const Index at = part * s.n_neurons + neuron;
            add_samples(values + sample * s.n_neurons + neuron, s.n_neurons, n_samples, n_neurons,
                        how.multiplier.data() + neuron, how.shift.data() + neuron,
                        parts.x.data() + at, parts.xx.data() + at, parts.non_zero.data() + at);
            return !progress.cancelled(double(n_samples) * double(n_neurons));
        });
    if (!done)
        return std::nullopt;
    Sums sums(s.n_neurons);
    for (Index part = 0; part < n_parts; ++part)
        for (Index j = 0; j < s.n_neurons; ++j) {
            const Index at = part * s.n_neurons + j;
            sums.x[j] += parts.x[at];
            sums.xx[j] += parts.xx[at];
            sums.non_zero[j] += parts.non_zero[at];
        }
    return sums;
}

template<typename T>
std::optional<Sums> sums_of_columns(const T* values, const SampleView& s,
                                    const Standardisation& how, ThreadPool& pool,
                                    const Progress& progress) {
    constexpr Index a_task = 16;
    Sums sums(s.n_neurons);
    const bool done = pool.run(
        tasks_for(s.n_neurons, a_task), double(s.n_samples) * double(s.n_neurons), [&](Index task) {
            const Index end = std::min((task + 1) * a_task, s.n_neurons);
            for (Index j = task * a_task; j < end; ++j) {
                add_neuron(values + j * s.n_samples, s.n_samples, how.multiplier[j], how.shift[j],
                           sums.x[j], sums.xx[j], sums.non_zero[j]);
                if (progress.cancelled(double(s.n_samples)))
                    return false;
            }
            return true;
        });
    if (!done)
        return std::nullopt;
    return sums;
}

std::optional<Sums> sums_of(const SampleView& samples, const Standardisation& how, ThreadPool& pool,
                            const Progress& progress) {
    return std::visit(
        [&](const auto* values) {
            return samples.sample_major ? sums_of_rows(values, samples, how, pool, progress)
                                        : sums_of_columns(values, samples, how, pool, progress);
        },
        samples.values);
}

double value_at(const SampleView& s, Index sample, Index neuron) {
    const Index at = s.sample_major ? sample * s.n_neurons + neuron : neuron * s.n_samples + sample;
    return std::visit([at](const auto* values) { return double(values[at]); }, s.values);
}

/// The power of two that brings the neuron's largest value near 1.
double multiplier_of(const SampleView& s, Index neuron) {
    double largest = 0;
    for (Index i = 0; i < s.n_samples; ++i)
        largest = std::max(largest, std::abs(value_at(s, i, neuron)));
    return std::ldexp(1.0, std::clamp(-std::ilogb(largest), -1022, 1022));
}

/// Chooses a better multiplier or shift where the sums cannot be trusted; whether there were any.
bool improve(const SampleView& samples, const Sums& sums, Standardisation& how,
             const Progress& progress) {
    const double n = double(samples.n_samples);
    bool improved = false;
    for (Index j = 0; j < samples.n_neurons; ++j) {
        if (how.undefined[j])
            continue;
        const double xx = sums.xx[j];
        const bool in_range = xx < 1e270 && xx > 1e-250; // false for NaN
        if (!in_range && how.multiplier[j] == 1.0 && samples.values.index() == 1) {
            how.multiplier[j] = multiplier_of(samples, j);
            how.shift[j] = value_at(samples, 0, j) * how.multiplier[j];
            improved = true;
            if (progress.cancelled(double(samples.n_samples)))
                break; // the next pass returns at once
        } else if (xx - sums.x[j] * sums.x[j] / n < 1e-4 * xx) {
            how.shift[j] += sums.x[j] / n;
            improved = true;
        }
    }
    return improved;
}

template<typename T, typename Out>
[[gnu::always_inline]] inline void standardise_row(const T* row, Index n, const double* multiplier,
                                                   const double* shift, const double* inverse,
                                                   const double* offset, Out* z) {
    for (Index j = 0; j < n; ++j)
        z[j] = static_cast<Out>(centred(row[j], multiplier[j], shift[j]) * inverse[j] + offset[j]);
}

/// A row of a sample-major file; the one that large comparisons spend time in.
COUNTERPART_VECTOR_CLONES
void standardise_cells(const float* row, Index n, const double* multiplier, const double* shift,
                       const double* inverse, const double* offset, float* z) {
    standardise_row(row, n, multiplier, shift, inverse, offset, z);
}
template<typename T, typename Out>
void standardise_cells(const T* row, Index n, const double* multiplier, const double* shift,
                       const double* inverse, const double* offset, Out* z) {
    standardise_row(row, n, multiplier, shift, inverse, offset, z);
}

template<typename T, typename Out>
void standardise_rows(const T* values, const SampleView& s, const Standardisation& how,
                      const SampleRange& range, Out* out, Index stride) {
    const Index first = range.first_neuron;
    for (Index i = 0; i < range.n_samples; ++i)
        standardise_cells(values + (range.first_sample + i) * s.n_neurons + first, range.n_neurons,
                          how.multiplier.data() + first, how.shift.data() + first,
                          how.inverse_norm.data() + first, how.offset.data() + first,
                          out + i * stride);
}

COUNTERPART_VECTOR_CLONES
void standardise_line(const float* column, Index n, double multiplier, double shift, double inverse,
                      double offset, float* z) {
    for (Index i = 0; i < n; ++i)
        z[i] = static_cast<float>(centred(column[i], multiplier, shift) * inverse + offset);
}
template<typename T, typename Out>
void standardise_line(const T* column, Index n, double multiplier, double shift, double inverse,
                      double offset, Out* z) {
    for (Index i = 0; i < n; ++i)
        z[i] = static_cast<Out>(centred(column[i], multiplier, shift) * inverse + offset);
}

template<typename T, typename Out>
void standardise_columns(const T* values, const SampleView& s, const Standardisation& how,
                         const SampleRange& range, Out* out, Index stride) {
    for (Index j = 0; j < range.n_neurons; ++j) {
        const Index neuron = range.first_neuron + j;
        const T* column = values + neuron * s.n_samples + range.first_sample;
        standardise_line(column, range.n_samples, how.multiplier[neuron], how.shift[neuron],
                         how.inverse_norm[neuron], how.offset[neuron], out + j * stride);
    }
}

/// Four rows at a time, to load and store each sum once.
COUNTERPART_VECTOR_CLONES
void guess_rows(const float* row, Index row_stride, Index n_rows, Index n_neurons,
                const double* shift, const double* inverse, float* out, Index out_stride,
                double* sum, double* squares) {
    const auto some = [&](auto n_at_once, Index first) {
        constexpr Index n = decltype(n_at_once)::value;
        const float* const from = row + first * row_stride;
        float* const to = out + first * out_stride;
#pragma GCC ivdep // else too many pointers to tell apart, and no vectors
        for (Index j = 0; j < n_neurons; ++j) {
            double z_sum = 0;
            double zz_sum = 0;
            for (Index k = 0; k < n; ++k) {
                const double z = (double(from[k * row_stride + j]) - shift[j]) * inverse[j];
                to[k * out_stride + j] = static_cast<float>(z);
                z_sum += z;
                zz_sum += z * z;
            }
            sum[j] += z_sum;
            squares[j] += zz_sum;
        }
    };
    Index i = 0;
    for (; i + 4 <= n_rows; i += 4)
        some(std::integral_constant<Index, 4>{}, i);
    for (; i < n_rows; ++i)
        some(std::integral_constant<Index, 1>{}, i);
}

/// One neuron's samples next to each other.
COUNTERPART_VECTOR_CLONES
void guess_line(const float* column, Index n, double shift, double inverse, float* out, double& sum,
                double& squares) {
    double sums[lanes] = {};
    double square_sums[lanes] = {};
    const auto one = [&](Index i, Index lane) {
        const double z = (double(column[i]) - shift) * inverse;
        out[i] = static_cast<float>(z);
        sums[lane] += z;
        square_sums[lane] += z * z;
    };
    Index i = 0;
    for (; i + lanes <= n; i += lanes)
        for (Index lane = 0; lane < lanes; ++lane)
            one(i + lane, lane);
    for (; i < n; ++i)
        one(i, 0);
    for (Index lane = 0; lane < lanes; ++lane) {
        sum += sums[lane];
        squares += square_sums[lane];
    }
}

template<typename Out>
void standardise_any(const SampleView& samples, const Standardisation& how,
                     const SampleRange& range, Out* out, Index stride) {
    std::visit(
        [&](const auto* values) {
            if (samples.sample_major)
                standardise_rows(values, samples, how, range, out, stride);
            else
                standardise_columns(values, samples, how, range, out, stride);
        },
        samples.values);
}

} // namespace

SampleView view_of(const Responses& responses) {
    SampleView view;
    std::visit([&view](const auto& numbers) { view.values = numbers.data(); },
               responses.values().numbers);
    view.n_samples = responses.n_samples();
    view.n_neurons = responses.n_neurons();
    view.sample_major = responses.layout() == Responses::Layout::sample_major;
    return view;
}

Standardisation::Standardisation(Index n_neurons)
    : multiplier(static_cast<std::size_t>(n_neurons), 1.0),
      shift(static_cast<std::size_t>(n_neurons)), inverse_norm(shift.size()), offset(shift.size()),
      undefined(shift.size()) {}

std::optional<Standardisation> standardisation(const SampleView& samples, ThreadPool& pool,
                                               const Progress& progress) {
    const double n = double(samples.n_samples);
    Standardisation how(samples.n_neurons);
    for (Index j = 0; j < samples.n_neurons; ++j)
        how.shift[j] = value_at(samples, 0, j);
    std::optional<Sums> sums = sums_of(samples, how, pool, progress);
    if (!sums)
        return std::nullopt;
    const bool single = samples.values.index() == 0;
    // The shift is the first value: x is exactly 0 where a value equals it, and only there.
    for (Index j = 0; j < samples.n_neurons; ++j)
        how.undefined[j] = single ? sums->xx[j] == 0.0 : sums->non_zero[j] == 0.0;
    // A multiplier first, then perhaps a shift beside it: two more passes at most.
    for (int pass = 0; pass < 2 && improve(samples, *sums, how, progress); ++pass)
        if (sums = sums_of(samples, how, pool, progress); !sums)
            return std::nullopt;
    for (Index j = 0; j < samples.n_neurons; ++j) {
        if (how.undefined[j])
            continue;
        const double mean = sums->x[j] / n;
        how.inverse_norm[j] = 1.0 / std::sqrt(sums->xx[j] - sums->x[j] * mean);
        how.offset[j] = -mean * how.inverse_norm[j];
    }
    return how;
}

std::vector<Index> samples_to_guess_from(Index n_samples) {
    constexpr Index most = 128;
    const Index n = std::min(most, n_samples);
    std::vector<Index> some(static_cast<std::size_t>(n));
    // One sample of each n-th part of all, at places that no period of the stimuli shares.
    for (Index k = 0; k < n; ++k) {
        const Index first = k * n_samples / n;
        const Index end = (k + 1) * n_samples / n;
        some[static_cast<std::size_t>(k)] = first + (k * 7919) % (end - first);
    }
    return some;
}

Standardisation guessed_standardisation(const SampleView& some, Index n_samples) {
    const float* const values = std::get<const float*>(some.values);
    const Index n_neurons = some.n_neurons;
    const double n = double(some.n_samples);
    Standardisation how(n_neurons);
    for (Index i = 0; i < some.n_samples; ++i)
        for (Index j = 0; j < n_neurons; ++j)
            how.shift[j] += values[i * n_neurons + j];
    for (double& shift : how.shift)
        shift /= n; // exactly the value of a neuron that has only one
    std::vector<double> squares(how.shift.size());
    for (Index i = 0; i < some.n_samples; ++i)
        for (Index j = 0; j < n_neurons; ++j) {
            const double x = double(values[i * n_neurons + j]) - how.shift[j];
            squares[j] += x * x;
        }
    for (Index j = 0; j < n_neurons; ++j) {
        const double variance = squares[j] > 0 ? squares[j] / n : 1.0;
        how.inverse_norm[j] = 1.0 / std::sqrt(variance * double(n_samples));
    }
    return how;
}

void standardise_and_sum(const SampleView& samples, const Standardisation& how,
                         const SampleRange& range, float* out, Index stride,
                         StandardisedSums& sums) {
    const float* const values = std::get<const float*>(samples.values);
    const Index first = range.first_neuron;
    if (samples.sample_major) {
        guess_rows(values + range.first_sample * samples.n_neurons + first, samples.n_neurons,
                   range.n_samples, range.n_neurons, how.shift.data() + first,
                   how.inverse_norm.data() + first, out, stride, sums.z.data() + first,
                   sums.zz.data() + first);
        return;
    }
    for (Index j = 0; j < range.n_neurons; ++j) {
        const Index neuron = first + j;
        guess_line(values + neuron * samples.n_samples + range.first_sample, range.n_samples,
                   how.shift[neuron], how.inverse_norm[neuron], out + j * stride, sums.z[neuron],
                   sums.zz[neuron]);
    }
}

void standardise(const SampleView& samples, const Standardisation& how, const SampleRange& range,
                 float* out, Index stride) {
    standardise_any(samples, how, range, out, stride);
}

void standardise(const SampleView& samples, const Standardisation& how, const SampleRange& range,
                 double* out, Index stride) {
    standardise_any(samples, how, range, out, stride);
}

} // namespace counterpart
