#pragma once
// Undo and redo of how a comparison is looked at: a plain value, no window.

#include "ui/workbench/view_state.h"

#include <QString>

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace counterpart {

/// What differs between two views, in one or two words of a sentence ("zoom", "note"); empty where
/// nothing does.
[[nodiscard]] QString change_words(const ViewSettings& from, const ViewSettings& to);

/// The views that were, and where among them we are. Zooming and panning in one go is one step, and
/// so is the writing of one note; other changes are one each.
class ViewHistory {
  public:
    static constexpr std::size_t most_steps = 100;
    static constexpr qint64 one_go_ms = 800; ///< the longest pause within one step

    ViewHistory() = default;
    explicit ViewHistory(ViewSettings now) : views_{std::move(now)} {}

    /// A change by the person, at a time of a clock that goes on. What was undone is given up.
    void record(const ViewSettings& now, qint64 ms);
    /// A change that was none of the person's (a view cut to other data): not a step.
    void amend(const ViewSettings& now);

    /// The view one step back or forth, which is the present one from then on.
    std::optional<ViewSettings> undo();
    std::optional<ViewSettings> redo();

    /// What undo and redo would take back or do again, as change_words; empty where they cannot.
    [[nodiscard]] QString undo_words() const;
    [[nodiscard]] QString redo_words() const;

  private:
    [[nodiscard]] bool continues(const ViewSettings& now, qint64 ms) const;

    std::vector<ViewSettings> views_{ViewSettings{}}; ///< never empty
    std::size_t present_ = 0;
    std::optional<qint64> last_ms_; ///< of the step that may go on
};

} // namespace counterpart
