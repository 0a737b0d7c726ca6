#include "core/assignment/tight_graph.h"

#include <bit>

namespace counterpart::matching {

Bits::Bits(Index size, bool full) : words_((size + 63) / 64, full ? ~std::uint64_t{0} : 0) {
    if (full && size % 64 != 0)
        words_[size / 64] = (std::uint64_t{1} << (size % 64)) - 1;
}

Index BitMatrix::next(Index i, const Bits& among, Index& w) const {
    const std::uint64_t* bits = row(i);
    for (; w < n_words_; ++w)
        if (const std::uint64_t both = bits[w] & among.word(w))
            return w * 64 + std::countr_zero(both);
    return none;
}

TightGraph::TightGraph(const Matching& m, Index rows, Index cols)
    : matching(m), takes(rows, cols), takers(cols, rows), released(cols), has_pool(rows < cols) {}

namespace {

Index next_of(const Bits& set, const Bits& among, Index& w) {
    for (; w < set.n_words(); ++w)
        if (const std::uint64_t both = set.word(w) & among.word(w))
            return w * 64 + std::countr_zero(both);
    return none;
}

/// Both depth-first searches, without recursion.
class Kosaraju {
  public:
    Kosaraju(const TightGraph& graph, Poller& poller)
        : g_(graph), poller_(poller), cols_(graph.cols()), unseen_(cols_, true),
          pool_unseen_(graph.has_pool) {}

    bool finish_order();
    bool gather(Components& result);

  private:
    struct Visit {
        Index node;
        Index word; ///< successors in words before it are seen
    };
    Index unseen_successor(Visit& visit);
    void enter(Index node);
    void assign_predecessors(Index node, Index component, Components& result);
    void put(Index node, Index component, Components& result);

    const TightGraph& g_;
    Poller& poller_;
    Index cols_;
    Bits unseen_;
    bool pool_unseen_;
    std::vector<Visit> path_;
    std::vector<Index> finished_;
    Bits rows_left_;
    bool pool_left_ = false;
    Bits free_left_;
    std::vector<Index> queue_;
};

Index Kosaraju::unseen_successor(Visit& visit) {
    if (visit.node == g_.pool())
        return next_of(g_.released, unseen_, visit.word);
    const Index row = g_.matching.row_of_col[visit.node];
    if (row == none)
        return pool_unseen_ ? g_.pool() : none;
    return g_.takes.next(row, unseen_, visit.word);
}

void Kosaraju::enter(Index node) {
    if (node == g_.pool())
        pool_unseen_ = false;
    else
        unseen_.erase(node);
    path_.push_back({node, 0});
}

bool Kosaraju::finish_order() {
    for (Index start = 0; start < cols_; ++start) {
        if (!unseen_[start])
            continue;
        enter(start);
        while (!path_.empty()) {
            if (poller_.cancelled(unseen_.n_words() + 8))
                return false;
            const Index next = unseen_successor(path_.back());
            if (next != none) {
                enter(next);
                continue;
            }
            finished_.push_back(path_.back().node);
            path_.pop_back();
        }
    }
    return true;
}

void Kosaraju::put(Index node, Index component, Components& result) {
    result.of_node[node] = component;
    ++result.size[component];
    queue_.push_back(node);
    if (node == g_.pool())
        pool_left_ = false;
    else if (const Index row = g_.matching.row_of_col[node]; row != none)
        rows_left_.erase(row);
    else
        free_left_.erase(node);
}

void Kosaraju::assign_predecessors(Index node, Index component, Components& result) {
    Index w = 0;
    if (node == g_.pool()) {
        for (Index j; (j = next_of(free_left_, free_left_, w)) != none;)
            put(j, component, result);
        return;
    }
    for (Index row; (row = g_.takers.next(node, rows_left_, w)) != none;)
        put(g_.matching.col_of_row[row], component, result);
    if (pool_left_ && g_.released[node])
        put(g_.pool(), component, result);
}

bool Kosaraju::gather(Components& result) {
    rows_left_ = Bits(Index(g_.matching.col_of_row.size()), true);
    free_left_ = Bits(cols_);
    for (Index j = 0; j < cols_; ++j)
        if (g_.matching.row_of_col[j] == none)
            free_left_.insert(j);
    pool_left_ = g_.has_pool;
    result.of_node = Array<Index>(cols_ + 1, none);
    for (auto start = finished_.rbegin(); start != finished_.rend(); ++start) {
        if (result.of_node[*start] != none)
            continue;
        const Index component = Index(result.size.size());
        result.size.push_back(0);
        put(*start, component, result);
        while (!queue_.empty()) {
            const Index node = queue_.back();
            queue_.pop_back();
            if (poller_.cancelled(unseen_.n_words() + 8))
                return false;
            assign_predecessors(node, component, result);
        }
    }
    return true;
}

} // namespace

std::optional<Components> components(const TightGraph& graph, Poller& poller) {
    Kosaraju search(graph, poller);
    Components result;
    if (!search.finish_order() || !search.gather(result))
        return std::nullopt;
    return result;
}

} // namespace counterpart::matching
