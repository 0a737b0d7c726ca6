#pragma once
// What a report of a study says.

#include "core/reference/study.h"
#include "core/report/report_content.h"

#include <vector>

namespace counterpart {

/// Verdict, tests, similarities within and between groups, all pairs, definitions and sources, the
/// runs with their hashes (`origins`: one a run), seed, version and command. Tables of more rows
/// than a page holds are in the appendix.
[[nodiscard]] Report study_report(const Study& study, const StudyResult& result,
                                  const std::vector<ReportOrigin::Side>& origins,
                                  const QString& command);

} // namespace counterpart
