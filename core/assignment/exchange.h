#pragma once
// Internal to core/assignment: the exchange graph of a matching with its weights.

#include "core/assignment/costs.h"
#include "core/base/thread_pool.h"

#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace counterpart::matching {

/// A matching with the prices of both sides, smaller side as rows: what an Assignment says.
struct PricedMatching {
    Matching columns;
    Array<double> row_price;
};
[[nodiscard]] PricedMatching priced(const Assignment& assignment, bool transposed);

/// What the searches from all nodes share.
struct ExchangeAids {
    /// The cells the other way round, so that lines that lie across are contiguous: cols × rows,
    /// or rows × cols of transposed costs. Null where memory is short.
    std::unique_ptr<float[]> turned;
    /// Of each row's node: no edge out of it (0), or into it (1), weighs less.
    Array<double> lightest[2];
};
/// Aids that know nothing of edges yet. Nothing: cancelled. Memory: 4 bytes a cell.
[[nodiscard]] std::optional<ExchangeAids> exchange_aids(const WideCosts& costs, ThreadPool& pool,
                                                        const Progress& progress);

/// One node a row (with its column), and in a rectangle one more, the pool, after them: it stands
/// for all columns without a row. An edge a → b says that a's row takes b's column; into the pool,
/// that it takes the best column without a row; out of it, that b's column is given up. Its weight
/// is what that loses, a reduced cost ≥ 0. The other matchings of all rows are the cycles.
///
/// The edges of a node are looked up when first asked for, by one pass over its row or column, or
/// in the row's core where that holds all, and kept in order of their weights as far as anybody
/// asked. Not for use by two threads.
class ExchangeGraph {
  public:
    struct Edge {
        double weight;
        std::int32_t node; ///< the other end
    };
    enum class Direction { out, in };

    ExchangeGraph(const WideCosts& costs, const PricedMatching& matching,
                  const ExchangeAids* aids = nullptr);

    [[nodiscard]] Index nodes() const { return rows_ + (has_pool_ ? 1 : 0); }
    [[nodiscard]] Index pool() const { return rows_; } ///< a node only where there is a pool

    /// Edges out of or into a node, lightest first, among them all with weights below `below`.
    /// Valid until the next call. `steps` rises by the cells looked at.
    [[nodiscard]] const std::vector<Edge>& edges(Direction direction, Index node, double below,
                                                 Index& steps);

    /// A bound that no edge out of, or into, a node stays below; 0 where nothing is known.
    [[nodiscard]] double lightest(Direction direction, Index node) const {
        return aids_ && node < rows_ ? aids_->lightest[int(direction)][node] : 0;
    }

    /// The edges of a row's node, as far as one pass over its row and its column shows.
    struct Neighbourhood {
        double shortest_pair; ///< weight of the shortest cycle of two edges; +∞: there is none
        double lightest[2];   ///< bounds as lightest() gives; by direction
    };
    [[nodiscard]] Neighbourhood neighbourhood(Index node, Index& steps);

    /// The column that an edge from a row's node leads to.
    [[nodiscard]] Index column_taken(Index row, Index to);

  private:
    struct List {
        std::vector<Edge> edges;
        double complete_below = -std::numeric_limits<double>::infinity();
    };
    void look_up(Direction direction, Index node, double below, List& list, Index& steps);
    template<typename Visit>
    void visit_row(Index row, double below, Index& steps, Visit visit);
    [[nodiscard]] Line line_of_row(Index row);
    [[nodiscard]] Line line_of_column(Index col);
    /// Cells that lie far apart, or whose prices do, take as long as some 20 next to each other
    /// (measured).
    static constexpr Index apart = 20;
    [[nodiscard]] bool is_turned() const { return aids_ && aids_->turned; }
    [[nodiscard]] Index steps_of_row() const {
        return costs_.transposed() && !is_turned() ? apart * cols_ : cols_;
    }
    [[nodiscard]] Index steps_of_column() const {
        return costs_.transposed() || is_turned() ? rows_ : apart * rows_;
    }
    void gather(Index col); ///< into column_
    void price_pool(Index& steps);

    const WideCosts& costs_;
    const PricedMatching& m_;
    const ExchangeAids* aids_;
    Index rows_;
    Index cols_;
    bool has_pool_;
    RowReader reader_;
    Array<float> column_;
    Array<float> single_row_price_;
    Array<float> single_col_price_;
    double row_margin_ = 0; ///< of prices of rows
    double col_margin_ = 0;
    Array<List> lists_[2];
    std::size_t held_ = 0;    ///< edges in all lists
    Array<double> into_pool_; ///< of rows; empty until needed
};

} // namespace counterpart::matching
