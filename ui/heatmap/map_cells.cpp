#include "ui/heatmap/map_cells.h"

#include "ui/heatmap/heatmap.h"

#include <QCoreApplication>
#include <QLocale>

#include <vector>

namespace counterpart {

namespace {

/// Matrices up to so many cells are painted from their cells in a few milliseconds.
constexpr Index cells_without_levels = Index{1500} * 1500;

} // namespace

void order_cells(MapsScene& scene) {
    scene.cells = {};
    scene.orders = {};
    scene.levels.reset();
    ++scene.pictures;
    if (scene.empty())
        return;
    const Comparison& c = *scene.comparison;
    scene.orders = map_orders(c, scene.view);
    const auto share = [](const std::vector<Index>& order) {
        return std::make_shared<const std::vector<Index>>(order);
    };
    const auto rows =
        scene.orders.rows.in_file_order ? nullptr : share(scene.orders.rows.neuron_at);
    scene.cells = {
        map_cells(c.correlations, share(scene.orders.raw_columns.neuron_at), c.options.sign, rows),
        map_cells(c.correlations, share(scene.orders.matched.right_of_column), c.options.sign,
                  rows)};
}

void set_colours(MapsScene& scene, std::optional<ValueSpread>& spread) {
    ++scene.pictures;
    if (scene.empty() || scene.view.range.kind == RangeKind::fixed) {
        scene.colours = fixed_span(scene.is_signed() ? Sign::signed_ : Sign::absolute);
        return;
    }
    const Comparison& c = *scene.comparison;
    if (!spread)
        spread = value_spread(*c.correlations, c.options.sign);
    scene.colours = colour_span(*spread, scene.view.range, scene.around_zero());
}

std::function<Result<std::shared_ptr<const MapLevels>>(const Progress&)>
levels_work(const MapsScene& scene) {
    const MapCells& raw = scene.map(MapKind::raw);
    if (raw.rows() * raw.cols() <= cells_without_levels)
        return {};
    return [raw, matched = scene.map(MapKind::matched)](const Progress& progress) {
        return build_levels(raw, matched, progress);
    };
}

QString pooling_note(const MapsScene& scene, double ratio) {
    if (scene.empty() || scene.frame.raw.isEmpty())
        return {};
    const PixelLoad load = largest_load(scene, ratio);
    if (load.rows <= 1 && load.columns <= 1)
        return {};
    const bool maximum = scene.view.pooling == Pooling::maximum;
    const char* text = !maximum ? QT_TRANSLATE_NOOP("Maps", "1 px = up to %1 × %2 pairs, mean")
                       : scene.is_signed()
                           ? QT_TRANSLATE_NOOP("Maps", "1 px = up to %1 × %2 pairs, the strongest")
                           : QT_TRANSLATE_NOOP("Maps", "1 px = up to %1 × %2 pairs, maximum");
    return QCoreApplication::translate("Maps", text)
        .arg(QLocale().toString(qlonglong(load.rows)), QLocale().toString(qlonglong(load.columns)));
}

} // namespace counterpart
