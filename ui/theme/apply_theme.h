#pragma once
// Puts a colour scheme on the whole program.

#include "ui/theme/theme.h"

#include <QString>

namespace counterpart {

/// Fusion style, the palette of the scheme, tool tips. `system` takes light or dark from the
/// desktop's own palette; call again on QEvent::ThemeChange.
void apply_theme(ThemeChoice choice);

/// The choice as the settings keep it: "system", "light", "dark".
[[nodiscard]] QString theme_id(ThemeChoice choice);
/// Anything unknown: system.
[[nodiscard]] ThemeChoice theme_choice(const QString& id);

} // namespace counterpart
