#pragma once
// The two questions about sessions, in message boxes that block nothing but their window.

#include <QString>

#include <functional>

class QWidget;

namespace counterpart {

/// "Save / Discard / Cancel" about changes to `name`. One of the two is called later; neither, when
/// the person thinks better of it. Object name: "saveQuestion". Where it stands already, it is left
/// as it is.
void ask_to_save(QWidget* window, const QString& name, std::function<void()> save,
                 std::function<void()> discard);

/// "Save / Cancel": the picture needs a session file. Object name: "commandQuestion".
void ask_to_save_for_command(QWidget* window, std::function<void()> save);

} // namespace counterpart
