#include "ui/heatmap/pointer.h"

#include <algorithm>
#include <cmath>

namespace counterpart {

namespace {

/// At least `least` wide, about the same middle.
void widen(double& from, double& to, double least) {
    const double lacking = least - (to - from);
    if (lacking <= 0)
        return;
    from -= lacking / 2;
    to += lacking / 2;
}

QColor with_alpha(QColor colour, int alpha) {
    colour.setAlpha(alpha);
    return colour;
}

/// A line that reads on any colour: light on dark.
void draw_haloed(QPainter& painter, const QLineF& line, const Theme& theme, double width) {
    painter.setPen(
        QPen(with_alpha(theme.mark_outline, 170), width + 2, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(line);
    painter.setPen(QPen(theme.assigned_mark, width, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(line);
}

bool valid(const MapsScene& scene, const Cell& cell) {
    const MapCells& cells = scene.map(MapKind::raw);
    return cell.left >= 0 && cell.left < cells.rows() && cell.right >= 0 &&
           cell.right < cells.cols();
}

} // namespace

QRectF place_of(const MapsScene& scene, MapKind kind, Cell cell) {
    const MapGrid grid = scene.grid(kind, 1);
    const Index column = scene.column_of(kind, cell.right);
    const Index row = scene.row_of(cell.left);
    const QPointF from(grid.columns.pixel_of(double(column)), grid.rows.pixel_of(double(row)));
    const QPointF to(grid.columns.pixel_of(double(column + 1)),
                     grid.rows.pixel_of(double(row + 1)));
    return {from, to};
}

PointerMarks::PointerMarks(QCustomPlot* plot, const QString& layer, const MapsScene& scene)
    : QCPLayerable(plot, layer), scene_(scene) {}

void PointerMarks::applyDefaultAntialiasingHint(QCPPainter* painter) const {
    // Not QCPPainter's own way, which moves everything by half a pixel.
    painter->setRenderHint(QPainter::Antialiasing);
}

void PointerMarks::draw(QCPPainter* painter) {
    if (scene_.empty())
        return;
    for (const MapKind kind : both_maps) {
        const QRect box = scene_.rect(kind);
        if (box.isEmpty())
            continue;
        painter->save();
        draw_bands(*painter, kind);
        draw_found(*painter, kind);
        painter->setClipRect(box, Qt::IntersectClip);
        draw_crosshair(*painter, kind);
        draw_swap(*painter, kind);
        draw_ring(*painter, kind);
        painter->restore();
    }
    if (!rubber_band_.isEmpty()) {
        painter->setPen(QPen(scene_.theme.accent, 1.5));
        painter->setBrush(with_alpha(scene_.theme.accent, 50));
        painter->drawRect(rubber_band_);
    }
}

void PointerMarks::draw_bands(QPainter& painter, MapKind kind) const {
    for (const NeuronRef& neuron : scene_.highlighted)
        draw_band(painter, kind, neuron, scene_.theme.accent);
    // A neuron selected alone.
    if (scene_.selected && (scene_.selected->left < 0) != (scene_.selected->right < 0)) {
        const bool left = scene_.selected->right < 0;
        draw_band(painter, kind,
                  {left ? NeuronRef::Side::left : NeuronRef::Side::right,
                   left ? scene_.selected->left : scene_.selected->right},
                  scene_.theme.text);
    }
}

void PointerMarks::draw_band(QPainter& painter, MapKind kind, const NeuronRef& neuron,
                             const QColor& colour) const {
    const QRectF box = scene_.rect(kind);
    const Theme& theme = scene_.theme;
    const bool left = neuron.side == NeuronRef::Side::left;
    const Cell cell{left ? neuron.neuron : 0, left ? 0 : neuron.neuron};
    if (!valid(scene_, cell))
        return;
    const QRectF place = place_of(scene_, kind, cell);
    double from = left ? place.top() : place.left();
    double to = left ? place.bottom() : place.right();
    widen(from, to, 3);
    const double low = left ? box.top() : box.left();
    const double high = left ? box.bottom() : box.right();
    if (to <= low || from >= high)
        return;
    from = std::max(from, low);
    to = std::min(to, high);
    const QRectF band = left ? QRectF(box.left(), from, box.width(), to - from)
                             : QRectF(from, box.top(), to - from, box.height());
    // Edges alone: a tint would change the colours that are read there.
    const QRectF edges = left ? band.adjusted(0, -1.5, 0, 1.5) : band.adjusted(-1.5, 0, 1.5, 0);
    const QLineF first(edges.topLeft(), left ? edges.topRight() : edges.bottomLeft());
    const QLineF second(left ? edges.bottomLeft() : edges.topRight(), edges.bottomRight());
    for (const QLineF& edge : {first, second}) {
        painter.setPen(QPen(theme.dark ? theme.mark_outline : theme.assigned_mark, 4));
        painter.drawLine(edge);
        painter.setPen(QPen(colour, 2));
        painter.drawLine(edge);
    }
    // A pointer outside of the map: a band of three pixels is easily missed.
    const double middle = (from + to) / 2;
    QPolygonF pointer;
    if (left)
        pointer << QPointF(box.right() + 1, middle) << QPointF(box.right() + 9, middle - 5)
                << QPointF(box.right() + 9, middle + 5);
    else
        pointer << QPointF(middle, box.top() - 1) << QPointF(middle - 5, box.top() - 8)
                << QPointF(middle + 5, box.top() - 8);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(pointer);
}

/// Ticks between the map and the indices of its axes: a search may find more neurons than bands
/// would leave anything of the map. Those of one pixel are one.
void PointerMarks::draw_found(QPainter& painter, MapKind kind) const {
    if (scene_.found.empty())
        return;
    const QRectF box = scene_.rect(kind);
    painter.setPen(Qt::NoPen);
    painter.setBrush(scene_.theme.accent);
    double last_row = -1;
    double last_column = -1;
    for (const NeuronRef& neuron : scene_.found) {
        const bool left = neuron.side == NeuronRef::Side::left;
        const Cell cell{left ? neuron.neuron : 0, left ? 0 : neuron.neuron};
        if (!valid(scene_, cell))
            continue;
        const QPointF middle = place_of(scene_, kind, cell).center();
        const double place = std::floor(left ? middle.y() : middle.x());
        double& last = left ? last_row : last_column;
        if (place == last || (left ? place < box.top() || place > box.bottom()
                                   : place < box.left() || place > box.right()))
            continue;
        last = place;
        QPolygonF tick;
        if (left)
            tick << QPointF(box.left() - 1, middle.y()) << QPointF(box.left() - 8, middle.y() - 3.5)
                 << QPointF(box.left() - 8, middle.y() + 3.5);
        else
            tick << QPointF(middle.x(), box.bottom() + 1)
                 << QPointF(middle.x() - 3.5, box.bottom() + 8)
                 << QPointF(middle.x() + 3.5, box.bottom() + 8);
        painter.drawPolygon(tick);
    }
}

std::optional<Cell> PointerMarks::crosshair_cell(MapKind kind) const {
    if (!scene_.pointed || !valid(scene_, *scene_.pointed))
        return std::nullopt;
    Cell cell = *scene_.pointed;
    if (kind != scene_.pointed_in && scene_.view.crosshair == CrosshairLink::counterpart) {
        const Index right = scene_.comparison->counterpart_of_left(cell.left);
        if (right >= 0)
            cell.right = right;
    }
    return cell;
}

void PointerMarks::draw_crosshair(QPainter& painter, MapKind kind) const {
    const std::optional<Cell> cell = crosshair_cell(kind);
    if (!cell)
        return;
    const QRectF box = scene_.rect(kind);
    const QRectF place = place_of(scene_, kind, *cell);
    const QPointF middle = place.center();
    const Theme& theme = scene_.theme;
    // Large cells have something in their middle that a line would strike out: their row and
    // column are edged instead.
    constexpr double large = 20;
    if (std::min(place.width(), place.height()) >= large) {
        for (const double y : {place.top(), place.bottom()})
            draw_haloed(painter, {box.left(), y, box.right(), y}, theme, 1);
        for (const double x : {place.left(), place.right()})
            draw_haloed(painter, {x, box.top(), x, box.bottom()}, theme, 1);
        return;
    }
    // The cell itself stays free.
    const double x_gap = std::max(place.width() / 2, 5.0);
    const double y_gap = std::max(place.height() / 2, 5.0);
    draw_haloed(painter, {box.left(), middle.y(), middle.x() - x_gap, middle.y()}, theme, 1);
    draw_haloed(painter, {middle.x() + x_gap, middle.y(), box.right(), middle.y()}, theme, 1);
    draw_haloed(painter, {middle.x(), box.top(), middle.x(), middle.y() - y_gap}, theme, 1);
    draw_haloed(painter, {middle.x(), middle.y() + y_gap, middle.x(), box.bottom()}, theme, 1);
}

void PointerMarks::draw_ring(QPainter& painter, MapKind kind) const {
    if (!scene_.selected || !valid(scene_, *scene_.selected))
        return;
    const QRectF place = place_of(scene_, kind, *scene_.selected);
    double left = place.left();
    double right = place.right();
    double top = place.top();
    double bottom = place.bottom();
    widen(left, right, 11);
    widen(top, bottom, 11);
    const QRectF ring = QRectF(QPointF(left, top), QPointF(right, bottom)).adjusted(-1, -1, 1, 1);
    const Theme& theme = scene_.theme;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.mark_outline, 5, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(ring);
    painter.setPen(QPen(theme.assigned_mark, 2.5, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(ring);
}

/// From cell to cell with arrows: cells that leave the matching are crossed out, those that enter
/// it are ringed twice.
void PointerMarks::draw_swap(QPainter& painter, MapKind kind) const {
    const std::vector<Cell>& cells = scene_.swap_cycle;
    if (cells.size() < 2 || !std::all_of(cells.begin(), cells.end(), [this](const Cell& cell) {
            return valid(scene_, cell);
        }))
        return;
    const Theme& theme = scene_.theme;
    const auto place = [&](std::size_t k) {
        QRectF box = place_of(scene_, kind, cells[k % cells.size()]);
        const double grow = std::max(0.0, (13 - std::min(box.width(), box.height())) / 2);
        return box.adjusted(-grow, -grow, grow, grow);
    };
    for (const bool halo : {true, false}) {
        const QColor colour = halo ? with_alpha(theme.mark_outline, 200) : theme.agreed_mark;
        const double extra = halo ? 2.5 : 0;
        const QPen line(colour, 1.5 + extra, Qt::DashLine, Qt::FlatCap);
        const QPen solid(colour, 2 + extra, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin);
        painter.setBrush(Qt::NoBrush);
        for (std::size_t k = 0; k < cells.size(); ++k) {
            const QRectF from = place(k);
            const QRectF to = place(k + 1);
            QLineF path(from.center(), to.center());
            if (path.length() > 20) {
                const double cut = std::min(9.0, path.length() / 3) / path.length();
                path = QLineF(path.pointAt(cut), path.pointAt(1 - cut));
                painter.setPen(halo ? QPen(colour, 1.5 + extra) : line);
                painter.drawLine(path);
                QLineF barb(path.p2(), path.p1());
                barb.setLength(8);
                painter.setPen(solid);
                for (const double turn : {25.0, -25.0}) {
                    QLineF side = barb;
                    side.setAngle(barb.angle() + turn);
                    painter.drawLine(side);
                }
            }
            painter.setPen(solid);
            painter.drawRect(from);
            if (k % 2 == 0) {
                painter.drawLine(from.topLeft(), from.bottomRight());
                painter.drawLine(from.topRight(), from.bottomLeft());
            } else {
                painter.drawRect(from.adjusted(-4, -4, 4, 4));
            }
        }
    }
}

} // namespace counterpart
