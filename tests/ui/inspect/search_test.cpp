// From what is typed to neurons.

#include "core/comparison/compared.h"
#include "ui/inspect/search.h"

#include <QtTest>

using namespace counterpart;
using namespace counterpart::test;

namespace {

std::shared_ptr<const Comparison> named() {
    const Responses left = make_responses(gaussian(8, 12, 1), "l")
                               .named({"edge", "Edges", "red edge", "blob", "17", "α-wave", "A3",
                                       "h", "i", "j", "k", "l"},
                                      {});
    return compare(std::make_shared<const Responses>(left),
                   shared(make_responses(gaussian(8, 20, 2), "r")), {}, Progress())
        .value();
}

/// "A3", "B7", "A3-B7", for comparing.
QString written(const std::vector<Cell>& hits) {
    QStringList words;
    for (const Cell& hit : hits) {
        QStringList parts;
        if (hit.left >= 0)
            parts << QStringLiteral("A%1").arg(hit.left);
        if (hit.right >= 0)
            parts << QStringLiteral("B%1").arg(hit.right);
        words << parts.join(QLatin1Char('-'));
    }
    return words.join(QLatin1Char(' '));
}

} // namespace

class SearchTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void text_finds_neurons_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("found");
        const auto row = [](const char* name, const char* text, const char* found) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(found);
        };
        row("nothing", "", "");
        row("blanks", "   ", "");
        row("left", "A11", "A11");
        row("right, small letter", "b19", "B19");
        row("blanks around", "  A2 ", "A2");
        row("a pair", "A2 B19", "A2-B19");
        row("a pair the other way round", "B19 a2", "A2-B19");
        row("a pair with a comma", "A2, B19", "A2-B19");
        row("a pair with a dash", "A2–B19", "A2-B19");
        row("a pair with a hyphen", "a2-b19", "A2-B19");
        row("several", "A1 A4 B3", "A1 A4 B3");
        row("the same twice", "A1 a1", "A1");
        row("a number of both sides", "5", "A5 B5");
        row("a number of one side", "15", "B15");
        row("a number that is a name too", "17", "B17 A4");
        row("a label that is a name too", "a3", "A3 A6");
        row("a name, then longer ones", "edge", "A0 A1 A2");
        row("part of a name", "red", "A2");
        row("a name not in ASCII", "Α-WAVE", "A5"); // alpha, capital
        row("only one of a pair exists", "A2 B99", "A2");
    }
    void text_finds_neurons() {
        QFETCH(QString, text);
        QFETCH(QString, found);
        const SearchResult result = search(*named(), text);
        QCOMPARE(written(result.hits), found);
        QVERIFY(result.problem.isEmpty());
    }

    void what_is_not_there_is_told_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("told");
        QTest::newRow("beyond the left") << "A12"
                                         << "There is no A12: the left neurons are A0 to A11.";
        QTest::newRow("beyond the right") << "b20"
                                          << "There is no B20: the right neurons are B0 to B19.";
        QTest::newRow("a number of neither side") << "999"
                                                  << "There is no neuron 999: the left neurons are "
                                                     "A0 to A11, the right neurons are B0 to B19.";
        QTest::newRow("a name") << "nobody"
                                << "No neuron is called “nobody”.";
        QTest::newRow("a minus") << "-1"
                                 << "No neuron is called “-1”.";
        QTest::newRow("beyond any number") << "A99999999999"
                                           << "No neuron is called “A99999999999”.";
    }
    void what_is_not_there_is_told() {
        QFETCH(QString, text);
        QFETCH(QString, told);
        const SearchResult result = search(*named(), text);
        QVERIFY(result.hits.empty());
        QCOMPARE(result.problem, told);
    }

    void files_without_names_say_so() {
        const SearchResult result =
            search(*compared(gaussian(5, 2, 1), gaussian(5, 2, 2)), QStringLiteral("edge"));
        QVERIFY(result.problem.contains(QStringLiteral("do not name")));
    }

    void a_hit_is_labelled_and_its_neurons_are_told() {
        const auto c = named();
        QCOMPARE(hit_label(*c, {0, 3}), QStringLiteral("A0 (edge) – B3"));
        QCOMPARE(hit_label(*c, {-1, 3}), QStringLiteral("B3"));
        const std::vector<NeuronRef> both = {{NeuronRef::Side::left, 0},
                                             {NeuronRef::Side::right, 3}};
        QVERIFY(neurons_of({{0, 3}}) == both);
        QVERIFY(neurons_of({{0, -1}, {-1, 3}}) == both);
    }
};

QTEST_GUILESS_MAIN(SearchTest)
#include "search_test.moc"
