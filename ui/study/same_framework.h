#pragma once
// How much runs of one framework agree with each other: what the comparison of two of them is held
// against.

#include <QString>

#include <vector>

namespace counterpart {

class Workbench;

/// The runs of one group, compared with each other.
struct SameFrameworkRuns {
    QString group;               ///< its name
    std::vector<double> matched; ///< matched score of each pair of its runs, ascending
    std::vector<double> naive;   ///< mean of both directions, ascending

    bool operator==(const SameFrameworkRuns&) const = default;
};

/// Where a study is open and the comparison on the table is one of its pairs: the group of the
/// left run, and that of the right one where it is another. The pair on the table is not among
/// them, nor are pairs of other widths, whose scores would not be of one kind.
/// Empty: no study, other networks, another correlation or sign than the study's, or nothing
/// compared yet. To be asked again at Workbench::changed. Cost: O(pairs).
[[nodiscard]] std::vector<SameFrameworkRuns> same_framework_runs(const Workbench& workbench);

} // namespace counterpart
