#include "support/window.h"

namespace counterpart::test {

QImage grab(QWidget& widget, double device_ratio) {
    QImage image((QSizeF(widget.size()) * device_ratio).toSize(),
                 QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(device_ratio);
    image.fill(Qt::transparent);
    widget.render(&image);
    return image;
}

} // namespace counterpart::test
