#include "core/similarity/block_product.h"

#include "core/base/vector_clones.h"
#include "core/similarity/product.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace counterpart {
namespace {

// Work of one call of the product: at most 1,024 · 4,096 · 512 multiply-adds, 0.7 of what may
// lie between two polls. Strips of fewer rows make the product repack the right side too often.
constexpr Index strip_rows = 1024;
constexpr Index strip_columns = 4096;
constexpr Index most_samples_a_block = 512;
constexpr Index neurons_a_task = 256;
// Single-precision sums of more blocks than this are summed up on their own first, so that the
// error grows with the root of both numbers and not with their product's.
constexpr Index blocks_a_sum = 32;

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
        : side_(side), sums_(sums), raw_(side.samples),
          stride_((raw_.sample_major ? raw_.n_neurons : n_samples) + 16),
          values_(values_for(stride_ * (raw_.sample_major ? n_samples : raw_.n_neurons))) {
        if (!side.file)
            return;
        read_ = values_for(n_samples * raw_.n_neurons);
        raw_.values = read_.get();
        raw_.n_samples = n_samples;
    }

    /// Tasks before those of fill(): none where the values are in memory.
    [[nodiscard]] Index n_reading_tasks(Index n_samples) const {
        return side_.file ? ceil_div(n_samples, samples_a_task()) : 0;
    }
    /// Reads some samples of a block of `n_samples` from `first` on. False: it was not possible.
    [[nodiscard]] bool read(Index task, Index first, Index n_samples) {
        const Index skipped = task * samples_a_task();
        return side_.file->read(first + skipped, std::min(samples_a_task(), n_samples - skipped),
                                read_.get() + skipped * raw_.n_neurons);
    }

    [[nodiscard]] Index n_tasks() const { return ceil_div(raw_.n_neurons, neurons_a_task); }
    /// Standardises the neurons of one task.
    void fill(Index task, Index first_sample, Index n_samples) {
        const Index neuron = task * neurons_a_task;
        const Index n_neurons = std::min(neurons_a_task, raw_.n_neurons - neuron);
        const Index at = raw_.sample_major ? neuron : neuron * stride_;
        const SampleRange range{side_.file ? 0 : first_sample, n_samples, neuron, n_neurons};
        if (sums_)
            standardise_and_sum(raw_, side_.how, range, values_.get() + at, stride_, *sums_);
        else
            standardise(raw_, side_.how, range, values_.get() + at, stride_);
    }
    [[nodiscard]] SampleBlock<float> from_neuron(Index first) const {
        return SampleBlock<float>{values_.get(), stride_, raw_.sample_major}.from_neuron(first);
    }

  private:
    static std::unique_ptr<float[]> values_for(Index n) {
        return std::make_unique_for_overwrite<float[]>(static_cast<std::size_t>(n));
    }
    /// About a megabyte.
    [[nodiscard]] Index samples_a_task() const {
        return std::max<Index>(1, (Index{1} << 18) / raw_.n_neurons);
    }

    const CorrelatedSide& side_;
    StandardisedSums* sums_;
    std::unique_ptr<float[]> read_; ///< what is read of a file
    SampleView raw_;                ///< of that, or of all samples in memory
    Index stride_; ///< not a power of two: such rows would fall on the same few cache sets
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

/// Does what guesses left to do for one left neuron.
COUNTERPART_VECTOR_CLONES
void finish(float* row, Index n, double mean, double weight, const double* means,
            const double* weights) {
    for (Index j = 0; j < n; ++j)
        row[j] = static_cast<float>((double(row[j]) - mean * means[j]) * (weight * weights[j]));
}

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
            if (const Outcome filled = fill(block, pool, progress); filled != Outcome::done)
                return filled;
            if (guessed_ && block + 1 == n_blocks_ && !know_what_is_left())
                return Outcome::not_at_once;
            if (!multiply_tiles(block, pool, progress))
                return Outcome::cancelled;
        }
        return Outcome::done;
    }

  private:
    [[nodiscard]] Index samples_in(Index block) const {
        return std::min(block_samples_, n_samples_ - block * block_samples_);
    }

    Outcome fill(Index block, ThreadPool& pool, const Progress& progress) {
        const Index first = block * block_samples_;
        const Index n = samples_in(block);
        const double work = double(n) * double(r_.rows() + r_.cols());
        if (const Outcome read = read_samples(first, n, work, pool, progress);
            read != Outcome::done)
            return read;
        const Index n_left = left_.n_tasks();
        const bool filled = pool.run(n_left + right_.n_tasks(), work, [&](Index task) {
            if (task < n_left)
                left_.fill(task, first, n);
            else
                right_.fill(task - n_left, first, n);
            return !progress.cancelled(double(n * neurons_a_task));
        });
        return filled ? Outcome::done : Outcome::cancelled;
    }

    Outcome read_samples(Index first, Index n, double work, ThreadPool& pool,
                         const Progress& progress) {
        const Index n_left = left_.n_reading_tasks(n);
        const Index n_tasks = n_left + right_.n_reading_tasks(n);
        std::atomic<bool> all_read = true;
        const bool done = pool.run(n_tasks, work, [&](Index task) {
            if (!(task < n_left ? left_.read(task, first, n)
                                : right_.read(task - n_left, first, n)))
                all_read = false;
            return all_read && !progress.cancelled(work / double(n_tasks));
        });
        return done ? Outcome::done : all_read ? Outcome::cancelled : Outcome::not_at_once;
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
        const auto row = static_cast<std::size_t>(i);
        if (guessed_)
            finish(&r_(i, col), n_cols, left_guess_.left.mean[row], left_guess_.left.weight[row],
                   right_guess_.left.mean.data() + col, right_guess_.left.weight.data() + col);
        clamp(&r_(i, col), n_cols);
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

} // namespace

void clamp(float* row, Index n) {
    Eigen::Map<Eigen::ArrayXf> values(row, n);
    values = values.max(-1.0F).min(1.0F);
}

Outcome block_product(const CorrelatedSide& left, const CorrelatedSide& right, bool guessed,
                      CorrelationMatrix& result, ThreadPool& pool, const Progress& progress) {
    return BlockProduct(left, right, guessed, result).run(pool, progress);
}

} // namespace counterpart
