#include "ui/study/plot_parts.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPen>

#include <algorithm>
#include <cmath>

namespace counterpart {

namespace {

double round_step(double about) {
    const double power = std::pow(10, std::floor(std::log10(about)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0})
        if (factor * power >= about * (1 - 1e-9))
            return factor * power;
    return 10 * power;
}

} // namespace

std::vector<double> round_ticks(double low, double high, int most) {
    double step = round_step((high - low) / std::max(1, most));
    // Rounding up may have left a single one.
    if (std::floor(high / step + 1e-9) - std::ceil(low / step - 1e-9) < 1)
        step /= 2;
    std::vector<double> ticks;
    for (double k = std::ceil(low / step - 1e-9); k * step <= high + step * 1e-9; ++k)
        ticks.push_back(k * step);
    return ticks;
}

void widen(double& low, double& high) {
    if (high - low < 1e-9) {
        low -= 0.05;
        high += 0.05;
    }
    const double step = round_step((high - low) / 8);
    low = std::floor(low / step - 0.25) * step;
    high = std::ceil(high / step + 0.25) * step;
}

QString tick_text(double value, double step) {
    int digits = 0;
    while (digits < 6 && std::abs(step - std::round(step * std::pow(10, digits)) /
                                             std::pow(10, digits)) > step * 1e-6)
        ++digits;
    const double shown = std::abs(value) < step * 1e-6 ? 0 : value;
    const QString text = QLocale().toString(std::abs(shown), 'f', digits);
    return shown < 0 ? QChar(0x2212) + text : text;
}

double axis_height(const QPainter& painter) {
    return 2 * QFontMetricsF(painter.font()).height() + 8;
}

void paint_line(QPainter& painter, const QRectF& area, int flags, const QString& text) {
    const QFontMetricsF metrics(painter.font());
    painter.drawText(area, flags | Qt::TextSingleLine,
                     metrics.elidedText(text, Qt::ElideMiddle, area.width() + 0.5));
}

void paint_axis(QPainter& painter, const QRectF& area, const PlotAxis& axis, const Theme& theme) {
    const QFontMetricsF metrics(painter.font());
    const double widest = metrics.horizontalAdvance(QStringLiteral("−0.000")) * 1.5;
    const std::vector<double> ticks =
        round_ticks(axis.low, axis.high, std::max(2, int(area.width() / widest)));
    const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : 1;
    painter.setPen(QPen(theme.line, 1));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    for (const double tick : ticks) {
        const double x = axis.at(tick);
        painter.setPen(QPen(theme.line, 1));
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 4));
        painter.setPen(theme.muted_text);
        painter.drawText(QRectF(x - widest, area.bottom() + 4, 2 * widest, metrics.height()),
                         Qt::AlignHCenter | Qt::AlignTop, tick_text(tick, step));
    }
}

void paint_axis_title(QPainter& painter, const QRectF& area, const QString& title,
                      const Theme& theme) {
    const QFontMetricsF metrics(painter.font());
    painter.setPen(theme.muted_text);
    paint_line(
        painter,
        QRectF(area.left(), area.bottom() + 5 + metrics.height(), area.width(), metrics.height()),
        Qt::AlignHCenter | Qt::AlignTop, title);
}

} // namespace counterpart
