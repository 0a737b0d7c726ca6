#include "core/assignment/best_cells.h"

#include "core/base/vector_clones.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace counterpart::matching {

namespace {

template<Sign sign>
[[gnu::always_inline]] inline float similarity(float r) {
    return sign == Sign::absolute ? std::abs(r) : r;
}

constexpr Index strip = 32; ///< cells whose answers are the bits of a word

/// Bit k of above[j]: whether the similarity of cell 32 j + k exceeds its bound.
template<Sign sign>
[[gnu::always_inline]] inline void find_above(const float* cells, const float* bound, Index count,
                                              std::uint32_t* above) {
    const auto bit = [&](Index first, Index k) {
        return similarity<sign>(cells[first + k]) > bound[first + k] ? 1U << k : 0U;
    };
    Index first = 0;
    for (; first + strip <= count; first += strip) {
        std::uint32_t bits = 0;
        for (Index k = 0; k < strip; ++k)
            bits |= bit(first, k);
        *above++ = bits;
    }
    std::uint32_t bits = 0;
    for (Index k = 0; first + k < count; ++k)
        bits |= bit(first, k);
    if (first < count)
        *above = bits;
}

COUNTERPART_VECTOR_CLONES
void find_above_absolute(const float* cells, const float* bound, Index count,
                         std::uint32_t* above) {
    find_above<Sign::absolute>(cells, bound, count, above);
}
COUNTERPART_VECTOR_CLONES
void find_above_signed(const float* cells, const float* bound, Index count, std::uint32_t* above) {
    find_above<Sign::signed_>(cells, bound, count, above);
}

constexpr Index sampled_together = 4; ///< lines of cells, of which the greatest counts

template<Sign sign>
[[gnu::always_inline]] inline void greatest_of(const float* const* line, Index count,
                                               float* greatest) {
    for (Index k = 0; k < count; ++k) {
        const float a = std::max(similarity<sign>(line[0][k]), similarity<sign>(line[1][k]));
        const float b = std::max(similarity<sign>(line[2][k]), similarity<sign>(line[3][k]));
        greatest[k] = std::max(a, b);
    }
}

COUNTERPART_VECTOR_CLONES
void greatest_absolute(const float* const* line, Index count, float* greatest) {
    greatest_of<Sign::absolute>(line, count, greatest);
}
COUNTERPART_VECTOR_CLONES
void greatest_signed(const float* const* line, Index count, float* greatest) {
    greatest_of<Sign::signed_>(line, count, greatest);
}

/// Keeps the greater of each two in `top` and hands the other on.
COUNTERPART_VECTOR_CLONES
void sift(float* top, float* value, Index count) {
    for (Index k = 0; k < count; ++k) {
        const float greater = std::max(top[k], value[k]);
        value[k] = std::min(top[k], value[k]);
        top[k] = greater;
    }
}

/// A bound that some `most` cells of a row exceed, for every row. Nothing: cancelled.
std::optional<Array<float>> sampled_bounds(const WideCosts& costs, Index most, Poller& poller) {
    const Index rows = costs.rows();
    const Index rank = std::max<Index>(3, most / 6);
    const Index groups = costs.cols() * rank / (most * sampled_together);
    Array<float> top(rank * rows, -2.0F); // the greatest so far, then the second greatest …
    Array<float> value(rows);
    const auto greatest = costs.sign() == Sign::absolute ? greatest_absolute : greatest_signed;
    for (Index g = 0; g < groups; ++g) {
        const Index first = g * costs.cols() / groups;
        const float* line[sampled_together];
        for (Index k = 0; k < sampled_together; ++k)
            line[k] = costs.column(first + k);
        greatest(line, rows, value.data());
        for (Index place = 0; place < rank; ++place)
            sift(top.data() + place * rows, value.data(), rows);
        if (poller.cancelled((sampled_together + rank) * rows))
            return std::nullopt;
    }
    Array<float> bounds(top.end() - rows, top.end());
    for (float& bound : bounds) // lets in what equals the cell sampled, as it may be one of few
        bound = std::nextafter(bound, -3.0F);
    return bounds;
}

/// Leaves a row its `most` greatest cells but for those that equal one left out.
void thin_out(BestCells& best, Index row, Index most) {
    using Cell = BestCells::Cell;
    const auto greater = [](const Cell& a, const Cell& b) { return a.similarity > b.similarity; };
    Cell* const begin = best.begin(row);
    Cell* const last = begin + most;
    std::nth_element(begin, last, best.end(row), greater);
    const float bound = last->similarity;
    Cell* const end =
        std::partition(begin, last, [&](const Cell& c) { return c.similarity > bound; });
    best.count[row] = end - begin;
    best.bound[row] = bound;
}

/// Lets one cell in.
void let_in(BestCells& best, Index row, BestCells::Cell cell, Index most) {
    *best.end(row) = cell;
    if (++best.count[row] == best.room)
        thin_out(best, row, most);
}

} // namespace

std::optional<BestCells> best_cells(const WideCosts& costs, Index most, Poller& poller) {
    const Index rows = costs.rows();
    const Index room = 3 * most;
    std::optional<Array<float>> bounds = sampled_bounds(costs, most, poller);
    if (!bounds)
        return std::nullopt;
    BestCells best{room, Array<BestCells::Cell>(rows * room), Array<Index>(rows),
                   std::move(*bounds)};
    Array<std::uint32_t> above((rows + strip - 1) / strip);
    const auto find = costs.sign() == Sign::absolute ? find_above_absolute : find_above_signed;
    for (Index j = 0; j < costs.cols(); ++j) {
        find(costs.column(j), best.bound.data(), rows, above.data());
        for (Index word = 0; word < Index(above.size()); ++word)
            for (std::uint32_t left = above[word]; left != 0; left &= left - 1) {
                const Index row = word * strip + std::countr_zero(left);
                const double s = similarity_of(double(costs.cell(row, j)), costs.sign());
                let_in(best, row, {static_cast<float>(s), static_cast<std::int32_t>(j)}, most);
            }
        if (poller.cancelled(2 * rows))
            return std::nullopt;
    }
    for (Index row = 0; row < rows; ++row)
        if (best.count[row] > most)
            thin_out(best, row, most);
    return best;
}

} // namespace counterpart::matching
