#pragma once
// What the page and the figure tell of a study in words, and its table of groups.

#include "ui/study/open_study.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace counterpart {

/// "12 runs in 3 groups, 500 samples".
[[nodiscard]] QString extent_words(const OpenStudy& open);

/// Sentences in the order they are read: what these runs can show at all (before the test), the
/// verdict, what the other measure says, how widths were made equal, the two-and-two form.
struct StudyWords {
    QString attainable;
    QString verdict;   ///< on the two groups, or all together; empty while there is none
    QStringList pairs; ///< on each two of more groups
    QStringList more;
};
[[nodiscard]] StudyWords study_words(const OpenStudy& open);

/// A row of the table of groups.
struct GroupRow {
    int test = -1; ///< −1: all groups, else the number in MeasureResult::pairwise
    QStringList cells;
};
/// Titles of its columns.
[[nodiscard]] QStringList group_table_titles();
/// All groups together first where there are more than two, then every two.
[[nodiscard]] std::vector<GroupRow> group_table(const OpenStudy& open);

} // namespace counterpart
