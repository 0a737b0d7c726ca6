// --report on the command line, for compare and study.

#include "support/files.h"
#include "support/program.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QtTest>

using namespace counterpart;
using test::arguments;
using test::Ran;

class ReportCommandTest : public QObject {
    Q_OBJECT
    test::Folder folder_;

    QString where() const { return QString::fromStdString(folder_.path(QStringLiteral("."))); }
    Ran run(const char* text) const { return test::run(arguments(text), where()); }
    QByteArray file(const char* name) const {
        QFile file(QString::fromStdString(folder_.path(QLatin1String(name))));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    bool exists(const char* name) const {
        return QFileInfo::exists(QString::fromStdString(folder_.path(QLatin1String(name))));
    }

  private Q_SLOTS:
    void initTestCase() {
        for (int k = 0; k < 4; ++k)
            folder_.write(QStringLiteral("run_%1.npy").arg(k), test::noise_npy(40, 5, 10 + k));
    }

    void one_command_writes_all_that_it_is_asked_for() {
        const Ran ran = run("compare run_0.npy run_1.npy --report one.html --json one.json "
                            "--figure one.png --baselines --draws 20 --seed 3");
        QCOMPARE(ran.code, 0);
        QVERIFY(exists("one.json") && exists("one.png"));
        const QByteArray page = file("one.html");
        QVERIFY(page.contains("data:image/png;base64,"));
        QVERIFY(page.contains("rotated basis"));
        QVERIFY(page.contains("20 shuffles"));
        QVERIFY(page.contains("--baselines --draws 20 --seed 3 --report report.html"));
        for (const char* name : {"run_0.npy", "run_1.npy"})
            QVERIFY(page.contains(
                QCryptographicHash::hash(file(name), QCryptographicHash::Sha256).toHex()));
    }

    void the_command_in_it_makes_it_again() {
        QCOMPARE(run("compare run_0.npy run_1.npy --report report.html --signed "
                     "--correlation spearman")
                     .code,
                 0);
        const QByteArray page = file("report.html");
        const qsizetype begin = page.indexOf("<pre>counterpart ") + 17;
        const qsizetype end = page.indexOf("</pre>", begin);
        QVERIFY(begin > 17 && end > begin);
        const QByteArray line = page.mid(begin, end - begin);
        QVERIFY2(!line.contains('\''), line); // or it would have to be given to a shell
        QVERIFY(QFile::remove(QString::fromStdString(folder_.path(QStringLiteral("report.html")))));
        QCOMPARE(run(line.constData()).code, 0);
        QCOMPARE(file("report.html"), page);
    }

    void a_pdf_is_one() {
        QCOMPARE(run("compare run_0.npy run_1.npy --report one.pdf").code, 0);
        QVERIFY(file("one.pdf").startsWith("%PDF"));
        QVERIFY(file("one.pdf").trimmed().endsWith("%%EOF"));
    }

    void a_session_is_told_as_such() {
        QDir(where()).remove(QStringLiteral("s.counterpart"));
        QVERIFY(run("compare --session none.counterpart --report s.html").code == 1);
        QVERIFY(!exists("s.html"));
    }

    void a_study_has_one_too() {
        const char* line = "study --group A=run_0.npy,run_1.npy --group B=run_2.npy,run_3.npy "
                           "--report study.html --json study.json";
        const Ran ran = run(line);
        QCOMPARE(ran.code, 0);
        QVERIFY(exists("study.json"));
        const QByteArray page = file("study.html");
        for (const char* told : {"run_1.npy and run_2.npy", "smallest p these runs can reach",
                                 "within A", "counterpart study --group A="})
            QVERIFY2(page.contains(told), told);
        for (int k = 0; k < 4; ++k)
            QVERIFY(page.contains(
                QCryptographicHash::hash(file(qPrintable(QStringLiteral("run_%1.npy").arg(k))),
                                         QCryptographicHash::Sha256)
                    .toHex()));
        QCOMPARE(run("study --group A=run_0.npy,run_1.npy --group B=run_2.npy,run_3.npy "
                     "--report study.pdf")
                     .code,
                 0);
        QVERIFY(file("study.pdf").startsWith("%PDF"));
    }

    void what_cannot_be_written_leaves_nothing_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("code");
        const auto row = [](const char* line, int code) {
            QTest::newRow(line) << QByteArray(line) << code;
        };
        row("compare run_0.npy run_1.npy --json x.json --report x.doc", 2);
        row("compare run_0.npy run_1.npy --json x.json --report -", 2);
        row("compare run_0.npy run_1.npy --json x.html --report x.html", 2);
        row("compare run_0.npy run_1.npy --json x.json --report no/where/x.html", 1);
        row("compare --pairs list.csv --json x.json --report x.html", 2);
        row("study --group A=run_0.npy --group B=run_1.npy --json x.json --report x.doc", 2);
        row("study --group A=run_0.npy --group B=run_1.npy --json x.html --report x.html", 2);
        row("study --group A=run_0.npy --group B=run_1.npy --json x.json --report no/x.pdf", 1);
    }
    void what_cannot_be_written_leaves_nothing() {
        QFETCH(QByteArray, line);
        QFETCH(int, code);
        const Ran ran = run(line.constData());
        QCOMPARE(ran.code, code);
        QVERIFY2(ran.err.startsWith("counterpart: "), ran.err);
        QVERIFY(!exists("x.json") && !exists("x.html"));
    }

    void an_input_is_never_written_over() {
        const QString html = QString::fromStdString(folder_.path(QStringLiteral("alias.html")));
        QVERIFY(
            QFile::link(QString::fromStdString(folder_.path(QStringLiteral("run_0.npy"))), html));
        const QByteArray before = file("run_0.npy");
        QCOMPARE(run("compare run_0.npy run_1.npy --report alias.html").code, 1);
        QCOMPARE(run("study --group A=run_0.npy,run_1.npy --group B=run_2.npy,run_3.npy "
                     "--report alias.html")
                     .code,
                 1);
        QCOMPARE(file("run_0.npy"), before);
    }
};

QTEST_APPLESS_MAIN(ReportCommandTest)
#include "report_command_test.moc"
