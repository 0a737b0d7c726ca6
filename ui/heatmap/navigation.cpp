#include "ui/heatmap/navigation.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace counterpart {

namespace {

/// Spans that are never "everything", while they are worked with.
struct Spans {
    Span rows;
    Span raw;
    Span matched;

    [[nodiscard]] Span& columns(MapKind map) { return map == MapKind::raw ? raw : matched; }
};

Spans spans_of(const MapsShape& shape, const ViewSettings& view) {
    return {resolve(view.rows, shape.rows), resolve(view.raw_columns, shape.cols),
            resolve(view.matched_columns, shape.cols)};
}

ViewSettings with(const MapsShape& shape, ViewSettings view, const Spans& spans) {
    view.rows = settle(spans.rows, shape.rows);
    view.raw_columns = settle(spans.raw, shape.cols);
    view.matched_columns = settle(spans.matched, shape.cols);
    return view;
}

double width(const Span& span) {
    return span.last - span.first;
}

/// The matched map shows the counterparts of the rows in view.
void follow_raw(const MapsShape& shape, Spans& spans) {
    const double middle = shape.diagonal((spans.rows.first + spans.rows.last) / 2);
    spans.matched = centred(middle, width(spans.raw), shape.cols);
}

/// A place between columns of the matched map as a place in the raw map: on the same neuron.
double raw_column(const MapsShape& shape, double matched_column) {
    const Index column = std::clamp(Index(std::floor(matched_column)), Index{0}, shape.cols - 1);
    return double(shape.column_of(MapKind::raw, shape.right_at(MapKind::matched, column))) +
           matched_column - double(column);
}

} // namespace

double MapsShape::diagonal(double row) const {
    if (rows == 0)
        return 0;
    const auto whole = std::size_t(std::clamp(Index(std::floor(row)), Index{0}, rows - 1));
    const double share = std::clamp(row - double(whole), 0.0, 1.0);
    return double(matched_before[whole]) +
           share * double(matched_before[whole + 1] - matched_before[whole]);
}

Index MapsShape::column_of(MapKind map, Index right) const {
    return map == MapKind::raw ? raw_order.place_of[std::size_t(right)]
                               : order.column_of_right[std::size_t(right)];
}

Index MapsShape::right_at(MapKind map, Index column) const {
    return map == MapKind::raw ? raw_order.neuron_at[std::size_t(column)]
                               : order.right_of_column[std::size_t(column)];
}

MapsShape maps_shape(const Comparison& comparison, const ViewSettings& view) {
    MapOrders orders = map_orders(comparison, view);
    MapsShape shape{comparison.correlations->r.rows(),
                    comparison.correlations->r.cols(),
                    std::move(orders.matched),
                    std::move(orders.rows),
                    std::move(orders.raw_columns),
                    {0}};
    for (const Index left : shape.row_order.neuron_at)
        shape.matched_before.push_back(shape.matched_before.back() +
                                       (comparison.counterpart_of_left(left) >= 0 ? 1 : 0));
    return shape;
}

ViewSettings zoomed_view(const MapsShape& shape, const ViewSettings& view, const MapPosition& about,
                         double factor) {
    if (shape.rows == 0 || shape.cols == 0)
        return view;
    Spans spans = spans_of(shape, view);
    spans.rows = zoomed(spans.rows, about.row, factor, shape.rows);
    Span& columns = spans.columns(about.map);
    columns = zoomed(columns, about.column, factor, shape.cols);
    if (about.map == MapKind::raw) {
        follow_raw(shape, spans);
        return with(shape, view, spans);
    }
    const double pointed = raw_column(shape, about.column);
    const double nearer = width(columns) / width(spans.raw);
    // A neuron that was out of view comes into the middle.
    if (pointed < spans.raw.first || pointed > spans.raw.last)
        spans.raw = centred(pointed, width(columns), shape.cols);
    else
        spans.raw = zoomed(spans.raw, pointed, nearer, shape.cols);
    return with(shape, view, spans);
}

ViewSettings panned_view(const MapsShape& shape, const ViewSettings& view, MapKind map, double rows,
                         double columns) {
    Spans spans = spans_of(shape, view);
    spans.rows = panned(spans.rows, rows, shape.rows);
    Span& moved = spans.columns(map);
    moved = panned(moved, columns, shape.cols);
    if (map == MapKind::raw)
        follow_raw(shape, spans);
    return with(shape, view, spans);
}

ViewSettings rectangle_view(const MapsShape& shape, const ViewSettings& view,
                            const MapPosition& from, const MapPosition& to) {
    if (shape.rows == 0 || shape.cols == 0)
        return view;
    Spans spans = spans_of(shape, view);
    const auto whole_cells = [](double a, double b, Index cells) {
        const double first = std::floor(std::min(a, b));
        const double last = std::ceil(std::max(a, b));
        return panned({first, std::max(last, first + 1)}, 0, cells);
    };
    spans.rows = whole_cells(from.row, to.row, shape.rows);
    Span& columns = spans.columns(from.map);
    columns = whole_cells(from.column, to.column, shape.cols);
    if (from.map == MapKind::raw)
        follow_raw(shape, spans);
    else
        spans.raw = centred(raw_column(shape, (columns.first + columns.last) / 2), width(columns),
                            shape.cols);
    return with(shape, view, spans);
}

ViewSettings cell_view(const MapsShape& shape, const ViewSettings& view, Cell cell) {
    constexpr double around = 12;
    Spans spans = spans_of(shape, view);
    const double rows = std::min(around, width(spans.rows));
    const double columns = std::min(around, width(spans.raw));
    const Index matched = shape.column_of(MapKind::matched, cell.right);
    const Index raw = shape.column_of(MapKind::raw, cell.right);
    const Index row = shape.row_order.place_of[std::size_t(cell.left)];
    spans.rows = centred(double(row) + 0.5, rows, shape.rows);
    spans.raw = centred(double(raw) + 0.5, columns, shape.cols);
    spans.matched = centred(double(matched) + 0.5, columns, shape.cols);
    return with(shape, view, spans);
}

ViewSettings centred_view(const MapsShape& shape, const ViewSettings& view,
                          const MapPosition& middle) {
    const Spans spans = spans_of(shape, view);
    const Span& columns = middle.map == MapKind::raw ? spans.raw : spans.matched;
    return panned_view(shape, view, middle.map,
                       middle.row - (spans.rows.first + spans.rows.last) / 2,
                       middle.column - (columns.first + columns.last) / 2);
}

ViewSettings revealing_view(const MapsShape& shape, const ViewSettings& view, MapKind map,
                            Cell cell) {
    Spans spans = spans_of(shape, view);
    spans.rows =
        revealing(spans.rows, shape.row_order.place_of[std::size_t(cell.left)], shape.rows);
    Span& columns = spans.columns(map);
    columns = revealing(columns, shape.column_of(map, cell.right), shape.cols);
    if (map == MapKind::raw)
        follow_raw(shape, spans);
    return with(shape, view, spans);
}

ViewSettings valid_view(const MapsShape& shape, const ViewSettings& view) {
    return with(shape, view, spans_of(shape, view));
}

} // namespace counterpart
