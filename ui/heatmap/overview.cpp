#include "ui/heatmap/overview.h"

#include "ui/heatmap/heatmap.h"

#include <QCoreApplication>
#include <QRectF>

#include <algorithm>
#include <cmath>

namespace counterpart {

namespace {

QRect box_of(const MapsScene& scene, MapKind kind) {
    return kind == MapKind::raw ? scene.frame.raw_overview : scene.frame.matched_overview;
}

/// The part of an overview that is in view; large enough to be seen.
QRectF view_in(const MapsScene& scene, MapKind kind, const QRectF& box) {
    const MapGrid grid = scene.grid(kind, 1);
    const auto stretch = [](const PixelAxis& axis, double from, double length) {
        const double cells = std::max(1.0, double(axis.cells));
        double first = from + axis.span.first / cells * length;
        double last = from + axis.span.last / cells * length;
        constexpr double least = 4;
        if (last - first < least) {
            first = std::clamp((first + last - least) / 2, from, from + length - least);
            last = first + least;
        }
        return Span{first, last};
    };
    const Span x = stretch(grid.columns, box.left(), box.width());
    const Span y = stretch(grid.rows, box.top(), box.height());
    return {QPointF(x.first, y.first), QPointF(x.last, y.last)};
}

} // namespace

std::optional<MapPosition> overview_place(const MapsScene& scene, QPointF position,
                                          std::optional<MapKind> only) {
    if (scene.empty())
        return std::nullopt;
    for (const MapKind kind : both_maps) {
        const QRectF box = box_of(scene, kind);
        if (only ? *only != kind : !box.contains(position))
            continue;
        const auto share = [](double place, double from, double length) {
            return length > 0 ? std::clamp((place - from) / length, 0.0, 1.0) : 0.0;
        };
        return MapPosition{
            kind, share(position.y(), box.top(), box.height()) * double(scene.map(kind).rows()),
            share(position.x(), box.left(), box.width()) * double(scene.map(kind).cols())};
    }
    return std::nullopt;
}

Overview::Overview(QCustomPlot* plot, const QString& layer, const MapsScene& scene)
    : QCPLayerable(plot, layer), scene_(scene) {}

void Overview::applyDefaultAntialiasingHint(QCPPainter* painter) const {
    painter->setRenderHint(QPainter::Antialiasing);
}

const QImage& Overview::picture(MapKind kind, const QRect& box, double ratio) {
    Picture& kept = kept_[std::size_t(kind)];
    const QSize size = (QSizeF(box.size()) * ratio).toSize();
    if (kept.pictures != scene_.pictures || kept.colours != scene_.colour_map() ||
        kept.pooling != scene_.view.pooling || kept.size != size) {
        MapsScene whole = scene_;
        whole.view.rows = whole.view.raw_columns = whole.view.matched_columns = {};
        whole.frame.raw = whole.frame.matched = QRect(QPoint(0, 0), box.size());
        kept = {map_image(whole, kind, ratio), scene_.pictures, scene_.colour_map(),
                scene_.view.pooling, size};
        ++made_;
    }
    return kept.image;
}

void Overview::draw(QCPPainter* painter) {
    if (scene_.empty() || scene_.frame.raw_overview.isEmpty())
        return;
    const double ratio = pixel_ratio(scene_, *painter);
    painter->setFont(mParentPlot->font());
    const int line = painter->fontMetrics().height();
    for (const MapKind kind : both_maps) {
        const QRect box = box_of(scene_, kind);
        {
            const PixelPainting pixels(*painter, ratio);
            painter->drawImage(
                QPoint(int(std::lround(box.x() * ratio)), int(std::lround(box.y() * ratio))),
                picture(kind, box, ratio));
        }
        const QString name = kind == MapKind::raw ? QCoreApplication::translate("Maps", "Raw")
                                                  : QCoreApplication::translate("Maps", "Matched");
        painter->setPen(scene_.theme.muted_text);
        painter->drawText(QRectF(box.x(), box.y() - line - 1, box.width(), line),
                          Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, name);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(scene_.theme.line, 1));
        painter->drawRect(QRectF(box).adjusted(-0.5, -0.5, 0.5, 0.5));
        const QRectF view = view_in(scene_, kind, box);
        painter->setPen(
            QPen(scene_.theme.mark_outline, 3, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter->drawRect(view);
        painter->setPen(
            QPen(scene_.theme.assigned_mark, 1.5, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter->drawRect(view);
    }
}

} // namespace counterpart
