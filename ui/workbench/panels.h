#pragma once
// The window's docks. To add a panel: its widget, and one line in the list of panels.cpp.

#include <QByteArray>
#include <QDockWidget>
#include <QMainWindow>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QVector>

class QAction;
class QWidget;

namespace counterpart {

class Exports;
class Selection;
class ViewState;
class Workbench;

/// What panels share; all of it outlives them. A panel listens to Workbench::changed and shows
/// opened().comparison, nothing where there is none.
struct PanelContext {
    Workbench& workbench;
    ViewState& view;
    Selection& selection;
    Exports* exports = nullptr; ///< what files are saved through; null: a panel saves none
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

/// All kinds, in the order of the View menu. Those of one area are tabs, the first in front.
[[nodiscard]] const QVector<PanelKind>& panel_kinds();

/// The docks of a window: on screen while there is a comparison, each as the person last wanted it.
/// At first those are open that their kind says, but none below the maps where the window is not
/// high enough for both.
class Panels : public QObject {
    Q_OBJECT
  public:
    /// Makes every dock, empty: layouts can be restored, and there is a way to each. `window` and
    /// what `context` refers to must outlive this. To be made after the tool bars, whose first
    /// places it knows, too.
    Panels(QMainWindow& window, const PanelContext& context);
    ~Panels() override;

    /// Makes every panel, in its dock. From now on they follow the workbench.
    void fill();

    /// What shows and hides each panel, in the order of the kinds. A panel behind another one comes
    /// to the front instead of being hidden.
    [[nodiscard]] QVector<QAction*> toggles() const;

    /// Names of the docks that are wanted, whether or not there is something to show in them; of
    /// those that are tabs of one area, the one in front last.
    [[nodiscard]] QStringList wanted() const;
    /// What wanted() told when the window was closed. Where they are QMainWindow::restoreState
    /// knows.
    void restore(const QStringList& wanted);
    /// Everything where it is at first.
    void reset();
    /// For a presentation: the explanation alone, whatever is wanted; and back to what was, sizes
    /// and tool bars too.
    void present(bool on);

    /// To be called when the window is shown, and when its size changes: a window made smaller
    /// takes from the panels, which scroll, rather than from the maps.
    void fit_window();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    struct Panel {
        QDockWidget* dock;
        bool wanted;
        bool in_front; ///< not behind another tab
    };
    void add(const PanelKind& kind);
    void toggled(int number, bool on);
    [[nodiscard]] bool to_be_seen(const Panel& panel) const;
    void show_wanted();
    void arrange_at_first();

    QMainWindow& window_;
    PanelContext context_;
    QVector<Panel> panels_;
    QByteArray first_arrangement_;
    QByteArray before_presentation_;
    bool shown_ = false;    ///< there is something to show
    bool arranged_ = false; ///< as at first, or by the person
    bool presenting_ = false;
    bool arranging_ = false; ///< what happens to docks is our doing
};

} // namespace counterpart
