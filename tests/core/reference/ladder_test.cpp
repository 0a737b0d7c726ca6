// What the ladder says, in numbers, words and JSON, on data whose answer is known.

#include "core/comparison/compared.h"
#include "core/comparison/regrets.h"
#include "core/findings/chance_verdict.h"
#include "core/findings/findings.h"
#include "core/reference/ladder.h"
#include "core/reference/verdicts.h"
#include "core/report/baselines_json.h"
#include "core/wording/baseline_words.h"
#include "core/wording/wording.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace counterpart;
using namespace counterpart::test;

namespace {

using Shared = std::shared_ptr<const Comparison>;

Baselines drawn(const Comparison& c, Index n, const BaselineOptions& options = {}) {
    return refine(c, begin_baselines(c, options, Progress()).value(), n, Progress()).value();
}

Eigen::MatrixXd autoregressive(Index n, Index f, std::uint64_t seed) {
    Eigen::MatrixXd x = gaussian(n, f, seed);
    for (Index i = 1; i < n; ++i)
        x.row(i) = 0.9 * x.row(i - 1) + std::sqrt(1 - 0.81) * x.row(i);
    return x;
}

/// Active for one sample in twenty, by how much is normal; few samples decide.
Eigen::MatrixXd sparse(Index n, Index f, std::uint64_t seed) {
    const Eigen::MatrixXd on = gaussian(n, f, seed + 1000);
    return (on.array() > 1.645).select(gaussian(n, f, seed).array().abs(), 0.0).matrix();
}

Finding chance_finding(const std::vector<Finding>& all) {
    const auto found = std::find_if(all.begin(), all.end(), [](const Finding& f) {
        return f.kind == FindingKind::above_chance || f.kind == FindingKind::not_above_chance;
    });
    if (found == all.end())
        qFatal("chance is not told");
    return *found;
}

double matched_of(const std::vector<Scores>& draws) {
    return spread(values_of(draws, &Scores::matched)).value().mean;
}

BaselineReport report(const Comparison& c, const Baselines& b) {
    ThreadPool pool(1);
    return {b, regrets_of_pairs(c, pool, Progress()).value()};
}

} // namespace

class LadderTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void sparse_neurons_are_judged_by_shuffles_and_not_by_the_closed_form() {
        const Shared c = compared(sparse(500, 64, 1), sparse(500, 64, 2));
        const Baselines b = drawn(*c, 40);
        const double shuffled = matched_of(b.shuffled);
        QVERIFY2(shuffled > 1.2 * c->chance.matched_high, qPrintable(QString::number(shuffled)));
        QVERIFY(chance_verdict(*c)->standing != ChanceVerdict::Standing::not_above);
        const Finding told = chance_finding(findings(*c, &b));
        QCOMPARE(told.numbers.at("shuffled_mean"), shuffled);
        // One unrelated pair in twenty has p ≤ 0.05; this one has not.
        QVERIFY(told.numbers.at("p") > 0.05);
        QCOMPARE(int(told.kind), int(FindingKind::not_above_chance));
    }

    void series_are_not_called_above_shuffled_samples_when_freely_shuffled() {
        const Shared c = compared(autoregressive(500, 64, 3), autoregressive(500, 64, 4));
        const Baselines b = drawn(*c, 40);
        QVERIFY(c->scores.matched > 0.2);
        QVERIFY(matched_of(b.shuffled) < 0.12);
        QCOMPARE(shuffle_p(*c, b, &Scores::matched).value(), 1.0 / 41);
        const ChanceVerdict verdict = chance_verdict(*c, &b).value();
        QCOMPARE(int(verdict.standing), int(ChanceVerdict::Standing::not_clearly));
        QVERIFY(verdict.shuffled->dependent);
        QVERIFY(words(chance_finding(findings(*c, &b)), *c)
                    .contains(QLatin1String("shuffle circularly")));
        QVERIFY(!headline(*c, &b).contains(QLatin1String("above shuffled samples")));
        QCOMPARE(int(baseline_warnings(*c, b).front().kind),
                 int(BaselineWarning::Kind::autocorrelated));
        // Blocks part them as well, at every edge; circular shifts do not.
        for (const Index block : {10, 30, 60}) {
            const Baselines blocks = drawn(*c, 40, {0, Shuffle::block, block});
            QVERIFY(blocks.dependence.parted);
            QCOMPARE(int(chance_verdict(*c, &blocks)->standing),
                     int(ChanceVerdict::Standing::not_clearly));
            QVERIFY(!baseline_warnings(*c, blocks).empty());
        }
        const Baselines circular = drawn(*c, 99, {0, Shuffle::circular, 1});
        QVERIFY(!circular.dependence.parted && baseline_warnings(*c, circular).empty());
        QVERIFY(shuffle_p(*c, circular, &Scores::matched).value() > 0.05);
    }

    void blocks_that_samples_come_in_are_shuffled_without_a_warning() {
        const auto in_blocks = [](std::uint64_t seed) {
            const Eigen::MatrixXd each = gaussian(60, 16, seed);
            Eigen::MatrixXd x = 0.3 * gaussian(300, 16, seed + 50);
            for (Index i = 0; i < x.rows(); ++i)
                x.row(i) += each.row(i / 5);
            return x;
        };
        const Shared c = compared(in_blocks(30), in_blocks(31));
        QVERIFY(drawn(*c, 1).dependence.parted);
        const Baselines blocks = drawn(*c, 99, {0, Shuffle::block, 5});
        QVERIFY(blocks.dependence.autocorrelated && !blocks.dependence.parted);
        QVERIFY(baseline_warnings(*c, blocks).empty());
        QVERIFY(shuffle_p(*c, blocks, &Scores::matched).value() > 0.05);
    }

    void repeated_samples_take_the_ground_from_a_small_p() {
        Eigen::MatrixXd x = gaussian(40, 8, 5);
        Eigen::MatrixXd y = gaussian(40, 8, 6);
        const Shared c = compared(x.replicate(5, 1), y.replicate(5, 1));
        const Baselines b = drawn(*c, 40);
        QVERIFY(b.dependence.repeats);
        const ChanceVerdict verdict = chance_verdict(*c, &b).value();
        QVERIFY(verdict.shuffled->repeated);
        QVERIFY(verdict.standing != ChanceVerdict::Standing::clearly_above);
    }

    void a_permuted_copy_is_all_that_is_possible_above_the_rotated_basis() {
        const Eigen::MatrixXd x = gaussian(200, 20, 7);
        const Shared c = compared(x, x.rowwise().reverse());
        const Baselines b = drawn(*c, 40);
        for (const ScoreKind score :
             {ScoreKind::naive_forward, ScoreKind::naive_backward, ScoreKind::matched}) {
            const Ladder rungs = ladder(*c, b, score).value();
            QVERIFY(std::abs(rungs.above.value() - 1) < 1e-5);
            QCOMPARE(rungs.p.value(), 1.0 / 41);
        }
        QVERIFY(ladder_words(*c, b).contains(QLatin1String("(1.000)")));
        QCOMPARE(int(chance_finding(findings(*c, &b)).kind), int(FindingKind::above_chance));
    }

    void pure_noise_keeps_pairs_and_that_is_told() {
        const Shared c = compared(gaussian(500, 64, 8), gaussian(500, 64, 9));
        const Baselines b = drawn(*c, 40);
        QVERIFY(std::abs(stability_of_noise(b).value() - 0.15) < 0.03);
        QVERIFY(stability_words(*c, b).contains(score_text(stability_of_noise(b).value())));
        QVERIFY(std::abs(above_rotated(c->scores.matched, b, &Scores::matched).value()) < 0.05);
    }

    void the_subspace_that_is_everything_tells_nothing() {
        const Shared c = compared(gaussian(20, 24, 10), gaussian(20, 24, 11));
        const Baselines b = drawn(*c, 20);
        const auto warnings = baseline_warnings(*c, b);
        QVERIFY(std::any_of(warnings.begin(), warnings.end(), [](const BaselineWarning& w) {
            return w.kind == BaselineWarning::Kind::spans_everything;
        }));
        QVERIFY(!ladder_words(*c, b).contains(QLatin1String("evidence")));
    }

    void few_shuffles_leave_the_judging_to_the_closed_form() {
        const Shared c = compared(gaussian(100, 10, 12), gaussian(100, 10, 13));
        const Baselines few = drawn(*c, 18);
        QVERIFY(!chance_verdict(*c, &few)->shuffled);
        const Baselines enough = drawn(*c, 19);
        QVERIFY(chance_verdict(*c, &enough)->shuffled.has_value());
    }

    void the_json_has_every_score_and_each_pairs_regret() {
        const Shared c = compared(gaussian(50, 6, 14), gaussian(50, 6, 15));
        const Baselines b = drawn(*c, 30);
        const BaselineReport all = report(*c, b);
        const QJsonObject json = QJsonDocument::fromJson(json_text(*c, &all, true)).object();
        const QJsonObject told = json[QLatin1String("baselines")].toObject();
        const QJsonObject aligned =
            told[QLatin1String("shuffle")].toObject()[QLatin1String("index_aligned")].toObject();
        const Ladder rungs = ladder(*c, b, ScoreKind::index_aligned).value();
        QCOMPARE(aligned[QLatin1String("p")].toDouble(), rungs.p.value());
        QCOMPARE(aligned[QLatin1String("mean")].toDouble(), rungs.shuffled->mean);
        // The p counts what the draws themselves say.
        const auto reaching =
            std::count_if(b.shuffled.begin(), b.shuffled.end(), [&](const Scores& draw) {
                return *draw.index_aligned >= *c->scores.index_aligned - tie_tolerance;
            });
        QCOMPARE(rungs.p.value(), double(reaching + 1) / 31);
        const QJsonArray pairs = json[QLatin1String("matching")].toArray();
        QCOMPARE(pairs.size(), qsizetype(6));
        for (int k = 0; k < 6; ++k)
            QCOMPARE(pairs[k].toObject()[QLatin1String("regret")].toDouble(-1),
                     all.regrets[std::size_t(k)].value());
    }

    void where_numbers_of_neurons_differ_there_is_no_index_aligned_rung() {
        const Shared c = compared(gaussian(50, 6, 16), gaussian(50, 4, 17));
        const Baselines b = drawn(*c, 20);
        QVERIFY(!ladder(*c, b, ScoreKind::index_aligned));
        const BaselineReport all = report(*c, b);
        for (const char* part : {"shuffle", "rotated"})
            QVERIFY(to_json(*c, all)[QLatin1String("baselines")]
                        .toObject()[QLatin1String(part)]
                        .toObject()[QLatin1String("index_aligned")]
                        .isNull());
    }

    void what_is_cheap_is_cheap_for_all_machines_and_grows_with_the_neurons() {
        const auto small = compared(gaussian(500, 64, 18), gaussian(500, 64, 19));
        const auto wide = compared(gaussian(20, 620, 20), gaussian(20, 620, 21));
        QVERIFY(baseline_work(*small, default_draws) < cheap_work);
        QVERIFY(baseline_work(*wide, default_draws) > cheap_work);
        QCOMPARE(baseline_work(*small, 400), 2 * baseline_work(*small, 200));
    }

    void verdicts_of_a_pair_are_told() {
        const Eigen::MatrixXd x = gaussian(200, 6, 22);
        const Shared c = compared(x, x);
        const Baselines b = drawn(*c, 119);
        const QString told = pair_baseline_words(*c, b, 0, 0);
        QVERIFY2(told.contains(QLatin1String("A0 is matched. B0 is matched.")), qPrintable(told));
        QVERIFY2(told.startsWith(QLatin1String("100 %")), qPrintable(told));
        QVERIFY(!pair_baseline_words(*c, b, 0, 1).contains(QLatin1Char('%')));
        QCOMPARE(verdict_words(NeuronRef::Side::left, neuron_verdicts(*c, b).left),
                 QStringLiteral("Left neurons: 6 matched."));
    }
};

QTEST_GUILESS_MAIN(LadderTest)
#include "ladder_test.moc"
