#pragma once
// Keeps what a person has open: session files, autosave, reload, undo, the command line. The
// window makes one and names it to nobody.

#include "ui/session/autosave.h"
#include "ui/session/reload.h"
#include "ui/session/session.h"
#include "ui/session/session_files.h"
#include "ui/session/view_undo.h"
#include "ui/workbench/actions.h"
#include "ui/workbench/file_chooser.h"
#include "ui/workbench/job.h"

#include <QMainWindow>
#include <QObject>
#include <QSettings>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace counterpart {

class MessageBar;
class Selection;
class ViewState;
class Workbench;

/// Made before anything else listens to the workbench: views then never see a view state that
/// speaks of neurons which are not there. Adds three bars to the top of the window's centre:
/// "sessionBar", "filesBar", "restoreBar".
///
/// Modified is what differs from the session file; without one, what took work to make
/// (holds_work). Only that is asked about before it is lost.
class SessionKeeper : public QObject {
    Q_OBJECT
  public:
    /// What it works with; all must outlive it.
    struct Place {
        QMainWindow& window; ///< its central widget has a vertical layout
        MessageBar& error;
        MessageBar& notice;
        Workbench& workbench;
        ViewState& view;
        Selection& selection;
        const Actions& actions;
        QSettings& settings;
        FileChooser choose;
    };

    explicit SessionKeeper(Place place);
    ~SessionKeeper() override;

    /// Asks about what would be lost, opens the session's files and then its view. A missing file
    /// is asked for; one that changed since is told.
    void open_session(const QString& path);
    /// From now on what is open is kept in `folder`, and what was left there is offered.
    void start_autosave(const QString& folder);

    /// The session file that is open; empty: none.
    [[nodiscard]] const QString& path() const { return path_; }
    [[nodiscard]] bool modified() const;
    /// What is open, as a session file would have it, without hashes.
    [[nodiscard]] Session session() const { return state(); }
    /// The stamps of the open files when they were read.
    [[nodiscard]] SideStamps read_stamps() const { return stamps(state()); }
    /// Calls `go_on`, now or later, where nothing is lost by it or the person does not mind.
    void if_nothing_is_lost(const std::function<void()>& go_on);
    /// The same for a `go_on` that puts something else onto the table: it is not asked again.
    void leave_for(const std::function<void()>& go_on);

  Q_SIGNALS:
    /// A session came onto the table; its study is not there yet.
    void opened(const counterpart::Session& session);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    /// A session on its way to the table.
    struct Opening {
        FoundSession found;
        bool located = false; ///< a file is elsewhere than the session file has it
        std::shared_ptr<Autosave::Leftover> leftover; ///< where it is an autosave
    };

    void connect_actions();
    void follow_workbench();
    void hold(bool aside);
    void take_sides();
    void show();
    void show_title();

    void ask_to_open();
    void open_found(const Opening& opening);
    void locate(const Opening& opening, FoundSide FoundSession::*side);
    void landed(const Opening& opening);
    void tell_differences(const Opening& opening, const ViewSettings& kept);

    void save(std::function<void()> then);
    void save_as(std::function<void()> then);
    void write(const QString& path, std::function<void()> then);
    void copy_command();
    void fill_recent();

    void offer_leftover();
    void drop_leftover();
    void show_leftover(FoundSession found);
    [[nodiscard]] Autosave::Bytes autosave_bytes() const;

    [[nodiscard]] Session state() const;
    [[nodiscard]] bool anything_open() const;
    [[nodiscard]] SideStamps stamps(const Session& session) const;
    [[nodiscard]] QString name() const;
    MessageBar* add_bar(const char* name);

    Place place_;
    MessageBar* session_bar_;
    MessageBar* files_bar_;
    MessageBar* restore_bar_;
    Reload reload_;
    ViewUndo undo_;
    Job opening_;
    Job saving_;
    Job offering_; ///< reads an autosave that was left behind
    std::unique_ptr<Autosave> autosave_;
    std::vector<Autosave::Leftover> leftovers_;

    QString path_;
    std::optional<Session> saved_; ///< state() as it is in the file at path_
    Session sides_;                ///< the sides that are on the table, and no more
    Opened shown_;
    std::optional<Cell> selected_;
    std::optional<Session> held_; ///< state() and selection while a lesson is shown in their place
    QString plain_title_;         ///< the window's own
    bool titling_ = false;
    bool letting_go_ = false; ///< it was asked already
    bool closing_ = false;
};

} // namespace counterpart
