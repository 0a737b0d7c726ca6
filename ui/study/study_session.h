#pragma once
// The study as a section of a session file.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "ui/session/json_place.h"
#include "ui/session/session_side.h"
#include "ui/study/study_plan.h"

#include <QJsonObject>
#include <QString>

#include <vector>

namespace counterpart {

/// Groups in their order with name and mark, their runs as side_json has files, which are left out,
/// and the options.
[[nodiscard]] QJsonObject study_json(const StudyPlan& plan);

/// And back. What is wrong is noted with `at`.
[[nodiscard]] StudyPlan study_from_json(const JsonPlace& at);

/// `plan` with size, time and hash of its runs' files, and their paths relative to the session
/// file, where that has one. `read` are their stamps when they were read, as StudyPlan::runs; a run
/// that was not read is described as it is now.
Result<StudyPlan> with_described_runs(StudyPlan plan, const std::vector<FileStamp>& read,
                                      const QString& session_path, const Progress& progress);

/// `plan` of a session file, its runs where they are now: beside the session file, or else where
/// they were. One that is missing stays where it was, and is an error of its own once it is read.
Result<StudyPlan> with_found_runs(StudyPlan plan, const QString& session_path,
                                  const Progress& progress);

} // namespace counterpart
