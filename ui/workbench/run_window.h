#pragma once
// The desktop window as one call, for main().

#include <string>

namespace counterpart {

/// What the window opens with: two files, a session file, or a demo of that id; nothing given: the
/// built-in networks demo.
struct WindowRequest {
    std::string left;
    std::string right;
    std::string demo;
    std::string session;
    bool fresh = false; ///< as if it were the first time: settings are neither read nor kept
};

/// Creates the QApplication, shows the window, opens what is asked for and returns when the window
/// was closed. Needs a usable display: QApplication aborts the program where there is none.
int run_window(int& argc, char** argv, const WindowRequest& request);

} // namespace counterpart
