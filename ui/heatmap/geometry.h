#pragma once
// Where cells are on the screen: plain values, no window.

#include "core/responses/responses.h"
#include "ui/workbench/view_state.h"

#include <vector>

namespace counterpart {

/// Cells [first, last); at least one where there are any.
struct CellRange {
    Index first = 0;
    Index last = 0;
    [[nodiscard]] Index size() const { return last - first; }
    bool operator==(const CellRange&) const = default;
};

/// A stretch of cells laid over device pixels.
struct PixelAxis {
    Span span;        ///< what is in view, in cells: never "everything"
    Index cells = 0;  ///< all there are, in view or not
    int begin = 0;    ///< first device pixel
    int end = 0;      ///< one past the last
    double ratio = 1; ///< device pixels a device-independent one

    [[nodiscard]] int pixels() const { return end - begin; }
    [[nodiscard]] double cells_per_pixel() const { return (span.last - span.first) / pixels(); }
    /// Device pixels a cell.
    [[nodiscard]] double cell_size() const { return pixels() / (span.last - span.first); }
    /// A place in cells as a place in device pixels, and back.
    [[nodiscard]] double pixel_of(double cell) const {
        return begin + (cell - span.first) * cell_size();
    }
    [[nodiscard]] double cell_of(double pixel) const {
        return span.first + (pixel - begin) * cells_per_pixel();
    }
};

/// The cells that pixel begin + p stands for, for each p. Where a pixel covers cells, they are
/// those whose middle lies in [left edge, right edge) of it: each cell lands in exactly one pixel.
/// Where cells are larger than pixels, a pixel stands for the cell that its own middle lies in.
/// `block` > 1: the same for blocks of so many cells (from cell 0 on), none of which is cut; a
/// pixel must be at least as wide as a block.
[[nodiscard]] std::vector<CellRange> pixel_cells(const PixelAxis& axis, Index block = 1);

/// The span itself, or all `cells` where it means everything; moved and cut to lie in [0, cells].
[[nodiscard]] Span resolve(const Span& span, Index cells);
/// The reverse: "everything" where a span covers all cells.
[[nodiscard]] Span settle(const Span& span, Index cells);

/// `span` with its width times `factor`, the cell coordinate `about` staying where it is on the
/// screen. At least `least` cells wide (all of them where there are fewer), at most all.
[[nodiscard]] Span zoomed(const Span& span, double about, double factor, Index cells,
                          double least = 2);
/// `span` moved by so many cells, not beyond the data.
[[nodiscard]] Span panned(const Span& span, double by, Index cells);
/// `width` cells with `middle` in the middle, as far as there are cells on both sides.
[[nodiscard]] Span centred(double middle, double width, Index cells);
/// Moved as little as needed to show [cell, cell + 1) whole.
[[nodiscard]] Span revealing(const Span& span, Index cell, Index cells);

/// Indices for ticks: multiples of 1, 2 or 5 · 10^k, whose labels, `label` pixels each, keep apart
/// by at least half a label where a cell takes `cell_size` of the same pixels. Ascending.
[[nodiscard]] std::vector<Index> tick_cells(const Span& span, Index cells, double cell_size,
                                            double label);

} // namespace counterpart
