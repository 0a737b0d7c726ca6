#include "ui/workbench/run_window.h"

#include "core/synthetic/demos.h"
#include "ui/session/autosave.h"
#include "ui/session/session_keeper.h"
#include "ui/theme/icons.h"
#include "ui/workbench/main_window.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include <chrono>
#include <utility>

namespace counterpart {

namespace {

void open(MainWindow& window, const WindowRequest& request) {
    if (!request.session.empty()) {
        window.keeper().open_session(QString::fromStdString(request.session));
        return;
    }
    if (!request.left.empty() || !request.right.empty()) {
        window.workbench().open({{nullptr, request.left, false},
                                 {nullptr, request.right, false},
                                 {},
                                 window.workbench().options()});
        return;
    }
    window.workbench().open_demo(request.demo.empty() ? demos().front().id : request.demo);
}

} // namespace

int run_window(int& argc, char** argv, const WindowRequest& request) {
    QCoreApplication::setApplicationName(QStringLiteral("counterpart"));
    QCoreApplication::setOrganizationName(QStringLiteral("counterpart"));
    QCoreApplication::setApplicationVersion(QStringLiteral(COUNTERPART_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Counterpart"));
    QGuiApplication::setDesktopFileName(QStringLiteral("counterpart"));
    QApplication application(argc, argv);
    QApplication::setWindowIcon(themed_icon(QStringLiteral("counterpart")));
    const QTemporaryDir nowhere;
    QSettings kept(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("counterpart"),
                   QStringLiteral("counterpart"));
    QSettings fresh(nowhere.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    MainWindow window(request.fresh ? fresh : kept);
    bool furnished = false;
    const auto furnish = [&] {
        if (std::exchange(furnished, true))
            return;
        window.furnish([&] { open(window, request); });
        window.keeper().start_autosave(autosave_folder());
    };
    QTimer without_picture; // of a window that is minimized from the start
    without_picture.setSingleShot(true);
    QObject::connect(&window, &MainWindow::shown, &without_picture, furnish);
    QObject::connect(&without_picture, &QTimer::timeout, furnish);
    without_picture.start(std::chrono::seconds(1));
    window.show();
    return QApplication::exec();
}

} // namespace counterpart
