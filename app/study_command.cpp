// counterpart study: groups of runs in; what they say about each other out.

#include "app/application.h"
#include "app/commands.h"
#include "app/console.h"
#include "app/graphics.h"
#include "app/interrupt.h"
#include "app/shared_options.h"
#include "app/study.h"
#include "app/usage.h"
#include "core/report/file_format.h"
#include "core/report/save.h"
#include "core/report/study_json.h"
#include "core/responses/read_responses.h"
#include "core/wording/study_words.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <memory>
#include <optional>

namespace counterpart {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("StudyCommand", text);
}

Usage usage() {
    return {QStringLiteral("counterpart study"),
            words(QT_TRANSLATE_NOOP(
                "StudyCommand",
                "Usage: counterpart study --group NAME=FILES --group NAME=FILES [options]\n"
                "\n"
                "Compares all runs with all others and tests whether runs agree more within the\n"
                "groups than between them. Needs no display.\n"
                "\n"
                "  --group NAME=FILES    a group of runs: response files on the same samples,\n"
                "                        separated by commas; * and ? stand for any characters\n"
                "                        (quote them). Once for every group, two or more\n"
                "  --measure NAME        matched (the default) or naive\n"
                "  --correlation KIND    pearson (the default) or spearman\n"
                "  --signed              match by r itself, not by |r|\n"
                "  --transpose           rows of the files are neurons, columns samples\n"
                "  --paired              the first runs of all groups belong together (the same\n"
                "                        seed), the second ones, and so on, in the order given;\n"
                "                        patterns give files by name\n"
                "  --draws N             shuffles a pair, for the calibrated score; none by\n"
                "                        default\n"
                "  --seed N              of what is drawn, 0 by default\n"
                "  --json FILE           everything, as JSON; - prints it instead of the summary\n"
                "  --report FILE         verdict, tests and all pairs, as .html or .pdf, with the\n"
                "                        hashes of the files and the command that makes it again\n"
                "\n"
                "  -h, --help            print this\n"
                "  -v, --version         print the version\n"
                "\n"
                "Example:\n"
                "  counterpart demo digits --output digits\n"
                "  counterpart study --group sklearn='digits/sklearn_*.npy' \\\n"
                "                    --group torch='digits/torch_*.npy'\n")),
            {QStringLiteral("group")}};
}

struct Understood {
    StudyRequest request;
    QString complaint;
};

/// The files a pattern stands for, by name; the text itself where it is no pattern.
QStringList files_of(const QString& pattern) {
    if (QFileInfo::exists(pattern) || !(pattern.contains(u'*') || pattern.contains(u'?')))
        return {pattern};
    const QFileInfo info(pattern);
    QStringList files;
    const QString folder = pattern.left(pattern.size() - info.fileName().size());
    for (const QString& name :
         QDir(info.path()).entryList({info.fileName()}, QDir::Files, QDir::Name))
        files << folder + name;
    return files;
}

QString understand_group(const QString& text, StudyRequest& request) {
    const qsizetype at = text.indexOf(u'=');
    if (at <= 0 || at + 1 == text.size())
        return words(QT_TRANSLATE_NOOP("StudyCommand", "--group is NAME=FILES, not %1")).arg(text);
    GroupFiles group{text.left(at).toStdString(), {}};
    for (const GroupFiles& other : request.groups)
        if (other.name == group.name)
            return words(QT_TRANSLATE_NOOP("StudyCommand", "there are two groups %1"))
                .arg(text.left(at));
    for (const QString& pattern : text.mid(at + 1).split(u',', Qt::SkipEmptyParts)) {
        const QStringList files = files_of(pattern);
        if (files.isEmpty())
            return words(QT_TRANSLATE_NOOP("StudyCommand", "no file is called %1")).arg(pattern);
        for (const QString& file : files)
            group.files.push_back(file.toStdString());
    }
    request.groups.push_back(std::move(group));
    return {};
}

QString understand_report(const QCommandLineParser& parser, StudyRequest& request) {
    request.report = parser.value(QStringLiteral("report")).toStdString();
    if (!parser.isSet(QStringLiteral("report")))
        return {};
    if (request.report.empty() || request.report == "-")
        return words(QT_TRANSLATE_NOOP("StudyCommand", "--report needs the name of a file"));
    if (const auto format = report_format(request.report); !format.ok())
        return QString::fromStdString(format.problem().sentence());
    if (same_file(request.report, request.json))
        return words(QT_TRANSLATE_NOOP("StudyCommand", "two outputs would be the same file, %1"))
            .arg(QString::fromStdString(request.report));
    return {};
}

QString understand_options(const QCommandLineParser& parser, StudyRequest& request) {
    bool naive = false;
    if (QString wrong = choose(parser, "measure", {"matched", "naive"}, naive); !wrong.isEmpty())
        return wrong;
    StudyOptions& options = request.options;
    options.measure = naive ? Measure::naive : Measure::matched;
    if (QString wrong = understand_correlation(parser, options.correlation, options.sign);
        !wrong.isEmpty())
        return wrong;
    if (QString wrong = understand_draws(parser, 0, options.shuffle_draws, options.seed);
        !wrong.isEmpty())
        return wrong;
    options.paired = parser.isSet(QStringLiteral("paired"));
    request.transpose = parser.isSet(QStringLiteral("transpose"));
    request.json = parser.value(QStringLiteral("json")).toStdString();
    if (parser.isSet(QStringLiteral("json")) && request.json.empty())
        return words(QT_TRANSLATE_NOOP("StudyCommand", "--json needs the name of a file"));
    return understand_report(parser, request);
}

Understood understand(const QCommandLineParser& parser) {
    Understood understood;
    if (!parser.positionalArguments().isEmpty())
        understood.complaint =
            words(QT_TRANSLATE_NOOP("StudyCommand", "files belong to a group: --group NAME=%1"))
                .arg(parser.positionalArguments().first());
    for (const QString& text : parser.values(QStringLiteral("group")))
        if (understood.complaint.isEmpty())
            understood.complaint = understand_group(text, understood.request);
    if (understood.complaint.isEmpty() && understood.request.groups.size() < 2)
        understood.complaint =
            words(QT_TRANSLATE_NOOP("StudyCommand", "a study needs two groups or more"));
    if (understood.complaint.isEmpty())
        understood.complaint = understand_options(parser, understood.request);
    return understood;
}

Result<Study> read_and_compare(const StudyRequest& request, const Progress& progress) {
    std::vector<std::string> names;
    std::vector<StudyRun> runs;
    for (const GroupFiles& group : request.groups) {
        for (const std::string& file : group.files) {
            Result<Responses> responses =
                read_responses(file, {request.transpose, Stage::reading_left}, progress.silent());
            if (!responses.ok())
                return responses.forward<Study>();
            const std::string name = responses.value().source().name;
            runs.push_back({name, std::make_shared<const Responses>(std::move(responses).value()),
                            Index(names.size())});
        }
        names.push_back(group.name);
    }
    Result<Study> study = begin_study(std::move(names), std::move(runs), request.options);
    if (!study.ok())
        return study;
    const Index missing = study.value().n_missing();
    return advance(std::move(study).value(), missing, progress);
}

int leave(const Problem& problem) {
    complain(QString::fromStdString(problem.sentence()));
    return exit_failed;
}

int leave_interrupted() {
    complain(QCoreApplication::translate("Headless", "interrupted; nothing was written."));
    return exit_interrupted;
}

Result<Done> stage(const StudyRequest& request, const Study& study, const StudyResult& result,
                   Graphics* graphics, StagedFiles& files) {
    Result<Done> staged = Done{};
    if (!request.json.empty() && request.json != "-")
        staged = files.add(request.json, json_text(study, result), input_files(request));
    if (staged.ok() && graphics)
        staged = graphics->stage(request, study, result, files);
    return staged;
}

std::optional<Problem> first_refused(const StudyRequest& request) {
    for (const std::string& path : {request.json, request.report})
        if (!path.empty() && path != "-")
            if (std::optional<Problem> problem = check_output(path, input_files(request)))
                return problem;
    return std::nullopt;
}

int run(const StudyRequest& request, Graphics* graphics) {
    if (const std::optional<Problem> problem = first_refused(request))
        return leave(*problem);
    const Interrupt interrupt;
    ProgressLine line;
    const Progress progress(
        interrupt.token(), [&line](Stage stage, double fraction) { line.report(stage, fraction); });
    if (graphics)
        graphics->begin(request);
    const Result<Study> study = read_and_compare(request, progress);
    const std::optional<StudyResult> result =
        study.ok() ? study_result(study.value(), progress) : std::nullopt;
    line.clear();
    if (study.failed())
        return leave(study.problem());
    if (!result)
        return leave_interrupted();
    StagedFiles files;
    if (const Result<Done> staged = stage(request, study.value(), *result, graphics, files);
        !staged.ok())
        return leave(staged.problem());
    if (interrupt.requested())
        return leave_interrupted();
    const QByteArray text = request.json == "-" ? json_text(study.value(), *result)
                                                : summary(study.value(), *result).toUtf8();
    if (const Result<Done> printed = print(text); !printed.ok())
        return leave(printed.problem());
    if (const Result<Done> named = files.commit(); !named.ok())
        return leave(named.problem());
    return exit_done;
}

} // namespace

std::vector<std::string> input_files(const StudyRequest& request) {
    std::vector<std::string> files;
    for (const GroupFiles& group : request.groups)
        files.insert(files.end(), group.files.begin(), group.files.end());
    return files;
}

int study_command(const CommandLine& line) {
    QCommandLineParser parser;
    add_flags(parser, {"signed", "transpose", "paired"});
    add_values(parser, {"group", "measure", "correlation", "draws", "seed", "json", "report"});
    if (const std::optional<int> code = parse(parser, line.arguments, usage()))
        return *code;
    const Understood understood = understand(parser);
    if (!understood.complaint.isEmpty())
        return complain_of_usage(understood.complaint, usage().command);
    if (!understood.request.report.empty() && !line.graphics)
        return hand_over(line.argv);
    const auto application = make_headless_application(line, !understood.request.report.empty());
    return run(understood.request, line.graphics);
}

} // namespace counterpart
