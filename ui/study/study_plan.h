#pragma once
// What a person has put together as a study: groups of runs and how they are compared. A plain
// value; the session stores it.

#include "core/reference/study.h"
#include "ui/session/session_side.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace counterpart {

/// One run as it was added.
struct PlannedRun {
    SessionSide file; ///< a file, or a demo's, by `demo_file`; `transposed` is the plan's matter
    QString name;     ///< short, to show; not empty
    bool included = true; ///< false: left out, and kept
    bool changed = false; ///< its bytes are others than when the session was saved

    bool operator==(const PlannedRun&) const = default;
};

/// A framework, or whatever its runs have in common.
struct PlannedGroup {
    QString name;
    int mark = 0; ///< its colour, shape and hatch: 0 … n_group_marks − 1
    std::vector<PlannedRun> runs;

    bool operator==(const PlannedGroup&) const = default;
};

struct StudyPlan {
    std::vector<PlannedGroup> groups; ///< in the order they are shown in
    StudyOptions options;
    bool transpose = false; ///< rows of the files are neurons

    [[nodiscard]] bool empty() const { return groups.empty(); }
    [[nodiscard]] Index n_runs() const;
    /// All in one row, group after group: how RunState and everything else numbers them.
    [[nodiscard]] std::vector<const PlannedRun*> runs() const;
    [[nodiscard]] bool operator==(const StudyPlan&) const = default;
};

/// So many groups have a mark of their own; after these they begin again.
inline constexpr int n_group_marks = 8;

/// A run's place in a plan.
struct RunPlace {
    int group = 0;
    int run = 0;
    bool operator==(const RunPlace&) const = default;
};

/// The run's file, by its name.
[[nodiscard]] PlannedRun run_of_file(const QString& path);

/// Puts files into groups by what their names have in common: what is left of a name without its
/// ending, its last number and a word such as "seed" or "run" before it; where that tells nothing,
/// by their folders. "torch_seed3.npy" is of "torch". One group for all that tell nothing.
[[nodiscard]] std::vector<PlannedGroup> grouped_by_name(const QStringList& paths);

/// `plan` with `groups` added: runs into the groups of the same name, the rest as new groups with
/// marks that are still free. A file that is there already is not added twice.
[[nodiscard]] StudyPlan with_groups(StudyPlan plan, const std::vector<PlannedGroup>& groups);

/// The built-in networks: two frameworks and the untrained control, four runs each.
[[nodiscard]] StudyPlan demo_study();

/// Whether a comes before b as people count: run2 before run10.
[[nodiscard]] bool counts_before(const QString& a, const QString& b);

} // namespace counterpart
