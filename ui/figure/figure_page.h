#pragma once
// The page of a figure: what is where on it, in device-independent pixels.

#include "core/comparison/comparison.h"
#include "ui/figure/figure.h"

#include <memory>

class QCPPainter;
class QRectF;

namespace counterpart {

/// Paints the whole page: both files and their shapes, what was correlated, the two maps with
/// their overlay and colour scale, the scores with their chance level, what is proven, and the
/// program's version. `painter` maps device-independent pixels to its device.
void paint_page(QCPPainter& painter, const std::shared_ptr<const Comparison>& comparison,
                const FigureOptions& options);

/// The scores below each other on one axis, label and bar and number in one line each, with the
/// rungs that they are held against, where there are any, and a legend of these; the part of the
/// page that needs no maps. Paints nothing outside of `area`, which is scores_height() high.
void paint_scores(QCPPainter& painter, const QRectF& area, const Comparison& comparison,
                  const FigureOptions& options);
[[nodiscard]] double scores_height(const Comparison& comparison, const FigureOptions& options);

/// A font of the page, `pixels` device-independent pixels high: points would change with the
/// resolution of the paper.
[[nodiscard]] QFont page_font(double pixels, bool bold = false);

} // namespace counterpart
