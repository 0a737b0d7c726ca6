#include "ui/study/name_pattern.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <map>

namespace counterpart {

namespace {

constexpr int deepest = 3;
constexpr qsizetype most_files = 20000;

std::string words(const char* text) {
    return QCoreApplication::translate("NamePattern", text).toStdString();
}

bool is_response_file(const QString& name) {
    return name.endsWith(QLatin1String(".npy"), Qt::CaseInsensitive) ||
           name.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive) ||
           name.endsWith(QLatin1String(".tsv"), Qt::CaseInsensitive) ||
           name.endsWith(QLatin1String(".txt"), Qt::CaseInsensitive);
}

/// False: too many, or cancelled.
bool collect(const QDir& folder, const QString& prefix, int depth, QStringList& files,
             const Progress& progress) {
    if (progress.cancelled(1e6))
        return false;
    for (const QFileInfo& entry :
         folder.entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (entry.isDir()) {
            if (depth < deepest && !entry.isSymLink() &&
                !collect(QDir(entry.filePath()), prefix + entry.fileName() + QLatin1Char('/'),
                         depth + 1, files, progress))
                return false;
        } else if (is_response_file(entry.fileName())) {
            files << prefix + entry.fileName();
            if (files.size() > most_files)
                return false;
        }
    }
    return true;
}

} // namespace

Result<NamePattern> NamePattern::from(const QString& text) {
    static const QRegularExpression special(QStringLiteral("\\{([^}]*)\\}|\\*|\\?"));
    const auto wrong = [&text](const char* what) {
        return Problem{
            text.toStdString(), words(what),
            words(QT_TRANSLATE_NOOP("NamePattern", "write for example {group}_seed{run}.npy"))};
    };
    NamePattern pattern;
    QString expression;
    bool has_group = false;
    qsizetype at = 0;
    for (auto it = special.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch found = it.next();
        expression += QRegularExpression::escape(text.mid(at, found.capturedStart() - at));
        at = found.capturedEnd();
        const QString token = found.captured();
        if (token == QLatin1String("*")) {
            expression += QStringLiteral("[^/]*");
        } else if (token == QLatin1String("?")) {
            expression += QStringLiteral("[^/]");
        } else if (token == QLatin1String("{group}")) {
            expression +=
                has_group ? QStringLiteral("\\k<group>") : QStringLiteral("(?<group>[^/]+)");
            has_group = true;
        } else if (token == QLatin1String("{run}") && !pattern.has_run_) {
            expression += QStringLiteral("(?<run>[^/]+)");
            pattern.has_run_ = true;
        } else {
            return wrong(
                token == QLatin1String("{run}")
                    ? QT_TRANSLATE_NOOP("NamePattern", "{run} is there twice")
                    : QT_TRANSLATE_NOOP("NamePattern", "only {group} and {run} stand in braces"));
        }
    }
    if (!has_group)
        return wrong(QT_TRANSLATE_NOOP("NamePattern", "it does not say what names the {group}"));
    expression += QRegularExpression::escape(text.mid(at));
    pattern.expression_.setPattern(QRegularExpression::anchoredPattern(expression));
    return pattern;
}

std::optional<NamePattern::Named> NamePattern::read(const QString& path) const {
    const QRegularExpressionMatch match = expression_.match(path);
    if (!match.hasMatch())
        return std::nullopt;
    return Named{match.captured(QStringLiteral("group")),
                 has_run_ ? match.captured(QStringLiteral("run")) : path.section(u'/', -1)};
}

Result<QStringList> files_below(const QString& folder, const Progress& progress) {
    const QDir top(folder);
    if (folder.isEmpty() || !top.exists())
        return Problem{folder.toStdString(),
                       words(QT_TRANSLATE_NOOP("NamePattern", "there is no such folder")),
                       words(QT_TRANSLATE_NOOP("NamePattern", "choose another one"))};
    QStringList files;
    if (!collect(top, {}, 0, files, progress)) {
        if (files.size() <= most_files)
            return Cancelled{};
        return Problem{folder.toStdString(),
                       words(QT_TRANSLATE_NOOP("NamePattern", "there are too many files in it")),
                       words(QT_TRANSLATE_NOOP("NamePattern", "choose a folder further down"))};
    }
    std::sort(files.begin(), files.end(), counts_before);
    return files;
}

std::vector<PlannedGroup> grouped_by_pattern(const QString& folder, const QStringList& files,
                                             const NamePattern& pattern) {
    struct Found {
        QString run;
        PlannedRun planned;
    };
    std::map<QString, std::vector<Found>> found;
    for (const QString& file : files)
        if (const auto named = pattern.read(file))
            found[named->group].push_back(
                {named->run, run_of_file(QDir(folder).absoluteFilePath(file))});
    std::vector<PlannedGroup> groups;
    for (auto& [name, runs] : found) {
        std::stable_sort(runs.begin(), runs.end(), [](const Found& a, const Found& b) {
            return counts_before(a.run, b.run);
        });
        groups.push_back({name, 0, {}});
        for (Found& run : runs)
            groups.back().runs.push_back(std::move(run.planned));
    }
    std::stable_sort(
        groups.begin(), groups.end(),
        [](const PlannedGroup& a, const PlannedGroup& b) { return counts_before(a.name, b.name); });
    return groups;
}

QString suggested_pattern(const QStringList& files) {
    static const QRegularExpression ending(QStringLiteral("\\.[^./]+$"));
    const QString first = files.isEmpty() ? QStringLiteral(".npy") : files.constFirst();
    const QString suffix = ending.match(first).captured();
    qsizetype best = 0;
    QString pattern = QStringLiteral("{group}_{run}") + suffix;
    for (const char* form :
         {"{group}_seed{run}", "{group}_run{run}", "{group}_{run}", "{group}-{run}",
          "{group}/{run}", "{group}/*_{run}", "{group}/*/{run}", "{group}{run}"}) {
        const QString text = QLatin1String(form) + suffix;
        const Result<NamePattern> made = NamePattern::from(text);
        const qsizetype n = std::count_if(files.begin(), files.end(), [&made](const QString& file) {
            return made.value().read(file).has_value();
        });
        if (n > best) {
            best = n;
            pattern = text;
        }
    }
    return pattern;
}

} // namespace counterpart
