// counterpart compare --pairs: a list of pairs in, one line of JSON each out.

#include "app/commands.h"
#include "app/console.h"
#include "app/headless.h"
#include "app/interrupt.h"
#include "core/report/baselines_json.h"
#include "core/report/save.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <vector>

namespace counterpart {

namespace {

struct ListedPair {
    std::string left;
    std::string right;
};

/// One line's two fields: separated by a comma, in double quotes where they hold one ("" is a
/// quote). Nothing: these are not two.
std::optional<ListedPair> two_fields(const QString& line) {
    QStringList fields{QString()};
    bool quoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i] == u'"' && quoted && i + 1 < line.size() && line[i + 1] == u'"')
            fields.last() += line[i++];
        else if (line[i] == u'"')
            quoted = !quoted;
        else if (line[i] == u',' && !quoted)
            fields << QString();
        else
            fields.last() += line[i];
    }
    if (quoted || fields.size() != 2 || fields[0].trimmed().isEmpty() ||
        fields[1].trimmed().isEmpty())
        return std::nullopt;
    return ListedPair{fields[0].trimmed().toStdString(), fields[1].trimmed().toStdString()};
}

Result<std::vector<ListedPair>> read_list(const std::string& path) {
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return Problem{path, "it cannot be read: " + file.errorString().toStdString(), ""};
    std::vector<ListedPair> pairs;
    int number = 0;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        ++number;
        const QString text = line.trimmed();
        if (text.isEmpty() || (number == 1 && text == QLatin1String("left,right")))
            continue;
        const std::optional<ListedPair> pair = two_fields(text);
        if (!pair)
            return Problem{path + ", line " + std::to_string(number), "these are not two files",
                           "write the left file, a comma and the right file"};
        pairs.push_back(*pair);
    }
    if (pairs.empty())
        return Problem{path, "there are no pairs in it", ""};
    return pairs;
}

int leave(const Problem& problem) {
    complain(QString::fromStdString(problem.sentence()));
    return exit_failed;
}

std::vector<std::string> inputs_of(const HeadlessRequest& request,
                                   const std::vector<ListedPair>& pairs) {
    std::vector<std::string> inputs{request.pairs};
    for (const ListedPair& pair : pairs) {
        inputs.push_back(pair.left);
        inputs.push_back(pair.right);
    }
    return inputs;
}

QByteArray line_of(const HeadlessResult& result) {
    return json_text(*result.comparison, result.report ? &*result.report : nullptr, true);
}

/// A pair that could not be compared has a line as well: the k-th line is the k-th pair's.
QByteArray line_of(const ListedPair& pair, const Problem& problem) {
    const auto text = [](const std::string& utf8) { return QString::fromStdString(utf8); };
    return QJsonDocument(QJsonObject{{QStringLiteral("left"), text(pair.left)},
                                     {QStringLiteral("right"), text(pair.right)},
                                     {QStringLiteral("error"), text(problem.sentence())}})
               .toJson(QJsonDocument::Compact) +
           '\n';
}

} // namespace

int run_pairs(const HeadlessRequest& request) {
    const Result<std::vector<ListedPair>> pairs = read_list(request.pairs);
    if (!pairs.ok())
        return leave(pairs.problem());
    const bool to_file = request.json != "-";
    const std::vector<std::string> inputs = inputs_of(request, pairs.value());
    if (to_file)
        if (const std::optional<Problem> problem = check_output(request.json, inputs))
            return leave(*problem);
    const Interrupt interrupt;
    ProgressLine line;
    const Progress progress(
        interrupt.token(), [&line](Stage stage, double fraction) { line.report(stage, fraction); });
    QByteArray all;
    bool any_failed = false;
    for (const ListedPair& pair : pairs.value()) {
        HeadlessRequest one = request;
        one.left.path = pair.left;
        one.right.path = pair.right;
        const Result<HeadlessResult> result = read_and_compare(one, progress);
        line.clear();
        if (result.cancelled()) {
            complain(QCoreApplication::translate("Headless", "interrupted."));
            return exit_interrupted;
        }
        if (result.failed()) {
            complain(QString::fromStdString(result.problem().sentence()));
            any_failed = true;
        }
        const QByteArray text =
            result.ok() ? line_of(result.value()) : line_of(pair, result.problem());
        if (to_file)
            all += text;
        else if (const Result<Done> printed = print(text); !printed.ok())
            return leave(printed.problem());
    }
    if (to_file)
        if (const Result<Done> saved = save_bytes(request.json, all, inputs); !saved.ok())
            return leave(saved.problem());
    return any_failed ? exit_failed : exit_done;
}

} // namespace counterpart
