#include "ui/workbench/selection.h"

namespace counterpart {

void Selection::point(std::optional<Cell> cell) {
    if (cell == pointed_)
        return;
    pointed_ = cell;
    Q_EMIT changed();
}

void Selection::select(std::optional<Cell> cell) {
    if (cell == selected_)
        return;
    selected_ = cell;
    Q_EMIT changed();
}

void Selection::highlight(std::vector<NeuronRef> neurons) {
    if (neurons == highlighted_)
        return;
    highlighted_ = std::move(neurons);
    Q_EMIT changed();
}

void Selection::find(std::vector<NeuronRef> neurons) {
    if (neurons == found_)
        return;
    found_ = std::move(neurons);
    Q_EMIT changed();
}

void Selection::show_swap(std::vector<Cell> cells) {
    if (cells == swap_cycle_)
        return;
    swap_cycle_ = std::move(cells);
    Q_EMIT changed();
}

void Selection::clear() {
    if (!pointed_ && !selected_ && highlighted_.empty() && found_.empty() && swap_cycle_.empty())
        return;
    pointed_.reset();
    selected_.reset();
    highlighted_.clear();
    found_.clear();
    swap_cycle_.clear();
    Q_EMIT changed();
}

} // namespace counterpart
