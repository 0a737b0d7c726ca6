#pragma once
// The program, with graphics or without.

namespace counterpart {

class Graphics;

/// Picks a sub-command by the first argument, runs it and returns the exit code. Without `graphics`
/// what needs them is handed over to counterpart-window.
int run_program(int argc, char** argv, Graphics* graphics);

} // namespace counterpart
