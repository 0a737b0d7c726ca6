#pragma once
// From a plan and what was read of it to a study.

#include "ui/study/open_study.h"

#include <optional>

namespace counterpart {

/// Gives every run of `open` that was read and is included its number, and makes the study of them;
/// its pairs are all missing. Runs that cannot be compared with most others get their problem, and
/// the study goes on without them; groups without runs take no part. Paired: a row of runs takes
/// part where all of its runs do. Where there is no study, `problem` says why.
void assemble_study(OpenStudy& open);

/// A study without the runs that `keep` does not want; their pairs go with them. Where widths
/// differ, and differ otherwise without them, nothing of it holds any more.
template<typename Keep>
[[nodiscard]] std::optional<Study> without_runs(const Study& study, Keep keep) {
    Study kept{study.groups, {}, study.options, {}};
    for (const StudyRun& run : study.runs)
        if (keep(run))
            kept.runs.push_back(run);
    if (kept.runs.size() < 2)
        return std::nullopt;
    kept.pairs.resize(kept.runs.size() * (kept.runs.size() - 1) / 2);
    return with_known_pairs(std::move(kept), study);
}

} // namespace counterpart
