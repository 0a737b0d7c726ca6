#pragma once
// Running the real program as a process, the way a person or a script does.

#include <QByteArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QtTest>

#include <csignal>

namespace counterpart::test {

/// What a run of the program came to.
struct Ran {
    int code = -1; ///< −1: it crashed or did not end
    QByteArray out;
    QByteArray err;
};

/// A bare machine's environment: no display, no session, the C locale; `more` on top
/// ("DISPLAY=:7").
inline QProcessEnvironment bare_environment(const QStringList& more = {}) {
    const QProcessEnvironment ours = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment bare;
    for (const char* kept : {"PATH", "HOME", "ASAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS"})
        if (ours.contains(QLatin1String(kept)))
            bare.insert(QLatin1String(kept), ours.value(QLatin1String(kept)));
    for (const QString& variable : more)
        bare.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    return bare;
}

/// Sets the program up to run in a folder; signals as a terminal's child has them.
inline void prepare(QProcess& process, const QStringList& arguments, const QString& folder,
                    const QProcessEnvironment& environment = bare_environment()) {
    process.setProgram(QStringLiteral(COUNTERPART_PROGRAM));
    process.setArguments(arguments);
    process.setWorkingDirectory(folder);
    process.setProcessEnvironment(environment);
    process.setChildProcessModifier([] {
        // Whoever runs the tests in the background has SIGINT ignored, and we would inherit that.
        std::signal(SIGINT, SIG_DFL);
        std::signal(SIGTERM, SIG_DFL);
    });
}

inline Ran finish(QProcess& process) {
    constexpr int patience = 120000;
    const bool ended = process.waitForFinished(patience) || process.state() == QProcess::NotRunning;
    if (!ended || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

inline Ran run(const QStringList& arguments, const QString& folder,
               const QProcessEnvironment& environment = bare_environment()) {
    QProcess process;
    prepare(process, arguments, folder, environment);
    process.start();
    return finish(process);
}

/// Words separated by spaces, for arguments that hold none.
inline QStringList arguments(const char* text) {
    return QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts);
}

/// Whether this is one line, with its line end.
inline bool is_one_line(const QByteArray& text) {
    return text.size() > 1 && text.count('\n') == 1 && text.endsWith('\n');
}

} // namespace counterpart::test
