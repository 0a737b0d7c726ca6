#include "ui/heatmap/maps_view.h"

#include "ui/heatmap/maps_plot.h"
#include "ui/heatmap/navigation.h"
#include "ui/theme/theme.h"
#include "ui/workbench/job.h"

#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace counterpart {

namespace {

/// Wheel steps and keys zoom by this much.
constexpr double zoom_step = 1.25;
/// Matrices beyond so many cells are painted from levels once these are built: below, a frame
/// from the cells takes a few milliseconds.
constexpr Index cells_for_levels = Index{1500} * 1500;

} // namespace

struct MapsView::Parts {
    Parts(MapsView& the_owner, ViewState& the_view, Selection& the_selection);

    void follow_view();
    void follow_selection();
    void build_levels();

    void press(const QMouseEvent& event);
    void move(const QMouseEvent& event);
    void release(const QMouseEvent& event);
    void zoom_to_cell(QPointF position);
    void wheel(const QWheelEvent& event);
    bool key(const QKeyEvent& event);
    void step(Index rows, Index columns);
    void zoom_at_pointed(double factor);
    void hover(QPointF position);
    void set_cursor(QPointF position);

    [[nodiscard]] MapsNavigation navigation() const {
        return {*comparison, order, view.settings()};
    }
    [[nodiscard]] std::optional<MapPosition> place(QPointF position) const {
        return maps.place_at(position);
    }

    MapsView& owner;
    ViewState& view;
    Selection& selection;
    QCustomPlot plot;
    MapsPlot maps;
    Job job;
    std::shared_ptr<const Comparison> comparison;
    MatchedOrder order;

    /// What the pressed button does, until it is released.
    enum class Gesture { none, press, pan, rectangle };
    Gesture gesture = Gesture::none;
    MapKind gesture_map = MapKind::raw;
    QPointF pressed_at;
    ViewSettings view_when_pressed;
    MapKind keyboard_map = MapKind::raw; ///< the map pointed in last
    double wheel_rest = 0;
};

} // namespace counterpart
