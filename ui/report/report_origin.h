#pragma once
// Where the inputs of a report came from, and the command that makes it again.

#include "core/reference/baselines.h"
#include "core/reference/study.h"
#include "core/report/report_content.h"
#include "ui/session/session.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace counterpart {

/// The hash of a side's file: of the bytes that were read, where `read` is still the file's stamp;
/// of a demo's built-in file. Cost: one pass over the file, where nobody has hashed it yet.
[[nodiscard]] ReportOrigin::Side side_origin(const SessionSide& side, const FileStamp& read,
                                             const Progress& progress);

/// What a comparison was made of and how.
struct ComparedAs {
    SessionSide left;
    SessionSide right;
    QString session; ///< the session file that says all of it; empty: none does
    CompareOptions options;
    std::optional<BaselineOptions> baselines;
    Index draws = default_draws;
};

/// The lines that make this report as report.html, a demo's files first; empty where a side was
/// generated.
[[nodiscard]] QString report_command(const ComparedAs& compared);

/// The same for a study: every group with its files.
struct StudyFiles {
    QString name;
    QStringList files;
};
[[nodiscard]] QString report_command(const std::vector<StudyFiles>& groups,
                                     const StudyOptions& options, bool transposed);

} // namespace counterpart
