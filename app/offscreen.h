#pragma once
// The application object of a command that shows no window.

#include "app/commands.h"

#include <QCoreApplication>

#include <memory>

namespace counterpart {

/// A QCoreApplication; where something is to be drawn, a QApplication on the offscreen platform,
/// whatever display there is.
[[nodiscard]] std::unique_ptr<QCoreApplication> make_headless_application(const CommandLine& line,
                                                                          bool draws);

} // namespace counterpart
