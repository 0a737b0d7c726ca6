#include "ui/session/view_undo.h"

#include <QAction>
#include <QTimer>

namespace counterpart {

ViewUndo::ViewUndo(ViewState& view, QAction& undo, QAction& redo, QObject* parent)
    : QObject(parent), view_(view), undo_(undo), redo_(redo), history_(view.settings()) {
    clock_.start();
    connect(&view, &ViewState::changed, this, &ViewUndo::note);
    connect(&undo, &QAction::triggered, this, [this] { go_to(history_.undo()); });
    connect(&redo, &QAction::triggered, this, [this] { go_to(history_.redo()); });
    show();
}

void ViewUndo::begin_anew() {
    history_ = ViewHistory(view_.settings());
    show();
}

void ViewUndo::settle() {
    settling_ = true;
    QTimer::singleShot(0, this, [this] { settling_ = false; });
}

void ViewUndo::hold(bool held) {
    held_ = held;
    show();
}

void ViewUndo::note() {
    if (held_)
        return;
    if (settling_)
        history_.amend(view_.settings());
    else
        history_.record(view_.settings(), clock_.elapsed());
    show();
}

void ViewUndo::go_to(const std::optional<ViewSettings>& view) {
    if (view)
        view_.set(*view); // the history is there already, so that nothing is recorded
    show();
}

void ViewUndo::show() {
    const auto name = [this](QAction& action, const QString& plain, const QString& what) {
        action.setEnabled(!what.isEmpty() && !held_);
        action.setText(what.isEmpty() ? plain : QStringLiteral("%1: %2").arg(plain, what));
    };
    name(undo_, tr("&Undo"), history_.undo_words());
    name(redo_, tr("&Redo"), history_.redo_words());
}

} // namespace counterpart
