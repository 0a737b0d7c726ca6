// What is drawn and told of groups, runs and pairs of a study.

#include "core/wording/wording.h"
#include "ui/study/study_plots.h"

#include <QCoreApplication>

#include <algorithm>

namespace counterpart {

std::optional<double> similarity_of(const Study& study, Index pair) {
    const std::optional<RunPair>& p = study.pairs[std::size_t(pair)];
    if (!p)
        return std::nullopt;
    if (study.options.measure == Measure::matched)
        return p->matched_at_equal_width ? p->matched_at_equal_width : p->matched;
    return p->naive_at_equal_width ? p->naive_at_equal_width
                                   : (p->naive_forward + p->naive_backward) / 2;
}

int mark_of(const OpenStudy& open, Index group) {
    const QString name = QString::fromStdString(open.study->groups[std::size_t(group)]);
    const auto found =
        std::find_if(open.plan.groups.begin(), open.plan.groups.end(),
                     [&name](const PlannedGroup& planned) { return planned.name == name; });
    return found == open.plan.groups.end() ? 0 : found->mark;
}

QString name_of(const OpenStudy& open, Index group) {
    const QString name =
        QString::fromStdString(open.study->groups[std::size_t(group)]).simplified();
    constexpr qsizetype longest = 30;
    return name.size() <= longest ? name : name.left(longest - 1) + QChar(0x2026);
}

QString run_name(const OpenStudy& open, Index run) {
    const Index planned = open.planned(run);
    return planned < 0 ? QString() : open.plan.runs()[std::size_t(planned)]->name;
}

std::pair<Index, Index> runs_of_pair(const Study& study, Index pair) {
    const auto n = Index(study.runs.size());
    Index first = 0;
    while (first + 2 < n && pair >= study.pair_number(first + 1, first + 2))
        ++first;
    return {first, pair - study.pair_number(first, first + 1) + first + 1};
}

QString pair_words(const OpenStudy& open, Index pair) {
    const Study& study = *open.study;
    const auto [first, second] = runs_of_pair(study, pair);
    const std::optional<double> value = similarity_of(study, pair);
    const QString names =
        QCoreApplication::translate("StudyPage", "%1 (%2) and %3 (%4)")
            .arg(run_name(open, first), name_of(open, study.runs[std::size_t(first)].group),
                 run_name(open, second), name_of(open, study.runs[std::size_t(second)].group));
    return value ? QCoreApplication::translate("StudyPage", "%1: %2").arg(names, score_text(*value))
                 : QCoreApplication::translate("StudyPage", "%1: not compared yet").arg(names);
}

} // namespace counterpart
