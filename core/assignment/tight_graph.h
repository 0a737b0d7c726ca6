#pragma once
// Internal to core/assignment: which rows could take which columns at next to no loss.

#include "core/assignment/costs.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace counterpart::matching {

/// A set of small integers as bits.
class Bits {
  public:
    explicit Bits(Index size = 0, bool full = false);
    [[nodiscard]] bool operator[](Index i) const { return words_[i / 64] >> (i % 64) & 1; }
    void insert(Index i) { words_[i / 64] |= std::uint64_t{1} << (i % 64); }
    void erase(Index i) { words_[i / 64] &= ~(std::uint64_t{1} << (i % 64)); }
    [[nodiscard]] Index n_words() const { return Index(words_.size()); }
    [[nodiscard]] std::uint64_t word(Index w) const { return words_[w]; }

  private:
    Array<std::uint64_t> words_;
};

/// A matrix of bits: memory rows · cols / 8 bytes, so that whole blocks of tied cells cost no
/// more than none.
class BitMatrix {
  public:
    BitMatrix(Index rows, Index cols) : n_words_((cols + 63) / 64), words_(rows * n_words_) {}
    void insert(Index i, Index j) { words_[i * n_words_ + j / 64] |= std::uint64_t{1} << (j % 64); }
    [[nodiscard]] Index n_words() const { return n_words_; }
    [[nodiscard]] const std::uint64_t* row(Index i) const { return words_.data() + i * n_words_; }

    /// The first member of row i and `among`, not before word `w`; none if there is none. Moves
    /// w to its word.
    [[nodiscard]] Index next(Index i, const Bits& among, Index& w) const;

  private:
    Index n_words_;
    Array<std::uint64_t> words_;
};

/// The exchange graph of a matching, restricted to edges of at most some loss. Its nodes are the
/// columns, each with the row matched to it; an edge a → b says that a's row could take b. In a
/// rectangle an unmatched column leads to one more node, the pool, and the pool to every column
/// that could be left unmatched instead. Other matchings are the cycles of this graph.
struct TightGraph {
    const Matching& matching;
    BitMatrix takes;  ///< rows × cols: which columns a row could take, its own excepted
    BitMatrix takers; ///< its transpose
    Bits released;    ///< columns the pool leads to
    bool has_pool = false;

    TightGraph(const Matching& m, Index rows, Index cols);
    [[nodiscard]] Index cols() const { return Index(matching.row_of_col.size()); }
    [[nodiscard]] Index pool() const { return cols(); } ///< the node after the columns
    void insert(Index row, Index col) {
        takes.insert(row, col);
        takers.insert(col, row);
    }
};

/// Strongly connected components: a number for every node (columns, then the pool), and whether
/// a component holds more than one. Nothing: cancelled. Cost O(rows · cols / 64 + edges found).
/// Source: S. R. Kosaraju's two searches, see A. V. Aho et al., Data Structures and Algorithms.
struct Components {
    Array<Index> of_node;
    Array<Index> size;
    [[nodiscard]] bool on_cycle(Index node) const { return size[of_node[node]] > 1; }
};
std::optional<Components> components(const TightGraph& graph, Poller& poller);

} // namespace counterpart::matching
