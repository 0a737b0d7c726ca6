#include "ui/study/study_session.h"

#include "ui/session/session_files.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <set>
#include <utility>

namespace counterpart {

namespace {

const JsonWords<Measure> measures = {{"matched", Measure::matched}, {"naive", Measure::naive}};
const JsonWords<CorrelationKind> correlations = {{"pearson", CorrelationKind::pearson},
                                                 {"spearman", CorrelationKind::spearman}};
const JsonWords<Sign> signs = {{"absolute", Sign::absolute}, {"signed", Sign::signed_}};

QString key(const char* name) {
    return QLatin1String(name);
}

QString words(const char* text) {
    return QCoreApplication::translate("SessionFile", text);
}

template<typename Enum>
QString word(const JsonWords<Enum>& words, Enum wanted) {
    const auto* const found = std::find_if(
        words.begin(), words.end(), [wanted](const auto& word) { return word.second == wanted; });
    return QLatin1String(found->first);
}

PlannedRun read_run(const JsonPlace& at) {
    PlannedRun run;
    run.file = side_from_json(at);
    run.file.transposed = false;
    run.name = at.text("name");
    run.included = at.flag("included", true);
    if (run.name.isEmpty())
        at.fault("name", words(QT_TRANSLATE_NOOP("SessionFile", "a run needs a name")));
    return run;
}

PlannedGroup read_group(const JsonPlace& at) {
    PlannedGroup group;
    group.name = at.text("name");
    group.mark = int(at.whole("mark", 0) % n_group_marks);
    at.each("runs", [&group](const JsonPlace& run) { group.runs.push_back(read_run(run)); });
    if (group.name.isEmpty())
        at.fault("name", words(QT_TRANSLATE_NOOP("SessionFile", "a group needs a name")));
    return group;
}

StudyOptions read_options(const JsonPlace& at) {
    StudyOptions options;
    options.measure = at.choice("measure", measures, options.measure);
    options.correlation = at.choice("correlation", correlations, options.correlation);
    options.sign = at.choice("sign", signs, options.sign);
    options.paired = at.flag("paired", options.paired);
    options.seed = std::uint64_t(at.whole("seed", qint64(options.seed)));
    options.width_draws = Index(at.whole("width_draws", options.width_draws));
    options.shuffle_draws = Index(at.whole("shuffle_draws", options.shuffle_draws));
    return options;
}

/// Calls `change` for every run of a file, with its number, until one fails.
template<typename Change>
Result<StudyPlan> each_file(StudyPlan plan, Change change) {
    std::size_t number = 0;
    for (PlannedGroup& group : plan.groups)
        for (PlannedRun& run : group.runs) {
            const std::size_t n = number++;
            if (run.file.absolute.isEmpty())
                continue;
            if (const Result<Done> changed = change(run, n); !changed.ok())
                return changed.template forward<StudyPlan>();
        }
    return plan;
}

} // namespace

QJsonObject study_json(const StudyPlan& plan) {
    QJsonArray groups;
    for (const PlannedGroup& group : plan.groups) {
        QJsonArray runs;
        for (const PlannedRun& run : group.runs) {
            QJsonObject object = side_json(run.file).toObject();
            object.remove(key("transposed"));
            object[key("name")] = run.name;
            object[key("included")] = run.included;
            runs.append(object);
        }
        groups.append(
            QJsonObject{{key("name"), group.name}, {key("mark"), group.mark}, {key("runs"), runs}});
    }
    const StudyOptions& options = plan.options;
    return {{key("groups"), groups},
            {key("transpose"), plan.transpose},
            {key("measure"), word(measures, options.measure)},
            {key("correlation"), word(correlations, options.correlation)},
            {key("sign"), word(signs, options.sign)},
            {key("paired"), options.paired},
            {key("seed"), qint64(options.seed)},
            {key("width_draws"), qint64(options.width_draws)},
            {key("shuffle_draws"), qint64(options.shuffle_draws)}};
}

StudyPlan study_from_json(const JsonPlace& at) {
    StudyPlan plan;
    std::set<QString> names;
    at.each("groups", [&](const JsonPlace& group) {
        plan.groups.push_back(read_group(group));
        if (!names.insert(plan.groups.back().name).second)
            group.fault("name",
                        words(QT_TRANSLATE_NOOP("SessionFile", "two groups have the same name")));
    });
    plan.transpose = at.flag("transpose", false);
    plan.options = read_options(at);
    return plan;
}

Result<StudyPlan> with_described_runs(StudyPlan plan, const std::vector<FileStamp>& read,
                                      const QString& session_path, const Progress& progress) {
    return each_file(std::move(plan), [&](PlannedRun& run, std::size_t number) -> Result<Done> {
        const bool was_read = number < read.size() && read[number].exists();
        const FileStamp stamp = was_read ? read[number] : stamp_of(run.file.absolute);
        Result<SessionSide> side = described(run.file, stamp, session_path, progress);
        if (!side.ok())
            return side.forward<Done>();
        run.file = std::move(side).value();
        return Done{};
    });
}

Result<StudyPlan> with_found_runs(StudyPlan plan, const QString& session_path,
                                  const Progress& progress) {
    return each_file(std::move(plan), [&](PlannedRun& run, std::size_t) -> Result<Done> {
        const Result<FoundSide> found = find_side(run.file, session_path, progress);
        if (!found.ok())
            return found.forward<Done>();
        if (!found.value().missing())
            run.file.absolute = found.value().path;
        run.changed = found.value().changed;
        const QString absolute = run.file.absolute;
        run.file = {};
        run.file.absolute = absolute;
        return Done{};
    });
}

} // namespace counterpart
