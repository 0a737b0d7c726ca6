#include "core/similarity/correlate.h"

#include "core/base/vector_clones.h"
#include "core/similarity/product.h"
#include "core/similarity/side.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdio>
#include <new>
#include <optional>
#include <vector>

namespace counterpart {
namespace {

// Up to here the product is taken in double: 20 ms at most, and small examples come out exact.
constexpr double largest_double_product = 2e7;

// Work of one call of the product: at most 1,024 · 4,096 · 512 multiply-adds, 0.7 of what may
// lie between two polls. Strips of fewer rows make the product repack the right side too often.
constexpr Index strip_rows = 1024;
constexpr Index strip_columns = 4096;
constexpr Index most_samples_a_block = 512;
constexpr Index neurons_a_task = 256;
// So many samples are read once only: with fewer, the product costs little.
constexpr Index many_samples = 1024;
// Single-precision sums of more blocks than this are summed up on their own first, so that the
// error grows with the root of both numbers and not with their product's.
constexpr Index blocks_a_sum = 32;

constexpr double multiply_adds_a_step = 32; // see Progress

/// What is still to be done to a product of guessed standardisations (see there): per neuron the
/// mean of z, times √N, and what brings z about its mean to length 1 (0 if undefined).
struct Remainder {
    std::vector<double> mean;
    std::vector<double> weight;
    std::vector<char> undefined;
};

/// Nothing where the guess was too far off for single precision: a mean of more than half a
/// standard deviation, or lengths that leave float's range when they are multiplied.
std::optional<Remainder> remainder_of(const StandardisedSums& sums, Index n_samples) {
    const std::size_t n = sums.z.size();
    Remainder left{std::vector<double>(n), std::vector<double>(n), std::vector<char>(n)};
    for (std::size_t j = 0; j < n; ++j) {
        if (sums.zz[j] == 0.0) { // every value is the guessed mean
            left.undefined[j] = true;
            continue;
        }
        const double mean_square = sums.z[j] * sums.z[j] / double(n_samples);
        const double square = sums.zz[j] - mean_square;
        const bool near = mean_square <= 0.25 * square && square > 1e-16 && square < 1e16;
        if (!near)
            return std::nullopt;
        left.mean[j] = sums.z[j] / std::sqrt(double(n_samples));
        left.weight[j] = 1.0 / std::sqrt(square);
    }
    return left;
}

Index ceil_div(Index a, Index b) {
    return (a + b - 1) / b;
}

/// Rows of a strip: F_left cut evenly into strips of at most strip_rows, so that several threads
/// have work: at least four unless these would get thin (256 rows take 5 % longer than 512), and
/// two while that is not too thin.
Index rows_of_strip(Index n_left) {
    const Index n_strips = std::max({ceil_div(n_left, strip_rows), std::min<Index>(4, n_left / 512),
                                     std::min<Index>(2, n_left / 256)});
    return std::max<Index>(1, ceil_div(n_left, std::max<Index>(1, n_strips)));
}

/// Samples of a block: an eighth of all, since a sum whose eighths are summed first loses fewer
/// digits, but not so few that reading and writing the result costs more than the product.
Index samples_of_block(Index n_samples) {
    return std::clamp<Index>(ceil_div(n_samples, 8 * 32) * 32, 64, most_samples_a_block);
}

/// A block of samples of one side, standardised, in the layout of its file.
class Block {
  public:
    /// `sums`: where what a guessed standardisation makes is summed up; else null.
    Block(const CorrelatedSide& side, Index n_samples, StandardisedSums* sums)
        : side_(side), sums_(sums),
          stride_(side.samples.sample_major ? side.samples.n_neurons : n_samples),
          values_(std::make_unique_for_overwrite<float[]>(
              static_cast<std::size_t>(n_samples * side.samples.n_neurons))) {}

    [[nodiscard]] Index n_tasks() const {
        return ceil_div(side_.samples.n_neurons, neurons_a_task);
    }
    /// Standardises the neurons of one task.
    void fill(Index task, Index first_sample, Index n_samples) {
        const Index neuron = task * neurons_a_task;
        const Index n_neurons = std::min(neurons_a_task, side_.samples.n_neurons - neuron);
        const Index at = side_.samples.sample_major ? neuron : neuron * stride_;
        const SampleRange range{first_sample, n_samples, neuron, n_neurons};
        if (sums_)
            standardise_and_sum(side_.samples, side_.how, range, values_.get() + at, stride_,
                                *sums_);
        else
            standardise(side_.samples, side_.how, range, values_.get() + at, stride_);
    }
    [[nodiscard]] SampleBlock<float> from_neuron(Index first) const {
        return SampleBlock<float>{values_.get(), stride_, side_.samples.sample_major}.from_neuron(
            first);
    }

  private:
    const CorrelatedSide& side_;
    StandardisedSums* sums_;
    Index stride_;
    std::unique_ptr<float[]> values_;
};

/// What a guessed standardisation of one side leaves to do, known when all samples were seen.
struct Guess {
    StandardisedSums sums;
    Remainder left;

    explicit Guess(Index n_neurons)
        : sums{std::vector<double>(static_cast<std::size_t>(n_neurons)),
               std::vector<double>(static_cast<std::size_t>(n_neurons))} {}
};

void clamp(float* row, Index n) {
    for (Index j = 0; j < n; ++j)
        row[j] = std::min(1.0F, std::max(-1.0F, row[j]));
}

/// Does what guesses left to do for one left neuron, and clamps.
COUNTERPART_VECTOR_CLONES
void finish(float* row, Index n, double mean, double weight, const double* means,
            const double* weights) {
    for (Index j = 0; j < n; ++j) {
        const double r = (double(row[j]) - mean * means[j]) * (weight * weights[j]);
        row[j] = static_cast<float>(std::min(1.0, std::max(-1.0, r)));
    }
}

enum class Outcome { done, cancelled, bad_guess };

/// The product block of samples by block of samples, each cut into tiles of the result.
class BlockProduct {
  public:
    /// `guessed`: both sides have guessed standardisations.
    BlockProduct(const CorrelatedSide& left, const CorrelatedSide& right, bool guessed,
                 CorrelationMatrix& result)
        : result_(result), r_(result.r), n_samples_(left.samples.n_samples),
          block_samples_(samples_of_block(n_samples_)), guessed_(guessed),
          left_guess_(guessed ? r_.rows() : 0), right_guess_(guessed ? r_.cols() : 0),
          left_(left, block_samples_, guessed ? &left_guess_.sums : nullptr),
          right_(right, block_samples_, guessed ? &right_guess_.sums : nullptr),
          rows_(rows_of_strip(r_.rows())), n_blocks_(ceil_div(n_samples_, block_samples_)) {
        if (n_blocks_ > blocks_a_sum)
            sum_.resize(r_.rows(), r_.cols());
        if (!guessed) {
            result_.left_undefined = left.how.undefined;
            result_.right_undefined = right.how.undefined;
        }
    }

    Outcome run(ThreadPool& pool, const Progress& progress) {
        for (Index block = 0; block < n_blocks_; ++block) {
            progress.report(Stage::correlating, double(block) / double(n_blocks_));
            if (!fill(block, pool, progress))
                return Outcome::cancelled;
            if (guessed_ && block + 1 == n_blocks_ && !know_what_is_left())
                return Outcome::bad_guess;
            if (!multiply_tiles(block, pool, progress))
                return Outcome::cancelled;
        }
        return Outcome::done;
    }

  private:
    [[nodiscard]] Index samples_in(Index block) const {
        return std::min(block_samples_, n_samples_ - block * block_samples_);
    }

    bool fill(Index block, ThreadPool& pool, const Progress& progress) {
        const Index n = samples_in(block);
        const Index n_left = left_.n_tasks();
        const double work = double(n) * double(r_.rows() + r_.cols());
        return pool.run(n_left + right_.n_tasks(), work, [&](Index task) {
            if (task < n_left)
                left_.fill(task, block * block_samples_, n);
            else
                right_.fill(task - n_left, block * block_samples_, n);
            return !progress.cancelled(double(n * neurons_a_task));
        });
    }

    /// All samples were seen. False: a guess was too far off.
    bool know_what_is_left() {
        for (auto [guess, undefined] : {std::pair{&left_guess_, &result_.left_undefined},
                                        {&right_guess_, &result_.right_undefined}}) {
            std::optional<Remainder> left = remainder_of(guess->sums, n_samples_);
            if (!left)
                return false;
            *undefined = std::move(left->undefined);
            guess->left = std::move(*left);
        }
        return true;
    }

    bool multiply_tiles(Index block, ThreadPool& pool, const Progress& progress) {
        const Index across = ceil_div(r_.cols(), strip_columns);
        const double cells = double(r_.rows()) * double(r_.cols());
        const double work = cells * double(samples_in(block)) / multiply_adds_a_step;
        return pool.run(ceil_div(r_.rows(), rows_) * across, work, [&](Index task) {
            return multiply_tile(block, task / across * rows_, task % across * strip_columns,
                                 progress);
        });
    }

    bool multiply_tile(Index block, Index row, Index col, const Progress& progress) {
        const Index n_rows = std::min(rows_, r_.rows() - row);
        const Index n_cols = std::min(strip_columns, r_.cols() - col);
        CorrelationMatrix::Values& into = sum_.size() > 0 ? sum_ : r_;
        const bool first = sum_.size() > 0 ? block % blocks_a_sum == 0 : block == 0;
        multiply(left_.from_neuron(row), n_rows, right_.from_neuron(col), n_cols, samples_in(block),
                 &into(row, col), into.cols(), !first);
        const bool last = block + 1 == n_blocks_;
        if (sum_.size() > 0 && (last || (block + 1) % blocks_a_sum == 0)) {
            if (block < blocks_a_sum)
                r_.block(row, col, n_rows, n_cols) = sum_.block(row, col, n_rows, n_cols);
            else
                r_.block(row, col, n_rows, n_cols) += sum_.block(row, col, n_rows, n_cols);
        }
        if (last)
            for (Index i = row; i < row + n_rows; ++i)
                finish_row(i, col, n_cols);
        const double cells = double(n_rows) * double(n_cols);
        return !progress.cancelled(cells * double(samples_in(block)) / multiply_adds_a_step +
                                   cells);
    }

    void finish_row(Index i, Index col, Index n_cols) {
        if (!guessed_)
            return clamp(&r_(i, col), n_cols);
        const auto row = static_cast<std::size_t>(i);
        finish(&r_(i, col), n_cols, left_guess_.left.mean[row], left_guess_.left.weight[row],
               right_guess_.left.mean.data() + col, right_guess_.left.weight.data() + col);
    }

    CorrelationMatrix& result_;
    CorrelationMatrix::Values& r_;
    CorrelationMatrix::Values sum_; ///< of up to blocks_a_sum blocks; empty where r_ takes them
    Index n_samples_;
    Index block_samples_;
    bool guessed_;
    Guess left_guess_;
    Guess right_guess_;
    Block left_;
    Block right_;
    Index rows_;
    Index n_blocks_;
};

/// In double, on the calling thread, rounded to float once.
void small_product(const CorrelatedSide& left, const CorrelatedSide& right,
                   CorrelationMatrix::Values& r) {
    const auto standardised = [](const CorrelatedSide& side, std::vector<double>& values) {
        const SampleView& s = side.samples;
        values.resize(static_cast<std::size_t>(s.n_samples * s.n_neurons));
        const Index stride = s.sample_major ? s.n_neurons : s.n_samples;
        standardise(s, side.how, {0, s.n_samples, 0, s.n_neurons}, values.data(), stride);
        return SampleBlock<double>{values.data(), stride, s.sample_major};
    };
    std::vector<double> left_values;
    std::vector<double> right_values;
    std::vector<double> products(static_cast<std::size_t>(r.size()));
    const SampleBlock<double> left_block = standardised(left, left_values);
    const SampleBlock<double> right_block = standardised(right, right_values);
    multiply(left_block, r.rows(), right_block, r.cols(), left.samples.n_samples, products.data());
    std::transform(products.begin(), products.end(), r.data(),
                   [](double value) { return static_cast<float>(value); });
    clamp(r.data(), r.size());
}

Problem does_not_fit(const Responses& left, const Responses& right) {
    const double gigabytes = 4e-9 * double(left.n_neurons()) * double(right.n_neurons());
    char size[32];
    std::snprintf(size, sizeof size, "%.3g", gigabytes);
    return {left.source().name + " and " + right.source().name,
            std::to_string(left.n_neurons()) + " × " + std::to_string(right.n_neurons()) +
                " correlations take " + size + " GB, more than there is memory",
            "if rows are the neurons, transpose; otherwise choose fewer neurons"};
}

double multiply_adds(const Responses& left, const Responses& right) {
    return double(left.n_samples()) * double(left.n_neurons()) * double(right.n_neurons());
}

/// The large product with guessed standardisations.
Outcome correlate_at_once(const Responses& left, const Responses& right, CorrelationMatrix& result,
                          ThreadPool& pool, const Progress& progress) {
    const auto guessed = [](const Responses& responses) {
        const SampleView view = view_of(responses);
        return CorrelatedSide{std::nullopt, view, guessed_standardisation(view)};
    };
    const CorrelatedSide l = guessed(left);
    const CorrelatedSide r = guessed(right);
    return BlockProduct(l, r, true, result).run(pool, progress);
}

/// Any product, all samples read before. False: cancelled.
bool correlate_known(const Responses& left, const Responses& right, CorrelationKind kind,
                     CorrelationMatrix& result, ThreadPool& pool, const Progress& progress) {
    const Stage first = kind == CorrelationKind::spearman ? Stage::ranking : Stage::correlating;
    progress.report(first, 0);
    std::optional<CorrelatedSide> l =
        correlated_side(view_of(left), kind, {first, 0, 0.5}, pool, progress);
    if (!l)
        return false;
    std::optional<CorrelatedSide> r =
        correlated_side(view_of(right), kind, {first, 0.5, 1}, pool, progress);
    if (!r)
        return false;
    if (multiply_adds(left, right) > largest_double_product)
        return BlockProduct(*l, *r, false, result).run(pool, progress) == Outcome::done;
    small_product(*l, *r, result.r);
    result.left_undefined = std::move(l->how.undefined);
    result.right_undefined = std::move(r->how.undefined);
    return !progress.cancelled(multiply_adds(left, right) / multiply_adds_a_step);
}

std::optional<CorrelationMatrix> correlate_some_way(const Responses& left, const Responses& right,
                                                    CorrelationKind kind, ThreadPool& pool,
                                                    const Progress& progress) {
    CorrelationMatrix result;
    result.r.resize(left.n_neurons(), right.n_neurons());
    Outcome outcome = Outcome::bad_guess;
    if (kind == CorrelationKind::pearson && left.is_single() && right.is_single() &&
        left.n_samples() >= many_samples && multiply_adds(left, right) > largest_double_product)
        outcome = correlate_at_once(left, right, result, pool, progress);
    if (outcome == Outcome::bad_guess)
        outcome = correlate_known(left, right, kind, result, pool, progress) ? Outcome::done
                                                                             : Outcome::cancelled;
    if (outcome == Outcome::cancelled)
        return std::nullopt;
    progress.report(Stage::correlating, 1);
    return result;
}

} // namespace

Result<CorrelationMatrix> correlate(const Responses& left, const Responses& right,
                                    CorrelationKind kind, ThreadPool& pool,
                                    const Progress& progress) {
    assert(left.n_samples() == right.n_samples() && left.n_samples() >= 2);
    if (progress.cancelled(0))
        return Cancelled{};
    try {
        std::optional<CorrelationMatrix> result =
            correlate_some_way(left, right, kind, pool, progress);
        if (!result)
            return Cancelled{};
        return std::move(*result);
    } catch (const std::bad_alloc&) {
        return does_not_fit(left, right);
    }
}

} // namespace counterpart
