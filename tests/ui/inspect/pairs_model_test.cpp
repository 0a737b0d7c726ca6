// The pairs table without a window: rows, values, texts, filter, order, and what is written out.

#include "core/comparison/compared.h"
#include "ui/inspect/pairs_filter.h"
#include "ui/inspect/pairs_model.h"
#include "ui/inspect/pairs_text.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace counterpart;
using namespace counterpart::test;

namespace {

constexpr auto none = "—";

/// Left wider or narrower than right, one undefined neuron on either side.
std::shared_ptr<const Comparison> made(Index left, Index right, Sign sign = Sign::absolute) {
    Eigen::MatrixXd a = gaussian(12, left, 5);
    Eigen::MatrixXd b = gaussian(12, right, 6);
    a.col(1).setConstant(2);
    b.col(2).setConstant(3);
    return compared(a, b, {CorrelationKind::pearson, sign, 1});
}

QString text(const QAbstractItemModel& model, int row, int column) {
    return model.index(row, column).data().toString();
}

/// Texts of a column as shown.
QStringList shown(const QAbstractItemModel& model, int column) {
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts << text(model, row, column);
    return texts;
}

/// A model whose notes are kept, as the view state keeps them.
struct Table {
    PairsModel model;
    PairsFilter filter{model};
    explicit Table(const std::shared_ptr<const Comparison>& comparison) {
        model.show_comparison(comparison);
        QObject::connect(&model, &PairsModel::noted, &model, &PairsModel::show_notes);
    }
};

} // namespace

class PairsModelTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void a_model_keeps_qts_rules_through_all_that_happens_to_it() {
        PairsModel model;
        QAbstractItemModelTester of_model(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
        PairsFilter filter(model);
        QAbstractItemModelTester of_filter(&filter,
                                           QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(model.rowCount(), 0);
        model.show_comparison(made(6, 4));
        QCOMPARE(model.rowCount(), 6);
        filter.sort(PairsModel::column_similarity, Qt::DescendingOrder);
        filter.set_facts(fact_disagrees);
        filter.set_words(QStringLiteral("A1"));
        filter.set_facts(0);
        filter.set_words({});
        model.show_regrets(std::make_shared<const PairRegrets>(4, 0.5));
        model.show_notes({{0, 0, true, QStringLiteral("x")}});
        model.light(3, Qt::red);
        model.light(-1, Qt::red);
        model.show_comparison(made(3, 5));
        QCOMPARE(model.rowCount(), 5);
        model.show_comparison(nullptr);
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(filter.rowCount(), 0);
    }

    void beyond_the_last_row_there_is_nothing() {
        PairsModel model;
        QVERIFY(!model.index(0, 0).isValid());
        model.show_comparison(made(6, 4));
        QVERIFY(model.index(5, PairsModel::n_columns - 1).isValid());
        QVERIFY(!model.index(6, 0).isValid());
        QVERIFY(!model.index(0, PairsModel::n_columns).isValid());
        QVERIFY(
            !model.headerData(PairsModel::n_columns, Qt::Horizontal, Qt::DisplayRole).isValid());
    }

    void every_pair_and_every_unmatched_neuron_has_one_row_data() {
        QTest::addColumn<int>("left");
        QTest::addColumn<int>("right");
        QTest::newRow("more left") << 7 << 4;
        QTest::newRow("as many") << 5 << 5;
        QTest::newRow("more right") << 3 << 8;
    }
    void every_pair_and_every_unmatched_neuron_has_one_row() {
        QFETCH(int, left);
        QFETCH(int, right);
        const auto c = made(left, right);
        const std::vector<PairRow> rows = pair_rows(*c);
        QCOMPARE(int(rows.size()), std::max(left, right));
        for (Index row = 0; row < Index(rows.size()); ++row) {
            const PairRow& at = rows[std::size_t(row)];
            QCOMPARE(row_of(*c, rows, {at.left, at.right}), row);
            if (at.left >= 0)
                QCOMPARE(row_of(*c, rows, {at.left, -1}), row);
            if (at.right >= 0)
                QCOMPARE(row_of(*c, rows, {-1, at.right}), row);
        }
        QCOMPARE(row_of(*c, rows, {}), Index(-1));
        QCOMPARE(row_of(*c, rows, {Index(left), 0}), Index(-1));
        QCOMPARE(row_of(*c, rows, {-1, Index(right)}), Index(-1));
        const PairRow& first = rows.front();
        QCOMPARE(row_of(*c, rows, {first.left, (first.right + 1) % right}), Index(-1));
    }

    void values_are_those_of_the_comparison() {
        const auto c = made(6, 6, Sign::signed_);
        PairsModel model;
        model.show_comparison(c);
        for (int row = 0; row < int(c->pairs.size()); ++row) {
            const Pair& pair = c->pairs[std::size_t(row)];
            if (pair.placeholder())
                continue;
            const auto value = [&](PairsModel::Column column) { return *model.value(row, column); };
            QCOMPARE(value(PairsModel::column_left), double(pair.left));
            QCOMPARE(value(PairsModel::column_similarity), pair.similarity);
            QCOMPARE(value(PairsModel::column_correlation), *pair.correlation);
            QCOMPARE(value(PairsModel::column_naive),
                     double(c->anatomy.left_choice[std::size_t(pair.left)].choice));
            QCOMPARE(value(PairsModel::column_chosen),
                     double(c->anatomy.right_chosen[std::size_t(pair.right)]));
            QCOMPARE(value(PairsModel::column_agrees), pair.agrees ? 1.0 : 0.0);
            double second = -2;
            for (Index right = 0; right < 6; ++right)
                if (right != pair.right && c->correlations->defined(pair.left, right))
                    second = std::max(second, c->similarity(pair.left, right));
            QCOMPARE(value(PairsModel::column_runner_up), second);
            QCOMPARE(model.index(row, PairsModel::column_similarity).data(PairsModel::sort_role),
                     QVariant(pair.similarity));
        }
    }

    void what_a_row_does_not_have_is_a_dash() {
        const auto c = made(6, 4);
        PairsModel model;
        model.show_comparison(c);
        bool place_holder_met = false;
        for (int row = 0; row < model.rowCount(); ++row) {
            const PairRow& at = model.rows()[std::size_t(row)];
            const bool real = !at.unmatched() && !c->pairs[std::size_t(at.pair)].placeholder();
            place_holder_met = place_holder_met || (!at.unmatched() && !real);
            for (const auto column : {PairsModel::column_similarity, PairsModel::column_correlation,
                                      PairsModel::column_agrees, PairsModel::column_runner_up}) {
                QCOMPARE(text(model, row, column) != QString::fromUtf8(none), real);
                QCOMPARE(model.value(row, column).has_value(), real);
            }
            QCOMPARE(text(model, row, PairsModel::column_right) == QString::fromUtf8(none),
                     at.right < 0);
        }
        QVERIFY(place_holder_met);
    }

    void regrets_are_dots_until_known_and_none_where_there_is_none() {
        const auto c = made(5, 5);
        PairsModel model;
        model.show_comparison(c);
        const auto real = [&](int row) { return !c->pairs[std::size_t(row)].placeholder(); };
        const int row = real(0) ? 0 : 2;
        QCOMPARE(text(model, row, PairsModel::column_regret), QStringLiteral("…"));
        QVERIFY(!model.value(row, PairsModel::column_regret));
        auto regrets = std::make_shared<PairRegrets>(c->pairs.size());
        (*regrets)[std::size_t(row)] = 0.0625;
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.show_regrets(regrets);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(text(model, row, PairsModel::column_regret), QLocale().toString(0.063, 'f', 3));
        for (int other = 0; other < model.rowCount(); ++other)
            if (other != row)
                QCOMPARE(text(model, other, PairsModel::column_regret),
                         real(other) ? QStringLiteral("none") : QString::fromUtf8(none));
        model.show_comparison(made(5, 6)); // another comparison: not known again
        QVERIFY(!model.regrets());
    }

    void baselines_give_each_pair_a_stability_and_each_neuron_a_verdict() {
        const auto c = made(9, 6);
        PairsModel model;
        model.show_comparison(c);
        QCOMPARE(text(model, 0, PairsModel::column_verdict), QString::fromUtf8(none));
        const Baselines begun = begin_baselines(*c, {}, Progress()).value();
        model.show_baselines(std::make_shared<const Baselines>(begun)); // without draws: nothing
        QVERIFY(!model.verdicts());
        const auto drawn =
            std::make_shared<const Baselines>(refine(*c, begun, 40, Progress()).value());
        model.show_baselines(drawn);
        const NeuronVerdicts verdicts = neuron_verdicts(*c, *drawn);
        const double noise = stability_of_noise(*drawn).value();
        for (int row = 0; row < model.rowCount(); ++row) {
            const PairRow& at = model.rows()[std::size_t(row)];
            unsigned bits = 0;
            if (at.left >= 0)
                bits |= 1U << unsigned(verdicts.left[std::size_t(at.left)]);
            if (at.right >= 0)
                bits |= 1U << unsigned(verdicts.right[std::size_t(at.right)]);
            QCOMPARE(model.verdict_bits(row), bits);
            const auto kept = at.unmatched() ? std::nullopt : stability(*c, *drawn, at.pair);
            QCOMPARE(model.value(row, PairsModel::column_stability), kept);
            const QVariant fade =
                model.index(row, PairsModel::column_stability).data(PairsModel::fade_role);
            QCOMPARE(fade.isValid(), kept.has_value());
            if (kept && *kept <= noise)
                QCOMPARE(fade.toDouble(), 0.0);
            if (kept && *kept == 1)
                QCOMPARE(fade.toDouble(), 1.0);
        }
        const QList<QByteArray> csv =
            pairs_text({c, model.rows(), nullptr, {}, model.baselines(), model.verdicts()}, ',')
                .split('\n');
        const QList<QByteArray> header = csv[0].split(',');
        QVERIFY(header.contains("stability"));
        const std::array<QByteArray, 6> names = {"matched", "ambiguous", "redundant",
                                                 "orphan",  "dead",      "undecidable"};
        for (int row = 0; row < model.rowCount(); ++row) {
            const PairRow& at = model.rows()[std::size_t(row)];
            QCOMPARE(csv[row + 1].split(',')[header.indexOf("left_verdict")],
                     at.left < 0 ? QByteArray()
                                 : names[std::size_t(verdicts.left[std::size_t(at.left)])]);
        }
        model.show_comparison(made(5, 6)); // another comparison has none yet
        QVERIFY(!model.verdicts());
    }

    void a_verdict_filter_shows_rows_of_which_one_neuron_has_it() {
        const auto c = made(9, 6);
        Table table(c);
        table.filter.set_verdicts(1U << unsigned(NeuronVerdict::orphan));
        QCOMPARE(table.filter.rowCount(), table.model.rowCount()); // nothing to filter by
        const auto drawn = std::make_shared<const Baselines>(
            refine(*c, begin_baselines(*c, {}, Progress()).value(), 40, Progress()).value());
        table.model.show_baselines(drawn);
        int orphans = 0;
        for (Index row = 0; row < Index(table.model.rows().size()); ++row)
            orphans += (table.model.verdict_bits(row) >> unsigned(NeuronVerdict::orphan)) & 1U;
        QVERIFY(orphans > 0);
        QCOMPARE(table.filter.rowCount(), orphans);
    }

    void rows_without_a_value_come_last_both_ways_and_ties_stay() {
        Table table(made(9, 6));
        for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            for (int column = 0; column < PairsModel::column_note; ++column) {
                table.filter.sort(column, order);
                std::optional<double> before;
                Index before_row = -1;
                bool ended = false;
                for (int row = 0; row < table.filter.rowCount(); ++row) {
                    const Index at = table.filter.mapToSource(table.filter.index(row, 0)).row();
                    const auto value =
                        table.model.value(at, static_cast<PairsModel::Column>(column));
                    QVERIFY(!(ended && value));
                    ended = !value;
                    if (before && value && row > 0) {
                        QVERIFY(order == Qt::AscendingOrder ? *before <= *value
                                                            : *before >= *value);
                        QVERIFY(*before != *value || before_row < at);
                    }
                    before = value;
                    before_row = at;
                }
            }
        }
    }

    void every_fact_shows_the_rows_that_have_it_data() {
        QTest::addColumn<unsigned>("fact");
        QTest::newRow("disagrees") << unsigned(fact_disagrees);
        QTest::newRow("weak") << unsigned(fact_weak);
        QTest::newRow("ambiguous") << unsigned(fact_ambiguous);
        QTest::newRow("hub") << unsigned(fact_hub);
        QTest::newRow("sign flip") << unsigned(fact_sign_flip);
        QTest::newRow("flagged") << unsigned(fact_flagged);
        QTest::newRow("two at once") << unsigned(fact_disagrees | fact_sign_flip);
    }
    void every_fact_shows_the_rows_that_have_it() {
        QFETCH(unsigned, fact);
        Eigen::MatrixXd a = gaussian(10, 14, 3);
        Eigen::MatrixXd b = gaussian(10, 14, 4);
        a.col(5) = a.col(4); // ambiguous
        const auto c = compared(a, b);
        Table table(c);
        table.model.show_notes({{c->pairs[3].left, c->pairs[3].right, true, {}}});
        table.filter.set_weak_below(0.6);
        table.filter.set_facts(fact);
        QStringList expected;
        for (const Pair& pair : c->pairs) {
            bool holds = true;
            if ((fact & fact_disagrees) != 0)
                holds = holds && !pair.agrees;
            if ((fact & fact_weak) != 0)
                holds = holds && pair.similarity < 0.6;
            if ((fact & fact_ambiguous) != 0)
                holds = holds && pair.ambiguous;
            if ((fact & fact_hub) != 0)
                holds = holds && c->anatomy.right_chosen[std::size_t(pair.right)] > 1;
            if ((fact & fact_sign_flip) != 0)
                holds = holds && *pair.correlation < 0;
            if ((fact & fact_flagged) != 0)
                holds = holds && pair.left == c->pairs[3].left;
            if (holds)
                expected << QStringLiteral("A%1").arg(pair.left);
        }
        QVERIFY(!expected.isEmpty() && expected.size() < 14);
        QCOMPARE(shown(table.filter, PairsModel::column_left), expected);
        QCOMPARE(table.filter.shown().pairs, Index(expected.size()));
        QCOMPARE(table.filter.all().pairs, Index(14));
    }

    void words_are_looked_for_in_both_neurons_and_the_note() {
        const auto c = made(6, 6);
        Table table(c);
        const Pair& third = c->pairs[3];
        table.model.show_notes({{third.left, third.right, false, QStringLiteral("Looks Odd")}});
        table.filter.set_words(QStringLiteral("odd a%1").arg(third.left));
        QCOMPARE(table.filter.rowCount(), 1);
        QCOMPARE(table.filter.mapToSource(table.filter.index(0, 0)).row(), 3);
        table.filter.set_words(QStringLiteral("b%1").arg(third.right));
        QVERIFY(shown(table.filter, PairsModel::column_left)
                    .contains(QStringLiteral("A%1").arg(third.left)));
        table.filter.set_words(QStringLiteral("nothing like it"));
        QCOMPARE(table.filter.rowCount(), 0);
        QCOMPARE(table.filter.shown(), PairsFilter::Count());
    }

    void a_note_is_written_changed_and_taken_away() {
        const auto c = made(6, 4);
        Table table(c);
        QSignalSpy noted(&table.model, &PairsModel::noted);
        const QModelIndex note = table.model.index(2, PairsModel::column_note);
        QVERIFY(note.flags().testFlag(Qt::ItemIsEditable));
        QVERIFY(table.model.setData(note, QStringLiteral("  twice \n seen "), Qt::EditRole));
        QCOMPARE(note.data().toString(), QStringLiteral("twice seen"));
        const QModelIndex flag = table.model.index(2, PairsModel::column_flag);
        QVERIFY(table.model.setData(flag, Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(flag.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        const QModelIndex before = table.model.index(0, PairsModel::column_flag);
        QVERIFY(table.model.setData(before, Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(table.model.notes().size(), std::size_t(2));
        QVERIFY(table.model.notes()[0].left < table.model.notes()[1].left);
        QVERIFY(table.model.setData(note, QString(), Qt::EditRole));
        QVERIFY(table.model.setData(flag, Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(table.model.notes().size(), std::size_t(1));
        QCOMPARE(noted.size(), 5);
    }

    void neurons_without_counterpart_are_noted_alone_data() {
        QTest::addColumn<int>("left");
        QTest::addColumn<int>("right");
        QTest::newRow("of the left") << 6 << 4;
        QTest::newRow("of the right") << 4 << 6;
    }
    void neurons_without_counterpart_are_noted_alone() {
        QFETCH(int, left);
        QFETCH(int, right);
        Table table(made(left, right));
        const int row = 5; // the last one: unmatched
        const QModelIndex note = table.model.index(row, PairsModel::column_note);
        const QModelIndex flag = table.model.index(row, PairsModel::column_flag);
        QVERIFY(table.model.setData(note, QStringLiteral("why?"), Qt::EditRole));
        QVERIFY(table.model.setData(flag, Qt::Checked, Qt::CheckStateRole));
        QVERIFY(table.model.setData(table.model.index(0, PairsModel::column_flag), Qt::Checked,
                                    Qt::CheckStateRole));
        const Cell cell = table.model.cell(row);
        QVERIFY((cell.left < 0) != (cell.right < 0));
        QCOMPARE(table.model.notes().size(), std::size_t(2));
        QVERIFY(std::count(table.model.notes().begin(), table.model.notes().end(),
                           PairNote{cell.left, cell.right, true, QStringLiteral("why?")}) == 1);
        QCOMPARE(note.data().toString(), QStringLiteral("why?"));
        QCOMPARE(flag.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QVERIFY(table.model.setData(note, QString(), Qt::EditRole));
        QVERIFY(table.model.setData(flag, Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(table.model.notes().size(), std::size_t(1));
    }

    void notes_on_other_pairs_are_kept() {
        const auto c = made(5, 5);
        Table table(c);
        const Index other = (c->pairs[0].right + 1) % 5;
        const PairNote kept{0, other, true, QStringLiteral("not matched")};
        table.model.show_notes({kept});
        table.model.setData(table.model.index(1, PairsModel::column_flag), Qt::Checked,
                            Qt::CheckStateRole);
        QCOMPARE(table.model.notes().size(), std::size_t(2));
        QVERIFY(std::find(table.model.notes().begin(), table.model.notes().end(), kept) !=
                table.model.notes().end());
    }

    void written_out_numbers_are_exact_and_text_is_quoted() {
        const Responses left = make_responses(gaussian(9, 2, 1), "l")
                                   .named({"plain", "with \"quotes\", and comma"}, {});
        const auto c = compare(std::make_shared<const Responses>(left),
                               shared(make_responses(gaussian(9, 3, 2), "r")), {}, Progress())
                           .value();
        PairsToWrite pairs{
            c, pair_rows(*c), nullptr, {{0, c->pairs[0].right, true, QStringLiteral("a\tb")}}};
        const QList<QByteArray> csv = pairs_text(pairs, ',').split('\n');
        QCOMPARE(csv.size(), 5); // a header, three rows, and the last line's end
        QVERIFY(!csv[0].contains("regret"));
        QCOMPARE(csv[1].split(',')[4].toDouble(), c->pairs[0].similarity);
        QCOMPARE(csv[1].split(',')[5].toDouble(), *c->pairs[0].correlation);
        QVERIFY(csv[1].endsWith("true,a\tb"));
        QVERIFY(csv[2].contains("\"with \"\"quotes\"\", and comma\""));
        QVERIFY(
            csv[3].startsWith("," + QByteArray::number(qlonglong(c->unmatched_right[0])) + ",,"));
        QVERIFY(csv[3].endsWith("false,"));
        QVERIFY(pairs_text(pairs, '\t').contains("\"a\tb\""));
        pairs.regrets = std::make_shared<const PairRegrets>(PairRegrets{0.5, std::nullopt});
        const QList<QByteArray> known = pairs_text(pairs, '\t').split('\n');
        const qsizetype column = known[0].split('\t').indexOf("regret");
        QCOMPARE(known[1].split('\t')[column], QByteArray("0.5"));
        QCOMPARE(known[2].split('\t')[column], QByteArray());
        for (int line = 0; line < 4; ++line)
            QVERIFY(line == 1 || known[line].split('\t').size() == known[0].split('\t').size());
    }
};

QTEST_MAIN(PairsModelTest)
#include "pairs_model_test.moc"
