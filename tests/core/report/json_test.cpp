#include "core/report/json.h"
#include "core/report/small_comparison.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace counterpart;

class JsonTest : public QObject {
    Q_OBJECT
    Comparison comparison_ = test::small_comparison();

    /// A value by its path, "scores.matched", "matching.0.left".
    QJsonValue at(const char* path) const {
        QJsonValue value = to_json(comparison_);
        for (const QString& key : QString::fromLatin1(path).split(QLatin1Char('.'))) {
            if (value.isArray())
                value = value.toArray().at(key.toInt());
            else if (value.isObject() && value.toObject().contains(key))
                value = value.toObject().value(key);
            else
                return QJsonValue(QJsonValue::Undefined);
        }
        return value;
    }

  private Q_SLOTS:
    void every_part_of_the_contract_is_there_data() {
        QTest::addColumn<QJsonValue>("expected");
        const auto row = [](const char* path, const QJsonValue& value) {
            QTest::newRow(path) << value;
        };
        const QJsonValue null(QJsonValue::Null);
        row("schema", QStringLiteral("counterpart.comparison/1"));
        row("version", QStringLiteral(COUNTERPART_VERSION));
        row("left.file", QStringLiteral("left"));
        row("left.samples", 4);
        row("left.neurons", 3);
        row("left.undefined.0", 2);
        row("left.transposed", false);
        row("right.neurons", 2);
        row("right.undefined", QJsonArray());
        row("correlation", QStringLiteral("spearman"));
        row("sign", QStringLiteral("absolute"));
        row("scores.index_aligned", null);
        row("scores.naive_forward", 0.5);
        row("scores.naive_backward", 1.0 / 3);
        row("scores.matched", 0.375);
        row("scores.matched_strict", 0.25);
        row("chance.index_aligned", null);
        row("chance.naive_forward", 0.4);
        row("chance.naive_backward", 0.0);
        row("chance.matched_low", null);
        row("chance.matched_high", 0.6);
        row("chance.matched_strict_low", null);
        row("chance.matched_strict_high", 0.0);
        row("chance.method", QStringLiteral("approximate"));
        row("chance.all_orders.matched", 0.3);
        row("chance.all_orders.index_aligned", null);
        row("matching.0.left", 0);
        row("matching.0.right", 1);
        row("matching.0.similarity", 0.75);
        row("matching.0.correlation", -0.75);
        row("matching.0.naive_choice", 1);
        row("matching.0.naive_ties", 0);
        row("matching.0.agrees", true);
        row("matching.0.ambiguous", true);
        row("matching.1.correlation", null);
        row("matching.1.naive_choice", null);
        row("matching.1.similarity", 0.0);
        row("unique", false);
        row("unmatched.left", QJsonArray{1});
        row("unmatched.right", QJsonArray());
        row("hubs.0.right", 1);
        row("hubs.0.chosen_by", QJsonArray{0, 1});
        row("hubs.0.fewest", 1);
        row("hubs.0.most", 2);
        row("coverage.forward", 0.5);
        row("coverage.forward_high", 1.0);
        row("coverage.backward_low", 1.0 / 3);
        row("certificate.upper_bound", 0.75);
        row("certificate.relative_gap", 0.0);
    }
    void every_part_of_the_contract_is_there() {
        QFETCH(QJsonValue, expected);
        QCOMPARE(at(QTest::currentDataTag()), expected);
    }

    void ties_are_counted() {
        comparison_.anatomy.left_choice.front().ties = 3;
        QCOMPARE(at("matching.0.naive_ties"), QJsonValue(3));
    }

    void numbers_read_back_exactly() {
        comparison_.scores.matched = 0.1 + 0.2;
        const QJsonObject back = QJsonDocument::fromJson(json_text(comparison_)).object();
        QCOMPARE(back.value(QStringLiteral("scores"))
                         .toObject()
                         .value(QStringLiteral("matched"))
                         .toDouble() == 0.1 + 0.2,
                 true);
        QVERIFY(json_text(comparison_).endsWith("}\n"));
    }
};

QTEST_GUILESS_MAIN(JsonTest)
#include "json_test.moc"
