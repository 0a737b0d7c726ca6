#include "core/comparison/chance.h"

#include "core/comparison/compared.h"

#include <QtTest>
#include <cmath>
#include <numbers>

using namespace counterpart;
using namespace counterpart::test;

namespace {

bool near(double value, double expected, double tolerance) {
    if (std::abs(value - expected) <= tolerance)
        return true;
    qWarning("%.12g instead of %.12g", value, expected);
    return false;
}

/// E|r| = Γ(b + ½) / (√π Γ(b + 1)), b = (N − 2)/2: the mean of a Beta(½, b) variable's root.
double mean_of_one(Index n_samples) {
    const double b = 0.5 * double(n_samples - 2);
    return std::exp(std::lgamma(b + 0.5) - std::lgamma(b + 1)) / std::sqrt(std::numbers::pi);
}

/// The same integral by the trapezoid rule in another variable, r = tanh z, where the density of
/// r is known: proportional to (1 − r²)^((N − 4)/2).
double maximum_by_trapezoids(Index n_samples, Index k) {
    constexpr int steps = 100'000;
    constexpr double end = 12;
    const double h = end / steps;
    const auto density = [&](double z) { // of |r|, over z
        return std::pow(std::cosh(z), -double(n_samples - 2));
    };
    double mass = 0;
    for (int i = 0; i < steps; ++i)
        mass += h * (density(i * h) + density((i + 1) * h)) / 2;
    double below = 0;
    double result = 0;
    for (int i = 0; i < steps; ++i) {
        const double at = (i + 0.5) * h;
        const double up_to = below + h * (density(i * h) + density((i + 1) * h)) / 2;
        result += std::tanh(at) * (std::pow(up_to / mass, k) - std::pow(below / mass, k));
        below = up_to;
    }
    return result;
}

} // namespace

class ChanceTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void levels_are_those_published_data() {
        QTest::addColumn<int>("n");
        QTest::addColumn<int>("f");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addRow("10 × 10") << 10 << 10 << .4950 << .5993;
        QTest::addRow("100 × 64") << 100 << 64 << .2224 << .2581;
    }
    void levels_are_those_published() {
        QFETCH(int, n);
        QFETCH(int, f);
        QFETCH(double, low);
        QFETCH(double, high);
        const Chance chance = compared(gaussian(n, f, 1), gaussian(n, f, 2))->chance;
        QVERIFY(near(chance.naive_forward, high, 5e-5));
        QVERIFY(near(chance.naive_backward, high, 5e-5));
        QVERIFY(near(chance.matched_high, high, 5e-5));
        QVERIFY(near(chance.matched_low.value(), low, 5e-5));
        QCOMPARE(chance.matched_strict_low, chance.matched_low);
        QCOMPARE(chance.matched_strict_high, chance.matched_high);
        QVERIFY(near(chance.index_aligned.value(), mean_of_one(n), 1e-9));
        QVERIFY(!chance.approximate && !chance.all_orders);
    }

    void one_similarity_has_a_known_mean_data() {
        QTest::addColumn<qlonglong>("n");
        for (const qlonglong n : {2, 3, 4, 5, 7, 20, 100, 1000, 100'000, 100'000'000})
            QTest::addRow("%lld samples", n) << n;
    }
    void one_similarity_has_a_known_mean() {
        QFETCH(qlonglong, n);
        // The Γ functions themselves lose digits as N grows.
        QVERIFY(near(expected_maximum(n, 1, Sign::absolute), mean_of_one(n), 1e-9));
        QCOMPARE(expected_maximum(n, 1, Sign::signed_), 0.0);
        QCOMPARE(expected_maximum(n, 0, Sign::absolute), 0.0);
        QCOMPARE(expected_maximum(n, 0, Sign::signed_), 0.0);
    }

    void with_four_samples_correlations_are_uniform() {
        for (const Index k : {1, 2, 3, 10, 1000}) {
            QVERIFY(near(expected_maximum(4, k, Sign::absolute), double(k) / double(k + 1), 1e-9));
            QVERIFY(
                near(expected_maximum(4, k, Sign::signed_), double(k - 1) / double(k + 1), 1e-9));
        }
    }

    void with_two_samples_correlations_are_coins() {
        for (const Index k : {1, 2, 3, 10, 1000}) {
            QCOMPARE(expected_maximum(2, k, Sign::absolute), 1.0);
            QVERIFY(
                near(expected_maximum(2, k, Sign::signed_), 1 - std::ldexp(2.0, -int(k)), 1e-12));
        }
    }

    void agrees_with_another_integral() {
        for (const Index n : {5, 8, 30, 400})
            for (const Index k : {2, 7, 64, 1024})
                QVERIFY(near(expected_maximum(n, k, Sign::absolute), maximum_by_trapezoids(n, k),
                             1e-7));
    }

    void one_integral_is_the_mean_of_many() {
        for (const Sign sign : {Sign::absolute, Sign::signed_})
            for (const Index n : {2, 3, 5, 10, 100, 5000})
                for (const auto& [from, to] : {std::pair{1, 1}, {1, 40}, {7, 9}, {90, 120}}) {
                    double sum = 0;
                    for (Index k = from; k <= to; ++k)
                        sum += expected_maximum(n, k, sign);
                    QVERIFY(near(mean_expected_maximum(n, from, to, sign), sum / (to - from + 1),
                                 1e-9));
                }
    }

    void more_neurons_expect_more_and_more_samples_less() {
        for (const Sign sign : {Sign::absolute, Sign::signed_})
            for (const Index n : {3, 10, 1000, 1'000'000}) {
                double before = -1;
                for (Index k = 1; k <= 100'000; k = 2 * k + 1) {
                    const double level = expected_maximum(n, k, sign);
                    QVERIFY(level > before - 1e-9 && level <= 1);
                    QVERIFY(level > expected_maximum(2 * n, k, sign) || k == 1);
                    before = level;
                }
            }
    }

    void each_score_counts_its_defined_neurons() {
        Eigen::MatrixXd x = gaussian(20, 10, 3);
        Eigen::MatrixXd y = gaussian(20, 14, 4);
        x.leftCols(4).setZero();  // 6 of 10 are defined
        y.rightCols(3).setZero(); // 11 of 14
        const Chance chance = compared(x, y)->chance;
        const auto m = [](Index k) { return expected_maximum(20, k, Sign::absolute); };
        QVERIFY(near(chance.naive_forward, 0.6 * m(11), 1e-12));
        QVERIFY(near(chance.naive_backward, 11.0 / 14 * m(6), 1e-12));
        QVERIFY(near(chance.matched_high, 0.6 * m(11), 1e-12));
        const double low = (m(6) + m(7) + m(8) + m(9) + m(10) + m(11)) / 6;
        QVERIFY(near(chance.matched_low.value(), 0.6 * low, 1e-9));
        QVERIFY(near(chance.matched_strict_high, 6.0 / 14 * m(11), 1e-12));
        QVERIFY(near(chance.matched_strict_low.value(), 6.0 / 14 * low, 1e-9));
        QVERIFY(!chance.index_aligned);
    }

    void index_aligned_counts_indices_that_are_defined_on_both_sides() {
        Eigen::MatrixXd x = gaussian(20, 10, 5);
        Eigen::MatrixXd y = gaussian(20, 10, 6);
        x.col(0).setZero();
        y.leftCols(2).setZero();
        QVERIFY(near(compared(x, y)->chance.index_aligned.value(), 0.8 * mean_of_one(20), 1e-9));
        QCOMPARE(compared(x, y, {CorrelationKind::pearson, Sign::signed_, 0})->chance.index_aligned,
                 std::optional<double>(0.0));
    }

    void below_five_samples_matched_has_no_lower_level() {
        for (const Index n : {2, 3, 4}) {
            const Chance chance = compared(gaussian(n, 5, 7), gaussian(n, 5, 8))->chance;
            QVERIFY(!chance.matched_low && !chance.matched_strict_low);
            QVERIFY(chance.matched_high > 0.8);
        }
        QVERIFY(compared(gaussian(5, 5, 7), gaussian(5, 5, 8))->chance.matched_low.has_value());
    }

    void for_ranks_the_closed_form_is_approximate() {
        const CompareOptions ranks{CorrelationKind::spearman, Sign::absolute, 0};
        QVERIFY(compared(gaussian(9, 5, 9), gaussian(9, 5, 10), ranks)->chance.approximate);
    }

    void shuffling_the_counterexample_gives_almost_the_naive_score() {
        const auto c = compared(counterexample_left(), counterexample_right(),
                                {CorrelationKind::spearman, Sign::absolute, 0});
        // All left neurons have the ranks 1, 2, 3. Four of the six orders make some right neuron's
        // ranks equal or opposite to them, the other two leave √3/2 at best: .96.
        QVERIFY(near(c->chance.all_orders->naive_forward, (4 + std::sqrt(3.0)) / 6, 1e-6));
    }

    void all_orders_are_taken_where_there_are_few_data() {
        QTest::addColumn<int>("n");
        QTest::addColumn<int>("left");
        QTest::addColumn<int>("right");
        QTest::addColumn<bool>("taken");
        QTest::addRow("seven samples") << 7 << 3 << 4 << true;
        QTest::addRow("eight samples") << 8 << 3 << 4 << false;
        QTest::addRow("64 neurons") << 3 << 64 << 1 << true;
        QTest::addRow("65 neurons") << 3 << 1 << 65 << false;
    }
    void all_orders_are_taken_where_there_are_few() {
        QFETCH(int, n);
        QFETCH(int, left);
        QFETCH(int, right);
        QFETCH(bool, taken);
        const auto c = compared(gaussian(n, left, 11), gaussian(n, right, 12));
        QCOMPARE(c->chance.all_orders.has_value(), taken);
    }

    void equal_samples_are_interchanged_once() {
        // Of five samples three are equal on the right: 20 orders differ, not 120.
        Eigen::MatrixXd y = gaussian(5, 6, 13);
        y.row(1) = y.row(0);
        y.row(4) = y.row(0);
        const Eigen::MatrixXd x = gaussian(5, 6, 14);
        int assignments = 0;
        Progress progress;
        progress.on_poll = [&](double) { ++assignments; };
        QVERIFY(try_compare(x, y, {CorrelationKind::pearson, Sign::absolute, 1}, progress).ok());
        QVERIFY(assignments < 100); // three polls an order
    }
};

QTEST_GUILESS_MAIN(ChanceTest)
#include "chance_test.moc"
