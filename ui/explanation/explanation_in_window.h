#pragma once
// The explanation as a panel of the window.

#include "ui/workbench/panels.h"

namespace counterpart {

/// An ExplanationPanel that shows what is on the table, with the section on its baselines. It looks
/// again whenever the workbench changes.
[[nodiscard]] QWidget* make_explanation(const PanelContext& context);

} // namespace counterpart
