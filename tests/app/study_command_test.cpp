// The study, the baselines and lists of pairs on the command line.

#include "support/files.h"
#include "support/program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace counterpart;
using test::arguments;
using test::Ran;

class StudyCommandTest : public QObject {
    Q_OBJECT
    test::Folder folder_;

    QString where() const { return QString::fromStdString(folder_.path(QStringLiteral("."))); }
    Ran run(const char* text) const { return test::run(arguments(text), where()); }
    static QJsonObject json(const QByteArray& text) {
        return QJsonDocument::fromJson(text).object();
    }

  private Q_SLOTS:
    void initTestCase() {
        for (int k = 0; k < 6; ++k)
            folder_.write(QStringLiteral("run_%1.npy").arg(k), test::noise_npy(40, 5, 10 + k));
        QCOMPARE(run("demo digits --output digits").code, 0);
    }

    void the_digits_networks_are_a_study() {
        const Ran ran = run("study --group sklearn=digits/sklearn_*.npy "
                            "--group torch=digits/torch_*.npy "
                            "--group untrained=digits/untrained_*.npy --json -");
        QCOMPARE(ran.code, 0);
        const QJsonObject study = json(ran.out);
        QCOMPARE(study[QStringLiteral("pairs")].toArray().size(), 66);
        QCOMPARE(study[QStringLiteral("relabelings")].toInt(), 5775);
        const QJsonArray pairwise = study[QStringLiteral("pairwise")].toArray();
        QCOMPARE(pairwise[0].toObject()[QStringLiteral("verdict")].toString(),
                 QStringLiteral("not_shown"));
        // Untrained networks agree with trained ones more than among themselves.
        QCOMPARE(pairwise[1].toObject()[QStringLiteral("verdict")].toString(),
                 QStringLiteral("spread_only"));
        QCOMPARE(pairwise[1].toObject()[QStringLiteral("method")].toString(),
                 QStringLiteral("closed testing"));
    }

    void the_smallest_p_is_told_before_the_result() {
        const Ran ran = run("study --group A=run_0.npy,run_1.npy --group B=run_2.npy,run_3.npy");
        QCOMPARE(ran.code, 0);
        const qsizetype told = ran.out.indexOf("smallest p these runs can reach is 0.33");
        QVERIFY2(told > 0 && told < ran.out.indexOf("T ="), ran.out);
        QVERIFY2(ran.out.contains("add 3 runs"), ran.out);
    }

    void wrong_usage_is_told_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("told");
        const auto row = [](const char* line, const char* told) {
            QTest::newRow(line) << QByteArray(line) << QByteArray(told);
        };
        row("study --group A=run_0.npy", "two groups");
        row("study run_0.npy", "--group NAME=run_0.npy");
        row("study --group run_0.npy --group B=run_1.npy", "NAME=FILES");
        row("study --group A=run_0.npy --group A=run_1.npy", "two groups A");
        row("study --group A=none_*.npy --group B=run_1.npy", "none_*.npy");
        row("study --group A=run_0.npy --group B=run_1.npy --measure best", "--measure");
        row("study --group A=run_0.npy --group B=run_1.npy --seed 1 --seed 2", "twice");
        row("compare run_0.npy run_1.npy --draws 5", "--baselines");
        row("compare run_0.npy run_1.npy --baselines --draws 0", "--draws");
        row("compare run_0.npy run_1.npy --baselines --shuffle block=0", "--shuffle");
        row("compare --pairs list.csv", "--json");
        row("compare run_0.npy run_1.npy --pairs list.csv --json -", "--pairs");
    }
    void wrong_usage_is_told() {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, told);
        const Ran ran = run(line.constData());
        QCOMPARE(ran.code, 2);
        QVERIFY2(test::is_one_line(ran.err) && ran.err.contains(told), ran.err);
    }

    void unusable_runs_are_named() {
        folder_.write(QStringLiteral("short.npy"), test::noise_npy(39, 5, 1));
        const Ran ran = run("study --group A=run_0.npy,short.npy --group B=run_1.npy,run_2.npy");
        QCOMPARE(ran.code, 1);
        QVERIFY2(test::is_one_line(ran.err) && ran.err.contains("short.npy"), ran.err);
        const Ran twice = run("study --group A=run_0.npy,run_1.npy --group B=run_2.npy,run_0.npy");
        QCOMPARE(twice.code, 1);
        QVERIFY2(twice.err.contains("twice"), twice.err);
    }

    void baselines_join_the_json_and_the_summary() {
        const char* line = "compare run_0.npy run_1.npy --baselines --draws 30 --json -";
        const Ran ran = run(line);
        QCOMPARE(ran.code, 0);
        const QJsonObject baselines = json(ran.out)[QStringLiteral("baselines")].toObject();
        QCOMPARE(baselines[QStringLiteral("draws")].toObject()[QStringLiteral("shuffle")].toInt(),
                 30);
        const QJsonObject shuffled = baselines[QStringLiteral("shuffle")].toObject();
        QCOMPARE(shuffled[QStringLiteral("smallest_p")].toDouble(), 1.0 / 31);
        const QJsonObject matched = shuffled[QStringLiteral("matched")].toObject();
        QVERIFY(matched[QStringLiteral("low")].toDouble() <
                matched[QStringLiteral("high")].toDouble());
        QVERIFY(matched[QStringLiteral("p")].isDouble());
        QVERIFY(json(ran.out)[QStringLiteral("matching")]
                    .toArray()[0]
                    .toObject()[QStringLiteral("stability")]
                    .isDouble());
        QVERIFY(json(ran.out)[QStringLiteral("matching")]
                    .toArray()[0]
                    .toObject()[QStringLiteral("regret")]
                    .isDouble());
        QVERIFY(
            shuffled[QStringLiteral("index_aligned")].toObject()[QStringLiteral("p")].isDouble());
        QCOMPARE(run(line).out, ran.out); // a fixed seed
        const Ran text = run("compare run_0.npy run_1.npy --baselines --draws 30");
        QVERIFY2(text.out.contains("any basis of the same subspace"), text.out);
        QVERIFY2(text.out.contains("says nothing about seeds"), text.out);
    }

    void without_baselines_the_json_is_as_before() {
        const QJsonObject plain = json(run("compare run_0.npy run_1.npy --json -").out);
        QVERIFY(!plain.contains(QStringLiteral("baselines")));
    }

    void a_list_of_pairs_gives_a_line_each() {
        folder_.write(QStringLiteral("list.csv"),
                      "left,right\nrun_0.npy,run_1.npy\n\n\"run_0.npy\",run_2.npy\r\n");
        const Ran ran = run("compare --pairs list.csv --json -");
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.out.count('\n'), 2);
        const QList<QByteArray> lines = ran.out.split('\n');
        QCOMPARE(
            json(lines[1])[QStringLiteral("right")].toObject()[QStringLiteral("file")].toString(),
            QStringLiteral("run_2.npy"));
        QCOMPARE(json(lines[0]), json(run("compare run_0.npy run_1.npy --json -").out));
        QCOMPARE(run("compare --pairs list.csv --json all.jsonl").code, 0);
        QFile file(where() + QStringLiteral("/all.jsonl"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), ran.out);
    }

    void a_pair_that_cannot_be_compared_leaves_the_others() {
        folder_.write(QStringLiteral("holes.csv"), "run_0.npy,missing.npy\nrun_0.npy,run_1.npy\n");
        const Ran ran = run("compare --pairs holes.csv --json -");
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.err.contains("missing.npy"), ran.err);
        const QList<QByteArray> lines = ran.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        const QJsonObject hole = json(lines[0]);
        QCOMPARE(hole[QStringLiteral("right")].toString(), QStringLiteral("missing.npy"));
        QVERIFY(hole[QStringLiteral("error")].toString().contains(QStringLiteral("missing.npy")));
        QCOMPARE(json(lines[1]), json(run("compare run_0.npy run_1.npy --json -").out));
        QCOMPARE(run("compare --pairs holes.csv --json holes.jsonl").code, 1);
        QFile file(where() + QStringLiteral("/holes.jsonl"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), ran.out);
    }

    void a_broken_list_is_told_with_its_line() {
        folder_.write(QStringLiteral("broken.csv"), "run_0.npy,run_1.npy\nrun_0.npy\n");
        const Ran ran = run("compare --pairs broken.csv --json -");
        QCOMPARE(ran.code, 1);
        QVERIFY(ran.out.isEmpty());
        QVERIFY2(ran.err.contains("line 2"), ran.err);
    }
};

QTEST_GUILESS_MAIN(StudyCommandTest)
#include "study_command_test.moc"
