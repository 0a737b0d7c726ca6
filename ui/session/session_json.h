#pragma once
// A session as the bytes of a file, and back.

#include "core/base/result.h"
#include "ui/session/session.h"

#include <QByteArray>
#include <QString>

namespace counterpart {

inline constexpr const char* session_format = "counterpart.session/1";
inline constexpr const char* session_ending = ".counterpart";

/// Whether a path is named like a session file.
[[nodiscard]] bool names_session(const QString& path);

/// UTF-8 JSON, C locale. Numbers read back as the very same: every double round-trips. Within
/// format /1 keys are added, never changed or taken away.
[[nodiscard]] QByteArray session_json(const Session& session);

/// Strict where something is there: a value of another kind, a word that is not known, a negative
/// index, an order that names a neuron twice are errors that name the key. A key of the view that
/// is missing has its default, so that sessions of before it was added still open. Keys that are
/// not known are ignored, and not written again when the session is saved.
/// `name` is the file's, for errors. Errors: no session, of another version, damaged (with byte).
Result<Session> session_from_json(const QByteArray& bytes, const std::string& name);

} // namespace counterpart
