// counterpart [LEFT RIGHT | SESSION]: the window, or without a usable display what it would show.

#include "app/application.h"
#include "app/console.h"
#include "app/usage.h"
#include "app/window/display.h"
#include "app/window/window_graphics.h"
#include "core/report/save.h"
#include "core/synthetic/demos.h"
#include "ui/session/session_json.h"
#include "ui/workbench/run_window.h"

#include <QCommandLineOption>
#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace counterpart {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("WindowCommand", text);
}

Usage usage() {
    return {QStringLiteral("counterpart"),
            words(QT_TRANSLATE_NOOP(
                "WindowCommand",
                "Usage: counterpart                       open the window on the built-in demo\n"
                "       counterpart LEFT RIGHT            open it on two response files\n"
                "       counterpart SESSION               open what a session file saved\n"
                "       counterpart compare LEFT RIGHT …  compare without a window\n"
                "       counterpart demo …                list or write the built-in demos\n"
                "\n"
                "Finds which neurons of two networks correspond, and says how much that means.\n"
                "\n"
                "LEFT and RIGHT are response files (.npy, .csv, .tsv): rows are samples,\n"
                "columns are neurons. A SESSION is a .counterpart file, saved by the window.\n"
                "\n"
                "      --fresh           ignore the settings, as if it were the first time\n"
                "  -h, --help            print this; counterpart compare --help and counterpart\n"
                "                        demo --help tell more\n"
                "  -v, --version         print the version\n"
                "\n"
                "Without a usable display the comparison is printed and its figure written to\n"
                "counterpart.png in the current folder.\n"))};
}

/// counterpart.png, or where that is an input the next that is none.
std::string figure_name(const std::vector<std::string>& inputs) {
    std::string name = "counterpart.png";
    for (int number = 2;
         std::any_of(inputs.begin(), inputs.end(),
                     [&name](const std::string& input) { return same_file(name, input); });
         ++number)
        name = "counterpart-" + std::to_string(number) + ".png";
    return name;
}

int compare_instead(const CommandLine& line, const QStringList& files, const QString& reason) {
    HeadlessRequest request;
    if (files.size() == 1) {
        request.session = files[0].toStdString();
    } else if (files.isEmpty()) {
        request.demo = demos().front().id;
    } else {
        request.left.path = files[0].toStdString();
        request.right.path = files[1].toStdString();
    }
    request.figure = figure_name({request.left.path, request.right.path, request.session});
    complain(words(QT_TRANSLATE_NOOP(
                       "WindowCommand",
                       "no usable display (%1), so no window: the comparison is printed and its "
                       "figure written to %2."))
                 .arg(reason, QString::fromStdString(request.figure)));
    const auto application = make_headless_application(line, true);
    return run_headless(request, line.graphics);
}

} // namespace

int WindowGraphics::window(const CommandLine& line) {
    QCommandLineParser parser;
    const QCommandLineOption fresh(QStringLiteral("fresh"));
    parser.addOption(fresh);
    if (const std::optional<int> code = parse(parser, line.arguments, usage()))
        return *code;
    const QStringList files = parser.positionalArguments();
    const bool session = files.size() == 1 && names_session(files[0]);
    if (files.size() == 1 && !session)
        return complain_of_usage(
            words(
                QT_TRANSLATE_NOOP("WindowCommand", "two files are compared, and only %1 is given"))
                .arg(files[0]),
            usage().command);
    if (files.size() > 2)
        return complain_of_usage(
            words(QT_TRANSLATE_NOOP("WindowCommand", "two files are compared, and %1 are given"))
                .arg(files.size()),
            usage().command);
    const Display display = find_display();
    if (display.platform.isEmpty())
        return compare_instead(line, files, display.reason);
    qputenv("QT_QPA_PLATFORM", display.platform);
    WindowRequest request;
    request.fresh = parser.isSet(fresh);
    if (session) {
        request.session = files[0].toStdString();
    } else if (!files.isEmpty()) {
        request.left = files[0].toStdString();
        request.right = files[1].toStdString();
    }
    return run_window(line.argc, line.argv, request);
}

} // namespace counterpart
