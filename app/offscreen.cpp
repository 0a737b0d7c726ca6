#include "app/offscreen.h"

#include <QApplication>
#include <QtGlobal>

namespace counterpart {

namespace {

QtMessageHandler handler_before = nullptr;

/// Standard error carries one line of ours about what went wrong. Qt's remarks about the
/// environment (no XDG_RUNTIME_DIR, no session) are of no use to who runs a command.
void drop_remarks(QtMsgType type, const QMessageLogContext& context, const QString& text) {
    if (type == QtCriticalMsg || type == QtFatalMsg)
        handler_before(type, context, text);
}

} // namespace

std::unique_ptr<QCoreApplication> make_headless_application(const CommandLine& line, bool draws) {
    if (!handler_before)
        handler_before = qInstallMessageHandler(drop_remarks);
    static int only_the_name = 1; // or Qt would take what looks like its own options
    if (!draws)
        return std::make_unique<QCoreApplication>(only_the_name, line.argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // The platform would look at DISPLAY for OpenGL, which a figure does not need.
    qputenv("QT_QPA_OFFSCREEN_NO_GLX", "1");
    // Neither a desktop's style nor its scaling may change what a figure looks like.
    qputenv("QT_QPA_PLATFORMTHEME", "");
    for (const char* scaling : {"QT_SCALE_FACTOR", "QT_FONT_DPI", "QT_SCREEN_SCALE_FACTORS",
                                "QT_STYLE_OVERRIDE", "QT_USE_PHYSICAL_DPI"})
        qunsetenv(scaling);
    return std::make_unique<QApplication>(only_the_name, line.argv);
}

} // namespace counterpart
