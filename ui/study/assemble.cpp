#include "ui/study/assemble.h"

#include "core/comparison/inputs.h"

#include <QCoreApplication>
#include <QLocale>
#include <QString>

#include <algorithm>
#include <map>
#include <utility>

namespace counterpart {

namespace {

std::string words(const char* text) {
    return QCoreApplication::translate("StudyPage", text).toStdString();
}

bool can_take_part(const PlannedRun& run, const RunState& state) {
    return run.included && state.responses && !state.problem;
}

/// A run with as many samples as most: the others are held against it.
const Responses* usual_run(const OpenStudy& open, const std::vector<const PlannedRun*>& planned) {
    std::map<Index, Index> times;
    for (std::size_t i = 0; i < planned.size(); ++i)
        if (can_take_part(*planned[i], open.runs[i]))
            ++times[open.runs[i].responses->n_samples()];
    const Responses* usual = nullptr;
    for (std::size_t i = 0; i < planned.size(); ++i) {
        if (!can_take_part(*planned[i], open.runs[i]))
            continue;
        const Responses* run = open.runs[i].responses.get();
        if (!usual || times[run->n_samples()] > times[usual->n_samples()])
            usual = run;
    }
    return usual;
}

/// Why a run cannot be compared with the others, as it is told in its row.
std::optional<Problem> misfit(const Responses& usual, const Responses& run) {
    if (usual.n_samples() == run.n_samples() || run.n_neurons() == 0)
        return why_not_comparable(usual, run);
    const QString what =
        QCoreApplication::translate("StudyPage", "it has %1 samples, the others have %2")
            .arg(QLocale().toString(qlonglong(run.n_samples())),
                 QLocale().toString(qlonglong(usual.n_samples())));
    return Problem{
        run.source().name, what.toStdString(),
        words(QT_TRANSLATE_NOOP("StudyPage", "all runs need the same samples in the same order"))};
}

void mark_misfits(OpenStudy& open, const std::vector<const PlannedRun*>& planned) {
    const Responses* usual = usual_run(open, planned);
    for (std::size_t i = 0; i < planned.size(); ++i)
        if (can_take_part(*planned[i], open.runs[i]))
            open.runs[i].problem = misfit(*usual, *open.runs[i].responses);
}

/// Paired: whether all groups that take part have a run in this row.
bool row_is_whole(const OpenStudy& open, const std::vector<char>& group_takes_part,
                  std::size_t row) {
    std::size_t first = 0;
    for (std::size_t g = 0; g < open.plan.groups.size(); ++g) {
        const PlannedGroup& group = open.plan.groups[g];
        if (group_takes_part[g] &&
            (row >= group.runs.size() || !can_take_part(group.runs[row], open.runs[first + row])))
            return false;
        first += group.runs.size();
    }
    return true;
}

std::vector<char> groups_that_take_part(const OpenStudy& open) {
    std::vector<char> takes_part;
    std::size_t at = 0;
    for (const PlannedGroup& group : open.plan.groups) {
        bool any = false;
        for (const PlannedRun& run : group.runs)
            any = can_take_part(run, open.runs[at++]) || any;
        takes_part.push_back(char(any));
    }
    return takes_part;
}

} // namespace

void assemble_study(OpenStudy& open) {
    const std::vector<const PlannedRun*> planned = open.plan.runs();
    open.study.reset();
    open.problem.reset();
    open.result.reset();
    mark_misfits(open, planned);
    const std::vector<char> takes_part = groups_that_take_part(open);
    std::vector<std::string> names;
    std::vector<StudyRun> runs;
    std::size_t at = 0;
    for (std::size_t g = 0; g < open.plan.groups.size(); ++g) {
        const PlannedGroup& group = open.plan.groups[g];
        const std::size_t before = runs.size();
        for (std::size_t row = 0; row < group.runs.size(); ++row, ++at) {
            RunState& state = open.runs[at];
            state.number = -1;
            state.partner_missing = false;
            if (!can_take_part(group.runs[row], state))
                continue;
            state.partner_missing =
                open.plan.options.paired && !row_is_whole(open, takes_part, row);
            if (state.partner_missing)
                continue;
            state.number = Index(runs.size());
            runs.push_back({state.responses->source().name, state.responses, Index(names.size())});
        }
        if (runs.size() > before)
            names.push_back(group.name.toStdString());
    }
    if (names.size() < 2) {
        open.problem = Problem{
            words(QT_TRANSLATE_NOOP("StudyPage", "the study")),
            words(QT_TRANSLATE_NOOP("StudyPage", "it needs two groups with at least a run each")),
            words(QT_TRANSLATE_NOOP("StudyPage", "add files, or put runs into another group"))};
        return;
    }
    Result<Study> study = begin_study(std::move(names), std::move(runs), open.plan.options);
    if (study.ok())
        open.study = std::move(study).value();
    else
        open.problem = study.problem();
}

} // namespace counterpart
