#pragma once
// Internal to core/assignment: the solver for small matrices.

#include "core/assignment/costs.h"

#include <optional>

namespace counterpart::matching {

/// Maximum-weight matching of all rows (rows ≤ cols) by dense, vectorised shortest augmenting
/// paths after column reduction and row reduction; starts from scratch.
/// Nothing: cancelled. Cost O(rows² · cols) at worst; memory: the costs as double.
/// Source: R. Jonker, A. Volgenant, A shortest augmenting path algorithm for dense and sparse
/// linear assignment problems, Computing 38 (1987); D. F. Crouse, On implementing 2D rectangular
/// assignment algorithms, IEEE Trans. Aerosp. Electron. Syst. 52 (2016).
std::optional<Matching> solve_dense(const WideCosts& costs, Poller& poller);

} // namespace counterpart::matching
