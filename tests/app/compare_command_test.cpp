// counterpart compare, as a process: what it prints, writes, refuses, and leaves behind.

#include "core/responses/read_responses.h"
#include "support/files.h"
#include "support/program.h"
#include "support/support.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>
#include <QtTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace counterpart;
using test::arguments;
using test::is_one_line;
using test::Ran;

namespace {

/// A folder with the counterexample as x.csv and y.csv, and wide.npy, 3 × 5 of noise.
class CommandFolder : public test::Folder {
  public:
    CommandFolder() {
        write(QStringLiteral("x.csv"), "0,3,6\n1,4,7\n2,5,8\n");
        write(QStringLiteral("y.csv"), "6,0,0\n7,-1,-123\n8,0,1000\n");
        write_noise("wide.npy", 3, 5, 1);
    }

    void write_noise(const char* name, Index samples, Index neurons, std::uint64_t seed) const {
        write(QString::fromLatin1(name), test::noise_npy(samples, neurons, seed));
    }

    [[nodiscard]] QString where() const {
        return QString::fromStdString(path(QStringLiteral(".")));
    }
    [[nodiscard]] Ran run(const char* text) const { return test::run(arguments(text), where()); }
    [[nodiscard]] QStringList entries() const {
        return QDir(where()).entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
    }
    [[nodiscard]] QByteArray contents(const char* name) const {
        QFile file(where() + QLatin1Char('/') + QLatin1String(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

QJsonObject object(const QByteArray& text) {
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    return error.error == QJsonParseError::NoError ? document.object() : QJsonObject();
}

QJsonValue at(const QJsonObject& json, const char* object_name, const char* name) {
    return json.value(QLatin1String(object_name)).toObject().value(QLatin1String(name));
}

bool close(const QJsonValue& value, double expected) {
    return value.isDouble() && std::abs(value.toDouble() - expected) < 5e-5;
}

} // namespace

class CompareCommandTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void the_counterexample_has_its_known_scores_data() {
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<double>("forward");
        QTest::addColumn<double>("backward");
        QTest::addColumn<double>("matched");
        QTest::newRow("Pearson") << QByteArray() << 1.0 << 0.6039 << 0.6039;
        QTest::newRow("Pearson, named")
            << QByteArray("--correlation pearson") << 1.0 << 0.6039 << 0.6039;
        QTest::newRow("Spearman") << QByteArray("--correlation=spearman") << 1.0 << 0.5 << 0.5;
    }
    void the_counterexample_has_its_known_scores() {
        QFETCH(QByteArray, options);
        QFETCH(double, forward);
        QFETCH(double, backward);
        QFETCH(double, matched);
        const CommandFolder folder;
        const Ran ran = folder.run("compare x.csv y.csv --json - " + options);
        QCOMPARE(ran.err, QByteArray());
        QCOMPARE(ran.code, 0);
        const QJsonObject json = object(ran.out);
        QCOMPARE(json.value(QLatin1String("schema")).toString(),
                 QStringLiteral("counterpart.comparison/1"));
        QCOMPARE(at(json, "left", "file").toString(), QStringLiteral("x.csv"));
        QVERIFY(close(at(json, "scores", "naive_forward"), forward));
        QVERIFY(close(at(json, "scores", "naive_backward"), backward));
        QVERIFY(close(at(json, "scores", "matched"), matched));
        QCOMPARE(json.value(QLatin1String("unique")), QJsonValue(false));
    }

    void json_is_printed_alone_and_is_what_the_file_holds() {
        const CommandFolder folder;
        const Ran printed = folder.run("compare x.csv y.csv --json -");
        QVERIFY(!object(printed.out).isEmpty());
        QCOMPARE(printed.err, QByteArray());
        const Ran saved = folder.run("compare x.csv y.csv --json all.json");
        QCOMPARE(saved.code, 0);
        QCOMPARE(folder.contents("all.json"), printed.out);
        QVERIFY(object(saved.out).isEmpty());
        QVERIFY(!saved.out.isEmpty());
    }

    void the_summary_tells_the_scores() {
        const CommandFolder folder;
        const Ran ran = folder.run("compare x.csv y.csv");
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.err, QByteArray());
        for (const char* told : {"x.csv", "y.csv", "1.000", "0.604"})
            QVERIFY2(ran.out.contains(told), ran.out + told);
        QVERIFY(ran.out.endsWith('\n'));
    }

    void a_sign_is_kept_in_the_json() {
        const CommandFolder folder;
        const QJsonObject json = object(folder.run("compare x.csv y.csv --signed --json -").out);
        QCOMPARE(json.value(QLatin1String("sign")).toString(), QStringLiteral("signed"));
    }

    void a_transposition_is_kept_in_the_json_data() {
        QTest::addColumn<QByteArray>("which");
        QTest::addColumn<QByteArray>("files");
        QTest::addColumn<bool>("left");
        QTest::addColumn<bool>("right");
        QTest::newRow("left") << QByteArray("left") << QByteArray("turned.npy x.csv") << true
                              << false;
        QTest::newRow("right") << QByteArray("right") << QByteArray("x.csv turned.npy") << false
                               << true;
        QTest::newRow("both") << QByteArray("both") << QByteArray("turned.npy turned.npy") << true
                              << true;
    }
    void a_transposition_is_kept_in_the_json() {
        QFETCH(QByteArray, which);
        QFETCH(QByteArray, files);
        QFETCH(bool, left);
        QFETCH(bool, right);
        const CommandFolder folder;
        folder.write_noise("turned.npy", 4, 3, 2); // four neurons, three samples
        const Ran ran = folder.run("compare " + files + " --json - --transpose " + which);
        QCOMPARE(ran.err, QByteArray());
        const QJsonObject json = object(ran.out);
        QCOMPARE(at(json, "left", "transposed").toBool(), left);
        QCOMPARE(at(json, "right", "transposed").toBool(), right);
        QCOMPARE(at(json, "left", "neurons").toInt(), left ? 4 : 3);
        QCOMPARE(at(json, "right", "neurons").toInt(), right ? 4 : 3);
        QCOMPARE(at(json, "left", "samples").toInt(), 3);
    }

    void the_permutation_is_the_right_neuron_of_every_pair() {
        const CommandFolder folder;
        folder.write_noise("a.npy", 50, 7, 3);
        folder.write_noise("b.npy", 50, 9, 4);
        const Ran ran = folder.run("compare a.npy b.npy --json - --permutation p.npy");
        const QJsonArray pairs = object(ran.out).value(QLatin1String("matching")).toArray();
        QCOMPARE(pairs.size(), 7);
        const QByteArray bytes = folder.contents("p.npy");
        QVERIFY(bytes.contains("'descr': '<i8'") && bytes.contains("'shape': (7,)"));
        const char* data = bytes.constData() + bytes.size() - 7 * 8;
        for (int i = 0; i < 7; ++i)
            QCOMPARE(qint64(pairs[i].toObject().value(QLatin1String("right")).toInt()),
                     qFromLittleEndian<qint64>(data + 8 * i));
    }

    void everything_is_written_without_a_display_and_without_a_word() {
        const CommandFolder folder;
        const Ran ran = folder.run("compare x.csv wide.npy --json j --figure f.png "
                                   "--matching m.csv --permutation p.npy");
        QCOMPARE(ran.err, QByteArray());
        QCOMPARE(ran.code, 0);
        QCOMPARE(folder.entries(), arguments("f.png j m.csv p.npy wide.npy x.csv y.csv"));
        QVERIFY(folder.contents("f.png").startsWith("\x89PNG"));
        QCOMPARE(folder.contents("m.csv").count('\n'), 4);
    }

    void wrong_usage_is_told_in_a_line_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("told");
        const auto row = [](const char* line, const char* told) {
            QTest::newRow(line) << QByteArray(line) << QByteArray(told);
        };
        row("compare", "LEFT and RIGHT");
        row("compare x.csv", "LEFT and RIGHT");
        row("compare x.csv y.csv x.csv", "LEFT and RIGHT");
        row("compare x.csv y.csv --nonsense", "nonsense");
        row("compare x.csv y.csv --json", "json");
        row("compare x.csv y.csv --signed=yes", "signed");
        row("compare x.csv y.csv --correlation kendall", "kendall");
        row("compare x.csv y.csv --transpose up", "up");
        row("compare x.csv y.csv --json a --json b", "twice");
        row("compare x.csv y.csv --json=", "--json");
        row("compare x.csv y.csv --figure f.jpg", "f.jpg");
        row("compare x.csv y.csv --figure f", ".pdf");
        row("compare x.csv y.csv --matching -", "--matching");
        row("compare x.csv y.csv --permutation -", "--permutation");
        row("compare x.csv y.csv --json out --matching out", "same file");
        row("compare x.csv y.csv --json out --matching ./out", "same file");
        row("demo nonsense --output d", "nonsense");
        row("demo digits", "--output");
        row("demo --output d", "name");
        row("demo digits detectors --output d", "one demo");
        row("demo digits --output=", "--output");
        row("x.csv", "two files");
        row("x.csv y.csv x.csv", "two files");
        row("--nonsense", "nonsense");
    }
    void wrong_usage_is_told_in_a_line() {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, told);
        const CommandFolder folder;
        const Ran ran = folder.run(line);
        QCOMPARE(ran.code, 2);
        QVERIFY2(is_one_line(ran.err), ran.err);
        QVERIFY2(ran.err.contains(told) && ran.err.contains("--help"), ran.err);
        QCOMPARE(ran.out, QByteArray());
        QCOMPARE(folder.entries(), arguments("wide.npy x.csv y.csv"));
    }

    void an_input_that_cannot_be_used_is_told_in_a_line_data() {
        QTest::addColumn<QByteArray>("files");
        QTest::addColumn<QByteArray>("where");
        QTest::addColumn<QByteArray>("remedy");
        const auto row = [](const char* files, const char* where, const char* remedy) {
            QTest::newRow(files) << QByteArray(files) << QByteArray(where) << QByteArray(remedy);
        };
        row("x.csv missing.npy", "missing.npy", "check the name");
        row("missing.npy x.csv", "missing.npy", "check the name");
        row("sub x.csv", "sub", "file");
        row("x.csv holes.csv", "holes.csv", "line 2");
        row("x.csv long.npy", "long.npy", "--transpose");
        row("x.csv pickle.npy", "pickle.npy", "np.save");
        row("x.csv -", "-", "no such file");
    }
    void an_input_that_cannot_be_used_is_told_in_a_line() {
        QFETCH(QByteArray, files);
        QFETCH(QByteArray, where);
        QFETCH(QByteArray, remedy);
        const CommandFolder folder;
        folder.write(QStringLiteral("holes.csv"), "1,2\n3,nan\n5,6\n");
        folder.write(QStringLiteral("pickle.npy"), "\x80\x04\x95 a pickle");
        folder.write_noise("long.npy", 4, 3, 5);
        QVERIFY(QDir(folder.where()).mkdir(QStringLiteral("sub")));
        const QStringList before = folder.entries();
        const Ran ran = folder.run("compare " + files + " --json j --figure f.svg --matching m");
        QCOMPARE(ran.code, 1);
        QVERIFY2(is_one_line(ran.err), ran.err);
        QVERIFY2(ran.err.startsWith("counterpart: ") && ran.err.contains(where) &&
                     ran.err.contains(remedy),
                 ran.err);
        QCOMPARE(ran.out, QByteArray());
        QCOMPARE(folder.entries(), before);
    }

    void an_output_that_cannot_be_written_is_told_before_anything_is_done_data() {
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<QByteArray>("where");
        const auto row = [](const char* options, const char* where) {
            QTest::newRow(options) << QByteArray(options) << QByteArray(where);
        };
        row("--json no/such/folder.json --matching m.csv", "no/such/folder.json");
        row("--matching m.csv --permutation sub", "sub");
        row("--matching m.csv --json x.csv", "x.csv");
        row("--matching m.csv --figure symbolic.png", "symbolic.png");
        row("--json j --matching hard.csv", "hard.csv");
        row("--json j --permutation ./sub/../y.csv", "y.csv");
    }
    void an_output_that_cannot_be_written_is_told_before_anything_is_done() {
        QFETCH(QByteArray, options);
        QFETCH(QByteArray, where);
        const CommandFolder folder;
        QVERIFY(QDir(folder.where()).mkdir(QStringLiteral("sub")));
        QCOMPARE(::symlink("x.csv", folder.path(QStringLiteral("symbolic.png")).c_str()), 0);
        QCOMPARE(::link(folder.path(QStringLiteral("y.csv")).c_str(),
                        folder.path(QStringLiteral("hard.csv")).c_str()),
                 0);
        const QStringList before = folder.entries();
        const QByteArray x = folder.contents("x.csv");
        const QByteArray y = folder.contents("y.csv");
        // The inputs are damaged too: the output is what is told.
        const Ran ran = folder.run("compare x.csv y.csv " + options);
        QCOMPARE(ran.code, 1);
        QVERIFY2(is_one_line(ran.err) && ran.err.contains(where), ran.err);
        QCOMPARE(ran.out, QByteArray());
        QCOMPARE(folder.entries(), before);
        QCOMPARE(folder.contents("x.csv"), x);
        QCOMPARE(folder.contents("y.csv"), y);
    }

    void an_output_is_refused_before_an_input_is_read() {
        const CommandFolder folder;
        const Ran ran = folder.run("compare missing.npy y.csv --json no/such/folder.json");
        QCOMPARE(ran.code, 1);
        QVERIFY2(is_one_line(ran.err) && ran.err.contains("no/such"), ran.err);
    }

    void a_full_disk_leaves_no_output() {
        const CommandFolder folder;
        const Ran ran = folder.run("compare x.csv y.csv --json j --matching m --permutation "
                                   "/dev/full");
        QCOMPARE(ran.code, 1);
        QVERIFY2(is_one_line(ran.err) && ran.err.contains("/dev/full"), ran.err);
        QCOMPARE(folder.entries(), arguments("wide.npy x.csv y.csv"));
    }

    void a_standard_output_that_takes_nothing_is_a_failure_data() {
        QTest::addColumn<bool>("closed");
        QTest::newRow("full") << false;
        QTest::newRow("closed") << true;
    }
    void a_standard_output_that_takes_nothing_is_a_failure() {
        QFETCH(bool, closed);
        const CommandFolder folder;
        for (const char* line : {"compare x.csv y.csv --matching m", "compare --help", "--version",
                                 "compare x.csv y.csv --json - --figure f.png", "demo"}) {
            QProcess process;
            test::prepare(process, arguments(line), folder.where());
            process.setChildProcessModifier([closed] {
                if (closed)
                    ::close(STDOUT_FILENO);
                else
                    ::dup2(::open("/dev/full", O_WRONLY), STDOUT_FILENO);
            });
            process.start();
            const Ran ran = test::finish(process);
            QCOMPARE(ran.code, 1);
            QVERIFY2(is_one_line(ran.err) && ran.err.contains("standard output"), ran.err);
            QCOMPARE(folder.entries(), arguments("wide.npy x.csv y.csv"));
        }
    }

    void a_reader_that_went_away_is_told_and_does_not_kill() {
        const CommandFolder folder;
        QProcess process;
        test::prepare(process, arguments("compare x.csv y.csv --matching m.csv"), folder.where());
        process.setChildProcessModifier([] {
            int ends[2];
            if (::pipe(ends) != 0 || ::dup2(ends[1], STDOUT_FILENO) < 0)
                ::_exit(99);
            ::close(ends[0]);
        });
        process.start();
        const Ran ran = test::finish(process);
        QCOMPARE(ran.code, 1);
        QVERIFY2(is_one_line(ran.err) && ran.err.contains("standard output"), ran.err);
        QCOMPARE(folder.entries(), arguments("wide.npy x.csv y.csv"));
    }

    void a_desktops_scaling_does_not_change_a_figure() {
        const CommandFolder folder;
        const auto figure = [&folder](const QStringList& environment) {
            const Ran ran = test::run(arguments("compare x.csv y.csv --figure f.png"),
                                      folder.where(), test::bare_environment(environment));
            QFile file(folder.where() + QStringLiteral("/f.png"));
            return ran.code == 0 && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QByteArray plain = figure({});
        QVERIFY(!plain.isEmpty());
        QVERIFY(figure({QStringLiteral("QT_SCALE_FACTOR=2"), QStringLiteral("QT_FONT_DPI=160")}) ==
                plain);
    }

    void a_name_with_line_ends_is_still_told_in_one_line() {
        const CommandFolder folder;
        const Ran ran = test::run(
            {QStringLiteral("compare"), QStringLiteral("a\nb\x1b[2J.npy"), QStringLiteral("x.csv")},
            folder.where());
        QCOMPARE(ran.code, 1);
        QVERIFY(is_one_line(ran.err) && !ran.err.contains('\x1b'));
    }

    void help_tells_every_option_and_the_exit_codes() {
        const CommandFolder folder;
        const Ran ran = folder.run("compare --help");
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.err, QByteArray());
        for (const char* told :
             {"--correlation", "--signed", "--transpose", "--json", "--figure", "--matching",
              "--permutation", "--help", "--version", "130", "Usage: counterpart compare LEFT"})
            QVERIFY2(ran.out.contains(told), told);
        for (const QByteArray& line : ran.out.split('\n'))
            QVERIFY2(QString::fromUtf8(line).size() <= 80, line);
        QCOMPARE(folder.run("compare -h").out, ran.out);
    }
};

QTEST_GUILESS_MAIN(CompareCommandTest)
#include "compare_command_test.moc"
