#include "ui/heatmap/pooling.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <type_traits>
#include <utility>

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
struct Smallest {
    float operator()(float a, float b) const { return a < b ? a : b; }
};
struct Sum {
    float operator()(float a, float b) const { return a + b; }
};

/// The stronger of each high and its low, in the place of the high.
void keep_stronger(float* high, const float* low, Index n) {
    for (Index k = 0; k < n; ++k)
        high[k] = high[k] >= -low[k] ? high[k] : low[k];
}

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
          gathered_(!cells.in_file_order && view.size() < cells.cols() / 3),
          values_(std::size_t(gathered_ ? view.size() : cells.cols())),
          ordered_(std::size_t(gathered_ || cells.in_file_order ? 0 : view.size())) {
        if (!cells.in_file_order)
            order_.assign(cells.columns->begin() + view.first, cells.columns->begin() + view.last);
    }

    void take(const CellRange& rows) {
        with_combine(cells_.sign, pooling_, [&](auto combine) { take_rows(rows, combine); });
        for (std::size_t k = 0; k < ordered_.size(); ++k)
            ordered_[k] = values_[std::size_t(order_[k])];
    }
    /// The columns of the map in view, from the first on.
    [[nodiscard]] const float* in_view() const {
        if (!ordered_.empty())
            return ordered_.data();
        return gathered_ ? values_.data() : values_.data() + view_.first;
    }

  private:
    template<typename Combine>
    void take_rows(const CellRange& rows, Combine combine) {
        float* values = values_.data();
        for_each(rows.first, [values](Index k, float r) { values[k] = r; });
        for (Index row = rows.first + 1; row < rows.last; ++row)
            for_each(row,
                     [values, combine](Index k, float r) { values[k] = combine(values[k], r); });
    }
    /// Of several signed cells, only the highest and the lowest may be the strongest: which of both
    /// it is is found out once.
    void take_rows(const CellRange& rows, Strongest /*combine*/) {
        take_rows({rows.first, rows.first + 1}, Largest());
        if (rows.size() == 1)
            return;
        lowest_ = values_;
        float* high = values_.data();
        float* low = lowest_.data();
        for (Index row = rows.first + 1; row < rows.last; ++row)
            for_each(row, [high, low](Index k, float r) {
                high[k] = Largest()(high[k], r);
                low[k] = Smallest()(low[k], r);
            });
        keep_stronger(high, low, std::ssize(values_));
    }
    /// Calls `use(k, value)` for the cells of a row that values are kept of.
    template<typename Use>
    void for_each(Index row, Use use) const {
        if (cells_.sign == Sign::absolute)
            look_up(row, [use](Index k, float r) { use(k, std::abs(r)); });
        else
            look_up(row, use);
    }
    template<typename Use>
    void look_up(Index row, Use use) const {
        const float* r = cells_.correlations->r.data() + cells_.left_of(row) * cells_.cols();
        if (gathered_) {
            const std::int32_t* order = order_.data();
            for (Index k = 0; k < view_.size(); ++k)
                use(k, r[order[k]]);
            return;
        }
        const Index from = cells_.in_file_order ? view_.first : 0;
        const Index to = cells_.in_file_order ? view_.last : cells_.cols();
        for (Index k = from; k < to; ++k)
            use(k, r[k]);
    }

    const MapCells& cells_;
    CellRange view_;
    Pooling pooling_;
    bool gathered_;
    std::vector<std::int32_t> order_; ///< of the view's columns, where it is not the file's: half
                                      ///< as much to read a row as an Index each
    std::vector<float> lowest_;
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

/// Whether a value counts once however often it is combined.
template<typename Combine>
constexpr bool repeatable = !std::is_same_v<Combine, Sum>;

/// Which columns of a strip each pixel puts together, worked out once for all rows of pixels.
class PixelColumns {
  public:
    explicit PixelColumns(std::vector<CellRange> columns) : columns_(std::move(columns)) {
        const Index first = columns_.front().first;
        for (const CellRange& range : columns_)
            widest_ = std::max(widest_, range.size());
        if (widest_ > most_lanes)
            return;
        for (Index lane = 0; lane < widest_; ++lane)
            for (const CellRange& range : columns_)
                lanes_[std::size_t(lane)].push_back(
                    std::int32_t(std::min(range.first + lane, range.last - 1) - first));
    }
    [[nodiscard]] CellRange all() const { return {columns_.front().first, columns_.back().last}; }

    /// A strip as pixels; it begins with the column that the pixels begin with.
    template<typename Combine>
    void pool(const float* strip, float* out) {
        if (widest_ == 1)
            return pool_narrow<1, Combine>(strip, out);
        if constexpr (repeatable<Combine>) {
            if (widest_ == 2)
                return pool_narrow<2, Combine>(strip, out);
            if (widest_ == 3)
                return pool_narrow<3, Combine>(strip, out);
        }
        const Index first = columns_.front().first;
        for (const CellRange& range : columns_) {
            const float* end = strip + (range.last - first);
            const float* from = strip + (range.first - first);
            float value = *from;
            while (++from < end)
                value = Combine()(value, *from);
            *out++ = value;
        }
    }

  private:
    /// Pixels of at most `width` columns, of which the last may be looked at more than once: no
    /// branch depends on where pixels begin, which a processor cannot guess.
    template<int width, typename Combine>
    void pool_narrow(const float* strip, float* out) {
        const std::size_t pixels = columns_.size();
        const std::int32_t* at[width];
        for (int lane = 0; lane < width; ++lane)
            at[lane] = lanes_[std::size_t(lane)].data();
        if constexpr (width > 1 && std::is_same_v<Combine, Strongest>) {
            lowest_.resize(pixels);
            float* low = lowest_.data();
            for (std::size_t p = 0; p < pixels; ++p) {
                out[p] = low[p] = strip[at[0][p]];
                for (int lane = 1; lane < width; ++lane) {
                    out[p] = Largest()(out[p], strip[at[lane][p]]);
                    low[p] = Smallest()(low[p], strip[at[lane][p]]);
                }
            }
            return keep_stronger(out, low, Index(pixels));
        }
        for (std::size_t p = 0; p < pixels; ++p) {
            float value = strip[at[0][p]];
            for (int lane = 1; lane < width; ++lane)
                value = Combine()(value, strip[at[lane][p]]);
            out[p] = value;
        }
    }

    static constexpr Index most_lanes = 3;
    std::vector<CellRange> columns_;
    Index widest_ = 1;
    std::array<std::vector<std::int32_t>, std::size_t(most_lanes)> lanes_;
    std::vector<float> lowest_; ///< of each pixel's columns
};

/// The pixels of a map from the blocks of a level.
class LevelStrip {
  public:
    LevelStrip(const Level& level, const std::vector<CellRange>& columns, Pooling pooling)
        : level_(level), values_(pooling == Pooling::maximum ? level.extreme : level.sum),
          columns_(in_blocks(columns, level.block)), strip_(std::size_t(columns_.all().size())) {}
    template<typename Combine>
    void pool(const CellRange& cells, Combine /*combine*/, float* out) {
        const CellRange rows = blocks_of(cells, level_.block);
        columns_.pool<Combine>(strip_of<Combine>(rows), out);
    }

  private:
    static std::vector<CellRange> in_blocks(std::vector<CellRange> columns, Index block) {
        for (CellRange& range : columns)
            range = blocks_of(range, block);
        return columns;
    }
    /// A strip of blocks put together column by column, as Strip is for cells; one row of blocks
    /// is where it is.
    template<typename Combine>
    const float* strip_of(const CellRange& rows) {
        const CellRange view = columns_.all();
        const float* row = values_.data() + rows.first * level_.cols + view.first;
        if (rows.size() == 1)
            return row;
        float* out = strip_.data();
        const float* second = row + level_.cols;
        for (Index k = 0; k < view.size(); ++k)
            out[k] = Combine()(row[k], second[k]);
        for (Index i = 2; i < rows.size(); ++i) {
            const float* next = row + i * level_.cols;
            for (Index k = 0; k < view.size(); ++k)
                out[k] = Combine()(out[k], next[k]);
        }
        return out;
    }

    const Level& level_;
    const std::vector<float>& values_;
    PixelColumns columns_; ///< in blocks
    std::vector<float> strip_;
};

/// The mean, and what is undefined.
void finish_row(const MapCells& cells, const CellRange& rows, const std::vector<CellRange>& columns,
                Pooling pooling, float* out) {
    if (pooling == Pooling::maximum && cells.all_defined())
        return;
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

constexpr Index finest_block = 2;
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
    // Half of the memory of all levels, for means of a few cells.
    levels.levels.front().sum = std::vector<float>();
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

struct PixelRows::Parts {
    const MapCells& cells;
    const std::vector<CellRange>& rows;
    const std::vector<CellRange>& columns;
    Pooling pooling;
    std::optional<LevelStrip> blocks;
    std::optional<Strip> strip; ///< else, with its pixels
    std::optional<PixelColumns> in_pixels;
};

PixelRows::PixelRows(const MapCells& cells, const Levels* levels, const PixelBlocks& pixels,
                     Pooling pooling)
    : parts_(std::make_unique<Parts>(Parts{cells, pixels.rows, pixels.columns, pooling,
                                           std::nullopt, std::nullopt, std::nullopt})) {
    if (pixels.columns.empty())
        return;
    const Level* level = level_of_block(levels, pixels.block);
    if (level && (pooling == Pooling::maximum || !level->sum.empty())) {
        parts_->blocks.emplace(*level, pixels.columns, pooling);
    } else {
        parts_->in_pixels.emplace(pixels.columns);
        parts_->strip.emplace(cells, parts_->in_pixels->all(), pooling);
    }
}

PixelRows::~PixelRows() = default;

void PixelRows::row(std::size_t p, float* out) {
    Parts& parts = *parts_;
    if (parts.strip)
        parts.strip->take(parts.rows[p]);
    with_combine(parts.cells.sign, parts.pooling, [&](auto combine) {
        if (parts.blocks)
            parts.blocks->pool(parts.rows[p], combine, out);
        else
            parts.in_pixels->pool<decltype(combine)>(parts.strip->in_view(), out);
    });
    finish_row(parts.cells, parts.rows[p], parts.columns, parts.pooling, out);
}

std::vector<float> pool(const MapCells& cells, const Levels* levels, Index block,
                        const std::vector<CellRange>& rows, const std::vector<CellRange>& columns,
                        Pooling pooling) {
    std::vector<float> values(rows.size() * columns.size());
    if (values.empty())
        return values;
    const PixelBlocks pixels{block, rows, columns};
    PixelRows lines(cells, levels, pixels, pooling);
    float* out = values.data();
    for (std::size_t p = 0; p < rows.size(); ++p, out += columns.size()) {
        if (p > 0 && rows[p] == rows[p - 1])
            std::copy_n(out - columns.size(), columns.size(), out);
        else
            lines.row(p, out);
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
