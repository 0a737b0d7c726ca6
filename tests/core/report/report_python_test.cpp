// The script finds the scores of the program, wherever NumPy and SciPy are there to run it.

#include "core/report/report_python.h"
#include "core/responses/read_responses.h"
#include "core/synthetic/laboratory.h"
#include "support/files.h"

#include <QProcess>
#include <QtTest>

using namespace counterpart;

namespace {

LaboratoryPair pair_of(const LaboratoryControls& controls) {
    Laboratory laboratory;
    return laboratory.make(controls);
}

/// "matched 0.5" by name.
QMap<QString, double> numbers(const QByteArray& text) {
    QMap<QString, double> found;
    for (const QString& line : QString::fromUtf8(text).split(u'\n', Qt::SkipEmptyParts))
        found[line.section(u' ', 0, 0)] = line.section(u' ', 1).toDouble();
    return found;
}

bool has_scipy() {
    QProcess python;
    python.start(QStringLiteral("/usr/bin/python3"),
                 {QStringLiteral("-c"), QStringLiteral("import numpy, scipy.optimize")});
    return python.waitForFinished(60000) && python.exitStatus() == QProcess::NormalExit &&
           python.exitCode() == 0;
}

} // namespace

class ReportPythonTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void responses_read_back_as_they_were();
    void paths_are_quoted();
    void the_script_is_of_the_correlation_and_sign_asked_for();
    void the_script_finds_the_programs_scores_data();
    void the_script_finds_the_programs_scores();
};

void ReportPythonTest::responses_read_back_as_they_were() {
    LaboratoryControls controls;
    controls.left = 3;
    controls.right = 7;
    controls.samples = 11;
    const LaboratoryPair pair = pair_of(controls);
    const test::Folder folder;
    const std::string path = folder.write(QStringLiteral("x.npy"), responses_npy(*pair.right));
    const Result<Responses> read = read_responses(path, {}, Progress());
    QVERIFY(read.ok());
    QCOMPARE(read.value().n_samples(), Index(11));
    QCOMPARE(read.value().n_neurons(), Index(7));
    for (Index t = 0; t < 11; ++t)
        for (Index j = 0; j < 7; ++j)
            QVERIFY(read.value().at(t, j) == pair.right->at(t, j)); // bit for bit
}

void ReportPythonTest::paths_are_quoted() {
    const QString script =
        numpy_script({}, QStringLiteral("a \"b\"\\c.npy"), QStringLiteral("d.npy"));
    QVERIFY(script.contains(QStringLiteral(R"(np.load("a \"b\"\\c.npy"))")));
}

void ReportPythonTest::the_script_is_of_the_correlation_and_sign_asked_for() {
    CompareOptions options;
    const QString pearson = numpy_script(options, QStringLiteral("x"), QStringLiteral("y"));
    QVERIFY(!pearson.contains(QStringLiteral("rankdata")));
    QVERIFY(pearson.contains(QStringLiteral("np.abs(x.T @ y)")));
    options.correlation = CorrelationKind::spearman;
    options.sign = Sign::signed_;
    const QString spearman = numpy_script(options, QStringLiteral("x"), QStringLiteral("y"));
    QVERIFY(spearman.contains(QStringLiteral("rankdata(responses, axis=0)")));
    QVERIFY(!spearman.contains(QStringLiteral("np.abs")));
}

void ReportPythonTest::the_script_finds_the_programs_scores_data() {
    QTest::addColumn<int>("left");
    QTest::addColumn<int>("right");
    QTest::addColumn<int>("dead");
    QTest::addColumn<bool>("ranks");
    QTest::addColumn<bool>("is_signed");
    for (const bool ranks : {false, true})
        for (const bool is_signed : {false, true}) {
            const QByteArray how = QByteArray(ranks ? "spearman" : "pearson") +
                                   (is_signed ? ", signed" : ", absolute");
            QTest::newRow(how + ", square") << 12 << 12 << 0 << ranks << is_signed;
            QTest::newRow(how + ", dead neurons") << 12 << 12 << 5 << ranks << is_signed;
            QTest::newRow(how + ", more on the left") << 14 << 9 << 2 << ranks << is_signed;
            QTest::newRow(how + ", all dead") << 4 << 3 << 3 << ranks << is_signed;
        }
}

void ReportPythonTest::the_script_finds_the_programs_scores() {
    if (!has_scipy())
        QSKIP("/usr/bin/python3 has no NumPy and SciPy");
    QFETCH(int, left);
    QFETCH(int, right);
    QFETCH(int, dead);
    QFETCH(bool, ranks);
    QFETCH(bool, is_signed);
    LaboratoryControls controls;
    controls.left = left;
    controls.right = right;
    controls.dead = dead;
    controls.samples = 30;
    controls.sparseness = 0.4; // ties among the ranks
    controls.flips = 0.5;
    controls.hub = 0.3;
    const LaboratoryPair pair = pair_of(controls);
    const CompareOptions options{ranks ? CorrelationKind::spearman : CorrelationKind::pearson,
                                 is_signed ? Sign::signed_ : Sign::absolute, 0};
    const auto compared = compare(pair.left, pair.right, options, Progress());
    QVERIFY(compared.ok());
    const test::Folder folder;
    const auto written = [&folder](const char* name, const QByteArray& bytes) {
        return QString::fromStdString(folder.write(QLatin1String(name), bytes));
    };
    const QString script = written(
        "scores.py", numpy_script(options, written("l \"1\".npy", responses_npy(*pair.left)),
                                  written("r.npy", responses_npy(*pair.right)))
                         .toUtf8());
    QProcess python;
    python.start(QStringLiteral("/usr/bin/python3"), {script});
    QVERIFY(python.waitForFinished(60000));
    QVERIFY2(python.exitCode() == 0, python.readAllStandardError());
    const QMap<QString, double> found = numbers(python.readAllStandardOutput());
    const Scores& scores = compared.value()->scores;
    const auto same = [&found](const char* name, double score) {
        return found.contains(QLatin1String(name)) &&
               std::abs(found[QLatin1String(name)] - score) < 1e-6;
    };
    QCOMPARE(found.contains(QStringLiteral("index_aligned")), scores.index_aligned.has_value());
    if (scores.index_aligned)
        QVERIFY(same("index_aligned", *scores.index_aligned));
    QVERIFY(same("naive_forward", scores.naive_forward));
    QVERIFY(same("naive_backward", scores.naive_backward));
    QVERIFY(same("matched", scores.matched));
    QVERIFY(same("matched_strict", scores.matched_strict));
}

QTEST_APPLESS_MAIN(ReportPythonTest)
#include "report_python_test.moc"
