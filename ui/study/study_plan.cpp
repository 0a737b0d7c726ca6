#include "ui/study/study_plan.h"

#include "core/synthetic/demos.h"

#include <QCollator>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <map>
#include <set>

namespace counterpart {

namespace {

/// What of a file's name speaks of its group: "torch_seed3.npy" → "torch".
QString stem(const QString& path) {
    static const QRegularExpression run(
        QStringLiteral("[-_. ]*(seed|run|rep|replicate|trial|model|net|init|s|r)?[-_. =]*[0-9]+$"),
        QRegularExpression::CaseInsensitiveOption);
    QString name = QFileInfo(path).completeBaseName();
    return name.remove(run);
}

QString folder_name(const QString& path) {
    return QFileInfo(path).absoluteDir().dirName();
}

/// As many different ones as make groups: more than one, and fewer than there are files.
template<typename Name>
bool tells_groups(const QStringList& paths, Name name) {
    std::set<QString> names;
    for (const QString& path : paths) {
        const QString n = name(path);
        if (n.isEmpty())
            return false;
        names.insert(n);
    }
    return names.size() > 1 && Index(names.size()) < Index(paths.size());
}

template<typename Name>
std::vector<PlannedGroup> grouped(const QStringList& paths, Name name) {
    std::vector<PlannedGroup> groups;
    std::map<QString, std::size_t> place;
    for (const QString& path : paths) {
        const QString n = name(path);
        const auto [at, is_new] = place.try_emplace(n, groups.size());
        if (is_new)
            groups.push_back({n, 0, {}});
        groups[at->second].runs.push_back(run_of_file(path));
    }
    return groups;
}

int free_mark(const StudyPlan& plan) {
    for (int mark = 0; mark < n_group_marks; ++mark)
        if (std::none_of(plan.groups.begin(), plan.groups.end(),
                         [mark](const PlannedGroup& group) { return group.mark == mark; }))
            return mark;
    return int(plan.groups.size()) % n_group_marks;
}

bool is_there(const StudyPlan& plan, const PlannedRun& run) {
    const std::vector<const PlannedRun*> runs = plan.runs();
    return std::any_of(runs.begin(), runs.end(), [&run](const PlannedRun* other) {
        return other->file.absolute == run.file.absolute && other->file.demo == run.file.demo &&
               other->demo_file == run.demo_file;
    });
}

} // namespace

Index StudyPlan::n_runs() const {
    Index n = 0;
    for (const PlannedGroup& group : groups)
        n += Index(group.runs.size());
    return n;
}

std::vector<const PlannedRun*> StudyPlan::runs() const {
    std::vector<const PlannedRun*> all;
    for (const PlannedGroup& group : groups)
        for (const PlannedRun& run : group.runs)
            all.push_back(&run);
    return all;
}

bool counts_before(const QString& a, const QString& b) {
    QCollator order(QLocale::c());
    order.setNumericMode(true);
    const int compared = order.compare(a, b);
    return compared != 0 ? compared < 0 : a < b;
}

PlannedRun run_of_file(const QString& path) {
    PlannedRun run;
    run.file.absolute = QFileInfo(path).absoluteFilePath();
    run.name = QFileInfo(path).fileName();
    return run;
}

std::vector<PlannedGroup> grouped_by_name(const QStringList& paths) {
    QStringList sorted = paths;
    sorted.removeDuplicates();
    std::sort(sorted.begin(), sorted.end(), counts_before);
    if (tells_groups(sorted, stem))
        return grouped(sorted, stem);
    if (tells_groups(sorted, folder_name))
        return grouped(sorted, folder_name);
    // Two runs of one framework are told from two frameworks by the person.
    const QString common = sorted.isEmpty() ? QString() : stem(sorted.constFirst());
    const bool one = !common.isEmpty() &&
                     std::all_of(sorted.begin(), sorted.end(),
                                 [&common](const QString& path) { return stem(path) == common; });
    return grouped(sorted, [&](const QString&) { return one ? common : QStringLiteral("A"); });
}

StudyPlan with_groups(StudyPlan plan, const std::vector<PlannedGroup>& groups) {
    for (const PlannedGroup& added : groups) {
        auto group =
            std::find_if(plan.groups.begin(), plan.groups.end(),
                         [&added](const PlannedGroup& other) { return other.name == added.name; });
        std::vector<PlannedRun> runs;
        for (const PlannedRun& run : added.runs)
            if (!is_there(plan, run))
                runs.push_back(run);
        if (group == plan.groups.end()) {
            if (runs.empty())
                continue;
            plan.groups.push_back({added.name, free_mark(plan), {}});
            group = plan.groups.end() - 1;
        }
        group->runs.insert(group->runs.end(), runs.begin(), runs.end());
    }
    return plan;
}

StudyPlan demo_study() {
    std::vector<PlannedGroup> groups;
    for (const Demo& demo : demos()) {
        if (demo.id != "digits")
            continue;
        QStringList names;
        for (const std::string& file : demo.files)
            names << QString::fromStdString(file);
        groups = grouped_by_name(names);
        for (PlannedGroup& group : groups)
            for (PlannedRun& run : group.runs) {
                run.demo_file = run.name;
                run.file = {};
                run.file.demo = QString::fromStdString(demo.id);
            }
    }
    return with_groups({}, groups);
}

} // namespace counterpart
