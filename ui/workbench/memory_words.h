#pragma once
// What a comparison will take in the window, in bytes and in words.

#include "core/comparison/memory_need.h"

#include <QString>

#include <optional>

namespace counterpart {

/// As memory_need(), with what the maps keep for zooming.
[[nodiscard]] std::optional<double> window_need(const SideNeed& left, const SideNeed& right,
                                                CorrelationKind correlation);

/// "0.7 GB".
[[nodiscard]] QString memory_text(double bytes);

} // namespace counterpart
