#pragma once
// The command that draws what the window shows.

#include "ui/session/session.h"

#include <QSize>
#include <QString>

#include <optional>

namespace counterpart {

/// How the picture is to be, beside the session.
struct CommandPicture {
    QSize size;
    bool dark = false;
    bool baselines = false; ///< the picture has those that the view wishes for
};

/// A word as a POSIX shell takes it for one word.
[[nodiscard]] QString shell_word(const QString& text);

/// `counterpart compare --session …`, which draws the view of that session file.
[[nodiscard]] QString session_command(const QString& session_path, const CommandPicture& picture);

/// `counterpart compare LEFT RIGHT …` where that draws the very same: both sides are files, and
/// nothing of the view is another than at first. Notes and wishes are in no figure.
[[nodiscard]] std::optional<QString> plain_command(const Session& session,
                                                   const CommandPicture& picture);

} // namespace counterpart
