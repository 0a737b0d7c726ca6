#include "core/assignment/costs.h"

#include "core/base/vector_clones.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace counterpart::matching {

WideCosts::WideCosts(const SimilarityView& similarity)
    : cells_(similarity.cells), rows_(similarity.rows), cols_(similarity.cols),
      row_step_(similarity.row_stride), sign_(similarity.sign),
      transposed_(similarity.rows > similarity.cols) {
    if (transposed_) {
        std::swap(rows_, cols_);
        std::swap(row_step_, col_step_);
    }
}

const float* RowReader::row(Index i) {
    if (!costs_.transposed())
        return costs_.row(i);
    // Rows in sequence are gathered together, since cells of neighbouring rows share cache lines.
    constexpr Index together = 32;
    if (i < first_ || i >= first_ + count_) {
        const bool in_sequence = i == first_ + count_;
        gather(i, in_sequence ? std::min(together, costs_.rows() - i) : 1);
    }
    return held_.data() + (i - first_) * step_;
}

void RowReader::gather(Index first, Index count) {
    constexpr Index tile = 8;
    const Index cols = costs_.cols();
    step_ = cols + 16; // rows a power of two apart would fall on the same few cache sets
    if (Index(held_.size()) < count * step_)
        held_.resize(static_cast<std::size_t>(count * step_));
    Index j = 0;
    for (; j + tile <= cols; j += tile)
        for (Index k = 0; k < count; ++k)
            for (Index t = 0; t < tile; ++t)
                held_[k * step_ + j + t] = costs_.cell(first + k, j + t);
    for (; j < cols; ++j)
        for (Index k = 0; k < count; ++k)
            held_[k * step_ + j] = costs_.cell(first + k, j);
    first_ = first;
    count_ = count;
}

void profits(const float* cells, Index count, Sign sign, const double* price, double* profit) {
    if (sign == Sign::absolute)
        for (Index k = 0; k < count; ++k)
            profit[k] = rounded(double(std::abs(cells[k]))) - price[k];
    else
        for (Index k = 0; k < count; ++k)
            profit[k] = rounded(double(cells[k])) - price[k];
}

namespace {

template<Sign sign>
float greatest_of(const float* cells, Index count, const float* price) {
    using Lanes = Eigen::Array<float, 8, 1>;
    const auto profit = [&](Index j) {
        const Lanes lanes = Eigen::Map<const Lanes>(cells + j);
        return ((sign == Sign::absolute ? Lanes(lanes.abs()) : lanes) -
                Eigen::Map<const Lanes>(price + j))
            .eval();
    };
    float best = -std::numeric_limits<float>::infinity();
    Index j = 0;
    if (count >= Lanes::SizeAtCompileTime) {
        Lanes lanes = profit(0);
        for (j = lanes.size(); j + lanes.size() <= count; j += lanes.size())
            lanes = lanes.max(profit(j));
        best = lanes.maxCoeff();
    }
    for (; j < count; ++j)
        best = std::max(best, (sign == Sign::absolute ? std::abs(cells[j]) : cells[j]) - price[j]);
    return best;
}

} // namespace

namespace {

template<Sign sign>
[[gnu::always_inline]] inline void find_near(const float* cells, Index count, const float* price,
                                             float least, unsigned char* near) {
    const auto is_near = [&](Index j) {
        return (sign == Sign::absolute ? std::abs(cells[j]) : cells[j]) - price[j] >= least ? 1 : 0;
    };
    Index j = 0;
    for (; j + near_block <= count; j += near_block) {
        int any = 0;
        for (Index k = 0; k < near_block; ++k)
            any |= is_near(j + k);
        *near++ = static_cast<unsigned char>(any);
    }
    if (j == count)
        return;
    int any = 0;
    for (; j < count; ++j)
        any |= is_near(j);
    *near = static_cast<unsigned char>(any);
}

COUNTERPART_VECTOR_CLONES
void find_near_absolute(const float* cells, Index count, const float* price, float least,
                        unsigned char* near) {
    find_near<Sign::absolute>(cells, count, price, least, near);
}
COUNTERPART_VECTOR_CLONES
void find_near_signed(const float* cells, Index count, const float* price, float least,
                      unsigned char* near) {
    find_near<Sign::signed_>(cells, count, price, least, near);
}

} // namespace

void near_blocks(const float* cells, Index count, Sign sign, const float* price, float least,
                 unsigned char* near) {
    if (sign == Sign::absolute)
        find_near_absolute(cells, count, price, least, near);
    else
        find_near_signed(cells, count, price, least, near);
}

float greatest_profit(const float* cells, Index count, Sign sign, const float* price) {
    return sign == Sign::absolute ? greatest_of<Sign::absolute>(cells, count, price)
                                  : greatest_of<Sign::signed_>(cells, count, price);
}

} // namespace counterpart::matching
