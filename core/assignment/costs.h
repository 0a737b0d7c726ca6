#pragma once
// Internal to core/assignment: the costs every part of it agrees on, always seen with the
// smaller side as rows.

#include "core/assignment/assignment.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

namespace counterpart::matching {

inline constexpr Index none = -1;

/// std::vector with our signed sizes.
template<typename T>
class Array : public std::vector<T> {
  public:
    using std::vector<T>::vector;
    explicit Array(Index n, T value = {}) : std::vector<T>(static_cast<std::size_t>(n), value) {}
    T& operator[](Index i) { return this->data()[i]; }
    const T& operator[](Index i) const { return this->data()[i]; }
};

/// The multiple of 2⁻³⁶ next to a value in [−1, 1]: 1.5·2¹⁶ + s has an ulp of 2⁻³⁶. Float values
/// of 2⁻¹³ and above are such multiples already. Sums of fewer than 2¹⁷ of them are exact.
[[nodiscard]] inline double rounded(double s) {
    constexpr double shift = 98304.0;
    return (s + shift) - shift;
}

/// The cost (what is to be maximised) of one cell.
[[nodiscard]] inline double cost_of(float r, Sign sign) {
    return rounded(similarity_of(double(r), sign));
}

/// The costs with the smaller side as rows: rows ≤ cols. Looks at the similarity's cells.
class WideCosts {
  public:
    explicit WideCosts(const SimilarityView& similarity);

    [[nodiscard]] Index rows() const { return rows_; }
    [[nodiscard]] Index cols() const { return cols_; }
    [[nodiscard]] bool transposed() const { return transposed_; }
    [[nodiscard]] Sign sign() const { return sign_; }
    [[nodiscard]] float cell(Index i, Index j) const {
        return cells_[i * row_step_ + j * col_step_];
    }
    /// Cells of row i, contiguous; only where not transposed.
    [[nodiscard]] const float* row(Index i) const { return cells_ + i * row_step_; }
    /// Cells of column j, contiguous; only where transposed.
    [[nodiscard]] const float* column(Index j) const { return cells_ + j * col_step_; }
    [[nodiscard]] double at(Index i, Index j) const { return cost_of(cell(i, j), sign_); }

  private:
    const float* cells_;
    Index rows_;
    Index cols_;
    Index row_step_;
    Index col_step_ = 1;
    Sign sign_;
    bool transposed_;
};

/// Hands out rows of costs as contiguous cells: where they lie, or, when transposed, gathered.
/// Not for use by two threads.
class RowReader {
  public:
    explicit RowReader(const WideCosts& costs) : costs_(costs) {}
    /// cols() cells, valid until the next call.
    [[nodiscard]] const float* row(Index i);

  private:
    void gather(Index first, Index count);
    const WideCosts& costs_;
    Index first_ = 0; ///< rows held
    Index count_ = 0;
    Index step_ = 0;
    Array<float> held_;
};

/// profit[k] = cost of cells[k] − price[k].
void profits(const float* cells, Index count, Sign sign, const double* price, double* profit);

/// The greatest similarity − price of count > 0 cells, in single precision: a filter that is
/// cheap enough to run at the speed of memory. Differs from the exact profit by less than
/// profit_margin.
[[nodiscard]] float greatest_profit(const float* cells, Index count, Sign sign, const float* price);

/// Rounding of the price and of the difference, half an ulp each, with a factor to spare.
[[nodiscard]] inline double profit_margin(double largest_price) {
    return (2 + 2 * largest_price) * 0x1p-24;
}

/// Cells of a block of near_blocks().
inline constexpr Index near_block = 32;

/// Which blocks of a line hold a similarity − price of `least` or more, in single precision (see
/// greatest_profit): one flag a block, the last of which may be shorter.
void near_blocks(const float* cells, Index count, Sign sign, const float* price, float least,
                 unsigned char* near);

/// A row or column of costs with the prices of the other side.
struct Line {
    const float* cells;
    Index count;
    Sign sign;
    const double* price;
    const float* single; ///< the same
    double margin;       ///< profit_margin of the largest
};

/// Calls visit(first, count, profit) for the blocks of a line that may hold a profit of `least` or
/// more, with the profits of the block's cells first … first + count − 1. The others are passed
/// over at the speed of memory.
template<typename Visit>
void each_near_block(const Line& line, double least, Visit visit) {
    constexpr Index together = 64; // blocks
    unsigned char near[together];
    double profit[near_block];
    const float enough = std::nextafter(static_cast<float>(least - line.margin),
                                        -std::numeric_limits<float>::infinity());
    for (Index start = 0; start < line.count; start += together * near_block) {
        const Index end = std::min(line.count, start + together * near_block);
        near_blocks(line.cells + start, end - start, line.sign, line.single + start, enough, near);
        for (Index first = start; first < end; first += near_block) {
            if (!near[(first - start) / near_block])
                continue;
            const Index count = std::min(near_block, end - first);
            profits(line.cells + first, count, line.sign, line.price + first, profit);
            visit(first, count, static_cast<const double*>(profit));
        }
    }
}

/// A matching of all rows to columns with the columns' prices; what the solvers work on.
struct Matching {
    Array<Index> col_of_row;
    Array<Index> row_of_col;
    Array<double> price; ///< of columns; columns that end unmatched keep 0 where rows < cols
    std::shared_ptr<const CoreCells> cores = nullptr; ///< as Assignment's

    void match(Index row, Index col) {
        col_of_row[row] = col;
        row_of_col[col] = row;
    }
};

/// Counts elementary steps and asks for a cancel often enough (Progress::work_between_polls).
class Poller {
  public:
    explicit Poller(const Progress& progress) : progress_(progress) {}

    /// True when the work should stop. `steps` ≤ 7e7 were done since the last call.
    [[nodiscard]] bool cancelled(Index steps) {
        work_ += double(steps);
        return work_ >= 0.3 * Progress::work_between_polls && flush();
    }
    /// Asks at once; at the start and end of a job.
    [[nodiscard]] bool flush() {
        const double work = work_;
        work_ = 0;
        return progress_.cancelled(work);
    }
    void report(Stage stage, double fraction) const { progress_.report(stage, fraction); }

  private:
    const Progress& progress_;
    double work_ = 0;
};

} // namespace counterpart::matching
