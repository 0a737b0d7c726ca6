#include "ui/workbench/map_history.h"

#include "ui/workbench/workbench.h"

namespace counterpart {

MapHistory::MapHistory(ViewState& view, Selection& selection, Workbench& workbench, QObject* parent)
    : QObject(parent), view_(view), selection_(selection), history_(here()) {
    clock_.start();
    connect(&view, &ViewState::changed, this, &MapHistory::follow);
    connect(&selection, &Selection::changed, this, &MapHistory::follow);
    // Later: after all who clear view and selection for other neurons.
    const auto begin_anew = [this, &workbench] {
        const Opened& opened = workbench.opened();
        if (opened.left == left_.lock() && opened.right == right_.lock())
            return;
        left_ = opened.left;
        right_ = opened.right;
        history_ = History(here());
        Q_EMIT changed();
    };
    connect(&workbench, &Workbench::changed, this, begin_anew, Qt::QueuedConnection);
}

ViewPlace MapHistory::here() const {
    const ViewSettings& view = view_.settings();
    return {view.rows, view.raw_columns, view.matched_columns, selection_.selected()};
}

void MapHistory::follow() {
    if (showing_)
        return;
    const ViewPlace place = here();
    history_.go(place, double(clock_.elapsed()));
    Q_EMIT changed();
}

void MapHistory::back() {
    show(history_.back());
}

void MapHistory::forward() {
    show(history_.forward());
}

void MapHistory::show(const std::optional<ViewPlace>& place) {
    if (!place)
        return;
    showing_ = true;
    ViewSettings settings = view_.settings();
    settings.rows = place->rows;
    settings.raw_columns = place->raw_columns;
    settings.matched_columns = place->matched_columns;
    view_.set(settings);
    selection_.select(place->selected);
    showing_ = false;
    Q_EMIT changed();
}

} // namespace counterpart
