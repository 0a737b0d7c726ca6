#include "core/assignment/costs.h"

#include <algorithm>
#include <cmath>

namespace counterpart::matching {

WideCosts::WideCosts(const SimilarityView& similarity)
    : cells_(similarity.cells), rows_(similarity.rows), cols_(similarity.cols),
      stride_(similarity.row_stride), sign_(similarity.sign) {
    if (rows_ <= cols_)
        return;
    transposed_ = true;
    copy_.resize(static_cast<std::size_t>(rows_) * static_cast<std::size_t>(cols_));
    // In tiles, so that both sides stay in cache.
    constexpr Index tile = 32;
    for (Index i0 = 0; i0 < rows_; i0 += tile)
        for (Index j0 = 0; j0 < cols_; j0 += tile)
            for (Index j = j0; j < std::min(j0 + tile, cols_); ++j)
                for (Index i = i0; i < std::min(i0 + tile, rows_); ++i)
                    copy_[static_cast<std::size_t>(j * rows_ + i)] = cells_[i * stride_ + j];
    cells_ = copy_.data();
    stride_ = rows_;
    std::swap(rows_, cols_);
}

void profits(const float* cells, Index count, Sign sign, const double* price, double* profit) {
    if (sign == Sign::absolute)
        for (Index k = 0; k < count; ++k)
            profit[k] = rounded(double(std::abs(cells[k]))) - price[k];
    else
        for (Index k = 0; k < count; ++k)
            profit[k] = rounded(double(cells[k])) - price[k];
}

double greatest(const double* values, Index count) {
    // Independent lanes: one running maximum would be a chain the compiler may not reorder.
    constexpr Index lanes = 8;
    double best[lanes];
    for (double& b : best)
        b = values[0];
    Index j = 0;
    for (; j + lanes <= count; j += lanes)
        for (Index l = 0; l < lanes; ++l)
            best[l] = values[j + l] > best[l] ? values[j + l] : best[l];
    for (; j < count; ++j)
        best[0] = std::max(best[0], values[j]);
    return *std::max_element(best, best + lanes);
}

} // namespace counterpart::matching
