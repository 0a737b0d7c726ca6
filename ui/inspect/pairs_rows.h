#pragma once
// What the pairs table is about: its rows, and what each row is filtered by. Values, no widgets.

#include "core/comparison/comparison.h"
#include "ui/workbench/selection.h"

#include <vector>

namespace counterpart {

/// A pair, a place-holder among them, or a neuron without counterpart.
struct PairRow {
    Index left = -1;  ///< −1: an unmatched right neuron
    Index right = -1; ///< −1: an unmatched left neuron
    Index pair = -1;  ///< in Comparison::pairs; −1: unmatched
    [[nodiscard]] bool unmatched() const { return pair < 0; }
};

/// All pairs by left neuron, then the unmatched left, then the unmatched right neurons.
[[nodiscard]] std::vector<PairRow> pair_rows(const Comparison& comparison);

/// The row of a cell that is a pair; of a neuron alone (the other one −1) the row it is in; −1 for
/// any other cell. `rows` as pair_rows gives them. O(1), for unmatched neurons O(log F).
[[nodiscard]] Index row_of(const Comparison& comparison, const std::vector<PairRow>& rows,
                           Cell cell);

/// What the table is filtered by, as bits.
enum PairFact : unsigned {
    fact_disagrees = 1U << 0U, ///< a pair, and the naive choice is another
    fact_weak = 1U << 1U,      ///< a pair, and its similarity is below the threshold
    fact_ambiguous = 1U << 2U, ///< another matching as good would change it
    fact_hub = 1U << 3U,       ///< its right neuron is the naive choice of several
    fact_sign_flip = 1U << 4U, ///< its correlation is negative
    fact_flagged = 1U << 5U,
};

/// All but fact_flagged. A place-holder has no similarity, so it is neither weak nor anything else
/// that rests on one.
[[nodiscard]] unsigned facts_of(const Comparison& comparison, const PairRow& row,
                                double weak_below);

} // namespace counterpart
