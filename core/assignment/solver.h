#pragma once
// Internal to core/assignment: the solvers.

#include "core/assignment/costs.h"

#include <optional>

namespace counterpart::matching {

/// Maximum-weight matching of all rows (rows ≤ cols < 2³¹); exact. From scratch; or, in a square,
/// from given prices of the columns in place of column reduction (any multiples of 2⁻³⁶ will do).
/// Starting from those of a similar problem was measured (tests/benchmarks/reference_benchmark)
/// and is slower but between unrelated networks, so that the product never does.
/// Column reduction (square only), one pass of augmenting row reduction, then shortest augmenting
/// paths: R. Jonker, A. Volgenant, A shortest augmenting path algorithm for dense and sparse
/// linear assignment problems, Computing 38 (1987). Where it departs: all of it looks only at
/// each row's core (see Cores), with dense scans where a bound demands them; row reduction is
/// capped; rectangles need no padding, since columns start at price 0 and only matched ones rise.
/// Where every column's maximum lies in another row, that is the answer after one pass. The first
/// cores of transposed costs come from one pass too (see Cores::scan_all).
/// Nothing: cancelled. Cost: usually some passes over the matrix; O(rows² · cols) at worst.
std::optional<Matching> solve(const WideCosts& costs, const Array<double>* prices, Poller& poller);

/// The same for at most `most_small` columns, by shortest augmenting paths over all cells (column
/// reduction first in a square). A core would hold most of a row. Cost: rows² · cols at worst.
inline constexpr Index most_small = 32;
Matching solve_small(const WideCosts& costs);

} // namespace counterpart::matching
