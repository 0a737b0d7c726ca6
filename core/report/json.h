#pragma once
// A comparison as JSON: the stable contract "counterpart.comparison/1", documented in the README.

#include "core/comparison/comparison.h"

#include <QJsonObject>

namespace counterpart {

[[nodiscard]] QJsonObject to_json(const Comparison& comparison);

} // namespace counterpart
