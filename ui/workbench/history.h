#pragma once
// Where one was in the maps, to go back to: a plain value.

#include "ui/workbench/selection.h"
#include "ui/workbench/view_state.h"

#include <optional>
#include <vector>

namespace counterpart {

/// What is in view, and what is selected.
struct ViewPlace {
    Span rows;
    Span raw_columns;
    Span matched_columns;
    std::optional<Cell> selected;
    bool operator==(const ViewPlace&) const = default;
};

/// As a browser's: going somewhere new forgets what was ahead. Keeps the last 100 places.
class History {
  public:
    /// Only here, nothing before or ahead.
    explicit History(const ViewPlace& here = {}) : places_{here} {}

    /// One is here now, at a time in ms. Moves that follow each other within `one_move` ms are one:
    /// a drag is many. Where one is already: nothing changes.
    void go(const ViewPlace& place, double time);
    /// The place before, or ahead, which one then is at; nothing where there is none.
    [[nodiscard]] std::optional<ViewPlace> back();
    [[nodiscard]] std::optional<ViewPlace> forward();
    [[nodiscard]] bool can_go_back() const { return here_ > 0; }
    [[nodiscard]] bool can_go_forward() const { return here_ + 1 < places_.size(); }

    static constexpr double one_move = 700;
    static constexpr std::size_t most = 100;

  private:
    std::vector<ViewPlace> places_;
    std::size_t here_ = 0;
    double moved_ = -one_move; ///< when a place was entered by a move that may go on
    bool moving_ = false;
};

} // namespace counterpart
