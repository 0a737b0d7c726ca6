#include "app/program.h"

#include "app/commands.h"
#include "app/console.h"
#include "app/graphics.h"

#include <QCoreApplication>

#include <array>

namespace counterpart {

namespace {

struct Command {
    const char* name;
    int (*run)(const CommandLine&);
};

/// Every sub-command there is.
constexpr std::array<Command, 3> commands = {{
    {"compare", compare_command},
    {"demo", demo_command},
    {"study", study_command},
}};

} // namespace

int run_program(int argc, char** argv, Graphics* graphics) {
    prepare_console();
    QCoreApplication::setApplicationName(QStringLiteral("counterpart"));
    QCoreApplication::setApplicationVersion(QStringLiteral(COUNTERPART_VERSION));
    QStringList arguments;
    for (int i = 1; i < argc; ++i) {
        arguments << QString::fromUtf8(argv[i]);
        if (arguments.last().toUtf8() != argv[i]) {
            // Such a name would be taken for another one, and an output written beside it.
            complain(QCoreApplication::translate(
                         "Main", "%1: this name is not UTF-8; rename the file or its folder.")
                         .arg(arguments.last()));
            return exit_failed;
        }
    }
    for (const Command& command : commands)
        if (!arguments.isEmpty() && arguments.first() == QLatin1String(command.name))
            return command.run({argc, argv, arguments.mid(1), graphics});
    return graphics ? graphics->window({argc, argv, arguments, graphics}) : hand_over(argv);
}

} // namespace counterpart
