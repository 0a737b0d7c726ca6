#pragma once
// The menus that open something: the built-in demos, and the pairs that were open lately.

#include <QSettings>

class QMenu;

namespace counterpart {

class Workbench;

/// One entry a demo.
void fill_demos(QMenu& menu, Workbench& workbench);

/// Filled anew whenever it is about to be shown. `settings` must outlive the menu.
void fill_recent_on_demand(QMenu& menu, QSettings& settings, Workbench& workbench);

} // namespace counterpart
