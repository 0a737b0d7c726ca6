#pragma once
// A report on paper.

#include "core/report/report_content.h"

#include <QByteArray>
#include <QImage>
#include <QSizeF>

#include <functional>

class QCPPainter;

namespace counterpart {

/// A picture that is drawn into the page: `paint` draws it into a rectangle of `size` at the
/// origin. Null: there is none.
struct PageFigure {
    QSizeF size; ///< device-independent pixels; scaled to the page's width
    std::function<void(QCPPainter&)> paint;
};

/// A4 pages as PDF. Everything but the appendix is on the first one: the text is set in two columns
/// as large as it fits, and where the smallest size is too large still, made smaller as a picture
/// is. The appendix takes the pages it needs; without one there is a single page.
[[nodiscard]] QByteArray report_pdf(const Report& report, const PageFigure& figure);

/// The first page as a picture of 300 dots an inch, for looking at.
[[nodiscard]] QImage report_image(const Report& report, const PageFigure& figure);

} // namespace counterpart
