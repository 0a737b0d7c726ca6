#include "ui/study/study_plan.h"

#include "core/synthetic/demos.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStringView>

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
               other->file.demo_file == run.file.demo_file;
    });
}

/// Runs of one file name are told apart by their folders.
void name_apart(StudyPlan& plan) {
    std::map<QString, int> times;
    for (const PlannedRun* run : plan.runs())
        ++times[run->name];
    for (PlannedGroup& group : plan.groups)
        for (PlannedRun& run : group.runs)
            if (times[run.name] > 1 && !run.file.absolute.isEmpty())
                run.name = folder_name(run.file.absolute) + QLatin1Char('/') +
                           QFileInfo(run.file.absolute).fileName();
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
    qsizetype i = 0;
    qsizetype j = 0;
    const auto number = [](const QString& text, qsizetype& at) {
        const qsizetype begin = at;
        while (at < text.size() && text[at].isDigit())
            ++at;
        qsizetype zeros = begin;
        while (zeros + 1 < at && text[zeros] == u'0')
            ++zeros;
        return QStringView(text).mid(zeros, at - zeros);
    };
    while (i < a.size() && j < b.size()) {
        if (a[i].isDigit() && b[j].isDigit()) {
            const QStringView x = number(a, i);
            const QStringView y = number(b, j);
            if (x.size() != y.size())
                return x.size() < y.size();
            if (const int compared = x.compare(y); compared != 0)
                return compared < 0;
        } else if (a[i] != b[j]) {
            return a[i] < b[j];
        } else {
            ++i;
            ++j;
        }
    }
    return a.size() - i != b.size() - j ? a.size() - i < b.size() - j : a < b;
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
    name_apart(plan);
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
                run.file = {};
                run.file.demo = QString::fromStdString(demo.id);
                run.file.demo_file = run.name;
            }
    }
    return with_groups({}, groups);
}

} // namespace counterpart
