#include "ui/heatmap/geometry.h"

#include <algorithm>
#include <cmath>

namespace counterpart {

namespace {

/// The first block whose middle is not left of the place, clamped to those there are.
Index first_block_from(double place, Index blocks) {
    return std::clamp(Index(std::ceil(place - 0.5)), Index{0}, blocks);
}

} // namespace

std::vector<CellRange> pixel_cells(const PixelAxis& axis, Index block) {
    std::vector<CellRange> ranges;
    if (axis.cells == 0 || axis.pixels() <= 0)
        return ranges;
    const Index blocks = (axis.cells + block - 1) / block;
    const double first = axis.span.first / double(block);
    const double width = axis.cells_per_pixel() / double(block);
    // Each edge is computed once and shared by its two pixels: nothing is lost or counted twice
    // whatever rounding does.
    const auto edge = [&](int p) {
        // The last block may be cut short by the end of the data; its nominal middle may then lie
        // beyond what is in view.
        if (p == axis.pixels() && axis.span.last >= double(axis.cells))
            return blocks;
        return first_block_from(first + p * width, blocks);
    };
    ranges.reserve(std::size_t(axis.pixels()));
    Index left = edge(0);
    for (int p = 0; p < axis.pixels(); ++p) {
        const Index right = edge(p + 1);
        if (right > left) {
            ranges.push_back({left * block, std::min(right * block, axis.cells)});
        } else {
            const Index middle =
                std::clamp(Index(std::floor(first + (p + 0.5) * width)), Index{0}, blocks - 1);
            ranges.push_back({middle * block, std::min((middle + 1) * block, axis.cells)});
        }
        left = right;
    }
    return ranges;
}

Span resolve(const Span& span, Index cells) {
    if (span.everything())
        return {0, double(cells)};
    return panned(span, 0, cells);
}

Span settle(const Span& span, Index cells) {
    // Zooming out by powers of a factor ends a rounding error short of everything.
    if (span.last - span.first >= double(cells) - 1e-6)
        return {};
    return span;
}

Span zoomed(const Span& span, double about, double factor, Index cells, double least) {
    const double width = span.last - span.first;
    const double wanted = std::clamp(width * factor, std::min(least, double(cells)), double(cells));
    const double first = about - (about - span.first) * wanted / width;
    return panned({first, first + wanted}, 0, cells);
}

Span panned(const Span& span, double by, Index cells) {
    const double width = std::min(span.last - span.first, double(cells));
    const double first = std::clamp(span.first + by, 0.0, double(cells) - width);
    return {first, first + width};
}

Span centred(double middle, double width, Index cells) {
    return panned({middle - width / 2, middle + width / 2}, 0, cells);
}

Span revealing(const Span& span, Index cell, Index cells) {
    double by = 0;
    if (double(cell + 1) > span.last)
        by = double(cell + 1) - span.last;
    if (double(cell) < span.first)
        by = double(cell) - span.first;
    return panned(span, by, cells);
}

std::vector<Index> tick_cells(const Span& span, Index cells, double cell_size, double label) {
    std::vector<Index> ticks;
    if (cells == 0 || !(cell_size > 0))
        return ticks;
    Index step = 1;
    for (int k = 0; double(step) * cell_size < 1.5 * label && step < cells; ++k)
        step = k % 3 == 1 ? step / 2 * 5 : step * 2; // 1, 2, 5, 10, 20, 50, …
    // Only cells whose middle is in view: their labels are centred there.
    Index from = Index(std::ceil(span.first - 0.5));
    from = (std::max<Index>(from, 0) + step - 1) / step * step;
    for (Index cell = from; cell < cells && double(cell) + 0.5 <= span.last; cell += step)
        ticks.push_back(cell);
    return ticks;
}

} // namespace counterpart
