#pragma once
// What a pixel shows that stands for several pairs: their maximum or their mean, exactly.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/similarity/correlation_matrix.h"
#include "ui/heatmap/geometry.h"
#include "ui/workbench/view_state.h"

#include <memory>
#include <vector>

namespace counterpart {

/// The cells of a map: the one matrix, seen through an order of its rows and one of its columns.
struct MapCells {
    std::shared_ptr<const CorrelationMatrix> correlations;
    std::shared_ptr<const std::vector<Index>> columns; ///< column k is this right neuron
    Sign sign = Sign::absolute;
    std::shared_ptr<const std::vector<Index>> row_order; ///< row k is this left neuron; null: k
    bool in_file_order = true;                           ///< columns are 0, 1, 2, …
    std::vector<Index> defined_rows;    ///< rows + 1: defined left neurons among the first k
    std::vector<Index> defined_columns; ///< columns + 1: the same for columns of the map

    [[nodiscard]] Index rows() const { return correlations ? correlations->r.rows() : 0; }
    [[nodiscard]] Index cols() const { return correlations ? correlations->r.cols() : 0; }
    [[nodiscard]] Index left_of(Index row) const {
        return row_order ? (*row_order)[std::size_t(row)] : row;
    }
    /// Similarity in a cell of the map. 0 where undefined.
    [[nodiscard]] float at(Index row, Index column) const;
    [[nodiscard]] bool defined(Index row, Index column) const;
};
[[nodiscard]] MapCells map_cells(std::shared_ptr<const CorrelationMatrix> correlations,
                                 std::shared_ptr<const std::vector<Index>> columns, Sign sign,
                                 std::shared_ptr<const std::vector<Index>> rows = nullptr);

/// Blocks of block × block cells of a map.
struct Level {
    Index block = 0;
    Index rows = 0; ///< of blocks
    Index cols = 0;
    std::vector<float> extreme; ///< the similarity of largest magnitude; 0 if all are undefined
    std::vector<float> sum;     ///< of the defined similarities
};

/// Blocks of 4, 8, 16 and 32 cells of one map: what large maps are painted from, so that a frame
/// costs the same whatever F is. Takes F_left · F_right / 6 floats.
struct Levels {
    std::vector<Level> levels; ///< finest first
};

/// Levels of both maps in one pass over the matrix.
/// Cost: about 3 operations a cell and map. Errors: cancelled, nothing else.
struct MapLevels {
    Levels raw;
    Levels matched;
};
Result<std::shared_ptr<const MapLevels>> build_levels(const MapCells& raw, const MapCells& matched,
                                                      const Progress& progress);

/// Which block size to paint a stretch from: the largest that no pixel cuts, 1 for cells.
[[nodiscard]] Index block_for(const PixelAxis& rows, const PixelAxis& columns,
                              const Levels* levels);

/// One value a pixel, row by row from the top: over the cells of the pixel, the similarity of
/// largest magnitude with its sign (of two as large, the positive one), or the mean. Undefined
/// cells take no part; NaN where there are no others. `rows` and `columns` as pixel_cells() has
/// them for block_for(): whole blocks where that is not 1.
/// Cost: every cell in view once; with levels, every block.
[[nodiscard]] std::vector<float> pool(const MapCells& cells, const Levels* levels, Index block,
                                      const std::vector<CellRange>& rows,
                                      const std::vector<CellRange>& columns, Pooling pooling);

/// The cell among rows × columns of a map that pool() shows: of largest magnitude, the first of
/// these; where all are undefined, the first.
struct MapPlace {
    Index row = 0;
    Index column = 0;
};
[[nodiscard]] MapPlace strongest(const MapCells& cells, const CellRange& rows,
                                 const CellRange& columns);

} // namespace counterpart
