#include "ui/heatmap/scene.h"

#include <QPaintEngine>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace counterpart {

const Levels* MapsScene::levels_of(MapKind kind) const {
    if (!levels)
        return nullptr;
    return kind == MapKind::raw ? &levels->raw : &levels->matched;
}

MapGrid MapsScene::grid(MapKind kind, double ratio) const {
    const QRect box = rect(kind);
    const auto pixel = [ratio](int place) { return int(std::lround(place * ratio)); };
    const MapCells& map_cells = map(kind);
    const Span& columns = kind == MapKind::raw ? view.raw_columns : view.matched_columns;
    MapGrid grid;
    grid.rows = {resolve(view.rows, map_cells.rows()), map_cells.rows(), pixel(box.y()),
                 pixel(box.y() + box.height()), ratio};
    grid.columns = {resolve(columns, map_cells.cols()), map_cells.cols(), pixel(box.x()),
                    pixel(box.x() + box.width()), ratio};
    return grid;
}

Index MapsScene::column_of(MapKind kind, Index right) const {
    return kind == MapKind::raw ? orders.raw_columns.place_of[std::size_t(right)]
                                : orders.matched.column_of_right[std::size_t(right)];
}

Index MapsScene::right_of(MapKind kind, Index column) const {
    return kind == MapKind::raw ? orders.raw_columns.neuron_at[std::size_t(column)]
                                : orders.matched.right_of_column[std::size_t(column)];
}

bool MapsScene::has_verdicts() const {
    return !empty() && verdicts && Index(verdicts->left.size()) == comparison->left->n_neurons() &&
           Index(verdicts->right.size()) == comparison->right->n_neurons();
}

double MapsScene::cell_size(MapKind kind) const {
    const MapGrid g = grid(kind, 1);
    return std::min(g.rows.cell_size(), g.columns.cell_size());
}

bool MapsScene::is_signed() const {
    return comparison && comparison->options.sign == Sign::signed_;
}

bool MapsScene::around_zero() const {
    return is_signed() && colour_map() == ColourMap::diverging;
}

bool MapsScene::zoomed() const {
    return !view.rows.everything() || !view.raw_columns.everything() ||
           !view.matched_columns.everything();
}

ColourMap MapsScene::colour_map() const {
    return is_signed() ? view.signed_colour_map : view.colour_map;
}

double pixel_ratio(const MapsScene& scene, const QPainter& painter) {
    if (scene.forced_ratio > 0)
        return scene.forced_ratio;
    if (painter.paintEngine()->type() != QPaintEngine::Raster)
        return 2;
    return painter.deviceTransform().m11();
}

PixelPainting::PixelPainting(QPainter& painter, double ratio) : painter_(painter) {
    painter_.save();
    painter_.scale(1 / ratio, 1 / ratio);
    painter_.setRenderHint(QPainter::SmoothPixmapTransform, false);
}

PixelPainting::~PixelPainting() {
    painter_.restore();
}

} // namespace counterpart
