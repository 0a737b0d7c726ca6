#include "core/assignment/exchange.h"

#include "core/assignment/cores.h"
#include "core/base/memory.h"

#include <algorithm>
#include <cmath>

namespace counterpart::matching {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr std::size_t most_edges_held = std::size_t{1} << 22; ///< 64 MB

template<typename T>
Array<T> array_of(const std::vector<T>& values) {
    return Array<T>(values.begin(), values.end());
}

double margin_of(const Array<double>& price) {
    double margin = 0;
    for (const double p : price)
        margin = std::max(margin, profit_margin(std::abs(p)));
    return margin;
}

/// Calls visit(index, weight) for every cell of the line whose weight (own price − profit) is
/// below `weight`.
template<typename Visit>
void below(const Line& line, double own, double weight, Visit visit) {
    each_near_block(line, own - weight, [&](Index first, Index count, const double* profit) {
        for (Index k = 0; k < count; ++k)
            if (own - profit[k] < weight)
                visit(first + k, std::max(0.0, own - profit[k]));
    });
}

/// The least own price − profit of a line but for one cell of it, from below.
double lightest_of(const Line& line, double own, Index but) {
    float greatest = -std::numeric_limits<float>::infinity();
    if (but > 0)
        greatest = greatest_profit(line.cells, but, line.sign, line.single);
    if (but + 1 < line.count)
        greatest = std::max(greatest, greatest_profit(line.cells + but + 1, line.count - but - 1,
                                                      line.sign, line.single + but + 1));
    return std::max(0.0, own - double(greatest) - line.margin);
}

} // namespace

PricedMatching priced(const Assignment& a, bool transposed) {
    return {{array_of(transposed ? a.left_of_right : a.right_of_left),
             array_of(transposed ? a.right_of_left : a.left_of_right),
             array_of(transposed ? a.left_price : a.right_price), a.cores},
            array_of(transposed ? a.right_price : a.left_price)};
}

std::optional<ExchangeAids> exchange_aids(const WideCosts& costs, ThreadPool& pool,
                                          const Progress& progress) {
    constexpr Index tile = 64;
    const Index rows = costs.rows();
    const Index cols = costs.cols();
    const std::size_t size = static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols);
    ExchangeAids aids{nullptr, {Array<double>(rows), Array<double>(rows)}};
    if (double(size * sizeof(float)) > 0.5 * available_memory())
        return aids;
    aids.turned = std::make_unique_for_overwrite<float[]>(size);
    // A strip of the lines that are written, so that tasks write apart from each other.
    const bool by_rows = costs.transposed();
    const Index lines = by_rows ? rows : cols;
    const Index across = by_rows ? cols : rows;
    const bool done = pool.run((lines + tile - 1) / tile, 2 * double(size), [&](Index task) {
        const Index end = std::min(lines, (task + 1) * tile);
        for (Index first = 0; first < across; first += tile)
            for (Index line = task * tile; line < end; ++line)
                for (Index k = first; k < std::min(across, first + tile); ++k)
                    aids.turned[std::size_t(line * across + k)] =
                        by_rows ? costs.cell(line, k) : costs.cell(k, line);
        return !progress.cancelled(4 * double(tile) * double(across));
    });
    return done ? std::optional(std::move(aids)) : std::nullopt;
}

ExchangeGraph::ExchangeGraph(const WideCosts& costs, const PricedMatching& matching,
                             const ExchangeAids* aids)
    : costs_(costs), m_(matching), aids_(aids), rows_(costs.rows()), cols_(costs.cols()),
      has_pool_(rows_ < cols_), reader_(costs), column_(rows_),
      single_row_price_(m_.row_price.begin(), m_.row_price.end()),
      single_col_price_(m_.columns.price.begin(), m_.columns.price.end()),
      row_margin_(margin_of(m_.row_price)),
      col_margin_(margin_of(m_.columns.price)), lists_{Array<List>(nodes()), Array<List>(nodes())} {
}

Line ExchangeGraph::line_of_row(Index row) {
    const bool turned = costs_.transposed() && is_turned();
    const float* cells = turned ? aids_->turned.get() + row * cols_ : reader_.row(row);
    return {cells,      cols_, costs_.sign(), m_.columns.price.data(), single_col_price_.data(),
            col_margin_};
}

Line ExchangeGraph::line_of_column(Index col) {
    const float* cells = column_.data();
    if (!costs_.transposed() && is_turned())
        cells = aids_->turned.get() + col * rows_;
    else
        gather(col);
    return {cells,      rows_, costs_.sign(), m_.row_price.data(), single_row_price_.data(),
            row_margin_};
}

void ExchangeGraph::gather(Index col) {
    constexpr Index ahead = 32; // the processor itself does not guess strides of whole rows
    for (Index i = 0; i < rows_; ++i) {
        if (!costs_.transposed() && i + ahead < rows_)
            __builtin_prefetch(costs_.row(i + ahead) + col);
        column_[i] = costs_.cell(i, col);
    }
}

const std::vector<ExchangeGraph::Edge>& ExchangeGraph::edges(Direction direction, Index node,
                                                             double below, Index& steps) {
    List& list = lists_[int(direction)][node];
    if (list.complete_below < below) {
        if (held_ > most_edges_held) {
            for (Array<List>& all : lists_)
                std::fill(all.begin(), all.end(), List{});
            held_ = 0;
        }
        held_ -= list.edges.size();
        list.edges.clear();
        look_up(direction, node, below, list, steps);
        std::sort(list.edges.begin(), list.edges.end(), [](const Edge& a, const Edge& b) {
            return a.weight < b.weight || (a.weight == b.weight && a.node < b.node);
        });
        list.complete_below = below;
        held_ += list.edges.size();
    }
    return list.edges;
}

/// Calls visit(col, weight) for the cells of a row with weights below `weight`, and maybe others.
/// Where searches share what they look up, a whole row is the better bargain.
template<typename Visit>
void ExchangeGraph::visit_row(Index row, double weight, Index& steps, Visit visit) {
    const double price = m_.row_price[row];
    const CoreCells* cores = m_.columns.cores.get();
    if (aids_ || !cores || weight > price - cores->bound[row]) {
        steps += steps_of_row();
        below(line_of_row(row), price, weight, visit);
        return;
    }
    steps += apart * cores->count[row];
    for (const CoreCells::Cell* c = cores->begin(row); c != cores->end(row); ++c)
        visit(c->col, std::max(0.0, price - (c->cost - m_.columns.price[c->col])));
}

void ExchangeGraph::look_up(Direction direction, Index node, double least_left_out, List& list,
                            Index& steps) {
    const auto add = [&](Index to, double weight) {
        if (weight < least_left_out)
            list.edges.push_back({weight, static_cast<std::int32_t>(to)});
    };
    if (node == rows_) {
        if (direction == Direction::in)
            price_pool(steps);
        steps += rows_;
        for (Index i = 0; i < rows_; ++i)
            add(i, direction == Direction::in ? into_pool_[i]
                                              : m_.columns.price[m_.columns.col_of_row[i]]);
        return;
    }
    if (direction == Direction::out) {
        double to_pool = infinity;
        visit_row(node, least_left_out, steps, [&](Index col, double weight) {
            const Index row = m_.columns.row_of_col[col];
            if (row == none)
                to_pool = std::min(to_pool, weight);
            else if (row != node)
                add(row, weight);
        });
        if (has_pool_)
            add(pool(), to_pool);
        return;
    }
    steps += steps_of_column();
    const Index col = m_.columns.col_of_row[node];
    below(line_of_column(col), m_.columns.price[col], least_left_out,
          [&](Index row, double weight) {
              if (row != node)
                  add(row, weight);
          });
    if (has_pool_)
        add(pool(), m_.columns.price[col]);
}

ExchangeGraph::Neighbourhood ExchangeGraph::neighbourhood(Index node, Index& steps) {
    const Index own = m_.columns.col_of_row[node];
    const double price = m_.columns.price[own];
    const Line row = line_of_row(node);
    const Line col = line_of_column(own);
    const double row_price = m_.row_price[node];
    double shortest = infinity;
    double to_pool = infinity;
    double lightest = infinity;
    constexpr Index block = 64;
    double profit[block];
    for (Index first = 0; first < cols_; first += block) {
        const Index count = std::min(block, cols_ - first);
        // Edges heavier than a whole cycle change nothing.
        if (shortest != infinity &&
            double(greatest_profit(row.cells + first, count, costs_.sign(), row.single + first)) <
                row_price - shortest - row.margin)
            continue;
        profits(row.cells + first, count, costs_.sign(), row.price + first, profit);
        for (Index k = 0; k < count; ++k) {
            const double weight = row_price - profit[k];
            const Index other = m_.columns.row_of_col[first + k];
            if (other != node)
                lightest = std::min(lightest, weight);
            if (other == none)
                to_pool = std::min(to_pool, weight);
            else if (other != node && weight < shortest)
                shortest = std::min(shortest, weight + m_.row_price[other] + price -
                                                  cost_of(col.cells[other], costs_.sign()));
        }
    }
    steps += steps_of_row() + steps_of_column();
    double into = lightest_of(col, price, node);
    if (has_pool_)
        into = std::min(into, price);
    return {std::max(0.0, std::min(shortest, to_pool + price)),
            {std::max(0.0, lightest), std::max(0.0, into)}};
}

/// What each row would lose by taking the best column without a row.
void ExchangeGraph::price_pool(Index& steps) {
    if (!into_pool_.empty())
        return;
    std::vector<Index> columns;
    for (Index j = 0; j < cols_; ++j)
        if (m_.columns.row_of_col[j] == none)
            columns.push_back(j);
    Array<float> best(rows_, -2.0f);
    const auto seen = [&](Index i, Index j) {
        const float r = costs_.cell(i, j);
        best[i] = std::max(best[i], costs_.sign() == Sign::absolute ? std::abs(r) : r);
    };
    if (costs_.transposed()) // along the cells as they lie
        for (const Index j : columns)
            for (Index i = 0; i < rows_; ++i)
                seen(i, j);
    else
        for (Index i = 0; i < rows_; ++i)
            for (const Index j : columns)
                seen(i, j);
    into_pool_ = Array<double>(rows_);
    for (Index i = 0; i < rows_; ++i)
        into_pool_[i] = std::max(0.0, m_.row_price[i] - rounded(double(best[i])));
    steps += rows_ * Index(columns.size());
}

Index ExchangeGraph::column_taken(Index row, Index to) {
    if (to != rows_)
        return m_.columns.col_of_row[to];
    Index best = none;
    for (Index j = 0; j < cols_; ++j)
        if (m_.columns.row_of_col[j] == none &&
            (best == none || costs_.at(row, j) > costs_.at(row, best)))
            best = j;
    return best;
}

} // namespace counterpart::matching
