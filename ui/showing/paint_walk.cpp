#include "ui/showing/paint_walk.h"

#include "ui/heatmap/maps_view.h"
#include "ui/theme/theme.h"

#include <QColor>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLineF>
#include <QPainter>
#include <QPen>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <optional>

namespace counterpart {

namespace {

constexpr double run_up = 18;       ///< an arrow from a row's head begins so far left of the map
constexpr double stagger = 0.5;     ///< the last one sets off when so much of the motion is over
constexpr Index most_columns = 160; ///< that travel one by one

/// Slow, quick, slow.
double eased(double t) {
    return t * t * (3 - 2 * t);
}

/// Progress of the k-th of n, which set off one after the other.
double part_of(double progress, std::size_t k, std::size_t n) {
    const double start = n > 1 ? stagger * double(k) / double(n - 1) : 0;
    return eased(std::clamp((progress - start) / (1 - stagger), 0.0, 1.0));
}

QRectF cell_rect(const MapsView& maps, MapKind map, Cell cell) {
    return maps.maps_plot().cell_rect(map, cell);
}

std::optional<QLineF> line_of(const MapsView& maps, MapKind map, const WalkArrow& arrow) {
    const QRectF end = cell_rect(maps, map, arrow.end);
    if (end.isEmpty())
        return std::nullopt;
    const QRectF area = maps.maps_plot().map_rect(map);
    switch (arrow.from) {
    case WalkArrow::From::row_head:
        return QLineF(QPointF(area.left() - run_up, end.center().y()), end.center());
    case WalkArrow::From::column_head:
        return QLineF(QPointF(end.center().x(), area.top() - run_up), end.center());
    case WalkArrow::From::cell:
        break;
    }
    const QRectF begin = cell_rect(maps, map, arrow.begin);
    if (begin.isEmpty())
        return std::nullopt;
    return QLineF(begin.center(), end.center());
}

void paint_arrow(QPainter& painter, const QLineF& line, const QColor& colour, const Theme& t) {
    if (line.length() < 1)
        return;
    const QPointF along = (line.p2() - line.p1()) / line.length();
    const QPointF across(-along.y(), along.x());
    const double size = 9;
    const QPolygonF head({line.p2(), line.p2() - along * size + across * size * 0.45,
                          line.p2() - along * size - across * size * 0.45});
    painter.setBrush(t.mark_outline);
    painter.setPen(QPen(t.mark_outline, 4, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(line.p1(), line.p2() - along * size * 0.6);
    painter.drawPolygon(head);
    painter.setBrush(colour);
    painter.setPen(QPen(colour, 1.8, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(line.p1(), line.p2() - along * size * 0.6);
    painter.setPen(Qt::NoPen);
    painter.drawPolygon(head);
}

void paint_arrows(QPainter& painter, const MapsView& maps, const WalkPicture& picture,
                  const WalkStep& step, const Theme& t) {
    for (std::size_t k = 0; k < step.arrows.size(); ++k) {
        const std::optional<QLineF> line = line_of(maps, step.map, step.arrows[k]);
        const double part = part_of(picture.progress, k, step.arrows.size());
        if (!line || part <= 0)
            continue;
        const bool to_counterpart = step.arrows[k].from == WalkArrow::From::cell;
        paint_arrow(painter, QLineF(line->p1(), line->pointAt(part)),
                    to_counterpart ? t.agreed_mark : t.naive_mark, t);
    }
}

void paint_rings(QPainter& painter, const MapsView& maps, const WalkPicture& picture,
                 const WalkStep& step, const Theme& t) {
    painter.setBrush(Qt::NoBrush);
    for (std::size_t k = 0; k < step.rings.size(); ++k) {
        const QRectF cell = cell_rect(maps, step.map, step.rings[k]);
        if (cell.isEmpty() || part_of(picture.progress, k, step.rings.size()) <= 0)
            continue;
        const double radius = std::max(4.0, std::min(cell.width(), cell.height()) * 0.5);
        painter.setPen(QPen(t.mark_outline, 3.6));
        painter.drawEllipse(cell.center(), radius, radius);
        painter.setPen(QPen(t.agreed_mark, 1.8));
        painter.drawEllipse(cell.center(), radius, radius);
    }
}

void paint_bands(QPainter& painter, const MapsView& maps, const WalkStep& step, const Theme& t) {
    const QRectF area = maps.maps_plot().map_rect(step.map);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(t.agreed_mark, 2));
    for (const NeuronRef& neuron : step.bands) {
        const bool left = neuron.side == NeuronRef::Side::left;
        const QRectF cell =
            cell_rect(maps, step.map, left ? Cell{neuron.neuron, 0} : Cell{0, neuron.neuron});
        if (cell.isEmpty())
            continue;
        painter.drawRect(left ? QRectF(area.left(), cell.top(), area.width(), cell.height())
                              : QRectF(cell.left(), area.top(), cell.width(), area.height()));
    }
}

/// Every column from its place in the raw map to its place in the matched one. Rows are the same in
/// both, so that what arrives is the matched map.
void paint_travel(QPainter& painter, const MapsView& maps, const WalkPicture& picture,
                  const Theme& t) {
    if (picture.maps.isNull() || picture.progress >= 1)
        return;
    const QRectF from = maps.maps_plot().map_rect(MapKind::raw);
    const QRectF to = maps.maps_plot().map_rect(MapKind::matched);
    const double ratio = picture.maps.devicePixelRatio();
    painter.fillRect(to, t.canvas);
    const Index n = picture.comparison.right->n_neurons();
    const Index stride = (n + most_columns - 1) / most_columns;
    for (Index j = 0; j < n; j += stride) {
        const QRectF begin = cell_rect(maps, MapKind::raw, {0, j});
        const QRectF end = cell_rect(maps, MapKind::matched, {0, j});
        if (begin.isEmpty() || end.isEmpty())
            continue;
        const double part = part_of(picture.progress, std::size_t(j), std::size_t(n));
        const double left = begin.left() + (end.left() - begin.left()) * part;
        const double top = from.top() + (to.top() - from.top()) * part;
        const double width = std::max(1.0, begin.width() + (end.width() - begin.width()) * part);
        const double height = from.height() + (to.height() - from.height()) * part;
        const QRectF source(begin.left() * ratio, from.top() * ratio,
                            std::max(1.0, begin.width() * ratio), from.height() * ratio);
        painter.drawPixmap(QRectF(left, top, width, height), picture.maps, source);
    }
}

void paint_words(QPainter& painter, const MapsView& maps, const WalkPicture& picture,
                 const WalkStep& step, const Theme& t) {
    QFont large = maps.font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setBold(true);
    const QString keys =
        QCoreApplication::translate("Walk", "%1 of %2   →  next   ←  back   Esc  leave")
            .arg(picture.step + 1)
            .arg(picture.steps.size());
    const double pad = spacing::large;
    const double width = std::min(maps.width() - 2 * pad, 900.0);
    const QRectF room(0, 0, width - 2 * pad, maps.height());
    const QRectF words = QFontMetricsF(large).boundingRect(room, Qt::TextWordWrap, step.words);
    const double hint = QFontMetricsF(maps.font()).height();
    const double height = words.height() + hint + 2.5 * spacing::medium;
    const QRectF box((maps.width() - width) / 2, maps.height() - height - spacing::medium, width,
                     height);
    painter.setPen(QPen(t.line, 1));
    painter.setBrush(t.window);
    painter.drawRoundedRect(box, 8, 8);
    painter.setPen(t.text);
    painter.setFont(large);
    painter.drawText(box.adjusted(pad, spacing::medium, -pad, 0),
                     int(Qt::AlignLeft | Qt::AlignTop) | Qt::TextWordWrap, step.words);
    painter.setPen(t.muted_text);
    painter.setFont(maps.font());
    painter.drawText(box.adjusted(pad, 0, -pad, -spacing::medium),
                     int(Qt::AlignRight | Qt::AlignBottom), keys);
}

} // namespace

void paint_walk(QPainter& painter, const MapsView& maps, const WalkPicture& picture) {
    const Theme& t = theme(is_dark(maps.palette()));
    const WalkStep& step = picture.steps[std::size_t(picture.step)];
    // The map that is not spoken of steps back.
    QColor veil = t.canvas;
    veil.setAlphaF(0.55F);
    if (!step.columns_travel)
        painter.fillRect(
            maps.maps_plot().map_rect(step.map == MapKind::raw ? MapKind::matched : MapKind::raw),
            veil);
    if (step.columns_travel)
        paint_travel(painter, maps, picture, t);
    paint_bands(painter, maps, step, t);
    paint_arrows(painter, maps, picture, step, t);
    paint_rings(painter, maps, picture, step, t);
    paint_words(painter, maps, picture, step, t);
}

} // namespace counterpart
