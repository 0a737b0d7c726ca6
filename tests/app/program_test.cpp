// The program as a whole: without a display, its demos, help and version.

#include "support/files.h"
#include "support/program.h"

#include <QDir>
#include <QFile>
#include <QtTest>

using namespace counterpart;
using test::arguments;
using test::bare_environment;
using test::is_one_line;
using test::Ran;

namespace {

QString where(const test::Folder& folder) {
    return QString::fromStdString(folder.path(QStringLiteral(".")));
}

QStringList entries(const test::Folder& folder) {
    return QDir(where(folder)).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

} // namespace

class ProgramTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void without_a_usable_display_the_comparison_is_printed_and_drawn_data() {
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QByteArray>("told");
        QTest::newRow("none named") << QStringLiteral("NOTHING=") << QByteArray("DISPLAY");
        QTest::newRow("nothing answers") << QStringLiteral("DISPLAY=:4711") << QByteArray(":4711");
        QTest::newRow("nonsense") << QStringLiteral("DISPLAY=?") << QByteArray("DISPLAY=?");
        QTest::newRow("no Wayland")
            << QStringLiteral("WAYLAND_DISPLAY=/nowhere/wayland-7") << QByteArray("wayland-7");
        QTest::newRow("no such platform")
            << QStringLiteral("QT_QPA_PLATFORM=nonsense") << QByteArray("nonsense");
    }
    void without_a_usable_display_the_comparison_is_printed_and_drawn() {
        QFETCH(QString, variable);
        QFETCH(QByteArray, told);
        const test::Folder folder;
        const Ran ran = test::run({}, where(folder), bare_environment({variable}));
        QCOMPARE(ran.code, 0);
        QVERIFY2(is_one_line(ran.err), ran.err);
        QVERIFY2(ran.err.contains("no usable display") && ran.err.contains(told), ran.err);
        QVERIFY(ran.err.contains("counterpart.png"));
        QVERIFY2(ran.out.contains("sklearn_0.npy"), ran.out);
        QCOMPARE(entries(folder), arguments("counterpart.png"));
        QFile png(where(folder) + QStringLiteral("/counterpart.png"));
        QVERIFY(png.open(QIODevice::ReadOnly));
        const QByteArray bytes = png.readAll();
        QVERIFY(bytes.startsWith("\x89PNG") && bytes.last(8).startsWith("IEND"));
    }

    void two_files_are_compared_without_a_display() {
        const test::Folder folder;
        folder.write(QStringLiteral("x.csv"), "0,3,6\n1,4,7\n2,5,8\n");
        // An input of the figure's name is not written over.
        folder.write(QStringLiteral("counterpart.png"), "6,0,0\n7,-1,-123\n8,0,1000\n");
        const Ran ran = test::run(arguments("x.csv counterpart.png"), where(folder));
        QCOMPARE(ran.code, 0);
        QVERIFY2(is_one_line(ran.err) && ran.err.contains("counterpart-2.png"), ran.err);
        QVERIFY(ran.out.contains("x.csv"));
        QCOMPARE(entries(folder), arguments("counterpart-2.png counterpart.png x.csv"));
    }

    void an_unusable_file_is_told_without_a_display_too() {
        const test::Folder folder;
        const Ran ran = test::run(arguments("a.npy b.npy"), where(folder));
        QCOMPARE(ran.code, 1);
        QCOMPARE(ran.err.count('\n'), 2); // that there is no display, and what is wrong
        QVERIFY(ran.err.contains("a.npy: "));
        QVERIFY(entries(folder).isEmpty());
    }

    void a_name_that_is_not_utf8_is_refused_and_not_taken_for_another() {
        const test::Folder folder;
        folder.write(QStringLiteral("a.csv"), "0,3,6\n1,4,7\n2,5,8\n");
        QProcess process; // through a shell: QProcess itself passes on UTF-8 only
        test::prepare(process, {}, where(folder));
        process.setArguments(
            {QStringLiteral("-c"), QStringLiteral("exec '%1' compare a.csv a.csv --json \"$(printf "
                                                  "'o\\357.json')\"")
                                       .arg(process.program())});
        process.setProgram(QStringLiteral("/bin/sh"));
        process.start();
        const Ran ran = test::finish(process);
        QCOMPARE(ran.code, 1);
        QVERIFY2(is_one_line(ran.err) && ran.err.contains("not UTF-8"), ran.err);
        QCOMPARE(entries(folder), arguments("a.csv"));
    }

    void demos_are_listed_and_written() {
        const test::Folder folder;
        const Ran list = test::run(arguments("demo"), where(folder));
        QCOMPARE(list.code, 0);
        for (const char* id : {"digits", "detectors", "counterexample"})
            QVERIFY2(list.out.contains(id), list.out);
        const Ran written = test::run(arguments("demo detectors --output new/d"), where(folder));
        QCOMPARE(written.code, 0);
        QCOMPARE(written.out, QByteArray("new/d/detectors_a.csv\nnew/d/detectors_b.csv\n"));
        const Ran compared = test::run(
            arguments("compare new/d/detectors_a.csv new/d/detectors_b.csv"), where(folder));
        QCOMPARE(compared.code, 0);
        QVERIFY2(compared.out.contains("1.000"), compared.out);
    }

    void a_demo_that_cannot_be_written_is_told_in_a_line() {
        const test::Folder folder;
        folder.write(QStringLiteral("taken"), "a file");
        const Ran ran = test::run(arguments("demo detectors --output taken"), where(folder));
        QCOMPARE(ran.code, 1);
        QVERIFY2(is_one_line(ran.err) && ran.err.contains("taken"), ran.err);
    }

    void what_is_not_drawn_loads_no_graphics_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<bool>("draws");
        QTest::newRow("compare") << QByteArray("compare a.csv a.csv --json o.json") << false;
        QTest::newRow("list") << QByteArray("compare --pairs list --json -") << false;
        QTest::newRow("study") << QByteArray("study --group A=a.csv,b.csv --group B=c.csv,d.csv")
                               << false;
        QTest::newRow("demo") << QByteArray("demo") << false;
        QTest::newRow("figure") << QByteArray("compare a.csv a.csv --figure f.png") << true;
        QTest::newRow("reports") << QByteArray("study --group A=a.csv,b.csv --group B=c.csv,d.csv "
                                               "--report r.html")
                                 << true;
    }
    /// They take longer to load than a small comparison.
    void what_is_not_drawn_loads_no_graphics() {
        QFETCH(QByteArray, line);
        QFETCH(bool, draws);
        const test::Folder folder;
        for (const char* name : {"a.csv", "b.csv", "c.csv", "d.csv"})
            folder.write(QLatin1String(name), "0,3,6\n1,-4,7\n2,5,8\n4,1,0\n");
        folder.write(QStringLiteral("list"), "a.csv,a.csv\n");
        // The loader tells every library, those too that are opened later.
        const Ran ran = test::run(arguments(line), where(folder),
                                  bare_environment({QStringLiteral("LD_DEBUG=files")}));
        QCOMPARE(ran.code, 0);
        QVERIFY(ran.err.contains("libQt6Core.so"));
        QVERIFY(!ran.err.contains("openblas")); // for large products alone
        for (const char* library : {"libQt6Gui.so", "libQt6Widgets.so", "libQCustomPlotQt6.so"})
            QVERIFY2(ran.err.contains(library) == draws, library);
    }

    void a_missing_window_program_is_told_in_a_line() {
        const test::Folder folder;
        folder.write(QStringLiteral("a.csv"), "0,3,6\n1,4,7\n2,5,8\n");
        const QString alone = where(folder) + QStringLiteral("/alone");
        QVERIFY(QFile::copy(QStringLiteral(COUNTERPART_PROGRAM), alone));
        for (const char* line : {"compare a.csv a.csv", "compare a.csv a.csv --figure f.png", ""}) {
            QProcess process;
            test::prepare(process, arguments(line), where(folder));
            process.setProgram(alone);
            process.start();
            const Ran ran = test::finish(process);
            const bool drawn = !QByteArray(line).endsWith("csv");
            QCOMPARE(ran.code, drawn ? 1 : 0);
            QCOMPARE(ran.err.contains("counterpart-window"), drawn);
            QVERIFY2(!drawn || is_one_line(ran.err), ran.err);
        }
    }

    void it_is_found_through_a_link() {
        const test::Folder folder;
        QVERIFY(QFile::link(QStringLiteral(COUNTERPART_PROGRAM),
                            where(folder) + QStringLiteral("/linked")));
        QProcess process;
        test::prepare(process, arguments("--version"), where(folder));
        process.setProgram(where(folder) + QStringLiteral("/linked"));
        process.start();
        QCOMPARE(test::finish(process).out, QByteArray("counterpart " COUNTERPART_VERSION "\n"));
    }

    void help_and_version_need_nothing_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("begins");
        QTest::newRow("version") << QByteArray("--version")
                                 << QByteArray("counterpart " COUNTERPART_VERSION "\n");
        QTest::newRow("of compare") << QByteArray("compare --version")
                                    << QByteArray("counterpart " COUNTERPART_VERSION "\n");
        QTest::newRow("help") << QByteArray("--help") << QByteArray("Usage: counterpart ");
        QTest::newRow("of demo") << QByteArray("demo --help")
                                 << QByteArray("Usage: counterpart demo");
    }
    void help_and_version_need_nothing() {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, begins);
        const test::Folder folder;
        const Ran ran = test::run(arguments(line), where(folder));
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.err, QByteArray());
        QVERIFY2(ran.out.startsWith(begins), ran.out);
        for (const QByteArray& told : ran.out.split('\n'))
            QVERIFY2(QString::fromUtf8(told).size() <= 80, told);
    }
};

QTEST_GUILESS_MAIN(ProgramTest)
#include "program_test.moc"
