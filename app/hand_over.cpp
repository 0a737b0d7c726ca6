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
    std::error_code why;
    const std::filesystem::path program = // not by argv[0]: that may be a link, or found in PATH
        std::filesystem::read_symlink("/proc/self/exe", why).replace_filename("counterpart-window");
    if (!why) {
        ::execv(program.c_str(), argv);
        why.assign(errno, std::generic_category());
    }
    complain(
        QCoreApplication::translate("Main",
                                    "%1, which draws windows, figures and reports, cannot be "
                                    "started: %2; install it beside counterpart.")
            .arg(QString::fromStdString(program.string()), QString::fromStdString(why.message())));
    return exit_failed;
}

} // namespace counterpart
