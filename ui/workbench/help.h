#pragma once
// The windows of the Help menu. All are non-modal and gone when they are closed.

#include "ui/workbench/actions.h"

class QWidget;

namespace counterpart {

/// "What is this?": resources/help/what_is_this.md. Object name: "helpDialog", its text
/// "helpText".
void show_what_is_this(QWidget* window);

/// Every key of `actions`, and what the mouse does in the maps. Object name: "shortcutsDialog".
void show_shortcuts(QWidget* window, const Actions& actions);

/// Version, licence, what it is built with. Object name: "aboutDialog".
void show_about(QWidget* window);

} // namespace counterpart
