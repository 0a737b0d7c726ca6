// Baselines and studies against NumPy and SciPy (fixtures/reference/make.py).

#include "core/comparison/compared.h"
#include "core/reference/baselines.h"
#include "core/reference/study.h"
#include "core/reference/verdicts.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <cmath>

using namespace counterpart;
using namespace counterpart::test;

namespace {

QJsonArray cases(const char* kind) {
    QFile file(fixture(QStringLiteral("reference/expected.json")));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", qPrintable(file.fileName()));
    return QJsonDocument::fromJson(file.readAll()).object()[QLatin1String(kind)].toArray();
}

Eigen::MatrixXd matrix(const QJsonValue& value) {
    const QJsonArray rows = value.toArray();
    Eigen::MatrixXd m(rows.size(), rows.first().toArray().size());
    for (Index i = 0; i < m.rows(); ++i)
        for (Index j = 0; j < m.cols(); ++j)
            m(i, j) = rows[int(i)].toArray()[int(j)].toDouble();
    return m;
}

bool near(double ours, const QJsonValue& theirs, double tolerance) {
    if (std::abs(ours - theirs.toDouble(2e9)) <= tolerance)
        return true;
    qWarning("%.12g, NumPy %.12g", ours, theirs.toDouble(2e9));
    return false;
}

constexpr double exactly = 1e-14; // quotients of whole numbers
constexpr double closely = 1e-6;  // correlations are floats

const std::pair<const char*, ScoreMember> members[] = {{"naive_forward", &Scores::naive_forward},
                                                       {"naive_backward", &Scores::naive_backward},
                                                       {"matched", &Scores::matched},
                                                       {"matched_strict", &Scores::matched_strict}};

} // namespace

class ReferenceNumpyTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void all_shuffles_of_five_samples_data() {
        QTest::addColumn<QJsonObject>("expected");
        for (const QJsonValue& value : cases("shuffles"))
            QTest::newRow(qPrintable(value[QStringLiteral("name")].toString())) << value.toObject();
    }
    void all_shuffles_of_five_samples() {
        QFETCH(QJsonObject, expected);
        const QJsonObject results = expected[QStringLiteral("results")].toObject();
        for (const CompareOptions& options : all_options) {
            const auto c = compared(matrix(expected[QStringLiteral("left")]),
                                    matrix(expected[QStringLiteral("right")]), options);
            const Baselines b =
                refine(*c, begin_baselines(*c, {}, Progress()).value(), 200, Progress()).value();
            QCOMPARE(b.shuffles(), 119);
            QVERIFY(b.exhausted);
            const QString kind = QStringLiteral("%1 %2").arg(
                QLatin1String(options.correlation == CorrelationKind::pearson ? "pearson"
                                                                              : "spearman"),
                QLatin1String(options.sign == Sign::absolute ? "absolute" : "signed"));
            const QJsonObject theirs = results[kind].toObject();
            for (const auto& [name, member] : members) {
                const QJsonValue p = theirs[QStringLiteral("p")].toObject()[QLatin1String(name)];
                QVERIFY2(near(shuffle_p(*c, b, member).value(), p, exactly), name);
                const QJsonValue mean =
                    theirs[QStringLiteral("mean")].toObject()[QLatin1String(name)];
                QVERIFY2(near(spread(values_of(b.shuffled, member))->mean, mean, closely), name);
            }
        }
    }

    void relabellings_data() {
        QTest::addColumn<QJsonObject>("expected");
        for (const QJsonValue& value : cases("tests")) {
            const QByteArray sizes = QJsonDocument(value[QStringLiteral("sizes")].toArray())
                                         .toJson(QJsonDocument::Compact);
            QTest::addRow("%s%s", sizes.constData(),
                          value[QStringLiteral("paired")].toBool() ? " paired" : "")
                << value.toObject();
        }
    }
    void relabellings() {
        QFETCH(QJsonObject, expected);
        LabelledRuns runs;
        for (const QJsonValue& label : expected[QStringLiteral("labels")].toArray())
            runs.group.push_back(label.toInt());
        runs.n_groups = int(expected[QStringLiteral("sizes")].toArray().size());
        runs.paired = expected[QStringLiteral("paired")].toBool();
        const Eigen::MatrixXd s = matrix(expected[QStringLiteral("similarity")]);
        const GroupMeans means = group_means(s, runs);
        QVERIFY(near(means.statistic.value(), expected[QStringLiteral("statistic")], 1e-12));
        QVERIFY(near(means.permanova_f.value(), expected[QStringLiteral("permanova_f")], 1e-9));
        const RelabellingTest test = test_by_relabelling(s, runs, 0, Progress()).value();
        QVERIFY(test.exact);
        QCOMPARE(test.relabellings, expected[QStringLiteral("relabelings")].toDouble());
        QCOMPARE(double(test.statistics.size()), test.relabellings);
        QVERIFY(near(test.p.value(), expected[QStringLiteral("p")], exactly));
        QVERIFY(near(test.permanova_p.value(), expected[QStringLiteral("permanova_p")], exactly));
        QCOMPARE(test.smallest_p, 1 / test.relabellings);
    }

    void studies_data() {
        QTest::addColumn<QJsonObject>("expected");
        int groups = 2;
        for (const QJsonValue& value : cases("studies"))
            QTest::addRow("%d groups", groups++) << value.toObject();
    }
    void studies() {
        QFETCH(QJsonObject, expected);
        std::vector<StudyRun> runs;
        const QJsonArray labels = expected[QStringLiteral("labels")].toArray();
        const QJsonArray responses = expected[QStringLiteral("runs")].toArray();
        for (int i = 0; i < labels.size(); ++i)
            runs.push_back({std::to_string(i), shared(make_responses(matrix(responses[i]), "run")),
                            labels[i].toInt()});
        std::vector<std::string> groups;
        for (int g = 0; g <= labels.last().toInt(); ++g)
            groups.push_back(std::string(1, char('A' + g)));
        const Study study =
            advance(begin_study(groups, runs, {}).value(), 1000, Progress()).value();
        const StudyResult result = study_result(study, Progress()).value();
        check(result.matched, expected[QStringLiteral("matched")].toObject());
        check(result.naive, expected[QStringLiteral("naive")].toObject());
    }

    void discoveries() {
        for (const QJsonValue& value : cases("discoveries")) {
            std::vector<double> p;
            for (const QJsonValue& one : value[QStringLiteral("p")].toArray())
                p.push_back(one.toDouble());
            const std::vector<char> rejected =
                benjamini_hochberg(p, value[QStringLiteral("level")].toDouble());
            QJsonArray indices;
            for (int i = 0; i < int(rejected.size()); ++i)
                if (rejected[std::size_t(i)])
                    indices.append(i);
            QCOMPARE(indices, value[QStringLiteral("rejected")].toArray());
        }
    }

  private:
    static void check(const MeasureResult& ours, const QJsonObject& theirs) {
        QVERIFY(near(ours.means.statistic.value(), theirs[QStringLiteral("statistic")], closely));
        const QJsonArray row = theirs[QStringLiteral("similarity")].toArray();
        for (int j = 0; j < row.size(); ++j)
            QVERIFY(near(ours.similarity(0, j), row[j], closely));
        const QJsonObject omnibus = theirs[QStringLiteral("omnibus")].toObject();
        if (omnibus.contains(QStringLiteral("p"))) {
            QCOMPARE(ours.omnibus.relabellings, omnibus[QStringLiteral("relabelings")].toDouble());
            QVERIFY(near(ours.omnibus.p.value(), omnibus[QStringLiteral("p")], exactly));
            QVERIFY(near(ours.omnibus.permanova_p.value(), omnibus[QStringLiteral("permanova_p")],
                         exactly));
        }
        const QJsonArray p = theirs[QStringLiteral("p")].toArray();
        const QJsonArray adjusted = theirs[QStringLiteral("adjusted")].toArray();
        QCOMPARE(int(ours.pairwise.size()), int(p.size()));
        for (int k = 0; k < p.size(); ++k) {
            QVERIFY(near(ours.pairwise[std::size_t(k)].test.p.value(), p[k], exactly));
            QVERIFY(near(ours.pairwise[std::size_t(k)].adjusted_p.value(), adjusted[k], exactly));
        }
    }
};

QTEST_GUILESS_MAIN(ReferenceNumpyTest)
#include "reference_numpy_test.moc"
