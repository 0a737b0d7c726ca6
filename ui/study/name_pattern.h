#pragma once
// A pattern of file names that names group and run: "{group}_seed{run}.npy".

#include "core/base/progress.h"
#include "core/base/result.h"
#include "ui/study/study_plan.h"

#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace counterpart {

/// {group} and {run} each stand for one or more characters of a file's or folder's name, * for any
/// number of them, ? for one; all else for itself, capital letters as they are. A / goes a folder
/// deeper: "{group}/{run}.npy". Where a name could be read in two ways, {group} takes as much as it
/// can. {group} twice is twice the same.
class NamePattern {
  public:
    /// Errors: no {group}; {run} twice; another word in braces.
    static Result<NamePattern> from(const QString& text);

    struct Named {
        QString group;
        QString run; ///< the file's name where the pattern has no {run}
    };
    /// What a path (relative to the folder, with /) says; nothing where it does not fit.
    [[nodiscard]] std::optional<Named> read(const QString& path) const;

  private:
    QRegularExpression expression_;
    bool has_run_ = false;
};

/// The files below a folder, up to three folders deep, as paths relative to it, as people count.
/// Links to folders are not followed; hidden files are left out.
/// Errors: the folder is not there; it holds more than 20,000 files.
Result<QStringList> files_below(const QString& folder, const Progress& progress);

/// The groups of the files that fit, both as people count; the runs by their {run}.
[[nodiscard]] std::vector<PlannedGroup>
grouped_by_pattern(const QString& folder, const QStringList& files, const NamePattern& pattern);

/// A pattern that fits these files, to begin with; "{group}_{run}.npy" where none suggests itself.
[[nodiscard]] QString suggested_pattern(const QStringList& files);

} // namespace counterpart
