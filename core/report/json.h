#pragma once
// A comparison as JSON: the stable contract "counterpart.comparison/1", documented in the README.

#include "core/comparison/comparison.h"

#include <QByteArray>
#include <QJsonObject>

namespace counterpart {

/// Indices are 0-based, numbers are doubles that read back exactly, and what is undefined is null:
/// index_aligned where F_left ≠ F_right, matched_low where N < 5, all_orders where it was not
/// computed, the correlation of a place-holder pair, the naive choice of an undefined neuron.
///
/// Beyond the README's example: coverage has forward_low and forward_high (and backward_…), hubs
/// have fewest and most: the range over all ways to break ties; a pair says whether it agrees, its
/// cell tying the row maximum.
[[nodiscard]] QJsonObject to_json(const Comparison& comparison);

/// The same as indented text, UTF-8, ending in a line end.
[[nodiscard]] QByteArray json_text(const Comparison& comparison);

} // namespace counterpart
