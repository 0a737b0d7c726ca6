#pragma once
// Our icons: SVG line drawings in the colour of the text around them.

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace counterpart {

/// The icon resources/icons/<name>.svg, drawn when it is painted: sharp at every device ratio, and
/// its `currentColor` is the application palette's button text, so it follows a change of theme.
[[nodiscard]] QIcon themed_icon(const QString& name);

/// The same as a picture in a colour of one's own, `size` device-independent pixels square.
[[nodiscard]] QPixmap icon_picture(const QString& name, int size, const QColor& colour,
                                   qreal device_ratio);

} // namespace counterpart
