#pragma once
// The main window: makes the parts and wires them; they do the work.

#include "ui/workbench/actions.h"
#include "ui/workbench/exports.h"
#include "ui/workbench/file_chooser.h"
#include "ui/workbench/panels.h"
#include "ui/workbench/selection.h"
#include "ui/workbench/view_state.h"
#include "ui/workbench/workbench.h"

#include <QMainWindow>
#include <QSettings>
#include <QString>
#include <QTimer>

#include <functional>
#include <memory>

class QDockWidget;
class QStackedWidget;
class QToolBar;

namespace counterpart {

class DropArea;
class MapsView;
class MessageBar;
class ReadOut;
class SearchBar;
class SessionKeeper;
class SidesStrip;
class StartPage;
class StudyKeeper;

/// Sides, messages, start page or maps, progress; panels in docks. Geometry, theme, folders and
/// recent pairs are kept in the settings.
///
/// Made in two steps, so that the window is there at once: the constructor makes the frame, which
/// is menus, bars and layout as they stay; furnish() makes all that is in it.
class MainWindow : public QMainWindow {
    Q_OBJECT
  public:
    /// `settings` must outlive this. `choose` answers every question for a file name.
    explicit MainWindow(QSettings& settings, FileChooser choose = choose_file);
    ~MainWindow() override;

    /// To be called once, before anything else is asked of the window. `begin` may open what the
    /// window begins with: the start page is then shown only if that takes long, or fails.
    void furnish(const std::function<void()>& begin = {});

    [[nodiscard]] Workbench& workbench() { return workbench_; }
    [[nodiscard]] ViewState& view() { return view_; }
    [[nodiscard]] Selection& selection() { return selection_; }
    [[nodiscard]] SessionKeeper& keeper() { return *keeper_; }

    /// Opens two files with the options that are set.
    void open_files(const QString& left, const QString& right);

  Q_SIGNALS:
    /// The first picture is on the screen.
    void shown();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void build_frame();
    void build_centre();
    void restore();
    void connect_actions();
    void connect_parts();

    void ask_for_pair();
    void ask_for_side(Side side);
    void apply(ThemeChoice choice);

    void leave_old_sides();
    void show_opened();
    void show_new_sides();
    void show_title();
    void remember();

    QSettings& settings_;
    FileChooser choose_;
    Workbench workbench_;
    ViewState view_;
    Selection selection_;
    Actions actions_;
    Exports exports_;
    PanelContext context_; ///< what panels and bars work with

    SidesStrip* sides_ = nullptr;
    QToolBar* sides_bar_ = nullptr;
    MessageBar* error_ = nullptr;
    MessageBar* notice_ = nullptr;
    SearchBar* search_ = nullptr;
    QStackedWidget* pages_ = nullptr;
    StartPage* start_ = nullptr;
    DropArea* drop_ = nullptr;
    MapsView* maps_ = nullptr;
    ReadOut* read_out_ = nullptr;
    std::unique_ptr<Panels> panels_;
    QDockWidget* lab_dock_ = nullptr;

    std::unique_ptr<SessionKeeper> keeper_;
    std::unique_ptr<StudyKeeper> study_;

    Opened shown_;
    bool painted_ = false;
    QTimer start_page_later_;
};

} // namespace counterpart
