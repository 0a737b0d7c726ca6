#pragma once
// The window's docks. To add a panel: its widget, and one line in the list of panels.cpp.

#include <QKeySequence>
#include <QString>
#include <QVector>

class QDockWidget;
class QMainWindow;
class QWidget;

namespace counterpart {

class Selection;
class ViewState;
class Workbench;

/// What panels share; all of it outlives them. A panel listens to Workbench::changed and shows
/// opened().comparison, nothing where there is none.
struct PanelContext {
    Workbench& workbench;
    ViewState& view;
    Selection& selection;
};

/// One kind of panel.
struct PanelKind {
    const char* name;  ///< object name of the dock
    const char* title; ///< English; shown in the reader's language
    Qt::DockWidgetArea area;
    bool open_at_first; ///< whether a new window shows it
    Qt::Key key;        ///< with Alt: shows it, and hides it
    QWidget* (*make)(const PanelContext& context);
};

/// All kinds, in the order of the View menu.
[[nodiscard]] const QVector<PanelKind>& panel_kinds();

/// Makes every panel in a dock of its own, those of one area as tabs.
[[nodiscard]] QVector<QDockWidget*> add_panels(QMainWindow& window, const PanelContext& context);

} // namespace counterpart
