#pragma once
// In which order the maps have their rows and columns.

#include "core/comparison/comparison.h"
#include "core/findings/findings.h"
#include "ui/workbench/view_state.h"

#include <QString>

#include <vector>

namespace counterpart {

/// A permutation of the neurons of a side, and its inverse.
struct Ordering {
    std::vector<Index> neuron_at; ///< the neuron at each position
    std::vector<Index> place_of;  ///< the position of each neuron
    bool in_file_order = true;
};
[[nodiscard]] Ordering ordering(std::vector<Index> neuron_at);
/// 0, 1, 2, …
[[nodiscard]] Ordering file_ordering(Index n);

/// Right neurons in matched order: column k of the matched map is this right neuron. Counterparts
/// of the rows first, from the top; unmatched right neurons (and those of place-holder pairs)
/// behind them, as the raw map has them. `n_matched`: where the part set apart begins.
struct MatchedOrder {
    std::vector<Index> right_of_column; ///< F_right
    std::vector<Index> column_of_right; ///< F_right, the inverse
    Index n_matched = 0;
};
/// For rows and raw columns in file order.
[[nodiscard]] MatchedOrder matched_order(const Comparison& comparison);

/// All orders of both maps.
struct MapOrders {
    Ordering rows;        ///< left neurons, in both maps
    Ordering raw_columns; ///< right neurons
    MatchedOrder matched; ///< right neurons
};
[[nodiscard]] MapOrders map_orders(const Comparison& comparison, const ViewSettings& view);

/// Whether a side's order has yet to be computed: clustered, and not there.
[[nodiscard]] bool order_missing(const SideOrder& order, Index n);

/// What a title says of an order: "in file order", "by match strength", … in the reader's
/// language. A clustered order that has yet to be computed is the file's.
[[nodiscard]] QString order_words(const SideOrder& order, Index n);

} // namespace counterpart
