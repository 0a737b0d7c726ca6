// counterpart demo: lists the built-in demos, or writes the files of one.

#include "app/commands.h"
#include "app/console.h"
#include "app/usage.h"
#include "core/synthetic/demos.h"

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
    return QCoreApplication::translate("DemoCommand", text);
}

Usage usage() {
    return {QStringLiteral("counterpart demo"),
            words(QT_TRANSLATE_NOOP(
                "DemoCommand",
                "Usage: counterpart demo\n"
                "       counterpart demo NAME --output DIR\n"
                "\n"
                "Lists the built-in demos, or writes one's response files into a folder, which is\n"
                "made if it is missing. A file that is there and differs is not replaced.\n"
                "\n"
                "  --output DIR          the folder\n"
                "\n"
                "  -h, --help            print this\n"
                "  -v, --version         print the version\n"))};
}

QString list_of_demos() {
    QString text;
    for (const Demo& demo : demos())
        text += QStringLiteral("%1\n    %2. %3\n")
                    .arg(QString::fromStdString(demo.id), demo.title(), demo.description());
    return text + words(QT_TRANSLATE_NOOP(
                      "DemoCommand", "\nWrite one's files: counterpart demo NAME --output DIR\n"));
}

int write(const std::string& id, const std::string& folder) {
    const Result<std::vector<std::string>> paths = write_demo(id, folder);
    if (!paths.ok()) {
        complain(QString::fromStdString(paths.problem().sentence()));
        return exit_failed;
    }
    QByteArray text;
    for (const std::string& path : paths.value())
        text += QByteArray::fromStdString(path) + '\n';
    return print_and_leave(QString::fromUtf8(text));
}

} // namespace

int demo_command(const CommandLine& line) {
    const QCommandLineOption output(QStringLiteral("output"), QString(), QStringLiteral("folder"));
    QCommandLineParser parser;
    parser.addOption(output);
    if (const std::optional<int> code = parse(parser, line.arguments, usage()))
        return *code;
    const QStringList names = parser.positionalArguments();
    if (names.isEmpty() && !parser.isSet(output))
        return print_and_leave(list_of_demos());
    if (names.size() != 1)
        return complain_of_usage(
            words(QT_TRANSLATE_NOOP("DemoCommand", "one demo is written at a time: name it")),
            usage().command);
    const std::string id = names.first().toStdString();
    if (std::none_of(demos().begin(), demos().end(),
                     [&id](const Demo& demo) { return demo.id == id; }))
        return complain_of_usage(
            words(QT_TRANSLATE_NOOP("DemoCommand",
                                    "there is no demo %1; counterpart demo lists them"))
                .arg(names.first()),
            usage().command);
    if (parser.value(output).isEmpty())
        return complain_of_usage(
            words(QT_TRANSLATE_NOOP("DemoCommand", "say where to write it: --output DIR")),
            usage().command);
    const QCoreApplication application(line.argc, line.argv);
    return write(id, parser.value(output).toStdString());
}

} // namespace counterpart
