#include "ui/session/session_keeper.h"

#include "core/report/save.h"
#include "ui/figure/figure.h"
#include "ui/session/command_line.h"
#include "ui/session/questions.h"
#include "ui/session/recent_sessions.h"
#include "ui/session/session_json.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"
#include "ui/workbench/message_bar.h"
#include "ui/workbench/workbench.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QStringList>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace counterpart {

namespace {

SessionSide session_side(const SideRequest& request) {
    SessionSide side;
    side.transposed = request.transpose;
    side.demo = QString::fromStdString(request.demo);
    if (!request.demo.empty())
        side.demo_side = request.demo_side;
    side.demo_file = QString::fromStdString(request.demo_file);
    if (!request.path.empty())
        side.absolute = QFileInfo(QString::fromStdString(request.path)).absoluteFilePath();
    return side;
}

Index neurons(const std::shared_ptr<const Responses>& side) {
    return side ? side->n_neurons() : 0;
}

} // namespace

SessionKeeper::SessionKeeper(Place place)
    : place_(std::move(place)), session_bar_(add_bar("sessionBar")),
      files_bar_(add_bar("filesBar")), restore_bar_(add_bar("restoreBar")),
      reload_({place_.workbench, place_.view, place_.selection, *files_bar_}),
      undo_(place_.view, *place_.actions.undo, *place_.actions.redo) {
    plain_title_ = place_.window.windowTitle();
    place_.window.installEventFilter(this);
    connect(&place_.workbench, &Workbench::changed, this, &SessionKeeper::follow_workbench);
    connect(&place_.workbench, &Workbench::asideChanged, this, &SessionKeeper::hold);
    connect(&place_.view, &ViewState::changed, this, &SessionKeeper::show);
    connect(&place_.selection, &Selection::changed, this, [this] {
        if (held_)
            return;
        if (std::exchange(selected_, place_.selection.selected()) == selected_ || !autosave_)
            return; // the pointer moved, that is all
        autosave_->note();
    });
    place_.workbench.set_guard([this](const std::function<void()>& go_on) {
        // A study stays open, whichever of its pairs is looked at.
        if (place_.workbench.study() && !holds_work(place_.view.settings()))
            return go_on();
        if_nothing_is_lost(go_on);
    });
    for (Job* job : {&opening_, &saving_})
        connect(job, &Job::failed, this,
                [this](const Problem& problem) { place_.error.show(problem_text(problem)); });
    connect(&offering_, &Job::failed, this, &SessionKeeper::drop_leftover);
    connect_actions();
    show();
}

SessionKeeper::~SessionKeeper() {
    place_.workbench.set_guard({});
}

MessageBar* SessionKeeper::add_bar(const char* name) {
    auto* bar = new MessageBar(MessageBar::Kind::notice);
    bar->setObjectName(QLatin1String(name));
    if (auto* column = qobject_cast<QVBoxLayout*>(place_.window.centralWidget()->layout()))
        column->insertWidget(0, bar);
    return bar;
}

void SessionKeeper::connect_actions() {
    const Actions& a = place_.actions;
    connect(a.open_session, &QAction::triggered, this, &SessionKeeper::ask_to_open);
    connect(a.save_session, &QAction::triggered, this, [this] { save({}); });
    connect(a.save_session_as, &QAction::triggered, this, [this] { save_as({}); });
    connect(a.recent_sessions, &QMenu::aboutToShow, this, &SessionKeeper::fill_recent);
    connect(a.reload, &QAction::triggered, &reload_, &Reload::reload);
    connect(a.copy_command, &QAction::triggered, this, &SessionKeeper::copy_command);
}

/// What is shown for a while is nobody's work: what was set aside stays what is open.
void SessionKeeper::hold(bool aside) {
    undo_.hold(aside);
    if (!aside) {
        held_.reset();
        return show();
    }
    Session held = state();
    held.selection = place_.selection.selected();
    held_ = std::move(held);
    const Actions& a = place_.actions;
    for (QAction* action : {a.save_session, a.save_session_as, a.reload, a.copy_command})
        action->setEnabled(false);
    show_title();
}

void SessionKeeper::follow_workbench() {
    if (held_)
        return;
    const Opened& opened = place_.workbench.opened();
    if (opened.comparison && opened.comparison == shown_.comparison &&
        opened.baselines != shown_.baselines) { // nothing else, and draws are not kept
        shown_ = opened;
        return;
    }
    undo_.settle();
    if (opened.left != shown_.left || opened.right != shown_.right)
        take_sides();
    shown_ = opened;
    if (!anything_open()) {
        path_.clear();
        saved_.reset();
        session_bar_->dismiss();
    }
    show();
}

/// What of the view is carried over (ui/workbench/new_sides.h) is settled by now.
void SessionKeeper::take_sides() {
    const Opened& opened = place_.workbench.opened();
    Session sides;
    sides.left = session_side(place_.workbench.request().left);
    sides.right = session_side(place_.workbench.request().right);
    const bool same = sides == sides_;
    const bool were_swapped = sides.left == sides_.right && sides.right == sides_.left;
    sides_ = sides;
    if (same) {
        place_.view.set(
            fitted(place_.view.settings(), neurons(opened.left), neurons(opened.right)));
    } else if (were_swapped) {
        undo_.begin_anew();
    } else {
        if (!place_.workbench.study()) { // its pairs come and go within one session
            path_.clear();
            saved_.reset();
            session_bar_->dismiss();
        }
        undo_.begin_anew();
    }
    reload_.follow();
}

Session SessionKeeper::state() const {
    if (held_) {
        Session held = *held_;
        held.selection.reset();
        return held;
    }
    Session state = sides_;
    state.options = place_.workbench.request().options;
    state.view = place_.view.settings();
    if (place_.workbench.study())
        state.study = place_.workbench.study()->plan;
    return state;
}

bool SessionKeeper::anything_open() const {
    return shown_.left || shown_.right || place_.workbench.study();
}

SideStamps SessionKeeper::stamps(const Session& session) const {
    SideStamps read{reload_.read_stamp(session.left.absolute),
                    reload_.read_stamp(session.right.absolute)};
    if (const auto& study = place_.workbench.study())
        for (const RunState& run : study->runs)
            read.runs.push_back(run.stamp);
    return read;
}

bool SessionKeeper::modified() const {
    if (!anything_open())
        return false;
    const Session now = state();
    return path_.isEmpty() ? holds_work(now.view) : !saved_ || now != *saved_;
}

void SessionKeeper::show() {
    if (held_)
        return;
    const Actions& a = place_.actions;
    a.save_session->setEnabled(anything_open());
    a.save_session_as->setEnabled(anything_open());
    a.reload->setEnabled(shown_.left || shown_.right);
    a.copy_command->setEnabled(shown_.comparison != nullptr);
    show_title();
    if (autosave_)
        autosave_->note();
}

/// "run.counterpart* — a.npy ↔ b.npy — Counterpart".
void SessionKeeper::show_title() {
    const bool changed = !held_ && modified();
    const QString mark = QStringLiteral("[*]");
    QString title = plain_title_;
    if (!path_.isEmpty() && !held_)
        title = QFileInfo(path_).fileName() + mark + QStringLiteral(" — ") + plain_title_;
    else if (changed)
        title.insert(std::max<qsizetype>(title.lastIndexOf(QStringLiteral(" — ")), 0), mark);
    place_.window.setWindowModified(false); // or Qt would miss a place for the mark meanwhile
    if (title != place_.window.windowTitle()) {
        titling_ = true;
        place_.window.setWindowTitle(title);
        titling_ = false;
    }
    place_.window.setWindowModified(changed);
}

bool SessionKeeper::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &place_.window && event->type() == QEvent::WindowTitleChange && !titling_) {
        plain_title_ = place_.window.windowTitle();
        show_title();
    }
    if (watched == &place_.window && event->type() == QEvent::Close && !closing_ && modified()) {
        event->ignore();
        if_nothing_is_lost([this] {
            closing_ = true;
            place_.window.close();
        });
        return true;
    }
    return QObject::eventFilter(watched, event);
}

QString SessionKeeper::name() const {
    return path_.isEmpty()
               ? (shown_.left || shown_.right ? tr("this comparison") : tr("this study"))
               : tr("“%1”").arg(QFileInfo(path_).completeBaseName());
}

void SessionKeeper::if_nothing_is_lost(const std::function<void()>& go_on) {
    if (letting_go_ || !modified())
        return go_on();
    ask_to_save(
        &place_.window, name(), [this, go_on] { save(go_on); }, go_on);
}

void SessionKeeper::leave_for(const std::function<void()>& go_on) {
    if_nothing_is_lost([this, go_on] {
        letting_go_ = true;
        go_on();
        letting_go_ = false;
    });
}

// ---- opening

void SessionKeeper::ask_to_open() {
    FileQuestion question;
    question.title = tr("Open a session");
    question.filter =
        tr("Counterpart session (*.counterpart)") + QStringLiteral(";;") + tr("All files (*)");
    question.folder = QFileInfo(path_.isEmpty() ? sides_.left.absolute : path_).absolutePath();
    place_.choose(&place_.window, question, [this](const QString& path) { open_session(path); });
}

void SessionKeeper::open_session(const QString& path) {
    if_nothing_is_lost([this, path] {
        opening_.start<FoundSession>(
            [path](const Progress& progress) { return read_session_file(path, progress); },
            [this](FoundSession found) {
                open_found({std::move(found), false, nullptr});
            });
    });
}

void SessionKeeper::open_found(const Opening& opening) {
    session_bar_->dismiss();
    for (const auto side : {&FoundSession::left, &FoundSession::right})
        if ((opening.found.*side).missing())
            return locate(opening, side);
    letting_go_ = true;
    place_.workbench.open(opening.found.request(), [this, opening] { landed(opening); });
    letting_go_ = false;
}

void SessionKeeper::locate(const Opening& opening, FoundSide FoundSession::*side) {
    const FoundSide& missing = opening.found.*side;
    const auto look = [this, opening, side](const QString& path) {
        opening_.start<FoundSide>(
            [wanted = (opening.found.*side).side, path](const Progress& progress) {
                return find_side_at(wanted, path, progress);
            },
            [this, opening, side](FoundSide found) {
                Opening further = opening;
                further.found.*side = std::move(found);
                further.located = true;
                open_found(further);
            });
    };
    session_bar_->show(
        tr("%1 is not where the session has it: %2").arg(missing.name(), missing.side.absolute),
        {{tr("Locate…"), [this, opening, side, look] {
              FileQuestion question;
              question.title = tr("Where is %1?").arg((opening.found.*side).name());
              question.filter = response_filter();
              question.folder = QFileInfo(opening.found.path).absolutePath();
              question.suggested = (opening.found.*side).name();
              place_.choose(&place_.window, question, look);
          }}});
}

void SessionKeeper::landed(const Opening& opening) {
    const Session& session = opening.found.session;
    const Opened& opened = place_.workbench.opened();
    const ViewSettings view =
        without_found_orders(session.view, opening.found.left.changed, opening.found.right.changed);
    place_.view.set(fitted(view, neurons(opened.left), neurons(opened.right)));
    undo_.begin_anew();
    const std::optional<Cell>& cell = session.selection;
    if (cell && cell->left < neurons(opened.left) && cell->right < neurons(opened.right))
        place_.selection.select(cell);
    Q_EMIT this->opened(session);
    path_ = opening.leftover ? session.saved_as : opening.found.path;
    saved_.reset();
    if (!opening.leftover && !opening.located)
        saved_ = state();
    if (!path_.isEmpty())
        remember_session(place_.settings, path_);
    tell_differences(opening, view);
    if (opening.leftover && autosave_)
        autosave_->replace(std::move(*opening.leftover));
    show();
}

void SessionKeeper::tell_differences(const Opening& opening, const ViewSettings& kept) {
    QStringList changed;
    for (const FoundSide* side : {&opening.found.left, &opening.found.right})
        if (side->changed && !changed.contains(side->name()))
            changed << side->name();
    QStringList sentences;
    if (!changed.isEmpty())
        sentences << tr("Changed since the session was saved: %1.")
                         .arg(changed.join(QStringLiteral(", ")));
    const ViewSettings& now = place_.view.settings();
    if (now.notes != kept.notes || now.wishes != kept.wishes ||
        !(now.left_order == kept.left_order) || !(now.right_order == kept.right_order))
        sentences << tr(
            "Notes, what-ifs or orders about neurons that are not there were left out.");
    if (!sentences.isEmpty())
        session_bar_->show(sentences.join(QLatin1Char(' ')));
}

// ---- saving

void SessionKeeper::save(std::function<void()> then) {
    if (path_.isEmpty())
        save_as(std::move(then));
    else
        write(path_, std::move(then));
}

void SessionKeeper::save_as(std::function<void()> then) {
    const auto base = [](const std::shared_ptr<const Responses>& side) {
        return side ? QFileInfo(QString::fromStdString(side->source().name)).completeBaseName()
                    : QString();
    };
    FileQuestion question;
    question.title = tr("Save the session");
    question.filter = tr("Counterpart session (*.counterpart)");
    question.save = true;
    question.folder = QFileInfo(path_.isEmpty() ? sides_.left.absolute : path_).absolutePath();
    const bool study_alone = !shown_.left && !shown_.right;
    question.suggested =
        path_.isEmpty() && study_alone ? QStringLiteral("study") + QLatin1String(session_ending)
        : path_.isEmpty() ? QStringList{base(shown_.left), base(shown_.right)}.join(u'_') +
                                QLatin1String(session_ending)
                          : QFileInfo(path_).fileName();
    place_.choose(&place_.window, question, [this, then = std::move(then)](const QString& path) {
        write(names_session(path) ? path : path + QLatin1String(session_ending), then);
    });
}

void SessionKeeper::write(const QString& path, std::function<void()> then) {
    const Session snapshot = state();
    Session whole = snapshot;
    whole.selection = place_.selection.selected();
    saving_.start<Done>(
        [whole, stamps = stamps(whole), path](const Progress& progress) -> Result<Done> {
            const Result<QByteArray> bytes = described_json(whole, stamps, path, progress);
            if (!bytes.ok())
                return bytes.forward<Done>();
            return save_bytes(
                path.toStdString(), bytes.value(),
                {whole.left.absolute.toStdString(), whole.right.absolute.toStdString()});
        },
        [this, snapshot, path, then = std::move(then)](Done) {
            path_ = path;
            saved_ = snapshot;
            remember_session(place_.settings, path_);
            place_.error.dismiss();
            show();
            if (then)
                then();
        });
}

void SessionKeeper::copy_command() {
    const CommandPicture picture{FigureOptions().size, is_dark(place_.window.palette()),
                                 place_.workbench.opened().baselines != nullptr};
    const auto copy = [this](const QString& command) {
        QGuiApplication::clipboard()->setText(command);
        place_.notice.show(tr("On the clipboard: %1").arg(command));
    };
    if (!path_.isEmpty() && !modified())
        return copy(session_command(path_, picture));
    if (path_.isEmpty())
        if (const std::optional<QString> plain = plain_command(state(), picture))
            return copy(*plain);
    ask_to_save_for_command(&place_.window, [this, copy, picture] {
        save([this, copy, picture] { copy(session_command(path_, picture)); });
    });
}

void SessionKeeper::fill_recent() {
    QMenu& menu = *place_.actions.recent_sessions;
    menu.clear();
    menu.setToolTipsVisible(true);
    for (const QString& path : recent_sessions(place_.settings)) {
        QString label = QFileInfo(path).fileName();
        QAction* action = menu.addAction(label.replace(QLatin1String("&"), QLatin1String("&&")));
        action->setToolTip(path);
        connect(action, &QAction::triggered, this, [this, path] { open_session(path); });
    }
    const bool none = menu.isEmpty();
    if (none)
        menu.addAction(tr("No session was saved yet"))->setEnabled(false);
    menu.addSeparator();
    QAction* clear = menu.addAction(tr("Clear this list"));
    clear->setEnabled(!none);
    connect(clear, &QAction::triggered, this, [this] { forget_sessions(place_.settings); });
}

} // namespace counterpart
