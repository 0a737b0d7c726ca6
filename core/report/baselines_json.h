#pragma once
// Baselines as part of a comparison's JSON: additions to "counterpart.comparison/1".

#include "core/reference/baselines.h"

#include <QByteArray>
#include <QJsonObject>

namespace counterpart {

/// to_json(comparison) with `baselines`, and `stability` for each pair of the matching (null where
/// it has none: place-holders, ambiguous pairs, too few samples). Means and bounds are null where
/// there are no draws.
[[nodiscard]] QJsonObject to_json(const Comparison& comparison, const Baselines& baselines);

/// The same as indented text, UTF-8, ending in a line end; in one line where `compact`.
[[nodiscard]] QByteArray json_text(const Comparison& comparison, const Baselines* baselines,
                                   bool compact);

} // namespace counterpart
