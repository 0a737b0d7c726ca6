#pragma once
// The sub-commands: one file each. run_program() picks one by its name; without a name it is the
// window.

#include <QStringList>

namespace counterpart {

class Graphics;

/// What the program ends with; documented in the README.
enum ExitCode {
    exit_done = 0,
    exit_failed = 1,      ///< an input could not be used, or an output not written
    exit_wrong_usage = 2, ///< the arguments make no sense
    exit_interrupted = 130
};

/// argc and argv as main() got them, for Qt, and the same as text without the program's name (and
/// without the sub-command's).
struct CommandLine {
    int& argc;
    char** argv;
    QStringList arguments;
    Graphics* graphics; ///< null: what needs them is handed over
};

/// `counterpart compare LEFT RIGHT …`: no display needed; graphics for --figure, --report,
/// --session.
int compare_command(const CommandLine& line);

/// `counterpart study --group A=… --group B=… …`: no display needed; graphics for --report.
int study_command(const CommandLine& line);

/// `counterpart demo [NAME --output DIR]`: lists the demos, or writes one's files.
int demo_command(const CommandLine& line);

} // namespace counterpart
