#pragma once
// The colour of text on a ground that is not the theme's, such as a cell of a map.

#include <QColor>
#include <QRgb>

namespace counterpart {

/// Black or white, whichever is read better on a colour: by its relative luminance (WCAG 2.1, with
/// the exponent 2.2 for sRGB's curve), at which contrast with both is the same at 0.18.
[[nodiscard]] QColor ink_on(QRgb colour);

} // namespace counterpart
