#include "app/usage.h"

#include "app/commands.h"
#include "app/console.h"

#include <QCommandLineOption>
#include <QCoreApplication>

namespace counterpart {

std::optional<int> parse(QCommandLineParser& parser, const QStringList& arguments,
                         const Usage& usage) {
    const QCommandLineOption help(QStringList{QStringLiteral("h"), QStringLiteral("help")});
    const QCommandLineOption version(QStringList{QStringLiteral("v"), QStringLiteral("version")});
    parser.addOptions({help, version});
    // The parser skips the program's name.
    const bool understood = parser.parse(QStringList{usage.command} + arguments);
    if (parser.isSet(help))
        return print_and_leave(usage.help);
    if (parser.isSet(version))
        return print_and_leave(
            QStringLiteral("counterpart %1\n").arg(QCoreApplication::applicationVersion()));
    if (!understood) {
        QString text = parser.errorText(); // a sentence; ours begin behind "counterpart:"
        text[0] = text[0].toLower();
        return complain_of_usage(text, usage.command);
    }
    for (const QString& name : parser.optionNames())
        if (parser.values(name).size() > 1 && !usage.repeatable.contains(name))
            return complain_of_usage(
                QCoreApplication::translate("Usage", "--%1 is given twice").arg(name),
                usage.command);
    return std::nullopt;
}

} // namespace counterpart
