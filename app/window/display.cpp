#include "app/window/display.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QList>
#include <QPluginLoader>
#include <QStringList>

#include <chrono>
#include <cstring>
#include <future>
#include <memory>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>
#include <xcb/xcb.h>

namespace counterpart {

namespace {

constexpr std::chrono::seconds patience{5};

QString words(const char* text) {
    return QCoreApplication::translate("Display", text);
}

/// Whether the X server lets us in: connection, authorisation and set-up, as Qt's would do them.
bool x_lets_us_in() {
    xcb_connection_t* connection = xcb_connect(nullptr, nullptr);
    const bool usable = xcb_connection_has_error(connection) == 0;
    xcb_disconnect(connection);
    return usable;
}

/// A server that takes the connection and never says a word must not hold us up. Its thread is
/// left behind, waiting; it holds nothing of ours.
bool x_answers() {
    auto answer = std::make_shared<std::promise<bool>>();
    std::future<bool> answered = answer->get_future();
    std::thread([answer] { answer->set_value(x_lets_us_in()); }).detach();
    return answered.wait_for(patience) == std::future_status::ready && answered.get();
}

/// WAYLAND_DISPLAY is a path, or a name in XDG_RUNTIME_DIR.
bool wayland_answers() {
    const QByteArray name = qgetenv("WAYLAND_DISPLAY");
    const QByteArray path = name.startsWith('/') ? name : qgetenv("XDG_RUNTIME_DIR") + '/' + name;
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (name.isEmpty() || std::size_t(path.size()) >= sizeof(address.sun_path))
        return false;
    std::memcpy(address.sun_path, path.constData(), std::size_t(path.size()));
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0)
        return false;
    const bool connected =
        ::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
    ::close(descriptor);
    return connected;
}

/// Where Qt looks for its platforms.
QStringList plugin_folders() {
    const auto listed = [](const char* variable) {
        return QFile::decodeName(qgetenv(variable)).split(u':', Qt::SkipEmptyParts);
    };
    QStringList folders = listed("QT_QPA_PLATFORM_PLUGIN_PATH");
    for (const QString& folder : listed("QT_PLUGIN_PATH"))
        folders += folder + QStringLiteral("/platforms");
    folders += QLibraryInfo::path(QLibraryInfo::PluginsPath) + QStringLiteral("/platforms");
    return folders;
}

/// A platform is called like its file, but for Wayland's.
QString plugin_file(const QString& platform) {
    const QString file =
        platform == QStringLiteral("wayland") ? QStringLiteral("wayland-generic") : platform;
    for (const QString& folder : plugin_folders()) {
        QString path = folder + QStringLiteral("/libq") + file + QStringLiteral(".so");
        if (QFileInfo::exists(path))
            return path;
    }
    return {};
}

/// Why Qt's part for a platform cannot be used; nothing where it can. `platform` may carry options
/// behind a colon.
QString fault(const QByteArray& platform) {
    const QString name = QString::fromLocal8Bit(platform.split(':').first());
    if (name == QStringLiteral("xcb") && !x_answers())
        return words(QT_TRANSLATE_NOOP("Display", "nothing usable answers at DISPLAY=%1"))
            .arg(qEnvironmentVariable("DISPLAY"));
    if (name.startsWith(QStringLiteral("wayland")) && !wayland_answers())
        return words(QT_TRANSLATE_NOOP("Display", "nothing answers at WAYLAND_DISPLAY=%1"))
            .arg(qEnvironmentVariable("WAYLAND_DISPLAY"));
    const QString file = plugin_file(name);
    if (file.isEmpty())
        return name.startsWith(QStringLiteral("wayland"))
                   ? words(QT_TRANSLATE_NOOP(
                         "Display", "Qt's part for Wayland is missing, package qt6-wayland"))
                   : words(QT_TRANSLATE_NOOP("Display", "Qt has no platform %1")).arg(name);
    QPluginLoader plugin(file);
    if (!plugin.load())
        return words(QT_TRANSLATE_NOOP("Display", "Qt's platform %1 cannot be loaded")).arg(name);
    return {};
}

/// What Qt would try, first first.
QList<QByteArray> candidates() {
    const QByteArray wanted = qgetenv("QT_QPA_PLATFORM");
    if (!wanted.isEmpty())
        return wanted.split(';');
    const bool x = !qEnvironmentVariableIsEmpty("DISPLAY");
    const bool wayland = !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
    QList<QByteArray> platforms;
    if (x)
        platforms << "xcb";
    if (wayland)
        platforms.insert(qgetenv("XDG_SESSION_TYPE") == "wayland" ? 0 : platforms.size(),
                         "wayland");
    return platforms;
}

} // namespace

Display find_display() {
    QStringList faults;
    for (const QByteArray& platform : candidates()) {
        const QString why = fault(platform);
        if (why.isEmpty())
            return {platform, {}};
        faults << why;
    }
    if (faults.isEmpty())
        faults << words(QT_TRANSLATE_NOOP("Display", "neither DISPLAY nor WAYLAND_DISPLAY is set"));
    return {{}, faults.join(QStringLiteral(", "))};
}

} // namespace counterpart
