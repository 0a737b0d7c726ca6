#pragma once
// What a person has open, as one value: the two sides, how they are compared, how they are looked
// at. The session file is this value as JSON (session_json.h).

#include "core/comparison/comparison.h"
#include "ui/session/session_side.h"
#include "ui/study/study_plan.h"
#include "ui/workbench/selection.h"
#include "ui/workbench/view_state.h"

#include <QString>

#include <optional>

namespace counterpart {

struct Session {
    SessionSide left;
    SessionSide right;
    CompareOptions options; ///< `threads` is this machine's matter and not stored
    ViewSettings view;
    std::optional<Cell> selection;
    StudyPlan study;  ///< empty: none is open
    QString saved_as; ///< autosaves only: the session file that was open; empty: none

    bool operator==(const Session&) const = default;
};

/// Whether losing it would lose work: notes, wishes, an order of the person's own. The rest is
/// made again by a click.
[[nodiscard]] bool holds_work(const ViewSettings& view);

/// What of `view` fits neurons of another number: notes, wishes and orders about neurons that
/// there are not are left out, spans are cut. The same where everything fits.
[[nodiscard]] ViewSettings fitted(ViewSettings view, Index left_neurons, Index right_neurons);

/// `view` without the clusterings that were found for a side's responses: these are others now.
[[nodiscard]] ViewSettings without_found_orders(ViewSettings view, bool left, bool right);

} // namespace counterpart
