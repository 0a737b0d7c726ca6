#include "ui/workbench/history.h"

namespace counterpart {

void History::go(const ViewPlace& place, double time) {
    if (place == places_[here_])
        return;
    const bool goes_on = moving_ && time - moved_ <= one_move &&
                         place.selected == places_[here_].selected && !can_go_forward();
    moved_ = time;
    moving_ = true;
    if (goes_on) {
        places_[here_] = place;
        return;
    }
    places_.resize(here_ + 1);
    places_.push_back(place);
    if (places_.size() > most)
        places_.erase(places_.begin());
    here_ = places_.size() - 1;
    // A selection is made at once: what follows is another move.
    if (place.selected != places_[here_ > 0 ? here_ - 1 : 0].selected)
        moving_ = false;
}

std::optional<ViewPlace> History::back() {
    if (!can_go_back())
        return std::nullopt;
    moving_ = false;
    return places_[--here_];
}

std::optional<ViewPlace> History::forward() {
    if (!can_go_forward())
        return std::nullopt;
    moving_ = false;
    return places_[++here_];
}

} // namespace counterpart
