#pragma once
// What the work is at, for the window's strip and the terminal's line.

#include "core/base/progress.h"

#include <QString>

namespace counterpart {

/// What a stage is called: "Reading the left file".
[[nodiscard]] QString stage_words(Stage stage);

} // namespace counterpart
