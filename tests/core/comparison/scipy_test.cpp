#include "core/comparison/compared.h"
#include "core/responses/read_responses.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>
#include <cmath>

using namespace counterpart;
using namespace counterpart::test;

namespace {

QJsonArray expected_cases() {
    QFile file(fixture(QStringLiteral("scipy/expected.json")));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", qPrintable(file.fileName()));
    return QJsonDocument::fromJson(file.readAll()).array();
}

std::shared_ptr<const Responses> responses(const QJsonValue& name) {
    const QString path = fixture(QStringLiteral("scipy/") + name.toString());
    return shared(read_responses(path.toStdString(), {}, Progress()).value());
}

std::vector<Index> indices(const QJsonValue& array) {
    std::vector<Index> result;
    for (const QJsonValue& value : array.toArray())
        result.push_back(value.toInt());
    return result;
}

constexpr double tolerance = 1e-6;

bool agree(const char* what, double ours, const QJsonValue& theirs) {
    if (std::abs(ours - theirs.toDouble(2e9)) <= tolerance)
        return true;
    qWarning("%s: %.9g, SciPy %.9g", what, ours, theirs.toDouble(2e9));
    return false;
}

} // namespace

class ScipyTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void agrees_with_scipy_data() {
        QTest::addColumn<QJsonObject>("expected");
        for (const QJsonValue& value : expected_cases())
            QTest::newRow(qPrintable(value[QStringLiteral("name")].toString())) << value.toObject();
    }
    void agrees_with_scipy() {
        QFETCH(QJsonObject, expected);
        const auto left = responses(expected[QStringLiteral("left")]);
        const auto right = responses(expected[QStringLiteral("right")]);
        for (const CompareOptions& options : all_options) {
            const auto c = compare(left, right, options, Progress()).value();
            QCOMPARE(c->undefined_left, indices(expected[QStringLiteral("undefined_left")]));
            QCOMPARE(c->undefined_right, indices(expected[QStringLiteral("undefined_right")]));
            const QJsonObject kind = expected[options.correlation == CorrelationKind::pearson
                                                  ? QStringLiteral("pearson")
                                                  : QStringLiteral("spearman")]
                                         .toObject();
            compare_matrix(*c, kind[QStringLiteral("r")].toArray(),
                           expected[QStringLiteral("step")].toInt());
            compare_scores(*c, kind[options.sign == Sign::absolute ? QStringLiteral("absolute")
                                                                   : QStringLiteral("signed")]
                                   .toObject());
        }
    }

    void the_fixtures_hold_all_cases() { QVERIFY(expected_cases().size() >= 17); }

  private:
    void compare_matrix(const Comparison& c, const QJsonArray& rows, int step) {
        QCOMPARE(Index(rows.size()), (c.correlations->r.rows() + step - 1) / step);
        for (int i = 0; i < rows.size(); ++i) {
            const QJsonArray row = rows[i].toArray();
            QCOMPARE(Index(row.size()), (c.correlations->r.cols() + step - 1) / step);
            for (int j = 0; j < row.size(); ++j) {
                const Index left = Index(i) * step;
                const Index right = Index(j) * step;
                QCOMPARE(row[j].isNull(), !c.correlations->defined(left, right));
                if (!row[j].isNull())
                    QVERIFY(agree("correlation", double(c.correlations->r(left, right)), row[j]));
            }
        }
    }

    void compare_scores(const Comparison& c, const QJsonObject& scores) {
        const Scores& ours = c.scores;
        const QJsonValue aligned = scores[QStringLiteral("index_aligned")];
        QCOMPARE(aligned.isNull(), !ours.index_aligned);
        if (ours.index_aligned)
            QVERIFY(agree("index-aligned", *ours.index_aligned, aligned));
        QVERIFY(
            agree("naive forward", ours.naive_forward, scores[QStringLiteral("naive_forward")]));
        QVERIFY(
            agree("naive backward", ours.naive_backward, scores[QStringLiteral("naive_backward")]));
        QVERIFY(agree("matched", ours.matched, scores[QStringLiteral("matched")]));
        QVERIFY(
            agree("matched strict", ours.matched_strict, scores[QStringLiteral("matched_strict")]));
        const double pairs = double(c.pairs.size());
        QVERIFY(agree("total a pair", c.certificate.total / pairs,
                      scores[QStringLiteral("total")].toDouble() / pairs));
    }
};

QTEST_GUILESS_MAIN(ScipyTest)
#include "scipy_test.moc"
