#pragma once
// Internal to the pictures of a study: axes and texts.

#include "ui/theme/theme.h"

#include <QColor>
#include <QPainter>
#include <QRectF>
#include <QString>

#include <vector>

namespace counterpart {

/// A linear axis from value to place.
struct PlotAxis {
    double low = 0;
    double high = 1;
    double from = 0;
    double to = 1;

    [[nodiscard]] double at(double value) const {
        return from + (to - from) * (value - low) / (high - low);
    }
};

/// Round values within [low, high], `most` at most and two at least.
[[nodiscard]] std::vector<double> round_ticks(double low, double high, int most);

/// [low, high] widened to round ends, so that nothing lies on the edge; a range of its own where
/// both are equal.
void widen(double& low, double& high);

/// A tick's number, in the reader's language; digits as the step between ticks needs.
[[nodiscard]] QString tick_text(double value, double step);

/// A horizontal axis at the bottom of `area`: line, ticks and numbers. Needs axis_height() of room
/// below `area`, with its title.
void paint_axis(QPainter& painter, const QRectF& area, const PlotAxis& axis, const Theme& theme);
/// The title below it, as wide as `area`, whose bottom is the axis.
void paint_axis_title(QPainter& painter, const QRectF& area, const QString& title,
                      const Theme& theme);
[[nodiscard]] double axis_height(const QPainter& painter);

/// Text in one line, cut to `area`.
void paint_line(QPainter& painter, const QRectF& area, int flags, const QString& text);

} // namespace counterpart
