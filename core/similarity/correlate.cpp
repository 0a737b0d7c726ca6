#include "core/similarity/correlate.h"

#include "core/similarity/product.h"
#include "core/similarity/ranks.h"
#include "core/similarity/standardise.h"

#include <algorithm>
#include <cassert>
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
// Single-precision sums of more blocks than this are summed up on their own first, so that the
// error grows with the root of both numbers and not with their product's.
constexpr Index blocks_a_sum = 32;

constexpr double multiply_adds_a_step = 32; // see Progress

/// One side on its way into the product.
struct Side {
    SampleView samples;
    std::optional<Ranks> ranks;
    Standardisation how;
};

Index ceil_div(Index a, Index b) {
    return (a + b - 1) / b;
}

/// Rows of a strip: F_left cut evenly into strips of at most strip_rows, at least four of them
/// (so that several threads have work) unless they would get thin.
Index rows_of_strip(Index n_left) {
    const Index n_strips = std::max(ceil_div(n_left, strip_rows), std::min<Index>(4, n_left / 256));
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
    Block(const Side& side, Index n_samples)
        : side_(side), stride_(side.samples.sample_major ? side.samples.n_neurons : n_samples),
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
        standardise(side_.samples, side_.how, {first_sample, n_samples, neuron, n_neurons},
                    values_.get() + at, stride_);
    }
    [[nodiscard]] SampleBlock<float> from_neuron(Index first) const {
        return SampleBlock<float>{values_.get(), stride_, side_.samples.sample_major}.from_neuron(
            first);
    }

  private:
    const Side& side_;
    Index stride_;
    std::unique_ptr<float[]> values_;
};

void clamp(float* row, Index n) {
    for (Index j = 0; j < n; ++j)
        row[j] = std::min(1.0F, std::max(-1.0F, row[j]));
}

/// The product block of samples by block of samples, each cut into tiles of the result.
class BlockProduct {
  public:
    BlockProduct(const Side& left, const Side& right, CorrelationMatrix::Values& r)
        : r_(r), n_samples_(left.samples.n_samples), block_samples_(samples_of_block(n_samples_)),
          left_(left, block_samples_), right_(right, block_samples_),
          rows_(rows_of_strip(r.rows())), n_blocks_(ceil_div(n_samples_, block_samples_)) {
        if (n_blocks_ > blocks_a_sum)
            sum_.resize(r.rows(), r.cols());
    }

    bool run(ThreadPool& pool, const Progress& progress) {
        for (Index block = 0; block < n_blocks_; ++block) {
            progress.report(Stage::correlating, double(block) / double(n_blocks_));
            if (!fill(block, pool, progress) || !multiply_tiles(block, pool, progress))
                return false;
        }
        return true;
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
                clamp(&r_(i, col), n_cols);
        const double cells = double(n_rows) * double(n_cols);
        return !progress.cancelled(cells * double(samples_in(block)) / multiply_adds_a_step +
                                   cells);
    }

    CorrelationMatrix::Values& r_;
    CorrelationMatrix::Values sum_; ///< of up to blocks_a_sum blocks; empty where r_ takes them
    Index n_samples_;
    Index block_samples_;
    Block left_;
    Block right_;
    Index rows_;
    Index n_blocks_;
};

/// In double, on the calling thread, rounded to float once.
void small_product(const Side& left, const Side& right, CorrelationMatrix::Values& r) {
    const auto standardised = [](const Side& side, std::vector<double>& values) {
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
    multiply(left_block, r.rows(), right_block, r.cols(), left.samples.n_samples, products.data(),
             r.cols(), false);
    std::transform(products.begin(), products.end(), r.data(),
                   [](double value) { return static_cast<float>(value); });
    clamp(r.data(), r.size());
}

std::optional<Side> prepare(const Responses& responses, CorrelationKind kind, const StagePart& part,
                            ThreadPool& pool, const Progress& progress) {
    Side side;
    side.samples = view_of(responses);
    if (kind == CorrelationKind::spearman) {
        side.ranks = rank(side.samples, part, pool, progress);
        if (!side.ranks)
            return std::nullopt;
        side.samples = side.ranks->view();
    }
    std::optional<Standardisation> how = standardisation(side.samples, pool, progress);
    if (!how)
        return std::nullopt;
    side.how = std::move(*how);
    return side;
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

std::optional<CorrelationMatrix> correlate_prepared(const Responses& left, const Responses& right,
                                                    CorrelationKind kind, ThreadPool& pool,
                                                    const Progress& progress) {
    const Stage first = kind == CorrelationKind::spearman ? Stage::ranking : Stage::correlating;
    progress.report(first, 0);
    CorrelationMatrix result;
    result.r.resize(left.n_neurons(), right.n_neurons());
    std::optional<Side> l = prepare(left, kind, {first, 0, 0.5}, pool, progress);
    if (!l)
        return std::nullopt;
    std::optional<Side> r = prepare(right, kind, {first, 0.5, 1}, pool, progress);
    if (!r)
        return std::nullopt;
    const double multiply_adds =
        double(left.n_samples()) * double(left.n_neurons()) * double(right.n_neurons());
    if (multiply_adds <= largest_double_product) {
        small_product(*l, *r, result.r);
        if (progress.cancelled(multiply_adds / multiply_adds_a_step))
            return std::nullopt;
    } else if (!BlockProduct(*l, *r, result.r).run(pool, progress)) {
        return std::nullopt;
    }
    progress.report(Stage::correlating, 1);
    result.left_undefined = std::move(l->how.undefined);
    result.right_undefined = std::move(r->how.undefined);
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
            correlate_prepared(left, right, kind, pool, progress);
        if (!result)
            return Cancelled{};
        return std::move(*result);
    } catch (const std::bad_alloc&) {
        return does_not_fit(left, right);
    }
}

} // namespace counterpart
