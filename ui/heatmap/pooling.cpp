#include "ui/heatmap/pooling.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace counterpart {

namespace {

/// Which of two similarities a maximum keeps. Free of branches, so that it is done for several
/// columns at once.
inline float stronger(float a, float b) {
    const float high = a < b ? b : a;
    const float low = a < b ? a : b;
    return high >= -low ? high : low;
}

struct Strongest {
    float operator()(float a, float b) const { return stronger(a, b); }
};
/// The same where nothing is negative.
struct Largest {
    float operator()(float a, float b) const { return a < b ? b : a; }
};
struct Sum {
    float operator()(float a, float b) const { return a + b; }
};

/// Calls `use` with the way to put similarities together.
template<typename Use>
void with_combine(Sign sign, Pooling pooling, Use use) {
    if (pooling == Pooling::mean)
        use(Sum());
    else if (sign == Sign::absolute)
        use(Largest());
    else
        use(Strongest());
}

/// A strip of rows of a map, put together column by column.
class Strip {
  public:
    Strip(const MapCells& cells, CellRange view, Pooling pooling)
        : cells_(cells), view_(view), pooling_(pooling),
          // Whole rows in file order are read in long runs; few columns of another order are
          // better looked up one by one.
          gathered_(!cells.in_file_order && view.size() < cells.cols() / 4),
          values_(std::size_t(gathered_ ? view.size() : cells.cols())),
          ordered_(std::size_t(gathered_ || cells.in_file_order ? 0 : view.size())) {}

    void take(const CellRange& rows) {
        std::fill(values_.begin(), values_.end(), 0.0F);
        with_combine(cells_.sign, pooling_, [&](auto combine) {
            for (Index row = rows.first; row < rows.last; ++row) {
                if (cells_.sign == Sign::absolute)
                    add(row, [combine](float a, float r) { return combine(a, std::abs(r)); });
                else
                    add(row, combine);
            }
        });
        const Index* order = cells_.columns->data() + view_.first;
        for (std::size_t k = 0; k < ordered_.size(); ++k)
            ordered_[k] = values_[std::size_t(order[k])];
    }
    /// The columns of the map in view, from the first on.
    [[nodiscard]] const float* in_view() const {
        if (!ordered_.empty())
            return ordered_.data();
        return gathered_ ? values_.data() : values_.data() + view_.first;
    }

  private:
    template<typename Combine>
    void add(Index row, Combine combine) {
        const float* r = cells_.correlations->r.data() + cells_.left_of(row) * cells_.cols();
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
    std::vector<float> values_;  ///< of the view if gathered, else of all columns in file order
    std::vector<float> ordered_; ///< the view of a map in another order
};

/// The blocks of a level under whole blocks of cells.
CellRange blocks_of(const CellRange& cells, Index block) {
    return {cells.first / block, (cells.last + block - 1) / block};
}

Index defined_in(const std::vector<Index>& counts, const CellRange& range) {
    return counts[std::size_t(range.last)] - counts[std::size_t(range.first)];
}

/// A strip of blocks of a level, put together column by column; as Strip is for cells.
template<typename Combine>
void take_blocks(const Level& level, const std::vector<float>& values, const CellRange& rows,
                 const CellRange& columns, std::vector<float>& strip) {
    const float* row = values.data() + rows.first * level.cols;
    std::copy(row + columns.first, row + columns.last, strip.begin() + columns.first);
    float* out = strip.data();
    for (Index i = rows.first + 1; i < rows.last; ++i) {
        row += level.cols;
        for (Index k = columns.first; k < columns.last; ++k)
            out[k] = Combine()(out[k], row[k]);
    }
}

/// A strip as pixels; `strip` begins with the column that `columns` begin with.
template<typename Combine>
void pool_columns(const float* strip, const std::vector<CellRange>& columns, float* out) {
    const Index first = columns.front().first;
    for (const CellRange& range : columns) {
        const float* end = strip + (range.last - first);
        const float* from = strip + (range.first - first);
        float value = *from;
        while (++from < end)
            value = Combine()(value, *from);
        *out++ = value;
    }
}

/// The pixels of a map from the blocks of a level.
class LevelStrip {
  public:
    LevelStrip(const Level& level, const std::vector<CellRange>& columns, Pooling pooling)
        : level_(level), values_(pooling == Pooling::maximum ? level.extreme : level.sum) {
        for (const CellRange& range : columns)
            columns_.push_back(blocks_of(range, level.block));
        strip_.resize(std::size_t(level.cols));
    }
    template<typename Combine>
    void pool(const CellRange& cells, Combine /*combine*/, float* out) {
        const CellRange rows = blocks_of(cells, level_.block);
        const CellRange view{columns_.front().first, columns_.back().last};
        take_blocks<Combine>(level_, values_, rows, view, strip_);
        pool_columns<Combine>(strip_.data() + view.first, columns_, out);
    }

  private:
    const Level& level_;
    const std::vector<float>& values_;
    std::vector<CellRange> columns_; ///< in blocks
    std::vector<float> strip_;
};

/// The mean, and what is undefined.
void finish_row(const MapCells& cells, const CellRange& rows, const std::vector<CellRange>& columns,
                Pooling pooling, float* out) {
    const Index defined_rows = defined_in(cells.defined_rows, rows);
    for (std::size_t p = 0; p < columns.size(); ++p) {
        const Index defined = defined_rows * defined_in(cells.defined_columns, columns[p]);
        if (defined == 0)
            out[p] = std::numeric_limits<float>::quiet_NaN();
        else if (pooling == Pooling::mean)
            out[p] = float(double(out[p]) / double(defined));
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

const Level* level_of_block(const Levels* levels, Index block) {
    if (levels)
        for (const Level& level : levels->levels)
            if (level.block == block)
                return &level;
    return nullptr;
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
    const float r = correlations->r(left_of(row), (*columns)[std::size_t(column)]);
    return sign == Sign::absolute ? std::abs(r) : r;
}

bool MapCells::defined(Index row, Index column) const {
    return correlations->defined(left_of(row), (*columns)[std::size_t(column)]);
}

MapCells map_cells(std::shared_ptr<const CorrelationMatrix> correlations,
                   std::shared_ptr<const std::vector<Index>> columns, Sign sign,
                   std::shared_ptr<const std::vector<Index>> rows) {
    MapCells cells{
        std::move(correlations), std::move(columns), sign, std::move(rows), true, {0}, {0}};
    for (Index row = 0; row < cells.rows(); ++row) {
        const bool undefined = cells.correlations->left_undefined[std::size_t(cells.left_of(row))];
        cells.defined_rows.push_back(cells.defined_rows.back() + (undefined ? 0 : 1));
    }
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
    // Rows as both maps have them, columns as the file does: each map looks up its own.
    MapCells strips = raw;
    strips.in_file_order = true;
    Strip extremes(strips, {0, raw.cols()}, Pooling::maximum);
    Strip sums(strips, {0, raw.cols()}, Pooling::mean);
    const auto value = [&](Index column, float& extreme, float& sum) {
        extreme = stronger(extreme, extremes.in_view()[column]);
        sum += sums.in_view()[column];
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
    const Level* level = level_of_block(levels, block);
    std::optional<LevelStrip> blocks;
    if (level)
        blocks.emplace(*level, columns, pooling);
    Strip strip(cells, {columns.front().first, columns.back().last}, pooling);
    float* out = values.data();
    for (std::size_t p = 0; p < rows.size(); ++p, out += columns.size()) {
        if (p > 0 && rows[p] == rows[p - 1]) {
            std::copy_n(out - columns.size(), columns.size(), out);
            continue;
        }
        if (!blocks)
            strip.take(rows[p]);
        with_combine(cells.sign, pooling, [&](auto combine) {
            if (blocks)
                blocks->pool(rows[p], combine, out);
            else
                pool_columns<decltype(combine)>(strip.in_view(), columns, out);
        });
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
