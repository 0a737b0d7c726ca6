#pragma once
// Actions of how the maps are looked at: order, range of the colours, crosshair, back and forward.

#include "ui/workbench/file_chooser.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QVector>

class QMainWindow;

namespace counterpart {

class MapsView;
class Selection;
class ViewState;
class Workbench;

/// Made once, owned by the window.
struct MapActions {
    QAction* back;
    QAction* forward;
    QActionGroup* left_order;  ///< data: int of OrderKind
    QActionGroup* right_order; ///< data: int of OrderKind
    QActionGroup* range;       ///< data: int of RangeKind
    QActionGroup* crosshair;   ///< data: int of CrosshairLink

    /// Those with a shortcut, for the list of shortcuts.
    [[nodiscard]] QVector<QAction*> with_keys() const { return {back, forward}; }
};
[[nodiscard]] MapActions make_map_actions(QWidget* owner);

/// Back and Forward, and the menus Order, Colour range and Crosshair.
void add_map_menus(QMenu& view, const MapActions& actions);

/// What the actions work on; all of it outlives the window's children.
struct MapParts {
    Workbench& workbench;
    ViewState& view;
    Selection& selection;
    FileChooser choose; ///< asks for the file of an order
};

/// Connects actions, state and maps. A clustered order is computed on another thread; the view has
/// it when it is there, and again when another comparison is opened. Errors of order files are
/// told as Workbench::failed.
void bind_map_actions(QMainWindow& window, const MapActions& actions, MapsView& maps,
                      const MapParts& parts);

} // namespace counterpart
