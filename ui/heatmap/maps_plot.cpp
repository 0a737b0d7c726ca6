#include "ui/heatmap/maps_plot.h"

#include "ui/heatmap/decoration.h"
#include "ui/heatmap/heatmap.h"
#include "ui/heatmap/overlay.h"
#include "ui/heatmap/pointer.h"
#include "ui/heatmap/scene.h"

#include <QCoreApplication>
#include <QLocale>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace counterpart {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("Maps", text);
}

/// Matrices up to so many cells are painted from their cells in a few milliseconds.
constexpr Index cells_without_levels = Index{1500} * 1500;

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
    explicit Parts(QCustomPlot& the_plot) : plot(the_plot) {}

    void build();
    void arrange();
    /// For questions between two paints: where everything is going to be.
    void arrange_if_needed() {
        if (dirty || arranged_for != plot.viewport())
            arrange();
    }
    void set_axes();
    void set_axis(QCPAxis& axis, const PixelAxis& cells, bool vertical,
                  const std::function<Index(Index)>& index);
    void colour_axes();
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
    MapsScene scene;
    std::vector<Mark> marks;
    std::vector<LegendItem> legend;
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
    // Buffers of their own: what is pointed at repaints neither maps nor marks.
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
        heatmaps[std::size_t(kind)] = std::make_unique<Heatmap>(&plot, heatmap_layer, scene, kind);
    }
    decoration = std::make_unique<Decoration>(&plot, overlay_layer, scene, legend);
    overlay = std::make_unique<Overlay>(&plot, overlay_layer, scene, marks);
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
    input.row_label = metrics.horizontalAdvance(index_text(std::max<Index>(input.rows, 1) - 1));
    for (const double value : scale_ticks(scene.value_range()))
        input.scale_label =
            std::max(input.scale_label, metrics.horizontalAdvance(scale_number(value)));
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
                               const std::function<Index(Index)>& index) {
    const QFontMetrics metrics(axis.tickLabelFont());
    const QString widest = index_text(std::max<Index>(cells.cells, 1) - 1);
    const double label = vertical ? metrics.height() * 0.9 : metrics.horizontalAdvance(widest);
    QMap<double, QString> ticks;
    for (const Index cell : tick_cells(cells.span, cells.cells, cells.cell_size(), label))
        ticks.insert(double(cell) + 0.5, index_text(index(cell)));
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
        set_axis(rows, grid.rows, true, [](Index row) { return row; });
        set_axis(columns, grid.columns, false,
                 [&](Index column) { return scene.right_of(kind, column); });
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
    MapsScene& scene = parts_->scene;
    scene.comparison = std::move(comparison);
    scene.cells = {};
    scene.order = {};
    scene.levels.reset();
    if (scene.comparison) {
        const Comparison& c = *scene.comparison;
        scene.order = matched_order(c);
        std::vector<Index> file_order(std::size_t(c.correlations->r.cols()));
        std::iota(file_order.begin(), file_order.end(), Index{0});
        scene.cells = {
            map_cells(c.correlations,
                      std::make_shared<const std::vector<Index>>(std::move(file_order)),
                      c.options.sign),
            map_cells(c.correlations,
                      std::make_shared<const std::vector<Index>>(scene.order.right_of_column),
                      c.options.sign)};
    }
    parts_->update_marks();
    parts_->dirty = true;
}

void MapsPlot::set_view(const ViewSettings& view) {
    parts_->scene.view = view;
    parts_->update_marks();
    parts_->dirty = true;
}

void MapsPlot::set_theme(const Theme& theme) {
    parts_->scene.theme = theme;
    parts_->colour_axes();
}

void MapsPlot::set_marks(const Selection& selection) {
    parts_->scene.pointed = selection.pointed();
    parts_->scene.selected = selection.selected();
    parts_->scene.highlighted = selection.highlighted();
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
    parts_->dirty = true;
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
        return MapCell{kind, {place.row, scene.right_of(kind, place.column)}};
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

QString MapsPlot::pooling_note() const {
    parts_->arrange_if_needed();
    return parts_->pooling_note();
}

MatchedOrder matched_order(const Comparison& comparison) {
    MatchedOrder order;
    const auto n = std::size_t(comparison.correlations->r.cols());
    order.column_of_right.assign(n, -1);
    const auto put = [&order](Index right) {
        order.column_of_right[std::size_t(right)] = Index(order.right_of_column.size());
        order.right_of_column.push_back(right);
    };
    for (const Pair& pair : comparison.pairs)
        if (!pair.placeholder())
            put(pair.right);
    order.n_matched = Index(order.right_of_column.size());
    for (Index right = 0; right < Index(n); ++right)
        if (order.column_of_right[std::size_t(right)] < 0)
            put(right);
    return order;
}

} // namespace counterpart
