#include "ui/study/same_framework.h"

#include "ui/study/open_study.h"
#include "ui/workbench/workbench.h"

#include <algorithm>
#include <memory>
#include <optional>

namespace counterpart {

namespace {

/// The same responses in memory, or the same file read a second time.
bool same_network(const Responses& one, const Responses& other) {
    if (&one == &other)
        return true;
    const Source& a = one.source();
    const Source& b = other.source();
    return !a.path.empty() && a.path == b.path && a.transposed == b.transposed &&
           one.n_neurons() == other.n_neurons() && one.n_samples() == other.n_samples();
}

std::optional<Index> run_of(const Study& study, const Responses& responses) {
    for (std::size_t i = 0; i < study.runs.size(); ++i)
        if (same_network(*study.runs[i].responses, responses))
            return Index(i);
    return std::nullopt;
}

SameFrameworkRuns runs_of_group(const Study& study, Index group, const RunPair& on_the_table,
                                Index width) {
    SameFrameworkRuns runs{QString::fromStdString(study.groups[std::size_t(group)]), {}, {}};
    const auto is_of = [&](Index run) {
        const StudyRun& r = study.runs[std::size_t(run)];
        return r.group == group && r.responses->n_neurons() == width;
    };
    for (const std::optional<RunPair>& pair : study.pairs) {
        if (!pair || !is_of(pair->first) || !is_of(pair->second) ||
            (pair->first == on_the_table.first && pair->second == on_the_table.second))
            continue;
        runs.matched.push_back(pair->matched);
        runs.naive.push_back((pair->naive_forward + pair->naive_backward) / 2);
    }
    std::sort(runs.matched.begin(), runs.matched.end());
    std::sort(runs.naive.begin(), runs.naive.end());
    return runs;
}

} // namespace

std::vector<SameFrameworkRuns> same_framework_runs(const Workbench& workbench) {
    const auto& open = workbench.study();
    const auto& comparison = workbench.opened().comparison;
    if (!open || !open->study || !comparison ||
        comparison->options.correlation != open->study->options.correlation ||
        comparison->options.sign != open->study->options.sign)
        return {};
    const Study& study = *open->study;
    const std::optional<Index> left = run_of(study, *comparison->left);
    const std::optional<Index> right = run_of(study, *comparison->right);
    const Index width = comparison->left->n_neurons();
    if (!left || !right || *left == *right || comparison->right->n_neurons() != width)
        return {};
    RunPair table;
    table.first = std::min(*left, *right);
    table.second = std::max(*left, *right);
    std::vector<SameFrameworkRuns> groups;
    for (const Index run : {*left, *right}) {
        const Index group = study.runs[std::size_t(run)].group;
        SameFrameworkRuns runs = runs_of_group(study, group, table, width);
        const bool there = !groups.empty() && groups.front().group == runs.group;
        if (!there && !runs.matched.empty())
            groups.push_back(std::move(runs));
    }
    return groups;
}

} // namespace counterpart
