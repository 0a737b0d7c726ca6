#include "ui/heatmap/maps_plot.h"

#include "ui/heatmap/decoration.h"
#include "ui/heatmap/heatmap.h"
#include "ui/heatmap/hub_bars.h"
#include "ui/heatmap/map_cells.h"
#include "ui/heatmap/maps_axes.h"
#include "ui/heatmap/maps_layout.h"
#include "ui/heatmap/mark_stamps.h"
#include "ui/heatmap/overlay.h"
#include "ui/heatmap/overview.h"
#include "ui/heatmap/pointer.h"
#include "ui/heatmap/scene.h"
#include "ui/heatmap/verdict_strips.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <thread>
#include <utility>

namespace counterpart {

namespace {

/// More than a few threads have not enough to do in a frame.
int threads_of_frame() {
    return std::clamp(int(std::thread::hardware_concurrency()), 1, 4);
}

const QString heatmap_layer = QStringLiteral("heatmaps");
const QString overlay_layer = QStringLiteral("marks");
const QString pointer_layer = QStringLiteral("pointer");

} // namespace

struct MapsPlot::Parts {
    explicit Parts(QCustomPlot& the_plot) : plot(the_plot) { scene.threads = &threads; }

    void build();
    void arrange();
    /// For questions between two paints: where everything is going to be.
    void arrange_if_needed() {
        if (dirty || arranged_for != plot.viewport())
            arrange();
    }
    /// Whether the plot has been painted yet.
    bool painted = false;
    QMetaObject::Connection painted_connection;
    void update_marks() {
        marks = scene.empty() ? std::vector<Mark>()
                              : overlay_marks(*scene.comparison, scene.view.show_assignment,
                                              scene.view.show_naive, scene.mark_shares);
    }
    [[nodiscard]] double screen_ratio() const {
        return scene.forced_ratio > 0 ? scene.forced_ratio : plot.bufferDevicePixelRatio();
    }
    [[nodiscard]] QString pooling_note() const {
        return counterpart::pooling_note(scene, screen_ratio());
    }

    QCustomPlot& plot;
    ThreadPool threads{threads_of_frame()};
    MapsScene scene;
    std::vector<Mark> marks;
    MarkStamps stamps{scene, marks};
    std::vector<LegendItem> legend;
    std::optional<ValueSpread> spread; ///< of the comparison, once it is asked for
    MapsAxes axes{plot, scene};
    std::unique_ptr<HubBars> hubs;
    std::unique_ptr<VerdictStrips> verdicts;
    std::unique_ptr<Overview> overview;
    bool dirty = true; ///< something was set since the last arrangement
    QRect arranged_for;
    MapsLayout* layout = nullptr;
    std::unique_ptr<Decoration> decoration;
    std::array<std::unique_ptr<Heatmap>, 2> heatmaps;
    std::unique_ptr<Overlay> overlay;
    std::unique_ptr<PointerMarks> pointer;
};

void MapsPlot::Parts::build() {
    plot.plotLayout()->clear();
    plot.setNoAntialiasingOnDrag(false);
    for (const QString& name : {heatmap_layer, overlay_layer, pointer_layer})
        plot.addLayer(name, plot.layer(plot.layerCount() - 1));
    // Two buffers: what is pointed at repaints neither maps nor marks. The plot's own layer for
    // overlays, which nothing is on, would make it four, each of which is blended as a whole.
    plot.layer(QStringLiteral("overlay"))->setMode(QCPLayer::lmLogical);
    plot.layer(pointer_layer)->setMode(QCPLayer::lmBuffered);

    layout = new MapsLayout(scene, [this] { arrange(); });
    plot.plotLayout()->setMargins({});
    plot.plotLayout()->addElement(0, 0, layout);
    for (const MapKind kind : both_maps) {
        auto* rect = new QCPAxisRect(&plot, false);
        rect->setAutoMargins(QCP::msNone);
        rect->setMargins({});
        rect->setMinimumSize(1, 1);
        layout->add(rect);
        axes.add(*rect);
        heatmaps[std::size_t(kind)] =
            std::make_unique<Heatmap>(&plot, heatmap_layer, scene, kind, stamps);
    }
    decoration = std::make_unique<Decoration>(&plot, overlay_layer, scene, legend);
    overlay = std::make_unique<Overlay>(&plot, overlay_layer, scene, marks);
    hubs = std::make_unique<HubBars>(&plot, overlay_layer, scene);
    verdicts = std::make_unique<VerdictStrips>(&plot, overlay_layer, scene);
    overview = std::make_unique<Overview>(&plot, overlay_layer, scene);
    pointer = std::make_unique<PointerMarks>(&plot, pointer_layer, scene);
    painted_connection =
        QObject::connect(&plot, &QCustomPlot::afterReplot, &plot, [this] { painted = true; });
}

void MapsPlot::Parts::arrange() {
    dirty = false;
    arranged_for = plot.viewport();
    const QFontMetrics metrics(plot.font());
    FrameInput input;
    input.area = plot.viewport();
    input.line = metrics.height();
    input.rows = scene.map(MapKind::raw).rows();
    input.cols = scene.map(MapKind::raw).cols();
    input.row_label = axes.widest_row_name();
    input.bars = scene.empty() ? 0 : hub_bars_height;
    input.overview = scene.zoomed() && !scene.empty();
    for (const double value : scale_ticks(scene.value_range()))
        input.scale_label =
            std::max(input.scale_label,
                     metrics.horizontalAdvance(
                         scale_number(value, scale_step(scene.value_range(), scene.view.range))));
    // The note depends on the size of the maps, and this on the lines of the legend: first with
    // the longest note that there can be, then as it is.
    legend = legend_items(scene, marks, QString());
    for (const LegendItem& item : legend)
        input.legend_items.push_back(legend_width(item, metrics));
    scene.frame = counterpart::arrange(input);
    const QString note = pooling_note();
    if (!note.isEmpty()) {
        legend = legend_items(scene, marks, note);
        input.legend_items.push_back(legend_width(legend.back(), metrics));
        scene.frame = counterpart::arrange(input);
        legend = legend_items(scene, marks, pooling_note());
    }
    axes.set();
}

MapsPlot::MapsPlot(QCustomPlot& plot) : parts_(std::make_unique<Parts>(plot)) {
    parts_->scene.theme = theme(false);
    parts_->build();
    parts_->axes.colour();
}

MapsPlot::~MapsPlot() {
    QObject::disconnect(parts_->painted_connection);
    parts_->layout->forget();
}

void MapsPlot::set_comparison(std::shared_ptr<const Comparison> comparison) {
    parts_->scene.comparison = std::move(comparison);
    parts_->spread.reset();
    order_cells(parts_->scene);
    set_colours(parts_->scene, parts_->spread);
    parts_->axes.measure_names();
    parts_->update_marks();
    parts_->dirty = true;
}

void MapsPlot::set_view(const ViewSettings& view) {
    MapsScene& scene = parts_->scene;
    const ViewSettings before = std::exchange(scene.view, view);
    if (before.left_order != view.left_order || before.right_order != view.right_order)
        order_cells(parts_->scene);
    if (before.range != view.range || before.signed_colour_map != view.signed_colour_map)
        set_colours(parts_->scene, parts_->spread);
    if (before.show_assignment != view.show_assignment || before.show_naive != view.show_naive)
        parts_->update_marks();
    parts_->dirty = true;
}

void MapsPlot::set_theme(const Theme& theme) {
    parts_->scene.theme = theme;
    ++parts_->scene.pictures;
    parts_->axes.measure_names(); // the font comes with it
    parts_->axes.colour();
}

void MapsPlot::set_marks(const Selection& selection) {
    parts_->scene.pointed = selection.pointed();
    parts_->scene.selected = selection.selected();
    parts_->scene.highlighted = selection.highlighted();
    parts_->scene.found = selection.found();
    parts_->scene.swap_cycle = selection.swap_cycle();
}

void MapsPlot::set_pointed_map(MapKind map) {
    parts_->scene.pointed_in = map;
}

void MapsPlot::set_rubber_band(const QRectF& band) {
    parts_->pointer->set_rubber_band(band);
}

void MapsPlot::replot_marks() {
    // Before the first paint there is no buffer to paint into, and nothing to repaint.
    if (parts_->painted)
        parts_->plot.layer(pointer_layer)->replot();
}

void MapsPlot::set_device_ratio(double ratio) {
    parts_->scene.forced_ratio = ratio;
    parts_->dirty = true;
}

std::function<Result<std::shared_ptr<const MapLevels>>(const Progress&)>
MapsPlot::levels_work() const {
    return counterpart::levels_work(parts_->scene);
}

void MapsPlot::set_levels(std::shared_ptr<const MapLevels> levels) {
    parts_->scene.levels = std::move(levels);
    ++parts_->scene.pictures;
    parts_->dirty = true;
}

void MapsPlot::set_baselines(std::shared_ptr<const NeuronVerdicts> verdicts,
                             std::vector<double> mark_shares) {
    parts_->scene.verdicts = std::move(verdicts);
    parts_->scene.mark_shares = std::move(mark_shares);
    parts_->update_marks();
    parts_->dirty = true; // the legend tells them
}

std::optional<MapCell> MapsPlot::cell_at(QPointF position) const {
    parts_->arrange_if_needed();
    const MapsScene& scene = parts_->scene;
    if (scene.empty())
        return std::nullopt;
    const double ratio = parts_->screen_ratio();
    const QPoint pixel(int(std::floor(position.x() * ratio)),
                       int(std::floor(position.y() * ratio)));
    for (const MapKind kind : both_maps) {
        const std::optional<PixelBlock> block = block_at(scene, kind, ratio, pixel);
        if (!block)
            continue;
        MapPlace place{(block->rows.first + block->rows.last) / 2,
                       (block->columns.first + block->columns.last) / 2};
        if (scene.view.pooling == Pooling::maximum)
            place = strongest(scene.map(kind), block->rows, block->columns);
        return MapCell{kind, {scene.left_of(place.row), scene.right_of(kind, place.column)}};
    }
    return std::nullopt;
}

std::optional<MapPosition> MapsPlot::place_at(QPointF position) const {
    parts_->arrange_if_needed();
    if (parts_->scene.empty())
        return std::nullopt;
    for (const MapKind kind : both_maps) {
        const QRectF box = parts_->scene.rect(kind);
        if (position.x() >= box.left() && position.x() < box.right() && position.y() >= box.top() &&
            position.y() < box.bottom())
            return place_in(kind, position);
    }
    return std::nullopt;
}

MapPosition MapsPlot::place_in(MapKind kind, QPointF position) const {
    parts_->arrange_if_needed();
    const MapGrid grid = parts_->scene.grid(kind, 1);
    return {kind, grid.rows.cell_of(position.y()), grid.columns.cell_of(position.x())};
}

QSizeF MapsPlot::cell_size(MapKind kind) const {
    parts_->arrange_if_needed();
    const MapGrid grid = parts_->scene.grid(kind, 1);
    return {grid.columns.cell_size(), grid.rows.cell_size()};
}

QRectF MapsPlot::map_rect(MapKind kind) const {
    parts_->arrange_if_needed();
    return parts_->scene.rect(kind);
}

QRectF MapsPlot::cell_rect(MapKind kind, Cell cell) const {
    parts_->arrange_if_needed();
    const MapsScene& scene = parts_->scene;
    if (scene.empty() || cell.left < 0 || cell.right < 0 || cell.left >= scene.map(kind).rows() ||
        cell.right >= scene.map(kind).cols())
        return {};
    return place_of(scene, kind, cell) & QRectF(scene.rect(kind));
}

std::optional<Index> MapsPlot::bar_at(QPointF position) const {
    parts_->arrange_if_needed();
    const auto hit = hub_bar_at(parts_->scene, position);
    return hit ? std::optional(hit->right) : std::nullopt;
}

std::optional<MapPosition> MapsPlot::overview_at(QPointF position) const {
    parts_->arrange_if_needed();
    return overview_place(parts_->scene, position, std::nullopt);
}

MapPosition MapsPlot::overview_in(MapKind map, QPointF position) const {
    parts_->arrange_if_needed();
    return *overview_place(parts_->scene, position, map);
}

QRectF MapsPlot::scale_rect() const {
    parts_->arrange_if_needed();
    if (parts_->scene.empty())
        return {};
    return QRectF(parts_->scene.frame.scale) | QRectF(parts_->scene.frame.scale_title);
}

QString MapsPlot::pooling_note() const {
    parts_->arrange_if_needed();
    return parts_->pooling_note();
}

} // namespace counterpart
