#include "core/findings/findings.h"

#include "core/findings/chance_verdict.h"
#include "core/findings/direction.h"
#include "core/findings/thresholds.h"
#include "core/findings/zoo.h"

#include <QtTest>

#include <Eigen/QR>

#include <algorithm>
#include <cmath>
#include <set>

using namespace counterpart;
using namespace counterpart::test;

Q_DECLARE_METATYPE(counterpart::FindingKind)

namespace {

using Kind = FindingKind;

const Finding* find(const std::vector<Finding>& all, Kind kind) {
    const auto at =
        std::find_if(all.begin(), all.end(), [&](const Finding& f) { return f.kind == kind; });
    return at == all.end() ? nullptr : &*at;
}

/// The finding of that kind, which must be there.
Finding told(const Comparison& comparison, Kind kind) {
    const std::vector<Finding> all = findings(comparison);
    const Finding* found = find(all, kind);
    if (!found)
        qFatal("finding %d is missing", int(kind));
    return *found;
}

Shared specimen(const char* name) {
    for (const Specimen& s : zoo())
        if (QLatin1String(s.name) == QLatin1String(name))
            return s.make();
    qFatal("there is no %s in the zoo", name);
}

} // namespace

class FindingsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void each_kind_is_found_where_it_should_be_and_nowhere_else_data() {
        QTest::addColumn<QVector<FindingKind>>("expected"); // in this order
        const auto row = [](const char* name, const QVector<FindingKind>& kinds) {
            QTest::newRow(name) << kinds;
        };
        row("counterexample, Spearman", {Kind::not_above_chance, Kind::naive_exceeds_matched,
                                         Kind::directions_disagree, Kind::no_unique_matching});
        row("counterexample, Pearson", {Kind::not_above_chance, Kind::naive_exceeds_matched,
                                        Kind::directions_disagree, Kind::no_unique_matching});
        row("detectors", {Kind::naive_agrees, Kind::order_hides_match, Kind::above_chance});
        row("digits", {Kind::naive_exceeds_matched, Kind::order_hides_match,
                       Kind::directions_disagree, Kind::above_chance, Kind::sign_flips});
        row("one neuron, two samples", {Kind::not_above_chance});
        row("one neuron, opposite", {Kind::above_chance, Kind::sign_flips});
        row("one neuron, opposite, signed", {Kind::not_above_chance});
        row("three samples, copies", {Kind::not_above_chance});
        row("ten samples, copies",
            {Kind::naive_agrees, Kind::order_hides_match, Kind::above_chance});
        row("noise", {Kind::not_above_chance, Kind::sign_flips});
        row("noise, signed", {Kind::not_above_chance});
        row("3 against 3000", {Kind::not_above_chance, Kind::directions_disagree,
                               Kind::leftover_neurons, Kind::sign_flips});
        row("copies with flips",
            {Kind::naive_agrees, Kind::order_hides_match, Kind::above_chance, Kind::sign_flips});
        row("58 of 60", {Kind::directions_disagree, Kind::above_chance, Kind::leftover_neurons});
        row("all alike", {Kind::no_unique_matching, Kind::above_chance});
        row("one hub", {Kind::not_above_chance, Kind::naive_exceeds_matched,
                        Kind::directions_disagree, Kind::sign_flips});
        row("nothing varies", {Kind::undefined_neurons});
        row("nothing on the left varies", {Kind::undefined_neurons});
        row("one neuron undefined", {Kind::naive_exceeds_matched, Kind::directions_disagree,
                                     Kind::above_chance, Kind::undefined_neurons});
        row("undefined on both sides", {Kind::undefined_neurons, Kind::naive_exceeds_matched,
                                        Kind::directions_disagree, Kind::above_chance});
        row("transposed files",
            {Kind::not_above_chance, Kind::naive_exceeds_matched, Kind::more_neurons_than_samples,
             Kind::leftover_neurons, Kind::sign_flips});
    }
    void each_kind_is_found_where_it_should_be_and_nowhere_else() {
        QFETCH(QVector<FindingKind>, expected);
        QVector<FindingKind> kinds;
        for (const Finding& finding : findings(*specimen(QTest::currentDataTag())))
            kinds << finding.kind;
        QCOMPARE(kinds, expected);
    }

    void no_comparison_gets_contradictory_findings_data() {
        QTest::addColumn<int>("number");
        for (std::size_t i = 0; i < zoo().size(); ++i)
            QTest::newRow(zoo()[i].name) << int(i);
    }
    void no_comparison_gets_contradictory_findings() {
        QFETCH(int, number);
        const Shared c = zoo()[std::size_t(number)].make();
        const std::vector<Finding> all = findings(*c);
        QVERIFY(!all.empty());
        const bool comparable = defined_counts(*c).fewer() > 0;
        const bool above = find(all, Kind::above_chance) != nullptr;
        QCOMPARE(above || find(all, Kind::not_above_chance), comparable);
        QVERIFY(!(above && find(all, Kind::not_above_chance)));
        const bool agrees = find(all, Kind::naive_agrees) != nullptr;
        QVERIFY(!agrees || above);
        QVERIFY(!(agrees && find(all, Kind::naive_exceeds_matched)));
        QVERIFY(!(agrees && find(all, Kind::directions_disagree)));
        QVERIFY(!find(all, Kind::order_hides_match) || above);
        QVERIFY(!above || c->left->n_samples() >= enough_samples);
        QVERIFY(!above || c->scores.matched > c->chance.matched_high);
        QVERIFY(!find(all, Kind::sign_flips) || c->options.sign == Sign::absolute);
        QCOMPARE(find(all, Kind::no_unique_matching) == nullptr, c->unique);
        std::set<Kind> kinds;
        for (const Finding& finding : all)
            QVERIFY(kinds.insert(finding.kind).second);
    }

    void numbers_are_finite_and_neurons_exist_data() {
        no_comparison_gets_contradictory_findings_data();
    }
    void numbers_are_finite_and_neurons_exist() {
        QFETCH(int, number);
        const Shared c = zoo()[std::size_t(number)].make();
        for (const Finding& finding : findings(*c)) {
            for (const auto& [name, value] : finding.numbers)
                QVERIFY2(std::isfinite(value), name.c_str());
            QVERIFY(finding.neurons.size() <= most_involved);
            for (const NeuronRef& neuron : finding.neurons)
                QVERIFY(neuron.neuron >= 0 && neuron.neuron < (neuron.side == NeuronRef::Side::left
                                                                   ? c->left->n_neurons()
                                                                   : c->right->n_neurons()));
        }
    }

    void the_gap_is_displaced_plus_leftover_in_both_directions_data() {
        no_comparison_gets_contradictory_findings_data();
    }
    void the_gap_is_displaced_plus_leftover_in_both_directions() {
        QFETCH(int, number);
        const Shared c = zoo()[std::size_t(number)].make();
        for (const Direction& way : {forward_direction(*c), backward_direction(*c)})
            QVERIFY(std::abs(way.naive - c->scores.matched - way.displaced - way.leftover) < 1e-9);
    }

    void the_counterexample_is_told_with_its_own_numbers() {
        const Shared c = specimen("counterexample, Spearman");
        const Finding naive = told(*c, Kind::naive_exceeds_matched);
        QCOMPARE(naive.numbers.at("backward"), 0.0);
        QCOMPARE(naive.numbers.at("naive"), c->scores.naive_forward);
        QCOMPARE(naive.numbers.at("matched"), c->scores.matched);
        QCOMPARE(naive.numbers.at("displaced"), c->anatomy.displaced);
        QVERIFY(std::abs(naive.numbers.at("difference") - 0.5) < 1e-6);
        QCOMPARE(naive.numbers.at("never_chosen_low"), 2.0);
        QCOMPARE(naive.numbers.at("never_chosen_high"), 2.0);
        QCOMPARE(naive.neurons, (std::vector<NeuronRef>{{NeuronRef::Side::right, 0}}));
        const Finding chance = told(*c, Kind::not_above_chance);
        QCOMPARE(chance.numbers.at("exact"), 1.0);
        QCOMPARE(chance.numbers.at("chance_forward"), c->chance.all_orders->naive_forward);
        QVERIFY(std::abs(chance.numbers.at("chance_forward") - 0.96) < 0.005);
        const Finding ambiguous = told(*c, Kind::no_unique_matching);
        QCOMPARE(ambiguous.numbers.at("ambiguous"), 3.0);
        QCOMPARE(ambiguous.numbers.at("any_matching"), 1.0);
    }

    void swapped_sides_tell_the_same_story_from_the_right() {
        const Finding naive =
            told(*specimen("counterexample, swapped"), Kind::naive_exceeds_matched);
        QCOMPARE(naive.numbers.at("backward"), 1.0);
        QVERIFY(std::abs(naive.numbers.at("naive") - 1) < 1e-6);
        QCOMPARE(naive.neurons, (std::vector<NeuronRef>{{NeuronRef::Side::left, 0}}));
    }

    void one_hub_answers_for_all() {
        const Finding naive = told(*specimen("one hub"), Kind::naive_exceeds_matched);
        QCOMPARE(naive.neurons, (std::vector<NeuronRef>{{NeuronRef::Side::right, 11}}));
        QCOMPARE(naive.numbers.at("never_chosen_low"), 11.0);
        QCOMPARE(naive.numbers.at("displaced_neurons"), 11.0);
    }

    void ties_make_never_chosen_a_range() {
        const Finding naive = told(*specimen("two samples, signed"), Kind::naive_exceeds_matched);
        QVERIFY(naive.numbers.at("never_chosen_low") < naive.numbers.at("never_chosen_high"));
    }

    void few_samples_are_never_clearly_above_chance() {
        for (const Index samples : {2, 3, 4})
            QVERIFY(chance_verdict(*copies(samples, 3, 0))->standing !=
                    ChanceVerdict::Standing::clearly_above);
    }

    void five_copied_samples_are_clearly_above_chance() {
        QCOMPARE(int(chance_verdict(*copies(5, 4, 0))->standing),
                 int(ChanceVerdict::Standing::clearly_above));
    }

    void noise_is_never_clearly_above_chance() {
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            const Index samples = 5 + Index(seed) * 3;
            const Shared c = compared(gaussian(samples, 8, seed), gaussian(samples, 9, seed + 100));
            QVERIFY2(chance_verdict(*c)->standing != ChanceVerdict::Standing::clearly_above,
                     qPrintable(QString::number(seed)));
        }
    }

    /// Each right neuron is chosen from the left, and from the right every second left one answers
    /// for two, at nearly equal scores.
    void one_that_answers_for_two_in_one_direction_is_no_agreement() {
        Eigen::MatrixXd q = gaussian(200, 40, 91);
        q.rowwise() -= q.colwise().mean();
        q = Eigen::HouseholderQR<Eigen::MatrixXd>(q).householderQ() *
            Eigen::MatrixXd::Identity(200, 40); // uncorrelated, of one length
        Eigen::MatrixXd left(200, 20);
        Eigen::MatrixXd right(200, 20);
        for (Index k = 0; k < 10; ++k) {
            const auto own = [&](Index i) { return q.col(4 * k + i); };
            left.col(2 * k) = own(0) + 0.02 * own(1);
            left.col(2 * k + 1) = own(0) + 0.05 * own(2) + 0.12 * own(3);
            right.col(2 * k) = own(0) + 0.1 * own(1);
            right.col(2 * k + 1) = own(0) + 0.1 * own(2);
        }
        const auto both = [](const Eigen::MatrixXd& a, const Eigen::MatrixXd& b) {
            return compared(a, b);
        };
        for (const Shared& c : {both(left, right), both(right, left)}) {
            QVERIFY(std::abs(c->scores.naive_forward - c->scores.naive_backward) < 0.02);
            QVERIFY(std::min(c->anatomy.forward.value, c->anatomy.backward.value) <= 0.5);
            QVERIFY(std::max(c->anatomy.forward.value, c->anatomy.backward.value) == 1);
            for (const Finding& finding : findings(*c))
                QVERIFY(finding.kind != FindingKind::naive_agrees);
        }
    }

    void undefined_neurons_do_not_hide_that_the_defined_ones_match() {
        // 18 of 20 neurons do not vary: the score is at most 0.1, and so thinned is its chance
        // level.
        const Shared c = undefined(100, 20, 18, 18);
        QVERIFY(c->scores.matched < 0.1);
        QVERIFY(find(findings(*c), Kind::above_chance));
        const Finding undefined = told(*c, Kind::undefined_neurons);
        QVERIFY(undefined.numbers.at("matched_defined") > 0.9);
    }

    void more_neurons_than_samples_on_one_side_only_is_no_finding() {
        QVERIFY(!find(findings(*noise(10, 30, 10)), Kind::more_neurons_than_samples));
        QVERIFY(find(findings(*noise(10, 30, 11)), Kind::more_neurons_than_samples));
    }

    void the_strongest_leftover_comes_first() {
        const Shared c = specimen("2 of 60");
        const Finding leftover = told(*c, Kind::leftover_neurons);
        QCOMPARE(leftover.numbers.at("leftover"), 58.0);
        double best = 0;
        for (const Index neuron : c->unmatched_left)
            best = std::max(best, c->anatomy.left_choice[std::size_t(neuron)].similarity);
        QCOMPARE(leftover.numbers.at("best"), best);
        QCOMPARE(leftover.neurons.front().neuron,
                 *std::find_if(c->unmatched_left.begin(), c->unmatched_left.end(), [&](Index i) {
                     return c->anatomy.left_choice[std::size_t(i)].similarity == best;
                 }));
    }

    void flips_are_counted_and_averaged_with_their_sign() {
        const Shared c = specimen("copies with flips");
        const Finding flips = told(*c, Kind::sign_flips);
        QCOMPARE(flips.numbers.at("flipped"), 10.0);
        double sum = 0;
        for (const Pair& pair : c->pairs)
            sum += *pair.correlation;
        QVERIFY(std::abs(flips.numbers.at("signed_mean") - sum / 20) < 1e-12);
        for (const NeuronRef& neuron : flips.neurons)
            QVERIFY(c->correlations->r(neuron.neuron, c->counterpart_of_left(neuron.neuron)) < 0);
    }
};

QTEST_APPLESS_MAIN(FindingsTest)
#include "findings_test.moc"
