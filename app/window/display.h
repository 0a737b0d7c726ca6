#pragma once
// Whether a window can be shown, found out before QApplication, which ends the program where none
// can.

#include <QByteArray>
#include <QString>

namespace counterpart {

/// The Qt platform to show windows on, or why there is none.
struct Display {
    QByteArray platform; ///< for QT_QPA_PLATFORM; empty: there is no usable display
    QString reason;      ///< where there is none: one clause
};

/// Tries what the environment names, in the order Qt would: QT_QPA_PLATFORM where it is set, else
/// Wayland and X as WAYLAND_DISPLAY, DISPLAY and XDG_SESSION_TYPE say. A display is usable where
/// its server answers and lets us in, and Qt's part for it can be loaded with all its libraries.
/// Cost: one connection; at most five seconds where a server does not answer.
[[nodiscard]] Display find_display();

} // namespace counterpart
