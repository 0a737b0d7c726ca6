#include "ui/heatmap/pooling.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace counterpart {

namespace {

/// Which of two similarities a maximum keeps. Free of branches, so that it is done for several
/// columns at once.
inline float stronger(float a, float b) {
    const float high = a < b ? b : a;
    const float low = a < b ? a : b;
    return high >= -low ? high : low;
}

/// A strip of rows of a map, put together: for each column of the file, or of the view.
class Strip {
  public:
    Strip(const MapCells& cells, CellRange view, Pooling pooling)
        : cells_(cells), view_(view), pooling_(pooling),
          // Whole rows in file order are read in long runs; few columns of another order are
          // better looked up one by one.
          gathered_(!cells.in_file_order && view.size() < cells.cols() / 4),
          values_(std::size_t(gathered_ ? view.size() : cells.cols())) {}

    void take(const CellRange& rows) {
        std::fill(values_.begin(), values_.end(), 0.0F);
        const bool absolute = cells_.sign == Sign::absolute;
        for (Index row = rows.first; row < rows.last; ++row) {
            if (pooling_ == Pooling::maximum)
                add(row, stronger);
            else if (absolute)
                add(row, [](float sum, float r) { return sum + std::abs(r); });
            else
                add(row, [](float sum, float r) { return sum + r; });
        }
    }
    /// Of a column of the map.
    [[nodiscard]] float operator[](Index column) const {
        if (gathered_)
            return values_[std::size_t(column - view_.first)];
        return values_[std::size_t(cells_.in_file_order ? column
                                                        : (*cells_.columns)[std::size_t(column)])];
    }

  private:
    template<typename Combine>
    void add(Index row, Combine combine) {
        const float* r = cells_.correlations->r.data() + row * cells_.cols();
        float* values = values_.data();
        if (gathered_) {
            const Index* order = cells_.columns->data() + view_.first;
            for (Index k = 0; k < view_.size(); ++k)
                values[k] = combine(values[k], r[order[k]]);
            return;
        }
        const Index from = cells_.in_file_order ? view_.first : 0;
        const Index to = cells_.in_file_order ? view_.last : cells_.cols();
        for (Index k = from; k < to; ++k)
            values[k] = combine(values[k], r[k]);
    }

    const MapCells& cells_;
    CellRange view_;
    Pooling pooling_;
    bool gathered_;
    std::vector<float> values_;
};

/// The blocks of a level under whole blocks of cells.
CellRange blocks_of(const CellRange& cells, Index block) {
    return {cells.first / block, (cells.last + block - 1) / block};
}

Index defined_in(const std::vector<Index>& counts, const CellRange& range) {
    return counts[std::size_t(range.last)] - counts[std::size_t(range.first)];
}

/// Puts values together as a pooling has it, starting with 0, which never wins over a value.
template<typename Value>
float combined(const CellRange& range, Pooling pooling, Value value) {
    float extreme = 0;
    double sum = 0;
    for (Index k = range.first; k < range.last; ++k) {
        extreme = stronger(extreme, value(k));
        sum += double(value(k));
    }
    return pooling == Pooling::maximum ? extreme : float(sum);
}

void pool_row_from_cells(const Strip& strip, const std::vector<CellRange>& columns, Pooling pooling,
                         float* out) {
    for (const CellRange& range : columns)
        *out++ = combined(range, pooling, [&](Index column) { return strip[column]; });
}

void pool_row_from_level(const Level& level, const CellRange& rows,
                         const std::vector<CellRange>& columns, Pooling pooling, float* out) {
    const CellRange strip = blocks_of(rows, level.block);
    const float* values = pooling == Pooling::maximum ? level.extreme.data() : level.sum.data();
    for (const CellRange& range : columns)
        *out++ = combined(blocks_of(range, level.block), pooling, [&](Index column) {
            return combined(strip, pooling,
                            [&](Index row) { return values[row * level.cols + column]; });
        });
}

/// Sign and mean, and what is undefined.
void finish_row(const MapCells& cells, const CellRange& rows, const std::vector<CellRange>& columns,
                Pooling pooling, float* out) {
    const Index defined_rows = defined_in(cells.defined_rows, rows);
    for (std::size_t p = 0; p < columns.size(); ++p) {
        const Index defined = defined_rows * defined_in(cells.defined_columns, columns[p]);
        if (defined == 0)
            out[p] = std::numeric_limits<float>::quiet_NaN();
        else if (pooling == Pooling::mean)
            out[p] = float(double(out[p]) / double(defined));
        else if (cells.sign == Sign::absolute)
            out[p] = std::abs(out[p]);
    }
}

Level level_of(Index block, const MapCells& cells) {
    Level level;
    level.block = block;
    level.rows = (cells.rows() + block - 1) / block;
    level.cols = (cells.cols() + block - 1) / block;
    level.extreme.resize(std::size_t(level.rows * level.cols));
    level.sum.resize(level.extreme.size());
    return level;
}

/// Twice as coarse.
Level coarser(const Level& fine, const MapCells& cells) {
    Level level = level_of(fine.block * 2, cells);
    for (Index row = 0; row < fine.rows; ++row)
        for (Index column = 0; column < fine.cols; ++column) {
            const auto from = std::size_t(row * fine.cols + column);
            const auto to = std::size_t(row / 2 * level.cols + column / 2);
            level.extreme[to] = stronger(level.extreme[to], fine.extreme[from]);
            level.sum[to] += fine.sum[from];
        }
    return level;
}

constexpr Index finest_block = 4;
constexpr Index coarsest_block = 32;

/// One row of blocks of the finest level of a map, from a row of blocks' columns of the file.
template<typename Value>
void fill_blocks(Level& level, Index block_row, const MapCells& cells, Value value) {
    for (Index column = 0; column < level.cols; ++column) {
        const auto to = std::size_t(block_row * level.cols + column);
        const Index end = std::min((column + 1) * level.block, cells.cols());
        for (Index k = column * level.block; k < end; ++k)
            value((*cells.columns)[std::size_t(k)], level.extreme[to], level.sum[to]);
    }
}

void add_coarser(Levels& levels, const MapCells& cells) {
    while (levels.levels.back().block < coarsest_block)
        levels.levels.push_back(coarser(levels.levels.back(), cells));
}

} // namespace

float MapCells::at(Index row, Index column) const {
    const float r = correlations->r(row, (*columns)[std::size_t(column)]);
    return sign == Sign::absolute ? std::abs(r) : r;
}

bool MapCells::defined(Index row, Index column) const {
    return correlations->defined(row, (*columns)[std::size_t(column)]);
}

MapCells map_cells(std::shared_ptr<const CorrelationMatrix> correlations,
                   std::shared_ptr<const std::vector<Index>> columns, Sign sign) {
    MapCells cells{std::move(correlations), std::move(columns), sign, true, {0}, {0}};
    for (const char undefined : cells.correlations->left_undefined)
        cells.defined_rows.push_back(cells.defined_rows.back() + (undefined ? 0 : 1));
    Index place = 0;
    for (const Index column : *cells.columns) {
        const bool undefined = cells.correlations->right_undefined[std::size_t(column)];
        cells.defined_columns.push_back(cells.defined_columns.back() + (undefined ? 0 : 1));
        cells.in_file_order = cells.in_file_order && column == place++;
    }
    return cells;
}

Result<std::shared_ptr<const MapLevels>> build_levels(const MapCells& raw, const MapCells& matched,
                                                      const Progress& progress) {
    auto both = std::make_shared<MapLevels>();
    both->raw.levels.push_back(level_of(finest_block, raw));
    both->matched.levels.push_back(level_of(finest_block, matched));
    Level& raw_level = both->raw.levels.front();
    Level& matched_level = both->matched.levels.front();
    Strip extremes(raw, {0, raw.cols()}, Pooling::maximum);
    Strip sums(raw, {0, raw.cols()}, Pooling::mean);
    const auto value = [&](Index column, float& extreme, float& sum) {
        extreme = stronger(extreme, extremes[column]);
        sum += sums[column];
    };
    for (Index row = 0; row < raw_level.rows; ++row) {
        if (progress.cancelled(double(raw.cols()) * 20))
            return Cancelled{};
        const CellRange rows{row * finest_block, std::min((row + 1) * finest_block, raw.rows())};
        extremes.take(rows);
        sums.take(rows);
        fill_blocks(raw_level, row, raw, value);
        fill_blocks(matched_level, row, matched, value);
    }
    add_coarser(both->raw, raw);
    add_coarser(both->matched, matched);
    return std::shared_ptr<const MapLevels>(std::move(both));
}

Index block_for(const PixelAxis& rows, const PixelAxis& columns, const Levels* levels) {
    Index block = 1;
    if (!levels)
        return block;
    const double fits = std::min(rows.cells_per_pixel(), columns.cells_per_pixel());
    for (const Level& level : levels->levels)
        if (double(level.block) <= fits)
            block = level.block;
    return block;
}

std::vector<float> pool(const MapCells& cells, const Levels* levels, Index block,
                        const std::vector<CellRange>& rows, const std::vector<CellRange>& columns,
                        Pooling pooling) {
    std::vector<float> values(rows.size() * columns.size());
    if (values.empty())
        return values;
    const Level* level = nullptr;
    if (levels)
        for (const Level& candidate : levels->levels)
            if (candidate.block == block)
                level = &candidate;
    Strip strip(cells, {columns.front().first, columns.back().last}, pooling);
    float* out = values.data();
    for (std::size_t p = 0; p < rows.size(); ++p, out += columns.size()) {
        if (p > 0 && rows[p] == rows[p - 1]) {
            std::copy_n(out - columns.size(), columns.size(), out);
            continue;
        }
        if (level) {
            pool_row_from_level(*level, rows[p], columns, pooling, out);
        } else {
            strip.take(rows[p]);
            pool_row_from_cells(strip, columns, pooling, out);
        }
        finish_row(cells, rows[p], columns, pooling, out);
    }
    return values;
}

MapPlace strongest(const MapCells& cells, const CellRange& rows, const CellRange& columns) {
    MapPlace found{rows.first, columns.first};
    float best = -1;
    float signed_best = 0;
    for (Index row = rows.first; row < rows.last; ++row)
        for (Index column = columns.first; column < columns.last; ++column) {
            if (!cells.defined(row, column))
                continue;
            const float value = cells.at(row, column);
            const float magnitude = std::abs(value);
            if (magnitude > best || (magnitude == best && value > signed_best)) {
                best = magnitude;
                signed_best = value;
                found = {row, column};
            }
        }
    return found;
}

} // namespace counterpart
