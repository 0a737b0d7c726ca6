#include "ui/theme/ink.h"

#include <cmath>

namespace counterpart {

QColor ink_on(QRgb colour) {
    const auto linear = [](int channel) { return std::pow(channel / 255.0, 2.2); };
    const double light = 0.2126 * linear(qRed(colour)) + 0.7152 * linear(qGreen(colour)) +
                         0.0722 * linear(qBlue(colour));
    return light > 0.18 ? QColor(Qt::black) : QColor(Qt::white);
}

} // namespace counterpart
