#pragma once
// What tests of widgets share.

#include "core/comparison/comparison.h"

#include <QImage>
#include <QWidget>

#include <memory>
#include <string>

namespace counterpart::test {

/// A widget as it is painted, at a device ratio.
[[nodiscard]] QImage grab(QWidget& widget, double device_ratio = 1);

/// A child by object name; fails the program, naming it, where there is none.
template<typename T>
T* child(const QObject& parent, const char* name) {
    T* found = parent.findChild<T*>(QLatin1String(name));
    if (!found)
        qFatal("there is no %s", name);
    return found;
}

} // namespace counterpart::test
