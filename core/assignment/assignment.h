#pragma once
// The best one-to-one matching of a similarity matrix, with the prices that prove it.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/similarity/correlation_matrix.h"

#include <memory>
#include <optional>
#include <vector>

namespace counterpart {

struct CoreCells;

/// A similarity matrix seen through its correlations: S[i][j] = |r| or r, row-major, finite,
/// in [−1, 1]. Does not own the cells.
struct SimilarityView {
    const float* cells = nullptr;
    Index rows = 0;
    Index cols = 0;
    Index row_stride = 0;
    Sign sign = Sign::absolute;

    [[nodiscard]] double at(Index row, Index col) const {
        return similarity_of(double(cells[row * row_stride + col]), sign);
    }
};

/// A maximum-weight matching of every neuron of the smaller side, and its dual prices.
/// Costs are S rounded to multiples of 2⁻³⁶, so that all sums here are exact in double.
struct Assignment {
    std::vector<Index> right_of_left; ///< rows entries; −1: unmatched
    std::vector<Index> left_of_right; ///< cols entries; −1: unmatched
    std::vector<double> left_price;   ///< u, rows entries
    std::vector<double> right_price;  ///< v, cols entries; u_i + v_j ≥ S[i][j] everywhere
    double total = 0;                 ///< Σ S[i][π(i)] (rounded costs)
    /// The best cells of each neuron of the smaller side, as far as the solver has come to know
    /// them: spare regrets most of their passes. True under these prices. Null: none known.
    std::shared_ptr<const CoreCells> cores = nullptr;
};

/// Exact, dense, rectangular linear sum assignment (maximising), by shortest augmenting paths
/// over each row's best cells (core/assignment/solver.h says how and after whom). In a rectangle
/// the prices of the larger side are ≥ 0, and 0 where unmatched, so that Σu + Σv = total always.
/// Never fails; may be cancelled. Usually some passes over the matrix, at worst O(min² · max);
/// memory O(rows + cols). Runs on the calling thread and gives the same for any `threads`: what
/// a second thread could share are the passes, about a fifth of the time.
Result<Assignment> assign(const SimilarityView& similarity, const Progress& progress,
                          int threads = 0);

/// Proof of optimality: by weak duality no matching exceeds upper_bound.
struct Certificate {
    double upper_bound = 0;  ///< Σu + Σv over the neurons that constrain it
    double total = 0;        ///< the assignment's
    double relative_gap = 0; ///< (upper_bound − total) / max(1, |total|); optimal when ≤ 1e-9
    double largest_violation = 0; ///< max over cells of S − u − v, 0 when the prices are feasible
};

/// Checks the prices against every cell anew (one pass over the matrix), trusting nothing the
/// solver says: an infeasible price enlarges upper_bound accordingly.
Result<Certificate> certify(const SimilarityView& similarity, const Assignment& assignment,
                            const Progress& progress);

/// Whether another matching reaches the same total to within `tolerance`.
struct Uniqueness {
    bool unique = true;
    /// Rows whose counterpart (or whose being unmatched) another matching within the tolerance
    /// changes; rows entries.
    std::vector<char> ambiguous_left;
    std::vector<char> ambiguous_right; ///< the same for columns
};

/// The total lost by the best matching that avoids a pair is the cheapest alternating cycle (or,
/// for rectangles, path to an unmatched neuron) through it, reduced costs summed. Ambiguous are
/// the pairs for which that sum is at most `tolerance`. Needs feasible prices.
/// Cost: one pass over the matrix; then strongly connected components of the cells that lose at
/// most `tolerance`, as bits, and a short search for each neuron these leave open. Memory:
/// rows · cols / 2 bytes, however many cells tie.
Result<Uniqueness> uniqueness(const SimilarityView& similarity, const Assignment& assignment,
                              double tolerance, const Progress& progress);

} // namespace counterpart
