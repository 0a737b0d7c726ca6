#pragma once
// The sessions that were open lately, as the settings keep them.

#include <QSettings>
#include <QString>
#include <QStringList>

namespace counterpart {

inline constexpr int most_recent_sessions = 8;

/// Paths, last opened first.
[[nodiscard]] QStringList recent_sessions(const QSettings& settings);

/// Puts one first, and drops what is beyond most_recent_sessions.
void remember_session(QSettings& settings, const QString& path);

void forget_sessions(QSettings& settings);

} // namespace counterpart
