#include "app/console.h"
#include "app/graphics.h"

#include <QCoreApplication>
#include <QString>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <unistd.h>

namespace counterpart {

int hand_over(char** argv) {
    std::error_code unknown;
    const std::filesystem::path program = // not argv[0]: that may be a link, or found in PATH
        std::filesystem::read_symlink("/proc/self/exe", unknown)
            .replace_filename("counterpart-window");
    ::execv(program.c_str(), argv);
    const std::string why = std::generic_category().message(errno);
    complain(QCoreApplication::translate("Main",
                                         "%1, which draws windows, figures and reports, cannot be "
                                         "started: %2; install it beside counterpart.")
                 .arg(QString::fromStdString(program.string()), QString::fromStdString(why)));
    return exit_failed;
}

} // namespace counterpart
