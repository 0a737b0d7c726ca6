#include "ui/heatmap/maps_view.h"

#include "ui/heatmap/maps_plot.h"
#include "ui/heatmap/navigation.h"
#include "ui/theme/theme.h"
#include "ui/workbench/job.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QToolTip>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace counterpart {

namespace {

/// A step of the wheel or a key zooms by this much.
constexpr double zoom_step = 1.25;

} // namespace

struct MapsView::Parts {
    Parts(MapsView& the_owner, ViewState& the_view, Selection& the_selection);

    void follow_view();
    void follow_selection();
    void build_levels();
    void colour();

    void pan(QPointF position);
    void span_rectangle(QPointF position);
    void finish(QPointF position);
    void hover(QPointF position);
    void show_cursor(QPointF position);
    [[nodiscard]] Cell current() const;
    void point_at(Cell cell);
    void step(Index rows, Index columns);
    void jump(bool last, bool corner);
    void jump_to_match();
    void light_up_choosers(Index right);
    void next_range();
    bool show_tip(const QHelpEvent& event);
    void zoom_at_pointed(double factor);

    MapsView& owner;
    ViewState& view;
    Selection& selection;
    QCustomPlot* plot;
    MapsPlot maps;
    Job job;
    std::shared_ptr<const Comparison> comparison;
    MapsShape shape;
    SideOrder left_order; ///< that `shape` and the levels are of
    SideOrder right_order;

    /// What the pressed button does.
    enum class Gesture { none, undecided, pan, rectangle, overview };
    Gesture gesture = Gesture::none;
    QPointF pressed_at;
    std::optional<MapPosition> pressed_place;
    ViewSettings pressed_view;
    MapKind keyboard_map = MapKind::raw; ///< the map pointed in last
};

MapsView::Parts::Parts(MapsView& the_owner, ViewState& the_view, Selection& the_selection)
    : owner(the_owner), view(the_view), selection(the_selection), plot(new QCustomPlot(&owner)),
      maps(*plot) {}

void MapsView::Parts::follow_view() {
    const ViewSettings& settings = view.settings();
    maps.set_view(settings);
    if (settings.left_order != left_order || settings.right_order != right_order) {
        left_order = settings.left_order;
        right_order = settings.right_order;
        if (comparison) {
            shape = maps_shape(*comparison, settings);
            build_levels();
        }
    }
    plot->replot(QCustomPlot::rpQueuedReplot);
}

void MapsView::Parts::follow_selection() {
    maps.set_marks(selection);
    maps.replot_marks();
}

/// Large maps are painted from levels as soon as there are some, and from their cells until then.
void MapsView::Parts::build_levels() {
    job.cancel();
    auto work = maps.levels_work();
    if (!work)
        return;
    job.start<std::shared_ptr<const MapLevels>>(std::move(work),
                                                [this](std::shared_ptr<const MapLevels> levels) {
                                                    maps.set_levels(std::move(levels));
                                                    plot->replot(QCustomPlot::rpQueuedReplot);
                                                });
}

void MapsView::Parts::colour() {
    maps.set_theme(theme(is_dark(owner.palette())));
    plot->replot(QCustomPlot::rpQueuedReplot);
}

void MapsView::Parts::pan(QPointF position) {
    const MapKind map = pressed_place->map;
    const QSizeF cell = maps.cell_size(map);
    const QPointF moved = pressed_at - position;
    view.set(
        panned_view(shape, pressed_view, map, moved.y() / cell.height(), moved.x() / cell.width()));
}

void MapsView::Parts::span_rectangle(QPointF position) {
    maps.set_rubber_band(QRectF(pressed_at, position).normalized() &
                         maps.map_rect(pressed_place->map));
    maps.replot_marks();
}

void MapsView::Parts::finish(QPointF position) {
    const Gesture finished = gesture;
    gesture = Gesture::none;
    if (finished == Gesture::undecided) {
        if (const auto found = maps.cell_at(pressed_at))
            selection.select(found->cell);
    } else if (finished == Gesture::rectangle) {
        const QRectF band =
            QRectF(pressed_at, position).normalized() & maps.map_rect(pressed_place->map);
        maps.set_rubber_band({});
        maps.replot_marks();
        if (band.width() > 3 && band.height() > 3) {
            const MapKind map = pressed_place->map;
            view.set(rectangle_view(shape, view.settings(), maps.place_in(map, band.topLeft()),
                                    maps.place_in(map, band.bottomRight())));
        }
    }
    hover(position);
}

void MapsView::Parts::hover(QPointF position) {
    const auto found = maps.cell_at(position);
    if (found)
        keyboard_map = found->map;
    maps.set_pointed_map(keyboard_map);
    selection.point(found ? std::optional(found->cell) : std::nullopt);
    show_cursor(position);
}

void MapsView::Parts::show_cursor(QPointF position) {
    if (gesture == Gesture::pan)
        owner.setCursor(Qt::ClosedHandCursor);
    else if (gesture == Gesture::rectangle || maps.place_at(position))
        owner.setCursor(Qt::CrossCursor);
    else if (gesture == Gesture::overview || maps.overview_at(position))
        owner.setCursor(Qt::SizeAllCursor);
    else if (maps.bar_at(position))
        owner.setCursor(Qt::PointingHandCursor);
    else
        owner.unsetCursor();
}

Cell MapsView::Parts::current() const {
    const auto& from = selection.pointed() ? selection.pointed() : selection.selected();
    Cell cell = from.value_or(Cell());
    // A neuron alone stands for its pair; one without a pair for its first cell.
    if (cell.left < 0 && cell.right >= 0)
        cell.left = comparison->counterpart_of_right(cell.right);
    if (cell.right < 0 && cell.left >= 0)
        cell.right = comparison->counterpart_of_left(cell.left);
    if (cell.left < 0)
        cell.left = shape.row_order.neuron_at.front();
    if (cell.right < 0)
        cell.right = shape.right_at(keyboard_map, 0);
    return cell;
}

void MapsView::Parts::point_at(Cell cell) {
    view.set(revealing_view(shape, view.settings(), keyboard_map, cell));
    maps.set_pointed_map(keyboard_map);
    selection.point(cell);
}

void MapsView::Parts::step(Index rows, Index columns) {
    if (!comparison)
        return;
    const auto& from = selection.pointed() ? selection.pointed() : selection.selected();
    Cell cell = current();
    if (from) {
        const Index row = shape.row_order.place_of[std::size_t(cell.left)] + rows;
        const Index column = shape.column_of(keyboard_map, cell.right) + columns;
        cell = {shape.row_order.neuron_at[std::size_t(std::clamp(row, Index{0}, shape.rows - 1))],
                shape.right_at(keyboard_map, std::clamp(column, Index{0}, shape.cols - 1))};
    }
    point_at(cell);
}

void MapsView::Parts::jump(bool last, bool corner) {
    if (!comparison)
        return;
    Cell cell = current();
    cell.right = shape.right_at(keyboard_map, last ? shape.cols - 1 : 0);
    if (corner)
        cell.left = last ? shape.row_order.neuron_at.back() : shape.row_order.neuron_at.front();
    point_at(cell);
}

void MapsView::Parts::jump_to_match() {
    if (!comparison)
        return;
    Cell cell = current();
    cell.right = comparison->counterpart_of_left(cell.left);
    if (cell.right >= 0)
        point_at(cell);
}

void MapsView::Parts::zoom_at_pointed(double factor) {
    if (!comparison)
        return;
    MapPosition about = maps.place_in(keyboard_map, maps.map_rect(keyboard_map).center());
    if (selection.pointed() || selection.selected()) {
        const Cell cell = current();
        about.row = double(shape.row_order.place_of[std::size_t(cell.left)]) + 0.5;
        about.column = double(shape.column_of(keyboard_map, cell.right)) + 0.5;
    }
    view.set(zoomed_view(shape, view.settings(), about, factor));
}

void MapsView::Parts::light_up_choosers(Index right) {
    std::vector<NeuronRef> neurons{{NeuronRef::Side::right, right}};
    const auto& choices = comparison->anatomy.left_choice;
    for (std::size_t left = 0; left < choices.size(); ++left)
        if (choices[left].choice == right)
            neurons.push_back({NeuronRef::Side::left, Index(left)});
    selection.highlight(std::move(neurons));
}

/// Fixed, from minimum to maximum, percentiles, and again.
void MapsView::Parts::next_range() {
    ViewSettings settings = view.settings();
    settings.range.kind = RangeKind((int(settings.range.kind) + 1) % 3);
    view.set(settings);
}

bool MapsView::Parts::show_tip(const QHelpEvent& event) {
    const auto right = comparison ? maps.bar_at(QPointF(event.pos())) : std::nullopt;
    if (!right)
        return false;
    const ChosenRange times = comparison->anatomy.right_range[std::size_t(*right)];
    const QString name = QString::fromStdString(comparison->right->neuron_name(*right));
    const QString tip =
        times.fewest == times.most
            ? MapsView::tr("Right neuron %1: the naive choice of %n left neuron(s)", nullptr,
                           int(times.most))
                  .arg(name)
            : MapsView::tr("Right neuron %1: the naive choice of %2 to %3 left neurons, depending "
                           "on how ties are broken")
                  .arg(name, QLocale().toString(qlonglong(times.fewest)),
                       QLocale().toString(qlonglong(times.most)));
    QToolTip::showText(event.globalPos(), tip, &owner);
    return true;
}

MapsView::MapsView(ViewState& view, Selection& selection, QWidget* parent)
    : QWidget(parent), parts_(std::make_unique<Parts>(*this, view, selection)) {
    setObjectName(QStringLiteral("maps"));
    setAccessibleName(tr("Maps of similarity, raw and matched"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(parts_->plot);
    // All events of the mouse are this widget's: its gestures are not those of a plot.
    parts_->plot->setAttribute(Qt::WA_TransparentForMouseEvents);
    parts_->plot->setFocusPolicy(Qt::NoFocus);
    parts_->plot->setMinimumSize(1, 1);
    connect(&view, &ViewState::changed, this, [this] { parts_->follow_view(); });
    connect(&selection, &Selection::changed, this, [this] { parts_->follow_selection(); });
    parts_->maps.set_view(view.settings());
    parts_->maps.set_marks(selection);
    parts_->colour();
}

MapsView::~MapsView() = default;

void MapsView::show_baselines(std::shared_ptr<const NeuronVerdicts> verdicts,
                              std::vector<double> mark_shares) {
    parts_->maps.set_baselines(std::move(verdicts), std::move(mark_shares));
    parts_->plot->replot(QCustomPlot::rpQueuedReplot);
}

void MapsView::show_comparison(std::shared_ptr<const Comparison> comparison) {
    Parts& p = *parts_;
    const Index rows = p.shape.rows;
    const Index cols = p.shape.cols;
    p.gesture = Parts::Gesture::none;
    p.comparison = std::move(comparison);
    p.left_order = p.view.settings().left_order;
    p.right_order = p.view.settings().right_order;
    p.shape = p.comparison ? maps_shape(*p.comparison, p.view.settings()) : MapsShape();
    p.maps.set_comparison(p.comparison);
    p.build_levels();
    if (p.comparison) {
        ViewSettings settings = p.view.settings();
        const bool other_shape = rows > 0 && (rows != p.shape.rows || cols != p.shape.cols);
        if (other_shape)
            settings.rows = settings.raw_columns = settings.matched_columns = {};
        p.view.set(valid_view(p.shape, settings));
    }
    p.follow_view();
}

const MapsPlot& MapsView::maps_plot() const {
    return parts_->maps;
}

bool MapsView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip)
        return parts_->show_tip(*static_cast<QHelpEvent*>(event));
    return QWidget::event(event);
}

void MapsView::contextMenuEvent(QContextMenuEvent* event) {
    if (parts_->maps.scale_rect().contains(event->pos()))
        Q_EMIT scaleMenuWanted(event->globalPos());
    else
        QWidget::contextMenuEvent(event);
}

QString MapsView::pooling_note() const {
    return parts_->maps.pooling_note();
}

std::optional<QPoint> MapsView::position_of(Cell cell, bool in_matched_map) const {
    const QRectF rect =
        parts_->maps.cell_rect(in_matched_map ? MapKind::matched : MapKind::raw, cell);
    if (rect.isEmpty())
        return std::nullopt;
    const QPointF middle = parts_->plot->mapTo(this, rect.center());
    return QPoint(int(std::floor(middle.x())), int(std::floor(middle.y())));
}

QSize MapsView::minimumSizeHint() const {
    return {500, 300};
}

QSize MapsView::sizeHint() const {
    return {900, 520};
}

void MapsView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange ||
        event->type() == QEvent::LanguageChange) {
        parts_->plot->setFont(font());
        parts_->colour();
    }
    QWidget::changeEvent(event);
}

void MapsView::mousePressEvent(QMouseEvent* event) {
    Parts& p = *parts_;
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto small = p.maps.overview_at(event->position())) {
        p.gesture = Parts::Gesture::overview;
        p.pressed_place = small;
        p.view.set(centred_view(p.shape, p.view.settings(), *small));
        return;
    }
    if (const auto right = p.maps.bar_at(event->position()))
        return p.light_up_choosers(*right);
    const auto place = p.maps.place_at(event->position());
    if (!place)
        return;
    const bool rectangle = event->modifiers().testFlag(Qt::ShiftModifier);
    p.gesture = rectangle ? Parts::Gesture::rectangle : Parts::Gesture::undecided;
    p.pressed_at = event->position();
    p.pressed_place = place;
    p.pressed_view = p.view.settings();
}

void MapsView::mouseMoveEvent(QMouseEvent* event) {
    Parts& p = *parts_;
    const QPointF position = event->position();
    if (p.gesture == Parts::Gesture::undecided &&
        (position - p.pressed_at).manhattanLength() >= QApplication::startDragDistance())
        p.gesture = Parts::Gesture::pan;
    if (p.gesture == Parts::Gesture::pan)
        p.pan(position);
    else if (p.gesture == Parts::Gesture::rectangle)
        p.span_rectangle(position);
    else if (p.gesture == Parts::Gesture::overview && !p.view.settings().rows.everything())
        p.view.set(centred_view(p.shape, p.view.settings(),
                                p.maps.overview_in(p.pressed_place->map, position)));
    else if (p.gesture == Parts::Gesture::none)
        p.hover(position);
    p.show_cursor(position);
}

void MapsView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && parts_->gesture != Parts::Gesture::none)
        parts_->finish(event->position());
}

void MapsView::mouseDoubleClickEvent(QMouseEvent* event) {
    Parts& p = *parts_;
    if (event->button() != Qt::LeftButton)
        return;
    if (p.maps.scale_rect().contains(event->position()))
        return p.next_range();
    if (const auto found = p.maps.cell_at(event->position()))
        p.view.set(cell_view(p.shape, p.view.settings(), found->cell));
}

void MapsView::wheelEvent(QWheelEvent* event) {
    Parts& p = *parts_;
    const auto about = p.maps.place_at(event->position());
    if (!about || event->angleDelta().y() == 0) {
        event->ignore();
        return;
    }
    event->accept();
    const double steps = event->angleDelta().y() / 120.0;
    p.view.set(zoomed_view(p.shape, p.view.settings(), *about, std::pow(zoom_step, -steps)));
    p.hover(event->position());
}

void MapsView::keyPressEvent(QKeyEvent* event) {
    Parts& p = *parts_;
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const Index far = control ? 100 : shift ? 10 : 1;
    switch (event->key()) {
    case Qt::Key_Up:
        return p.step(-far, 0);
    case Qt::Key_Down:
        return p.step(far, 0);
    case Qt::Key_Left:
        return p.step(0, -far);
    case Qt::Key_Right:
        return p.step(0, far);
    case Qt::Key_Home:
        return p.jump(false, control);
    case Qt::Key_End:
        return p.jump(true, control);
    case Qt::Key_M:
        return p.jump_to_match();
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return p.zoom_at_pointed(1 / zoom_step);
    case Qt::Key_Minus:
        return p.zoom_at_pointed(zoom_step);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return p.selection.select(p.selection.pointed());
    default:
        QWidget::keyPressEvent(event);
    }
}

void MapsView::leaveEvent(QEvent* event) {
    if (parts_->gesture == Parts::Gesture::none)
        parts_->selection.point(std::nullopt);
    QWidget::leaveEvent(event);
}

} // namespace counterpart
