// counterpart compare: two files in; a summary, JSON, a figure, tables out.

#include "app/application.h"
#include "app/commands.h"
#include "app/console.h"
#include "app/graphics.h"
#include "app/headless.h"
#include "app/shared_options.h"
#include "app/usage.h"
#include "core/report/file_format.h"
#include "core/report/save.h"

#include <QCommandLineOption>
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRegularExpression>
#include <QSize>

#include <memory>
#include <optional>

namespace counterpart {

namespace {

constexpr int most_draws = 1'000'000;

QString words(const char* text) {
    return QCoreApplication::translate("CompareCommand", text);
}

Usage usage() {
    return {QStringLiteral("counterpart compare"),
            words(QT_TRANSLATE_NOOP(
                "CompareCommand",
                "Usage: counterpart compare LEFT RIGHT [options]\n"
                "       counterpart compare --session FILE [options]\n"
                "       counterpart compare --pairs FILE --json FILE|- [options]\n"
                "\n"
                "Compares two networks neuron by neuron and prints a summary. Needs no display.\n"
                "\n"
                "LEFT and RIGHT are response files (.npy, .csv, .tsv): rows are samples,\n"
                "columns are neurons. Both hold the same samples in the same order; the numbers\n"
                "of neurons may differ.\n"
                "\n"
                "What is compared:\n"
                "  --session FILE        what the window saved: both files, how they are\n"
                "                        compared, and the view that --figure draws; instead of\n"
                "                        LEFT, RIGHT and the three below\n"
                "  --correlation KIND    pearson (the default) or spearman (ranks)\n"
                "  --signed              match by r itself, not by |r|\n"
                "  --transpose SIDE      left, right or both: that file's rows are neurons, its\n"
                "                        columns samples\n"
                "\n"
                "What it is compared to:\n"
                "  --baselines           also scores shuffled samples, a rotated basis and\n"
                "                        held-out halves, and what they say of each neuron\n"
                "  --draws N             of each, 200 by default\n"
                "  --seed N              of what is drawn, 0 by default\n"
                "  --shuffle HOW         free (the default), circular, or block=K: K rows stay\n"
                "                        together, for samples that resemble their neighbours\n"
                "\n"
                "What is written:\n"
                "  --json FILE           everything, as JSON; - prints it instead of the summary\n"
                "  --figure FILE         both maps and the scores, as .png, .svg or .pdf\n"
                "  --report FILE         one page, as .html or .pdf: figure, scores, baselines if\n"
                "                        they are drawn, what they mean, definitions and sources,\n"
                "                        hashes of the files, and the command that makes it again\n"
                "  --size WxH            the figure's size, 1600x900 at first, in pixels of 1/96\n"
                "                        inch; a .png has two for each\n"
                "  --dark                the figure on a dark page\n"
                "  --matching FILE       the matched pairs, as CSV\n"
                "  --permutation FILE    the right neuron of every pair as .npy (int64), in the\n"
                "                        order of the left neurons: y[:, perm] lines up with x\n"
                "\n"
                "Many at once:\n"
                "  --pairs FILE          instead of LEFT and RIGHT: a CSV file with a left and a\n"
                "                        right file a line; needs --json, one line a pair\n"
                "\n"
                "  -h, --help            print this\n"
                "  -v, --version         print the version\n"
                "\n"
                "Files are written whole or not at all, after everything else has succeeded, and\n"
                "never over an input.\n"
                "\n"
                "Exit codes: 0 done; 1 an input could not be used or an output not written (one\n"
                "line on standard error says which, where and what helps); 2 wrong usage;\n"
                "130 interrupted, nothing left behind.\n"
                "\n"
                "Example:\n"
                "  counterpart demo digits --output digits\n"
                "  counterpart compare digits/sklearn_0.npy digits/torch_0.npy --figure "
                "f.pdf\n"))};
}

void add_options(QCommandLineParser& parser) {
    add_flags(parser, {"signed", "dark", "baselines"});
    add_values(parser, {"session", "correlation", "transpose", "draws", "seed", "shuffle", "pairs",
                        "json", "figure", "report", "size", "matching", "permutation"});
}

/// Either the request, or what is wrong with the usage.
struct Understood {
    HeadlessRequest request;
    QString complaint;
};

Understood complaint(const QString& text) {
    return {{}, text};
}

/// "800x600", from 200 to 20,000 each way: below, nothing can be read; above, a picture of two
/// pixels for each would not fit into memory.
std::optional<QSize> size_of(const QString& text) {
    static const QRegularExpression form(QStringLiteral("^([0-9]{3,5})[x×]([0-9]{3,5})$"));
    const QRegularExpressionMatch match = form.match(text);
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    const auto fits = [](int pixels) { return pixels >= 200 && pixels <= 20000; };
    return fits(size.width()) && fits(size.height()) &&
                   qint64(size.width()) * size.height() <= 100000000
               ? std::optional(size)
               : std::nullopt;
}

/// What of the figure is asked for; the view is the session's.
QString understand_look(const QCommandLineParser& parser, HeadlessRequest& request) {
    for (const char* name : {"size", "dark"})
        if (parser.isSet(QString::fromLatin1(name)) && request.figure.empty())
            return words(QT_TRANSLATE_NOOP("CompareCommand", "--%1 is for a --figure"))
                .arg(QLatin1String(name));
    request.dark = parser.isSet(QStringLiteral("dark"));
    if (!parser.isSet(QStringLiteral("size")))
        return {};
    const QString text = parser.value(QStringLiteral("size"));
    const std::optional<QSize> size = size_of(text);
    if (!size)
        return words(QT_TRANSLATE_NOOP("CompareCommand",
                                       "--size is a width and a height of 200 to 20000, such as "
                                       "1600x900, and 100 megapixels at most, not %1"))
            .arg(text);
    request.size = *size;
    return {};
}

Understood understand_outputs(const QCommandLineParser& parser, HeadlessRequest request) {
    const auto value = [&parser](const char* name) {
        return parser.value(QString::fromLatin1(name)).toStdString();
    };
    for (const char* name : {"json", "figure", "report", "matching", "permutation", "pairs"})
        if (parser.isSet(QString::fromLatin1(name)) && value(name).empty())
            return complaint(
                words(QT_TRANSLATE_NOOP("CompareCommand", "--%1 needs the name of a file"))
                    .arg(QLatin1String(name)));
    for (const char* name : {"figure", "report", "matching", "permutation"})
        if (value(name) == "-")
            return complaint(
                words(
                    QT_TRANSLATE_NOOP("CompareCommand",
                                      "--%1 needs a file; only --json takes - for standard output"))
                    .arg(QLatin1String(name)));
    request.json = value("json");
    request.figure = value("figure");
    request.report = value("report");
    request.matching = value("matching");
    request.permutation = value("permutation");
    if (!request.figure.empty())
        if (const auto format = figure_format(request.figure); !format.ok())
            return complaint(QString::fromStdString(format.problem().sentence()));
    if (!request.report.empty())
        if (const auto format = report_format(request.report); !format.ok())
            return complaint(QString::fromStdString(format.problem().sentence()));
    if (const QString wrong = understand_look(parser, request); !wrong.isEmpty())
        return complaint(wrong);
    const std::vector<std::string> files = output_files(request);
    for (std::size_t i = 0; i < files.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (same_file(files[i], files[j]))
                return complaint(words(QT_TRANSLATE_NOOP("CompareCommand",
                                                         "two outputs would be the same file, %1"))
                                     .arg(QString::fromStdString(files[i])));
    return {request, {}};
}

/// "free", "circular" or "block=K".
bool understand_shuffle(const QString& how, BaselineOptions& options) {
    if (how == QLatin1String("free"))
        options.shuffle = Shuffle::free;
    else if (how == QLatin1String("circular"))
        options.shuffle = Shuffle::circular;
    else if (how.startsWith(QLatin1String("block="))) {
        bool ok = false;
        options.shuffle = Shuffle::block;
        options.block = how.mid(6).toLongLong(&ok);
        return ok && options.block >= 1;
    } else
        return false;
    return true;
}

Understood understand_baselines(const QCommandLineParser& parser, HeadlessRequest request) {
    if (!parser.isSet(QStringLiteral("baselines"))) {
        for (const char* name : {"draws", "seed", "shuffle"})
            if (parser.isSet(QString::fromLatin1(name)))
                return complaint(
                    words(QT_TRANSLATE_NOOP("CompareCommand", "--%1 goes with --baselines"))
                        .arg(QLatin1String(name)));
        return understand_outputs(parser, std::move(request));
    }
    BaselineOptions options;
    if (QString wrong = understand_draws(parser, 1, request.draws, options.seed); !wrong.isEmpty())
        return complaint(wrong);
    if (parser.isSet(QStringLiteral("shuffle")) &&
        !understand_shuffle(parser.value(QStringLiteral("shuffle")), options))
        return complaint(
            words(QT_TRANSLATE_NOOP("CompareCommand",
                                    "--shuffle is free, circular or block=K with K ≥ 1, not %1"))
                .arg(parser.value(QStringLiteral("shuffle"))));
    request.baselines = options;
    return understand_outputs(parser, std::move(request));
}

/// Why a list of pairs cannot be compared as asked; empty: it can.
QString list_complaint(const QCommandLineParser& parser) {
    if (!parser.positionalArguments().isEmpty())
        return words(QT_TRANSLATE_NOOP(
            "CompareCommand", "--pairs names the files; LEFT and RIGHT are not given too"));
    if (!parser.isSet(QStringLiteral("json")))
        return words(QT_TRANSLATE_NOOP("CompareCommand", "--pairs needs --json"));
    for (const char* name : {"figure", "report", "matching", "permutation"})
        if (parser.isSet(QString::fromLatin1(name)))
            return words(
                       QT_TRANSLATE_NOOP("CompareCommand", "--%1 is for one pair, not for --pairs"))
                .arg(QLatin1String(name));
    return {};
}

/// A session says it all: nothing may contradict it.
Understood understand_session(const QCommandLineParser& parser) {
    for (const char* name : {"correlation", "signed", "transpose", "pairs"})
        if (parser.isSet(QString::fromLatin1(name)))
            return complaint(
                words(QT_TRANSLATE_NOOP("CompareCommand", "--session says what --%1 would"))
                    .arg(QLatin1String(name)));
    if (!parser.positionalArguments().isEmpty())
        return complaint(words(QT_TRANSLATE_NOOP(
            "CompareCommand", "--session names both files; none is given beside it")));
    HeadlessRequest request;
    request.session = parser.value(QStringLiteral("session")).toStdString();
    if (request.session.empty())
        return complaint(
            words(QT_TRANSLATE_NOOP("CompareCommand", "--session needs the name of a file")));
    return understand_baselines(parser, std::move(request));
}

Understood understand(const QCommandLineParser& parser) {
    if (parser.isSet(QStringLiteral("session")))
        return understand_session(parser);
    const QStringList files = parser.positionalArguments();
    const bool list = parser.isSet(QStringLiteral("pairs"));
    if (list) {
        if (const QString text = list_complaint(parser); !text.isEmpty())
            return complaint(text);
    } else if (files.size() != 2)
        return complaint(
            words(QT_TRANSLATE_NOOP("CompareCommand",
                                    "two files are compared, LEFT and RIGHT, and %1 given"))
                .arg(files.isEmpty() ? words(QT_TRANSLATE_NOOP("CompareCommand", "none is"))
                     : files.size() == 1
                         ? words(QT_TRANSLATE_NOOP("CompareCommand", "one is"))
                         : words(QT_TRANSLATE_NOOP("CompareCommand", "%1 are")).arg(files.size())));
    HeadlessRequest request;
    const QString transpose = parser.value(QStringLiteral("transpose"));
    const bool both = transpose == QLatin1String("both");
    const bool left = both || transpose == QLatin1String("left");
    const bool right = both || transpose == QLatin1String("right");
    if (parser.isSet(QStringLiteral("transpose")) && !left && !right)
        return complaint(
            words(QT_TRANSLATE_NOOP("CompareCommand", "--transpose is left, right or both, not %1"))
                .arg(transpose));
    request.left = {list ? std::string() : files[0].toStdString(), left};
    request.right = {list ? std::string() : files[1].toStdString(), right};
    request.pairs = parser.value(QStringLiteral("pairs")).toStdString();
    if (QString wrong =
            understand_correlation(parser, request.options.correlation, request.options.sign);
        !wrong.isEmpty())
        return complaint(wrong);
    return understand_baselines(parser, std::move(request));
}

} // namespace

int compare_command(const CommandLine& line) {
    QCommandLineParser parser;
    add_options(parser);
    if (const std::optional<int> code = parse(parser, line.arguments, usage()))
        return *code;
    const Understood understood = understand(parser);
    if (!understood.complaint.isEmpty())
        return complain_of_usage(understood.complaint, usage().command);
    if (needs_graphics(understood.request) && !line.graphics)
        return hand_over(line.argv);
    const auto application = make_headless_application(
        line, !understood.request.figure.empty() || !understood.request.report.empty());
    return understood.request.pairs.empty() ? run_headless(understood.request, line.graphics)
                                            : run_pairs(understood.request);
}

} // namespace counterpart
