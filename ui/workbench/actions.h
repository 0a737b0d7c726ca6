#pragma once
// Every action of the window, its words, icon and shortcut; and the menus and tool bar made of
// them.

#include "core/similarity/correlation_matrix.h"
#include "ui/theme/theme.h"
#include "ui/workbench/map_actions.h"
#include "ui/workbench/view_state.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QVector>

class QMainWindow;
class QToolBar;

namespace counterpart {

class Workbench;

/// Made once, owned by the window. What an action does is connected elsewhere.
struct Actions {
    QAction* open_pair;
    QAction* open_left;
    QAction* open_right;
    QMenu* demos;
    QMenu* recent;
    QAction* pitfall_lab;
    QAction* export_figure;
    QAction* copy_figure;
    QAction* export_matching;
    QAction* export_permutation;
    QAction* export_report;
    QAction* open_session;
    QAction* save_session;
    QAction* save_session_as;
    QMenu* recent_sessions;
    QAction* reload;
    QAction* close_pair;
    QAction* quit;

    QAction* undo;
    QAction* redo;
    QAction* copy_command;
    QAction* copy_explanation;

    QAction* fit;
    QAction* find;
    QAction* find_next;
    QAction* find_previous;
    QAction* clear_selection;
    QAction* full_screen;
    QAction* presentation;
    QAction* reduce_motion;
    QAction* reset_layout;
    QAction* show_assignment;
    QAction* show_naive;
    QActionGroup* colour_map; ///< data: int of ColourMap
    QActionGroup* pooling;    ///< data: int of Pooling
    QActionGroup* theme;      ///< data: int of ThemeChoice

    QAction* swap;
    QAction* transpose_left;
    QAction* transpose_right;
    QAction* transpose_both;
    QActionGroup* correlation; ///< data: int of CorrelationKind
    QActionGroup* sign;        ///< data: int of Sign

    MapActions maps; ///< orders, range, crosshair, back and forward

    QMenu* lessons; ///< this and the next are filled by those whose they are
    QMenu* study;

    QAction* what_is_this;
    QAction* shortcuts;
    QAction* about;
    QVector<QAction*> more; ///< of other parts, for the list of shortcuts

    /// All with a name to show, for the list of shortcuts.
    [[nodiscard]] QVector<QAction*> all() const;
};

[[nodiscard]] Actions make_actions(QWidget* owner);

/// `panels` are the toggles of docks and tool bars, shown in the View menu.
void fill_menu_bar(QMainWindow& window, const Actions& actions, const QVector<QAction*>& panels);
void fill_tool_bar(QToolBar& bar, const Actions& actions);

/// Overlays, colour map and pooling: the view state and the actions follow each other. What needs a
/// comparison can be chosen while there is one.
/// `is_signed` says whether signed similarity is on screen: it has a colour map of its own.
void bind_view_actions(const Actions& actions, ViewState& view, Workbench& workbench);

/// Correlation, sign, swap, transpose and close.
void bind_compare_actions(const Actions& actions, Workbench& workbench);

} // namespace counterpart
