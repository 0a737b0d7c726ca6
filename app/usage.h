#pragma once
// Arguments: parsed by QCommandLineParser, told about in our own words.

#include <QCommandLineParser>
#include <QString>
#include <QStringList>

#include <optional>

namespace counterpart {

/// A command's name ("counterpart compare") and its whole help text.
struct Usage {
    QString command;
    QString help;
    QStringList repeatable = {}; ///< options that may be given more than once
};

/// Parses, after adding --help and --version. Returns the exit code where that ends the command:
/// help and version were printed, an option is unknown or lacks its value, or one that takes a
/// value is given twice (which of them was meant?).
[[nodiscard]] std::optional<int> parse(QCommandLineParser& parser, const QStringList& arguments,
                                       const Usage& usage);

} // namespace counterpart
