#pragma once
// The application object of a command that shows no window.

#include "app/commands.h"

#include <QCoreApplication>

#include <memory>

namespace counterpart {

/// A QCoreApplication; where something is to be drawn, that of line.graphics.
[[nodiscard]] std::unique_ptr<QCoreApplication> make_headless_application(const CommandLine& line,
                                                                          bool draws);

} // namespace counterpart
