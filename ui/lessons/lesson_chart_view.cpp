#include "ui/lessons/lesson_chart_view.h"

#include "ui/heatmap/colour_maps.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QFontMetrics>
#include <QImage>
#include <QLocale>
#include <QPaintEvent>
#include <QRect>
#include <QResizeEvent>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

namespace counterpart {

namespace {

constexpr int plot_height = 170;
constexpr int histogram_height = 90;
constexpr int picture_gap = 8;
constexpr int pictures_a_row = 3;

QString number(double value, int decimals = 2) {
    return QLocale().toString(value, 'f', decimals).replace(QLatin1Char('-'), QChar(0x2212));
}

QString text_of(const std::string& words) {
    return QString::fromStdString(words);
}

QImage image_of(const Eigen::MatrixXf& values, ColourMap colours) {
    QImage image(int(values.cols()), int(values.rows()), QImage::Format_RGB32);
    const ColourTable& table = colour_table(colours);
    for (int row = 0; row < image.height(); ++row) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(row));
        for (int column = 0; column < image.width(); ++column)
            line[column] = colour_of(values(row, column), table, 0, 1);
    }
    return image;
}

} // namespace

LessonChartView::LessonChartView(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("lessonChart"));
    setAccessibleName(tr("Chart"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LessonChartView::show_chart(const LessonChart& chart, ColourMap colours) {
    chart_ = chart;
    colours_ = colours;
    waiting_ = false;
    QStringList told{text_of(chart.title)};
    for (const ChartBar& bar : chart.bars)
        told << text_of(bar.label) + QStringLiteral(": ") + number(bar.value, 3) +
                    (bar.mark_low ? tr(", mark at %1").arg(number(bar.mark_high, 3)) : QString());
    for (const ChartCurve& curve : chart.curves)
        if (!curve.points.empty())
            told << tr("%1: from %2 to %3")
                        .arg(text_of(curve.label), number(curve.points.front().second, 3),
                             number(curve.points.back().second, 3));
    setAccessibleDescription(told.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

void LessonChartView::set_waiting(bool waiting) {
    waiting_ = waiting;
    update();
}

void LessonChartView::clear() {
    show_chart({}, colours_);
}

int LessonChartView::line() const {
    return fontMetrics().height() + 4;
}

int LessonChartView::picture_side() const {
    constexpr int widest = 150;
    return std::clamp((width() - (pictures_a_row - 1) * picture_gap) / pictures_a_row, 40, widest);
}

/// Of words that wrap at the width there is.
int LessonChartView::height_of(const std::string& words) const {
    return fontMetrics()
        .boundingRect(QRect(0, 0, std::max(width(), 160), 1000), Qt::TextWordWrap, text_of(words))
        .height();
}

QSize LessonChartView::sizeHint() const {
    const int lines = chart_.title.empty() ? 0 : height_of(chart_.title) + 4;
    const int bars = int(chart_.bars.size()) * (line() + 6);
    const int curves =
        chart_.curves.empty() ? 0 : plot_height + (3 + int(chart_.curves.size() + 1) / 2) * line();
    const int histogram =
        chart_.distribution.empty()
            ? 0
            : histogram_height + line() + height_of(chart_.distribution_label) + 8;
    const int rows = (int(chart_.pictures.size()) + pictures_a_row - 1) / pictures_a_row;
    const int pictures = rows * (picture_side() + 2 * line() + picture_gap);
    return {300, lines + bars + curves + histogram + pictures + 4};
}

QColor LessonChartView::colour(ChartRole role) const {
    const Theme& t = theme(is_dark(palette()));
    switch (role) {
    case ChartRole::naive:
        return t.naive_bar;
    case ChartRole::matched:
        return t.accent;
    case ChartRole::chance:
        return t.chance;
    case ChartRole::other:
        return t.text;
    case ChartRole::index_aligned:
        break;
    }
    return t.muted_text;
}

void LessonChartView::paintEvent(QPaintEvent*) {
    if (chart_.title.empty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(waiting_ ? 0.45 : 1.0);
    int top = paint_title(painter, 0);
    if (!chart_.bars.empty())
        top = paint_bars(painter, top);
    if (!chart_.curves.empty())
        top = paint_curves(painter, top);
    if (!chart_.distribution.empty())
        top = paint_distribution(painter, top);
    if (!chart_.pictures.empty())
        paint_pictures(painter, top);
}

void LessonChartView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

void LessonChartView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        updateGeometry(); // words wrap in another way
}

int LessonChartView::paint_title(QPainter& painter, int top) const {
    painter.setPen(theme(is_dark(palette())).muted_text);
    const int height = height_of(chart_.title) + 4;
    painter.drawText(QRectF(0, top, width(), height),
                     Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, text_of(chart_.title));
    return top + height;
}

int LessonChartView::paint_bars(QPainter& painter, int top) const {
    const Theme& t = theme(is_dark(palette()));
    int label_width = 0;
    for (const ChartBar& bar : chart_.bars)
        label_width =
            std::max(label_width, fontMetrics().horizontalAdvance(text_of(bar.label)) + 10);
    label_width = std::min(label_width, width() / 2);
    const int number_width = fontMetrics().horizontalAdvance(QStringLiteral("0.0000 "));
    const double room = std::max(20, width() - label_width - number_width - 4);
    for (const ChartBar& bar : chart_.bars) {
        const QRectF track(label_width, top + 4, room, line() - 4);
        painter.setPen(t.text);
        painter.drawText(
            QRectF(0, top, label_width - 6, line() + 4), Qt::AlignLeft | Qt::AlignVCenter,
            fontMetrics().elidedText(text_of(bar.label), Qt::ElideRight, label_width - 6));
        painter.fillRect(track, t.canvas);
        QRectF filled = track;
        filled.setWidth(track.width() * std::clamp(bar.value, 0.0, 1.0));
        painter.fillRect(filled, colour(bar.role));
        painter.setPen(QPen(t.line, 1));
        painter.drawRect(track);
        if (bar.mark_low) {
            const double x = track.left() + track.width() * std::clamp(bar.mark_high, 0.0, 1.0);
            painter.setPen(QPen(t.window, 1));
            painter.setBrush(t.text);
            painter.drawRect(QRectF(x - 2, track.top() - 3, 4, track.height() + 6));
            painter.setBrush(Qt::NoBrush);
        }
        painter.setPen(t.text);
        painter.drawText(QRectF(track.right() + 6, top, number_width, line() + 4),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         number(bar.value, bar.value < 0.1 ? 3 : 2));
        top += line() + 6;
    }
    return top + 2;
}

double LessonChartView::place_of(double x, const QRectF& frame) const {
    const auto& points = chart_.curves.front().points;
    double first = points.front().first;
    double last = points.back().first;
    if (chart_.logarithmic_x) {
        first = std::log(first);
        last = std::log(last);
        x = std::log(x);
    }
    const double share = std::clamp((x - first) / (last - first), 0.0, 1.0);
    return frame.left() + share * frame.width();
}

int LessonChartView::paint_curves(QPainter& painter, int top) const {
    const Theme& t = theme(is_dark(palette()));
    const int axis = fontMetrics().horizontalAdvance(QStringLiteral("0.00 "));
    const QRectF frame(axis, top + 6, width() - axis - 22, plot_height);
    paint_frame(painter, frame);
    if (chart_.x_now) {
        const double x = place_of(*chart_.x_now, frame);
        painter.setPen(QPen(t.accent, 2, Qt::DotLine));
        painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()));
    }
    for (const ChartCurve& curve : chart_.curves)
        paint_curve(painter, curve, frame);
    return paint_legend(painter, int(frame.bottom()) + 2 * line() + 2);
}

void LessonChartView::paint_frame(QPainter& painter, const QRectF& frame) const {
    const Theme& t = theme(is_dark(palette()));
    painter.fillRect(frame, t.canvas);
    for (const double tick : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        const double y = frame.bottom() - tick * frame.height();
        painter.setPen(QPen(t.line, 1));
        painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y));
        painter.setPen(t.muted_text);
        painter.drawText(QRectF(0, y - line() / 2.0, frame.left() - 4, line()),
                         Qt::AlignRight | Qt::AlignVCenter, QLocale().toString(tick, 'g', 2));
    }
    const auto& points = chart_.curves.front().points;
    const std::vector<double> ticks =
        chart_.logarithmic_x
            ? std::vector<double>{points.front().first, 10, 100, 1000, points.back().first}
            : std::vector<double>{points.front().first,
                                  (points.front().first + points.back().first) / 2,
                                  points.back().first};
    for (const double tick : ticks)
        painter.drawText(QRectF(place_of(tick, frame) - 30, frame.bottom() + 2, 60, line()),
                         Qt::AlignHCenter | Qt::AlignTop, QLocale().toString(tick, 'g', 4));
    painter.drawText(QRectF(frame.left(), frame.bottom() + line(), frame.width(), line()),
                     Qt::AlignHCenter | Qt::AlignTop, text_of(chart_.x_label));
}

void LessonChartView::paint_curve(QPainter& painter, const ChartCurve& curve,
                                  const QRectF& frame) const {
    QPolygonF line_of_points;
    for (const auto& [x, y] : curve.points)
        line_of_points << QPointF(place_of(x, frame),
                                  frame.bottom() - std::clamp(y, 0.0, 1.0) * frame.height());
    const QColor ink = colour(curve.role);
    if (curve.dots) {
        painter.setPen(QPen(theme(is_dark(palette())).canvas, 1));
        painter.setBrush(ink);
        for (const QPointF& point : line_of_points)
            painter.drawEllipse(point, 4, 4);
        painter.setBrush(Qt::NoBrush);
        return;
    }
    const Qt::PenStyle style = curve.role == ChartRole::chance  ? Qt::DashLine
                               : curve.role == ChartRole::other ? Qt::DashDotLine
                                                                : Qt::SolidLine;
    painter.setPen(QPen(ink, 2, style));
    painter.drawPolyline(line_of_points);
}

int LessonChartView::paint_legend(QPainter& painter, int top) const {
    const Theme& t = theme(is_dark(palette()));
    for (std::size_t i = 0; i < chart_.curves.size(); ++i) {
        const ChartCurve& curve = chart_.curves[i];
        const double left = i % 2 == 0 ? 0 : width() / 2.0;
        const double y = top + std::floor(double(i) / 2) * line() + line() / 2.0;
        const QColor ink = colour(curve.role);
        if (curve.dots) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(ink);
            painter.drawEllipse(QPointF(left + 12, y), 4, 4);
            painter.setBrush(Qt::NoBrush);
        } else {
            painter.setPen(QPen(ink, 2,
                                curve.role == ChartRole::chance  ? Qt::DashLine
                                : curve.role == ChartRole::other ? Qt::DashDotLine
                                                                 : Qt::SolidLine));
            painter.drawLine(QPointF(left, y), QPointF(left + 24, y));
        }
        painter.setPen(t.text);
        painter.drawText(QRectF(left + 30, y - line() / 2.0, width() / 2.0 - 30, line()),
                         Qt::AlignLeft | Qt::AlignVCenter, text_of(curve.label));
    }
    return top + int(chart_.curves.size() + 1) / 2 * line();
}

int LessonChartView::paint_distribution(QPainter& painter, int top) const {
    const Theme& t = theme(is_dark(palette()));
    const QRectF frame(8, top + 4, width() - 16, histogram_height);
    const auto [low_at, high_at] =
        std::minmax_element(chart_.distribution.begin(), chart_.distribution.end());
    const double low = std::min(*low_at, chart_.observed.value_or(*low_at));
    const double high = std::max(*high_at, chart_.observed.value_or(*high_at));
    const double span = std::max(high - low, 1e-9);
    constexpr int bins = 24;
    std::array<int, bins> counts{};
    for (const double value : chart_.distribution)
        ++counts[std::size_t(std::min(bins - 1, int((value - low) / span * bins)))];
    const int most = *std::max_element(counts.begin(), counts.end());
    painter.fillRect(frame, t.canvas);
    for (int bin = 0; bin < bins; ++bin) {
        const double height = frame.height() * counts[std::size_t(bin)] / most;
        painter.fillRect(QRectF(frame.left() + frame.width() * bin / bins, frame.bottom() - height,
                                frame.width() / bins - 1, height),
                         t.chance);
    }
    painter.setPen(QPen(t.line, 1));
    painter.drawRect(frame);
    if (chart_.observed) {
        const double x = std::clamp(frame.left() + frame.width() * (*chart_.observed - low) / span,
                                    frame.left() + 1.5, frame.right() - 1.5);
        painter.setPen(QPen(t.accent, 3));
        painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()));
    }
    painter.setPen(t.muted_text);
    painter.drawText(QRectF(frame.left(), frame.bottom() + 2, frame.width(), line()),
                     Qt::AlignLeft | Qt::AlignTop, number(low, 3));
    painter.drawText(QRectF(frame.left(), frame.bottom() + 2, frame.width(), line()),
                     Qt::AlignRight | Qt::AlignTop, number(high, 3));
    painter.drawText(QRectF(0, frame.bottom() + line(), width(), 3 * line()),
                     Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                     text_of(chart_.distribution_label));
    return int(frame.bottom()) + line() + height_of(chart_.distribution_label) + 4;
}

int LessonChartView::paint_pictures(QPainter& painter, int top) const {
    const Theme& t = theme(is_dark(palette()));
    const int side = picture_side();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    for (std::size_t i = 0; i < chart_.pictures.size(); ++i) {
        const int left = int(i) % pictures_a_row * (side + picture_gap);
        const int y = top + int(i) / pictures_a_row * (side + 2 * line() + picture_gap);
        const QRect place(left, y, side, side);
        painter.drawImage(place, image_of(chart_.pictures[i].values, colours_));
        painter.setPen(QPen(t.line, 1));
        painter.drawRect(place);
        painter.setPen(t.text);
        painter.drawText(QRect(left, y + side + 2, side, 2 * line()),
                         Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                         text_of(chart_.pictures[i].label));
    }
    return top;
}

} // namespace counterpart
