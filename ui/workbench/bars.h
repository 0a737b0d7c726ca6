#pragma once
// Bars above the maps: what must be told or asked where the eye is. To add one: its widget, and
// one line in the list of bars.cpp.

#include "ui/workbench/panels.h"

#include <QVector>

class QWidget;

namespace counterpart {

/// Makes a bar. It shows and hides itself, as wide as the maps and as high as it needs to be.
using BarKind = QWidget* (*)(const PanelContext& context);

/// All bars, from the top down.
[[nodiscard]] const QVector<BarKind>& bar_kinds();

} // namespace counterpart
