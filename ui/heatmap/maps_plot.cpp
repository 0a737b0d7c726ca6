#include "ui/heatmap/maps_plot.h"

#include "ui/heatmap/decoration.h"
#include "ui/heatmap/heatmap.h"
#include "ui/heatmap/hub_bars.h"
#include "ui/heatmap/mark_stamps.h"
#include "ui/heatmap/overlay.h"
#include "ui/heatmap/overview.h"
#include "ui/heatmap/pointer.h"
#include "ui/heatmap/scene.h"
#include "ui/heatmap/verdict_strips.h"

#include <QCoreApplication>
#include <QLocale>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <thread>
#include <utility>

namespace counterpart {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("Maps", text);
}

/// Matrices up to so many cells are painted from their cells in a few milliseconds.
constexpr Index cells_without_levels = Index{1500} * 1500;

/// More than a few threads have not enough to do in a frame.
int threads_of_frame() {
    return std::clamp(int(std::thread::hardware_concurrency()), 1, 4);
}

/// Puts the two axis rectangles where the frame has them. The frame is computed before anything
/// else of a layout, so that the axes make their ticks for the size they are going to have.
class MapsLayout : public QCPLayout {
  public:
    MapsLayout(const MapsScene& scene, std::function<void()> arrange)
        : scene_(scene), arrange_(std::move(arrange)) {}

    void add(QCPAxisRect* rect) {
        rects_.push_back(rect);
        adoptElement(rect);
    }
    /// Nothing is arranged any more: who did it is gone.
    void forget() { arrange_ = nullptr; }

    void update(UpdatePhase phase) override {
        if (phase == upPreparation && arrange_)
            arrange_();
        QCPLayout::update(phase);
    }
    [[nodiscard]] int elementCount() const override { return int(rects_.size()); }
    [[nodiscard]] QCPLayoutElement* elementAt(int index) const override {
        return index >= 0 && index < elementCount() ? rects_[std::size_t(index)] : nullptr;
    }
    QCPLayoutElement* takeAt(int index) override {
        QCPLayoutElement* element = elementAt(index);
        if (element) {
            releaseElement(element);
            rects_.erase(rects_.begin() + index);
        }
        return element;
    }
    bool take(QCPLayoutElement* element) override {
        for (int i = 0; i < elementCount(); ++i)
            if (rects_[std::size_t(i)] == element)
                return takeAt(i) != nullptr;
        return false;
    }

  protected:
    void updateLayout() override {
        if (!arrange_)
            return;
        for (int i = 0; i < elementCount(); ++i)
            rects_[std::size_t(i)]->setOuterRect(scene_.rect(both_maps[std::size_t(i)]));
    }

  private:
    const MapsScene& scene_;
    std::function<void()> arrange_;
    std::vector<QCPAxisRect*> rects_;
};

/// Longer names are shortened in their middle; device-independent pixels.
constexpr int longest_name = 72;

const QString heatmap_layer = QStringLiteral("heatmaps");
const QString overlay_layer = QStringLiteral("marks");
const QString pointer_layer = QStringLiteral("pointer");

/// Neurons are numbered, not counted: no separators between thousands.
QString index_text(Index index) {
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(qlonglong(index));
}

/// The network's name in an axis label, shortened in its middle to fit; left out where hardly
/// anything of it would be seen.
QString axis_label(const QString& neuron, const Responses& side, const QFontMetrics& metrics,
                   int length) {
    const QString name = QString::fromStdString(side.source().name);
    const QString text = name.isEmpty() ? neuron : QStringLiteral("%1 \u00b7 %2").arg(neuron, name);
    if (metrics.horizontalAdvance(text) <= length)
        return text;
    const int room = length - metrics.horizontalAdvance(neuron + QStringLiteral(" \u00b7 "));
    if (room < 6 * metrics.averageCharWidth())
        return metrics.elidedText(neuron, Qt::ElideRight, length);
    return QStringLiteral("%1 \u00b7 %2")
        .arg(neuron, metrics.elidedText(name, Qt::ElideMiddle, room));
}

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
    void set_axes();
    void set_axis(QCPAxis& axis, const PixelAxis& cells, bool vertical,
                  const std::function<QString(Index)>& text);
    void colour_axes();
    /// The cells of both maps, as they are ordered now. Levels of another order are gone.
    void order_cells();
    void set_colours();
    void measure_names();
    /// What a person reads of a neuron at its tick.
    [[nodiscard]] QString tick_text(NeuronRef::Side side, Index neuron) const;
    /// Whether the plot has been painted yet.
    bool painted = false;
    QMetaObject::Connection painted_connection;
    void update_marks() {
        marks = scene.empty() ? std::vector<Mark>()
                              : overlay_marks(*scene.comparison, scene.view.show_assignment,
                                              scene.view.show_naive);
    }
    [[nodiscard]] double screen_ratio() const {
        return scene.forced_ratio > 0 ? scene.forced_ratio : plot.bufferDevicePixelRatio();
    }
    [[nodiscard]] QString pooling_note() const;

    QCustomPlot& plot;
    ThreadPool threads{threads_of_frame()};
    MapsScene scene;
    std::vector<Mark> marks;
    MarkStamps stamps{scene, marks};
    std::vector<LegendItem> legend;
    std::optional<ValueSpread> spread; ///< of the comparison, once it is asked for
    std::array<int, 2> widest_name{};  ///< left, right: of the names at ticks
    std::unique_ptr<HubBars> hubs;
    std::unique_ptr<VerdictStrips> verdicts;
    std::unique_ptr<Overview> overview;
    bool dirty = true; ///< something was set since the last arrangement
    QRect arranged_for;
    MapsLayout* layout = nullptr;
    std::array<QCPAxisRect*, 2> rects{};
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
        rects[std::size_t(kind)] = rect;
        for (QCPAxis* axis : rect->addAxes(QCPAxis::atLeft | QCPAxis::atBottom)) {
            axis->grid()->setVisible(false);
            axis->setTicker(QSharedPointer<QCPAxisTickerText>::create());
            axis->setBasePen(Qt::NoPen);
            axis->setTickLength(0, frame_size::tick);
            // Ticks begin outside: at 0 they would cover the outermost pixels of cells.
            axis->setOffset(1);
            axis->setTickLabelPadding(frame_size::tick_gap);
            axis->setLabelPadding(frame_size::label_gap);
        }
        rect->axis(QCPAxis::atLeft)->setRangeReversed(true);
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

void MapsPlot::Parts::order_cells() {
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

void MapsPlot::Parts::set_colours() {
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

QString MapsPlot::Parts::tick_text(NeuronRef::Side side, Index neuron) const {
    const Responses& responses =
        side == NeuronRef::Side::left ? *scene.comparison->left : *scene.comparison->right;
    if (!responses.has_neuron_names())
        return index_text(neuron);
    return QFontMetrics(plot.font())
        .elidedText(QString::fromStdString(responses.neuron_name(neuron)), Qt::ElideMiddle,
                    longest_name);
}

void MapsPlot::Parts::measure_names() {
    widest_name = {};
    if (scene.empty())
        return;
    const QFontMetrics metrics(plot.font());
    for (const auto side : {NeuronRef::Side::left, NeuronRef::Side::right}) {
        const bool left = side == NeuronRef::Side::left;
        const Responses& responses = left ? *scene.comparison->left : *scene.comparison->right;
        int& widest = widest_name[left ? 0 : 1];
        if (responses.has_neuron_names()) {
            for (const std::string& name : responses.neuron_names())
                widest = std::max(widest, metrics.horizontalAdvance(QString::fromStdString(name)));
            widest = std::min(widest, longest_name);
        } else {
            widest = metrics.horizontalAdvance(
                index_text(std::max<Index>(responses.n_neurons(), 1) - 1));
        }
    }
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
    input.row_label = widest_name[0];
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
    set_axes();
}

void MapsPlot::Parts::set_axis(QCPAxis& axis, const PixelAxis& cells, bool vertical,
                               const std::function<QString(Index)>& text) {
    const QFontMetrics metrics(axis.tickLabelFont());
    const double label = vertical ? metrics.height() * 0.9 : std::max(widest_name[1], 8);
    QMap<double, QString> ticks;
    for (const Index cell : tick_cells(cells.span, cells.cells, cells.cell_size(), label))
        ticks.insert(double(cell) + 0.5, text(cell));
    axis.ticker().staticCast<QCPAxisTickerText>()->setTicks(ticks);
    axis.setRange(cells.span.first, cells.span.last);
}

void MapsPlot::Parts::set_axes() {
    const bool empty = scene.empty() || scene.frame.raw.isEmpty();
    const QFontMetrics metrics(plot.font());
    for (const MapKind kind : both_maps) {
        QCPAxisRect* rect = rects[std::size_t(kind)];
        for (QCPAxis* axis : rect->axes())
            axis->setVisible(!empty);
        if (empty)
            continue;
        QCPAxis& rows = *rect->axis(QCPAxis::atLeft);
        QCPAxis& columns = *rect->axis(QCPAxis::atBottom);
        const MapGrid grid = scene.grid(kind, 1);
        set_axis(rows, grid.rows, true,
                 [&](Index row) { return tick_text(NeuronRef::Side::left, scene.left_of(row)); });
        set_axis(columns, grid.columns, false, [&](Index column) {
            return tick_text(NeuronRef::Side::right, scene.right_of(kind, column));
        });
        const QRect box = scene.rect(kind);
        columns.setLabel(axis_label(words(QT_TRANSLATE_NOOP("Maps", "right neuron")),
                                    *scene.comparison->right, metrics, box.width()));
        rows.setLabel(kind == MapKind::raw || scene.frame.stacked()
                          ? axis_label(words(QT_TRANSLATE_NOOP("Maps", "left neuron")),
                                       *scene.comparison->left, metrics, box.height())
                          : QString());
    }
}

void MapsPlot::Parts::colour_axes() {
    plot.setBackground(QBrush(scene.theme.canvas));
    for (QCPAxisRect* rect : rects)
        for (QCPAxis* axis : rect->axes()) {
            axis->setTickPen(QPen(scene.theme.muted_text, 1, Qt::SolidLine, Qt::FlatCap));
            axis->setSubTickPen(Qt::NoPen);
            axis->setTickLabelColor(scene.theme.text);
            axis->setLabelColor(scene.theme.text);
            axis->setTickLabelFont(plot.font());
            axis->setLabelFont(plot.font());
        }
}

QString MapsPlot::Parts::pooling_note() const {
    if (scene.empty() || scene.frame.raw.isEmpty())
        return {};
    const PixelLoad load = largest_load(scene, screen_ratio());
    if (load.rows <= 1 && load.columns <= 1)
        return {};
    const bool maximum = scene.view.pooling == Pooling::maximum;
    const char* text = !maximum ? QT_TRANSLATE_NOOP("Maps", "1 px = up to %1 × %2 pairs, mean")
                       : scene.is_signed()
                           ? QT_TRANSLATE_NOOP("Maps", "1 px = up to %1 × %2 pairs, the strongest")
                           : QT_TRANSLATE_NOOP("Maps", "1 px = up to %1 × %2 pairs, maximum");
    return words(text).arg(QLocale().toString(qlonglong(load.rows)),
                           QLocale().toString(qlonglong(load.columns)));
}

MapsPlot::MapsPlot(QCustomPlot& plot) : parts_(std::make_unique<Parts>(plot)) {
    parts_->scene.theme = theme(false);
    parts_->build();
    parts_->colour_axes();
}

MapsPlot::~MapsPlot() {
    QObject::disconnect(parts_->painted_connection);
    parts_->layout->forget();
}

void MapsPlot::set_comparison(std::shared_ptr<const Comparison> comparison) {
    parts_->scene.comparison = std::move(comparison);
    parts_->spread.reset();
    parts_->order_cells();
    parts_->set_colours();
    parts_->measure_names();
    parts_->update_marks();
    parts_->dirty = true;
}

void MapsPlot::set_view(const ViewSettings& view) {
    MapsScene& scene = parts_->scene;
    const ViewSettings before = std::exchange(scene.view, view);
    if (before.left_order != view.left_order || before.right_order != view.right_order)
        parts_->order_cells();
    if (before.range != view.range || before.signed_colour_map != view.signed_colour_map)
        parts_->set_colours();
    if (before.show_assignment != view.show_assignment || before.show_naive != view.show_naive)
        parts_->update_marks();
    parts_->dirty = true;
}

void MapsPlot::set_theme(const Theme& theme) {
    parts_->scene.theme = theme;
    ++parts_->scene.pictures;
    parts_->measure_names(); // the font comes with it
    parts_->colour_axes();
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
    const MapsScene& scene = parts_->scene;
    const MapCells& raw = scene.map(MapKind::raw);
    if (raw.rows() * raw.cols() <= cells_without_levels)
        return {};
    return [raw, matched = scene.map(MapKind::matched)](const Progress& progress) {
        return build_levels(raw, matched, progress);
    };
}

void MapsPlot::set_levels(std::shared_ptr<const MapLevels> levels) {
    parts_->scene.levels = std::move(levels);
    ++parts_->scene.pictures;
    parts_->dirty = true;
}

void MapsPlot::set_verdicts(std::shared_ptr<const NeuronVerdicts> verdicts) {
    parts_->scene.verdicts = std::move(verdicts);
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
