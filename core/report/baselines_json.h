#pragma once
// Baselines as part of a comparison's JSON: additions to "counterpart.comparison/1".

#include "core/reference/baselines.h"

#include <QByteArray>
#include <QJsonObject>

#include <optional>
#include <vector>

namespace counterpart {

/// Baselines, and what goes with them into the JSON.
struct BaselineReport {
    Baselines baselines;
    /// One entry a pair of the comparison, see regrets_of_pairs.
    std::vector<std::optional<double>> regrets;
};

/// to_json(comparison) with `baselines`, and for each pair of the matching its `stability` (null
/// where it has none: place-holders, ambiguous pairs, too few samples) and its `regret` (null for
/// place-holders, and where there is no other matching). Means and bounds are null where there are
/// no draws, and a score that the comparison does not have is.
[[nodiscard]] QJsonObject to_json(const Comparison& comparison, const BaselineReport& report);

/// The same as indented text, UTF-8, ending in a line end; in one line where `compact`. Without a
/// report: to_json(comparison).
[[nodiscard]] QByteArray json_text(const Comparison& comparison, const BaselineReport* report,
                                   bool compact);

} // namespace counterpart
