#pragma once
// The study that is open: the plan, what was read of it, and what is known so far. A value.

#include "core/base/result.h"
#include "core/reference/study.h"
#include "ui/session/session_side.h"
#include "ui/study/study_plan.h"

#include <memory>
#include <optional>
#include <vector>

namespace counterpart {

/// A planned run as it stands.
struct RunState {
    std::shared_ptr<const Responses> responses; ///< null: not read yet, or it could not be
    std::optional<Problem> problem;             ///< why it takes no part
    bool partner_missing = false;               ///< paired: a run of its row takes no part
    FileStamp stamp;                            ///< of its file when it was read
    Index number = -1;                          ///< in `study`; −1: it takes no part
};

/// A whole snapshot. While pairs are missing there is no result.
struct OpenStudy {
    StudyPlan plan;
    std::vector<RunState> runs; ///< one a planned run, as StudyPlan::runs
    std::optional<Study> study; ///< nothing: `problem` says why, or the files are being read
    std::optional<Problem> problem;
    std::optional<StudyResult> result;

    /// The planned run that is number `number` in the study.
    [[nodiscard]] Index planned(Index number) const;
};

} // namespace counterpart
