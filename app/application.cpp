#include "app/application.h"

#include "app/graphics.h"

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
    if (draws)
        return line.graphics->application(line.argv);
    static int only_the_name = 1; // or Qt would take what looks like its own options
    return std::make_unique<QCoreApplication>(only_the_name, line.argv);
}

} // namespace counterpart
