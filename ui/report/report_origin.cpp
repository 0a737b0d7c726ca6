#include "ui/report/report_origin.h"

#include "core/synthetic/demos.h"
#include "ui/session/command_line.h"
#include "ui/session/session_files.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace counterpart {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("Report", text);
}

const Demo* demo_of(const SessionSide& side) {
    const auto& all = demos();
    const auto found = std::find_if(all.begin(), all.end(), [&side](const Demo& demo) {
        return demo.id == side.demo.toStdString();
    });
    return found == all.end() ? nullptr : &*found;
}

QString demo_file(const Demo& demo, const SessionSide& side) {
    if (!side.demo_file.isEmpty())
        return side.demo_file;
    return QString::fromStdString(side.demo_side == Side::left ? demo.left : demo.right);
}

ReportOrigin::Side built_in(const Demo& demo, const SessionSide& side) {
    QFile file(QStringLiteral(":/counterpart/demos/%1/%2").arg(side.demo, demo_file(demo, side)));
    const QString note = words(QT_TRANSLATE_NOOP("Report", "of the demo %1")).arg(side.demo);
    if (!file.open(QIODevice::ReadOnly))
        return {{}, note};
    return {QString::fromLatin1(
                QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex()),
            note};
}

void add_options(QStringList& line, CorrelationKind correlation, Sign sign) {
    if (correlation == CorrelationKind::spearman)
        line << QStringLiteral("--correlation") << QStringLiteral("spearman");
    if (sign == Sign::signed_)
        line << QStringLiteral("--signed");
}

void add_transposes(QStringList& line, const ComparedAs& compared) {
    const bool left = compared.left.transposed;
    const bool right = compared.right.transposed;
    if (left || right)
        line << QStringLiteral("--transpose")
             << (left && right ? QStringLiteral("both")
                 : left        ? QStringLiteral("left")
                               : QStringLiteral("right"));
}

void add_baselines(QStringList& line, const ComparedAs& compared) {
    if (!compared.baselines)
        return;
    const BaselineOptions& options = *compared.baselines;
    line << QStringLiteral("--baselines") << QStringLiteral("--draws")
         << QString::number(compared.draws) << QStringLiteral("--seed")
         << QString::number(options.seed);
    if (options.shuffle == Shuffle::circular)
        line << QStringLiteral("--shuffle") << QStringLiteral("circular");
    else if (options.shuffle == Shuffle::block)
        line << QStringLiteral("--shuffle") << QStringLiteral("block=%1").arg(options.block);
}

void add_report(QStringList& line) {
    line << QStringLiteral("--report") << QStringLiteral("report.html");
}

} // namespace

ReportOrigin::Side side_origin(const SessionSide& side, const FileStamp& read,
                               const Progress& progress) {
    if (const Demo* demo = demo_of(side))
        return built_in(*demo, side);
    if (side.absolute.isEmpty())
        return {{}, words(QT_TRANSLATE_NOOP("Report", "generated"))};
    if (!QFileInfo(side.absolute).isFile()) // a pipe gives its bytes once
        return {{},
                words(QT_TRANSLATE_NOOP("Report", "SHA-256 not known: this is no file any more, "
                                                  "or never was"))};
    const Result<SessionSide> told = described(side, read, QString(), progress);
    if (!told.ok() || told.value().sha256.isEmpty())
        return {{},
                words(QT_TRANSLATE_NOOP("Report",
                                        "SHA-256 not known: the file changed since it was read"))};
    return {told.value().sha256, {}};
}

QString report_command(const ComparedAs& compared) {
    QStringList lines;
    QStringList line{QStringLiteral("counterpart"), QStringLiteral("compare")};
    if (!compared.session.isEmpty()) {
        line << QStringLiteral("--session") << shell_word(compared.session);
    } else {
        for (const SessionSide* side : {&compared.left, &compared.right}) {
            const Demo* demo = demo_of(*side);
            if (!demo && side->absolute.isEmpty())
                return {};
            const QString make = QStringLiteral("counterpart demo %1 --output %1").arg(side->demo);
            if (demo && !lines.contains(make))
                lines << make;
            line << (demo ? side->demo + u'/' + demo_file(*demo, *side)
                          : shell_word(side->absolute));
        }
        add_options(line, compared.options.correlation, compared.options.sign);
        add_transposes(line, compared);
    }
    add_baselines(line, compared);
    add_report(line);
    lines << line.join(u' ');
    return lines.join(u'\n');
}

QString report_command(const std::vector<StudyFiles>& groups, const StudyOptions& options,
                       bool transposed) {
    QStringList line{QStringLiteral("counterpart"), QStringLiteral("study")};
    for (const StudyFiles& group : groups)
        line << QStringLiteral("--group") << shell_word(group.name + u'=' + group.files.join(u','));
    if (options.measure == Measure::naive)
        line << QStringLiteral("--measure") << QStringLiteral("naive");
    add_options(line, options.correlation, options.sign);
    if (transposed)
        line << QStringLiteral("--transpose");
    if (options.paired)
        line << QStringLiteral("--paired");
    if (options.shuffle_draws > 0)
        line << QStringLiteral("--draws") << QString::number(options.shuffle_draws);
    if (options.seed != 0)
        line << QStringLiteral("--seed") << QString::number(options.seed);
    add_report(line);
    return line.join(u' ');
}

} // namespace counterpart
