// The baselines as draws: what they come to on data whose answer is known.

#include "core/comparison/compared.h"
#include "core/reference/baselines.h"
#include "core/reference/haar.h"
#include "core/reference/resampling.h"
#include "core/reference/verdicts.h"

#include <QtTest>

#include <cmath>
#include <numeric>

using namespace counterpart;
using namespace counterpart::test;

namespace {

Baselines drawn(const Comparison& comparison, Index n, const BaselineOptions& options = {}) {
    return refine(comparison, begin_baselines(comparison, options, Progress()).value(), n,
                  Progress())
        .value();
}

/// Series of unrelated neurons whose rows resemble their neighbours.
Eigen::MatrixXd autoregressive(Index n, Index f, double phi, std::uint64_t seed) {
    Eigen::MatrixXd x = gaussian(n, f, seed);
    for (Index i = 1; i < n; ++i)
        x.row(i) = phi * x.row(i - 1) + std::sqrt(1 - phi * phi) * x.row(i);
    return x;
}

/// Right columns: the left ones in another order.
Eigen::MatrixXd reordered(const Eigen::MatrixXd& x, std::uint64_t seed) {
    const std::vector<Index> order = permutation(x.cols(), seed);
    return x(Eigen::all, order);
}

bool same(const std::vector<Scores>& a, const std::vector<Scores>& b) {
    const auto equal = [](const Scores& x, const Scores& y) {
        return x.index_aligned == y.index_aligned && x.naive_forward == y.naive_forward &&
               x.naive_backward == y.naive_backward && x.matched == y.matched &&
               x.matched_strict == y.matched_strict;
    };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), equal);
}

bool same(const std::vector<NeuronDraws>& a, const std::vector<NeuronDraws>& b) {
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(), [](const NeuronDraws& x, const NeuronDraws& y) {
            return x.shuffles_reaching == y.shuffles_reaching &&
                   x.rotations_reaching == y.rotations_reaching && x.own_copy == y.own_copy;
        });
}

bool same(const Baselines& a, const Baselines& b) {
    const auto held_out = [](const HeldOutDraw& x, const HeldOutDraw& y) {
        return x.held_out == y.held_out && x.in_sample == y.in_sample;
    };
    return same(a.shuffled, b.shuffled) && same(a.rotated, b.rotated) &&
           std::equal(a.held_out.begin(), a.held_out.end(), b.held_out.begin(), b.held_out.end(),
                      held_out) &&
           a.kept == b.kept && a.shuffled_kept == b.shuffled_kept &&
           same(a.left_neurons, b.left_neurons) && same(a.right_neurons, b.right_neurons);
}

double mean_held_out(const Baselines& b) {
    double sum = 0;
    for (const HeldOutDraw& draw : b.held_out)
        sum += draw.held_out;
    return sum / double(b.splits());
}

} // namespace

class BaselinesTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void draws_are_the_same_for_any_number_of_threads_and_any_cut_into_calls() {
        for (CompareOptions options : all_options) {
            Eigen::MatrixXd x = responses_of(Data::partly_constant, 24, 9, 4);
            const Eigen::MatrixXd y = gaussian(24, 7, 5);
            options.threads = 1;
            const auto c = compared(x, y, options);
            const Baselines one = drawn(*c, 12);
            for (const int threads : {2, 5}) {
                options.threads = threads;
                const auto again = compared(x, y, options);
                QVERIFY(same(one, drawn(*again, 12)));
                const Baselines some = drawn(*again, 5);
                QCOMPARE(some.shuffles(), 5);
                QVERIFY(same(one, refine(*again, some, 7, Progress()).value()));
            }
            QVERIFY(!same(one, drawn(*c, 12, {1, Shuffle::free, 1})));
        }
    }

    void a_permuted_copy_reaches_all_there_is_above_the_rotated_basis() {
        const Eigen::MatrixXd x = gaussian(120, 12, 1);
        const auto c = compared(x, reordered(x, 2));
        const Baselines b = drawn(*c, 40);
        QCOMPARE(shuffle_p(*c, b, &Scores::matched).value(), 1.0 / 41);
        QVERIFY(std::abs(above_rotated(c->scores.matched, b, &Scores::matched).value() - 1) < 1e-5);
        const Spread rotated = spread(values_of(b.rotated, &Scores::matched)).value();
        QVERIFY(rotated.mean > 0.3 && rotated.mean < 0.7);
        QVERIFY(std::abs(mean_held_out(b) - 1) < 1e-4);
        for (Index k = 0; k < 12; ++k)
            QCOMPARE(stability(*c, b, k).value(), 1.0);
        const NeuronVerdicts verdicts = neuron_verdicts(*c, b);
        QCOMPARE(count(verdicts.left)[NeuronVerdict::matched], 12);
        QCOMPARE(count(verdicts.right)[NeuronVerdict::matched], 12);
    }

    void another_basis_of_the_same_subspace_shares_no_neurons() {
        const Eigen::MatrixXd x = gaussian(300, 20, 3);
        Random random(1, 2, 3);
        const Eigen::MatrixXd q = haar_orthogonal(20, random, Progress()).value().cast<double>();
        const auto c = compared(x, x * q);
        const Baselines b = drawn(*c, 40);
        // Far above shuffled samples, and yet no more than any other basis.
        QCOMPARE(shuffle_p(*c, b, &Scores::matched).value(), 1.0 / 41);
        QVERIFY(std::abs(above_rotated(c->scores.matched, b, &Scores::matched).value()) < 0.1);
        QVERIFY(count(neuron_verdicts(*c, b).left)[NeuronVerdict::matched] <= 3);
    }

    void held_out_scores_of_unrelated_networks_are_0_where_in_sample_ones_are_not() {
        const auto c = compared(gaussian(60, 20, 7), gaussian(60, 20, 8));
        const Baselines b = drawn(*c, 60);
        double in_sample = 0;
        for (const HeldOutDraw& draw : b.held_out)
            in_sample += draw.in_sample / double(b.splits());
        QVERIFY(in_sample > 0.25);
        QVERIFY2(std::abs(mean_held_out(b)) < 0.05, qPrintable(QString::number(mean_held_out(b))));
    }

    void signs_are_learned_with_the_matching() {
        const Eigen::MatrixXd x = gaussian(100, 6, 9);
        const Baselines b = drawn(*compared(x, -reordered(x, 4)), 10);
        QVERIFY(std::abs(mean_held_out(b) - 1) < 1e-4);
    }

    void noise_keeps_more_pairs_than_one_in_f() {
        const auto c = compared(gaussian(500, 64, 21), gaussian(500, 64, 22));
        const double kept = stability_of_noise(drawn(*c, 12)).value();
        QVERIFY2(kept > 0.08 && kept < 0.25, qPrintable(QString::number(kept)));
    }

    void the_closed_form_misses_sparse_responses_and_shuffles_do_not() {
        const auto sparse = [](std::uint64_t seed) { // one in twenty is active
            return Eigen::MatrixXd((gaussian(500, 64, seed).array() - 1.645).max(0));
        };
        const auto c = compared(sparse(1), sparse(2));
        const Spread shuffled = spread(values_of(drawn(*c, 30).shuffled, &Scores::matched)).value();
        QVERIFY(shuffled.mean > 1.3 * c->chance.matched_high);
        QVERIFY(c->scores.matched < shuffled.high * 1.1);
    }

    void dependent_rows_are_noticed_and_halves_are_stretches_then() {
        const auto c = compared(autoregressive(400, 10, 0.9, 1), autoregressive(400, 10, 0.9, 2));
        const Baselines b = begin_baselines(*c, {}, Progress()).value();
        QVERIFY(b.dependence.autocorrelated);
        QVERIFY(b.contiguous_halves);
        QVERIFY(std::abs(b.dependence.lag1_left.value() - 0.9) < 0.1);
        // One exchangeable side is enough for the test to hold.
        const auto half = compared(autoregressive(400, 10, 0.9, 1), gaussian(400, 10, 2));
        QVERIFY(!begin_baselines(*half, {}, Progress()).value().dependence.autocorrelated);
    }

    void circular_shuffles_keep_neighbours_where_free_ones_mistake_them_for_agreement() {
        const auto c =
            compared(autoregressive(400, 10, 0.95, 11), autoregressive(400, 10, 0.95, 12));
        const Baselines free = drawn(*c, 60);
        const Baselines circular = drawn(*c, 60, {0, Shuffle::circular, 1});
        QCOMPARE(shuffle_p(*c, free, &Scores::matched).value(), 1.0 / 61);
        QVERIFY(shuffle_p(*c, circular, &Scores::matched).value() > 0.02);
    }

    void rows_that_repeat_on_both_sides_are_counted() {
        Eigen::MatrixXd x = gaussian(40, 3, 1);
        Eigen::MatrixXd y = gaussian(40, 4, 2);
        for (const Index i : {5, 6, 30})
            x.row(i) = x.row(2);
        for (const Index i : {5, 30})
            y.row(i) = y.row(2);
        const Baselines b = begin_baselines(*compared(x, y), {}, Progress()).value();
        QCOMPARE(b.dependence.repeated, 2);
        QVERIFY(b.dependence.repeats);
    }

    void a_basis_of_everything_is_told() {
        const auto spans = [](Index n, Index f, bool twice) {
            Eigen::MatrixXd y = gaussian(n, f, 4);
            if (twice)
                y.rightCols(f / 2) = y.leftCols(f / 2);
            return begin_baselines(*compared(gaussian(n, 5, 3), y), {}, Progress())
                .value()
                .spans_everything;
        };
        QVERIFY(!spans(30, 28, false));
        QVERIFY(spans(30, 29, false));
        QVERIFY(!spans(30, 40, true));
    }

    void few_shuffles_are_gone_through_once() {
        const auto c = compared(gaussian(12, 3, 1), gaussian(12, 3, 2));
        const Baselines circular = drawn(*c, 200, {0, Shuffle::circular, 1});
        QCOMPARE(circular.shuffles(), 11);
        QVERIFY(circular.exhausted);
        const Baselines blocks = drawn(*c, 200, {0, Shuffle::block, 4});
        QCOMPARE(blocks.shuffles(), 5);
        QCOMPARE(refine(*c, blocks, 10, Progress()).value().shuffles(), 5);
        QVERIFY(!drawn(*c, 3).exhausted);
    }

    void blocks_move_as_a_whole() {
        const ShufflePlan plan(11, Shuffle::block, 3, 0);
        QCOMPARE(plan.n_draws(), 5);
        for (Index draw = 0; draw < plan.n_draws(); ++draw) {
            const std::vector<Index> order = plan.order(draw);
            for (std::size_t i = 0; i < 9; i += 3)
                QVERIFY(order[i] % 3 == 0 && order[i + 1] == order[i] + 1 &&
                        order[i + 2] == order[i] + 2);
            QCOMPARE(order[9], 9);
            QCOMPARE(order[10], 10);
        }
    }

    void too_few_samples_are_not_split() {
        const auto c = compared(gaussian(7, 3, 1), gaussian(7, 3, 2));
        const Baselines b = drawn(*c, 10);
        QCOMPARE(b.splits(), 0);
        QVERIFY(!stability(*c, b, 0));
        QVERIFY(!stability_of_noise(b));
        QCOMPARE(b.shuffles(), 10);
    }

    void networks_without_a_defined_neuron_have_no_draws() {
        const auto c = compared(Eigen::MatrixXd::Zero(20, 3), gaussian(20, 4, 1));
        const Baselines b = drawn(*c, 10);
        QCOMPARE(b.shuffles(), 0);
        QVERIFY(!shuffle_p(*c, b, &Scores::matched));
        QCOMPARE(count(neuron_verdicts(*c, b).left)[NeuronVerdict::dead], 3);
    }

    void neurons_constant_in_a_half_count_as_not_kept() {
        Eigen::MatrixXd x = gaussian(40, 4, 5);
        x.col(1).setZero();
        x(7, 1) = 1; // varies in the half that has sample 7 only
        const auto c = compared(x, x);
        const Baselines b = drawn(*c, 60);
        QVERIFY(b.constant_in_half > 10 && b.constant_in_half < 50);
        QCOMPARE(stability(*c, b, 1).value(), 1 - double(b.constant_in_half) / 60);
        QCOMPARE(stability(*c, b, 0).value(), 1.0);
    }

    void few_draws_leave_neurons_undecidable() {
        const Eigen::MatrixXd x = gaussian(100, 30, 1);
        Eigen::MatrixXd y = gaussian(100, 30, 2);
        y.col(4) = x.col(9);
        const auto c = compared(x, y);
        // One of thirty needs p ≤ .05/30: 599 shuffles.
        QCOMPARE(neuron_verdicts(*c, drawn(*c, 25)).left[9], NeuronVerdict::undecidable);
        const NeuronVerdicts many = neuron_verdicts(*c, drawn(*c, 620));
        QCOMPARE(many.left[9], NeuronVerdict::matched);
        QCOMPARE(many.right[4], NeuronVerdict::matched);
        QVERIFY(count(many.left)[NeuronVerdict::orphan] >= 26);
    }

    void a_near_copy_in_its_own_network_makes_a_neuron_redundant() {
        Eigen::MatrixXd x = gaussian(200, 8, 1);
        Eigen::MatrixXd y = reordered(x, 3);
        x.col(1) = x.col(0) + 0.1 * gaussian(200, 1, 2);
        y.col(0) = x.col(0) + 0.05 * gaussian(200, 1, 6);
        const auto c = compared(x, y);
        const NeuronVerdicts verdicts = neuron_verdicts(*c, drawn(*c, 400));
        QVERIFY(std::count(verdicts.left.begin(), verdicts.left.end(), NeuronVerdict::redundant) +
                    std::count(verdicts.right.begin(), verdicts.right.end(),
                               NeuronVerdict::redundant) >=
                1);
    }

    void rotations_are_orthogonal_and_favour_no_direction() {
        Random random(5, 6, 7);
        const Eigen::MatrixXd q = haar_orthogonal(150, random, Progress()).value().cast<double>();
        QVERIFY((q * q.transpose() - Eigen::MatrixXd::Identity(150, 150)).cwiseAbs().maxCoeff() <
                1e-5);
        // Traces of Haar matrices have mean 0 and variance 1.
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < 400; ++k) {
            const double trace = double(haar_orthogonal(6, random, Progress()).value().trace());
            sum += trace;
            squares += trace * trace;
        }
        QVERIFY(std::abs(sum / 400) < 0.2);
        QVERIFY(std::abs(squares / 400 - 1) < 0.35);
    }

    void draws_can_be_cancelled() {
        const auto c = compared(gaussian(200, 40, 1), gaussian(200, 40, 2));
        std::stop_source source;
        std::atomic<int> reports{0};
        const Progress progress(source.get_token(), [&](Stage stage, double fraction) {
            QCOMPARE(stage, Stage::drawing);
            QVERIFY(fraction >= 0 && fraction <= 1);
            if (++reports == 5)
                source.request_stop();
        });
        const Baselines none = begin_baselines(*c, {}, Progress()).value();
        QVERIFY(refine(*c, none, 1000, progress).cancelled());
        QVERIFY(reports < 50);
    }

    void no_poll_is_far_from_the_last() {
        const auto c = compared(gaussian(300, 260, 1), gaussian(300, 250, 2));
        Progress progress;
        std::atomic<int> too_late{0};
        progress.on_poll = [&](double work) { too_late += work > Progress::work_between_polls; };
        QVERIFY(refine(*c, begin_baselines(*c, {}, progress).value(), 2, progress).ok());
        QCOMPARE(too_late.load(), 0);
    }
};

QTEST_GUILESS_MAIN(BaselinesTest)
#include "baselines_test.moc"
