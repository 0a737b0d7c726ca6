// The pitfall lab's generator: each control does what it says, and nothing else.

#include "core/synthetic/laboratory.h"

#include "core/comparison/comparison.h"

#include <Eigen/LU>
#include <QtTest>

#include <cmath>

using namespace counterpart;

namespace {

Scores scores(const LaboratoryControls& controls) {
    Laboratory laboratory;
    const LaboratoryPair pair = laboratory.make(controls);
    const auto compared = compare(pair.left, pair.right, {}, Progress());
    if (!compared.ok())
        qFatal("%s", compared.problem().sentence().c_str());
    return compared.value()->scores;
}

Eigen::MatrixXd values(const Responses& responses) {
    Eigen::MatrixXd matrix(responses.n_samples(), responses.n_neurons());
    for (Index j = 0; j < matrix.cols(); ++j)
        for (Index t = 0; t < matrix.rows(); ++t)
            matrix(t, j) = responses.at(t, j);
    return matrix;
}

double lag_one(const Eigen::VectorXd& x) {
    const Eigen::ArrayXd centred = x.array() - x.mean();
    const Index n = x.size();
    return (centred.head(n - 1) * centred.tail(n - 1)).sum() / centred.square().sum();
}

/// The controls at which the right network is the left one.
LaboratoryControls copies() {
    LaboratoryControls controls;
    controls.noise = 0;
    controls.permuted = false;
    return controls;
}

/// All controls off their rests.
LaboratoryControls everything() {
    LaboratoryControls controls;
    controls.hub = 0.3;
    controls.duplicates = 3;
    controls.rotation = 0.4;
    controls.autocorrelation = 0.5;
    controls.sparseness = 0.3;
    controls.dead = 2;
    controls.outlier = 3;
    controls.flips = 0.5;
    return controls;
}

} // namespace

class LaboratoryTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void without_noise_and_order_the_right_network_is_the_left_one();
    void the_same_controls_give_the_same_pair_whatever_came_before();
    void more_samples_and_neurons_leave_those_there_were();
    void a_permutation_leaves_no_neuron_in_its_place();
    void noise_lowers_the_similarity_as_it_says();
    void a_hub_lifts_the_naive_score_while_the_matched_one_falls();
    void duplicates_are_matched_with_what_is_left();
    void a_rotation_lowers_the_matched_score_step_by_step();
    void sparseness_is_the_share_of_silent_samples();
    void dead_neurons_are_undefined();
    void one_outlier_makes_everything_alike();
    void autocorrelated_samples_resemble_the_one_before();
    void flipped_signs_are_seen_by_the_signed_score_alone();
    void controls_out_of_range_are_brought_within();
    void a_rotation_begins_at_the_identity_and_turns_evenly();
};

void LaboratoryTest::without_noise_and_order_the_right_network_is_the_left_one() {
    Laboratory laboratory;
    const LaboratoryPair pair = laboratory.make(copies());
    QCOMPARE(pair.left->n_samples(), Index(500));
    QCOMPARE(pair.left->n_neurons(), Index(32));
    QVERIFY(values(*pair.left) == values(*pair.right));
}

void LaboratoryTest::the_same_controls_give_the_same_pair_whatever_came_before() {
    Laboratory fresh;
    const LaboratoryPair first = fresh.make(everything());
    Laboratory used;
    LaboratoryControls other = everything();
    other.samples = 900;
    other.left = 40;
    other.right = 50;
    (void)used.make(other);
    other = everything();
    other.seed = 7;
    (void)used.make(other);
    const LaboratoryPair again = used.make(everything());
    QVERIFY(values(*first.left) == values(*again.left));
    QVERIFY(values(*first.right) == values(*again.right));
    QVERIFY(values(*first.left) != values(*fresh.make(other).left)); // another seed
}

void LaboratoryTest::more_samples_and_neurons_leave_those_there_were() {
    Laboratory laboratory;
    LaboratoryControls controls = copies();
    controls.noise = 0.4;
    const LaboratoryPair small = laboratory.make(controls);
    controls.samples = 700;
    controls.left = 40;
    controls.right = 45;
    const LaboratoryPair large = laboratory.make(controls);
    QVERIFY(values(*large.left).topLeftCorner(500, 32) == values(*small.left));
    QVERIFY(values(*large.right).topLeftCorner(500, 32) == values(*small.right));
}

void LaboratoryTest::a_permutation_leaves_no_neuron_in_its_place() {
    for (const Index n : {2, 3, 4, 32}) {
        LaboratoryControls controls = copies();
        controls.left = controls.right = n;
        controls.permuted = true;
        for (controls.seed = 1; controls.seed <= 20; ++controls.seed) {
            Laboratory laboratory;
            const LaboratoryPair pair = laboratory.make(controls);
            for (Index i = 0; i < n; ++i)
                QVERIFY(values(*pair.left).col(i) != values(*pair.right).col(i));
        }
    }
    LaboratoryControls controls = copies();
    controls.permuted = true;
    const Scores found = scores(controls);
    QVERIFY(*found.index_aligned < 0.1);
    QVERIFY(std::abs(found.matched - 1) < 1e-6);
    QVERIFY(std::abs(found.naive_forward - 1) < 1e-6);
}

void LaboratoryTest::noise_lowers_the_similarity_as_it_says() {
    LaboratoryControls controls;
    controls.samples = 5000;
    double before = 2;
    for (const double noise : {0.0, 0.25, 0.5, 0.75}) {
        controls.noise = noise;
        const double matched = scores(controls).matched;
        QVERIFY(std::abs(matched - std::sqrt(1 - noise)) < 0.01);
        QVERIFY(matched < before);
        before = matched;
    }
    controls.noise = 1;
    QVERIFY(scores(controls).matched < 0.05);
}

void LaboratoryTest::a_hub_lifts_the_naive_score_while_the_matched_one_falls() {
    LaboratoryControls controls;
    controls.noise = 1;
    controls.samples = 2000;
    double naive = 0;
    for (const double hub : {0.2, 0.4, 0.6, 0.8, 1.0}) {
        controls.hub = hub;
        const Scores found = scores(controls);
        QVERIFY(found.naive_forward > naive);
        QVERIFY(std::abs(found.naive_forward - hub) < 0.05); // √h · √h
        QVERIFY(found.matched < 0.12);
        naive = found.naive_forward;
    }
    controls.noise = 0.3;
    controls.hub = 0;
    const double without = scores(controls).matched;
    controls.hub = 0.8;
    QVERIFY(scores(controls).matched < without - 0.3);
}

void LaboratoryTest::duplicates_are_matched_with_what_is_left() {
    LaboratoryControls controls = copies();
    QVERIFY(std::abs(scores(controls).matched - 1) < 1e-6);
    controls.duplicates = 16;
    const Scores found = scores(controls);
    QVERIFY(found.matched < 0.6);
    QVERIFY(std::abs(found.naive_backward - 1) < 1e-6); // each copy has its left neuron
    QVERIFY(found.naive_forward < 0.6);                 // those that were replaced are gone
}

void LaboratoryTest::a_rotation_lowers_the_matched_score_step_by_step() {
    LaboratoryControls controls = copies();
    double before = 1.01;
    for (const double t : {0.0, 0.25, 0.5, 1.0}) {
        controls.rotation = t;
        const double matched = scores(controls).matched;
        QVERIFY2(matched < before - 0.005, qPrintable(QString::number(t)));
        before = matched;
    }
    QVERIFY(before < 0.5);
}

void LaboratoryTest::sparseness_is_the_share_of_silent_samples() {
    LaboratoryControls controls;
    controls.samples = 5000;
    for (const double share : {0.25, 0.5, 0.9}) {
        controls.sparseness = share;
        Laboratory laboratory;
        const LaboratoryPair pair = laboratory.make(controls);
        for (const auto& side : {pair.left, pair.right}) {
            const double silent = double((values(*side).array() == 0).count()) / (5000. * 32);
            QVERIFY(std::abs(silent - share) < 0.01);
        }
    }
}

void LaboratoryTest::dead_neurons_are_undefined() {
    LaboratoryControls controls;
    controls.dead = 5;
    Laboratory laboratory;
    const LaboratoryPair pair = laboratory.make(controls);
    const auto compared = compare(pair.left, pair.right, {}, Progress());
    QVERIFY(compared.ok());
    QCOMPARE(compared.value()->undefined_right.size(), std::size_t(5));
    QVERIFY(compared.value()->undefined_left.empty());
}

void LaboratoryTest::one_outlier_makes_everything_alike() {
    LaboratoryControls controls;
    controls.noise = 1; // nothing in common
    const double before = scores(controls).matched;
    QVERIFY(before < 0.15);
    controls.outlier = 100;
    QVERIFY(scores(controls).matched > 0.9);
    Laboratory laboratory;
    const LaboratoryPair pair = laboratory.make(controls);
    CompareOptions ranks;
    ranks.correlation = CorrelationKind::spearman;
    const auto compared = compare(pair.left, pair.right, ranks, Progress());
    QVERIFY(compared.ok());
    QVERIFY(compared.value()->scores.matched < 0.15); // one rank of 500
}

void LaboratoryTest::autocorrelated_samples_resemble_the_one_before() {
    LaboratoryControls controls;
    controls.samples = 5000;
    controls.autocorrelation = 0.8;
    Laboratory laboratory;
    const LaboratoryPair pair = laboratory.make(controls);
    for (const auto& side : {pair.left, pair.right}) {
        const Eigen::MatrixXd matrix = values(*side);
        double mean = 0;
        for (Index j = 0; j < matrix.cols(); ++j)
            mean += lag_one(matrix.col(j)) / double(matrix.cols());
        QVERIFY(std::abs(mean - 0.8) < 0.02);
    }
    controls.noise = 1;
    controls.samples = 200;
    controls.autocorrelation = 0;
    const double independent = scores(controls).matched;
    controls.autocorrelation = 0.95;
    QVERIFY(scores(controls).matched > independent + 0.1);
}

void LaboratoryTest::flipped_signs_are_seen_by_the_signed_score_alone() {
    LaboratoryControls controls = copies();
    controls.flips = 1;
    Laboratory laboratory;
    const LaboratoryPair pair = laboratory.make(controls);
    QVERIFY(values(*pair.left) == -values(*pair.right));
    QVERIFY(std::abs(scores(controls).matched - 1) < 1e-6);
    CompareOptions options;
    options.sign = Sign::signed_;
    const auto compared = compare(pair.left, pair.right, options, Progress());
    QVERIFY(compared.ok());
    QVERIFY(compared.value()->scores.matched < 0.2);
}

void LaboratoryTest::controls_out_of_range_are_brought_within() {
    LaboratoryControls controls;
    controls.right = 10;
    controls.duplicates = 8;
    controls.dead = 99;
    controls.noise = 3;
    controls.samples = 0;
    const LaboratoryControls cut = within_range(controls);
    QCOMPARE(cut.duplicates, Index(5));
    QCOMPARE(cut.dead, Index(10));
    QCOMPARE(cut.noise, 1.0);
    QCOMPARE(cut.samples, Index(2));
    QVERIFY(within_range(cut) == cut);
    Laboratory laboratory;
    QCOMPARE(laboratory.make(controls).right->n_neurons(), Index(10));
}

void LaboratoryTest::a_rotation_begins_at_the_identity_and_turns_evenly() {
    for (const Index d : {1, 2, 3, 8, 31}) {
        const RotationPath path(d, 5);
        const Eigen::MatrixXd identity = Eigen::MatrixXd::Identity(d, d);
        const Eigen::MatrixXd whole = path.at(1);
        QVERIFY((path.at(0) - identity).norm() < 1e-10);
        QVERIFY((whole * whole.transpose() - identity).norm() < 1e-10);
        QVERIFY(std::abs(whole.determinant() - 1) < 1e-9);
        QVERIFY((path.at(0.5) * path.at(0.5) - whole).norm() < 1e-9);
        if (d > 1)
            QVERIFY((whole - identity).norm() > 0.1);
    }
    // Uniform: the mean square of an entry is 1/d, of the trace 1.
    double trace = 0;
    for (std::uint64_t seed = 1; seed <= 400; ++seed)
        trace += std::pow(RotationPath(4, seed).at(1).trace(), 2) / 400;
    QVERIFY(std::abs(trace - 1) < 0.3);
}

QTEST_APPLESS_MAIN(LaboratoryTest)
#include "laboratory_test.moc"
