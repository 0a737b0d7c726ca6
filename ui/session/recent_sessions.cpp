#include "ui/session/recent_sessions.h"

namespace counterpart {

namespace {
const QString key = QStringLiteral("recentSessions");
} // namespace

QStringList recent_sessions(const QSettings& settings) {
    return settings.value(key).toStringList().mid(0, most_recent_sessions);
}

void remember_session(QSettings& settings, const QString& path) {
    QStringList paths = recent_sessions(settings);
    paths.removeAll(path);
    paths.prepend(path);
    settings.setValue(key, paths.mid(0, most_recent_sessions));
}

void forget_sessions(QSettings& settings) {
    settings.remove(key);
}

} // namespace counterpart
