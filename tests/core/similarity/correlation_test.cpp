#include "core/similarity/correlate.h"

#include "core/similarity/product.h"
#include "core/similarity/ranks.h"
#include "support/support.h"

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <numeric>

using namespace counterpart;
using test::gaussian;

namespace {

/// The same numbers in one of the four forms a file can give them.
Responses in_form(const Eigen::MatrixXd& m, bool single, bool sample_major) {
    const Eigen::Index n = m.rows();
    const Eigen::Index f = m.cols();
    std::vector<double> numbers(static_cast<std::size_t>(m.size()));
    for (Eigen::Index i = 0; i < n; ++i)
        for (Eigen::Index j = 0; j < f; ++j)
            numbers[static_cast<std::size_t>(sample_major ? i * f + j : j * n + i)] = m(i, j);
    auto values = std::make_shared<ResponseValues>();
    if (single)
        values->numbers = std::vector<float>(numbers.begin(), numbers.end());
    else
        values->numbers = std::move(numbers);
    const auto layout =
        sample_major ? Responses::Layout::sample_major : Responses::Layout::neuron_major;
    return Responses(std::move(values), n, f, layout, Source{});
}

Eigen::MatrixXd rounded_to_float(const Eigen::MatrixXd& m) {
    return m.cast<float>().cast<double>();
}

/// Mid-ranks by counting, the slow obvious way.
Eigen::MatrixXd ranks_of(const Eigen::MatrixXd& m) {
    Eigen::MatrixXd ranks(m.rows(), m.cols());
    for (Eigen::Index j = 0; j < m.cols(); ++j)
        for (Eigen::Index i = 0; i < m.rows(); ++i) {
            const double below = double((m.col(j).array() < m(i, j)).count());
            const double equal = double((m.col(j).array() == m(i, j)).count());
            ranks(i, j) = below + (equal + 1) / 2;
        }
    return ranks;
}

/// Correlations in long double; 0 beside a constant column.
Eigen::MatrixXd plain_correlations(const Eigen::MatrixXd& x, const Eigen::MatrixXd& y) {
    using Wide = Eigen::Matrix<long double, Eigen::Dynamic, Eigen::Dynamic>;
    const auto standardised = [](const Eigen::MatrixXd& m) {
        Wide z = m.cast<long double>();
        for (Eigen::Index j = 0; j < z.cols(); ++j) {
            if ((m.col(j).array() == m(0, j)).all()) {
                z.col(j).setZero();
                continue;
            }
            z.col(j).array() -= z.col(j).mean();
            z.col(j) /= z.col(j).norm();
        }
        return z;
    };
    return (standardised(x).transpose() * standardised(y)).cast<double>();
}

CorrelationMatrix correlated(const Responses& left, const Responses& right,
                             CorrelationKind kind = CorrelationKind::pearson, int threads = 2) {
    ThreadPool pool(threads);
    return correlate(left, right, kind, pool, Progress()).value();
}

double largest_difference(const CorrelationMatrix& c, const Eigen::MatrixXd& expected) {
    return (c.r.cast<double>() - expected).cwiseAbs().maxCoeff();
}

} // namespace

class CorrelationTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void agrees_with_long_double_in_every_form_data() {
        QTest::addColumn<int>("n");
        QTest::addColumn<int>("left");
        QTest::addColumn<int>("right");
        QTest::addRow("two samples") << 2 << 3 << 4;
        QTest::addRow("one neuron") << 40 << 1 << 1;
        QTest::addRow("small") << 30 << 7 << 5;
        QTest::addRow("float product, one block") << 300 << 260 << 270;
        QTest::addRow("float product, blocks and a rest") << 1500 << 130 << 131;
        QTest::addRow("one left neuron, many right") << 700 << 1 << 4200;
    }
    void agrees_with_long_double_in_every_form() {
        QFETCH(int, n);
        QFETCH(int, left);
        QFETCH(int, right);
        const Eigen::MatrixXd x = gaussian(n, left, 1).array().exp();
        Eigen::MatrixXd y = gaussian(n, right, 2);
        y.leftCols(std::min(left, right)) += x.leftCols(std::min(left, right));
        for (const bool single : {false, true})
            for (const bool sample_major : {false, true}) {
                const Eigen::MatrixXd x_held = single ? rounded_to_float(x) : x;
                const Eigen::MatrixXd y_held = single ? rounded_to_float(y) : y;
                const auto c =
                    correlated(in_form(x, single, sample_major), in_form(y, !single, sample_major));
                const Eigen::MatrixXd expected =
                    plain_correlations(x_held, single ? y : rounded_to_float(y));
                QVERIFY2(largest_difference(c, expected) < 5e-7,
                         qPrintable(QString::number(largest_difference(c, expected))));
                QVERIFY(c.r.cwiseAbs().maxCoeff() <= 1.0F);
            }
    }

    void layouts_may_differ_between_the_sides() {
        for (const int n : {101, 700}) { // a product in double, and one in single precision
            const Eigen::MatrixXd x = gaussian(n, 200, 3);
            const Eigen::MatrixXd y = gaussian(n, 210, 4);
            for (const bool left_rows : {false, true}) {
                const auto c =
                    correlated(in_form(x, false, left_rows), in_form(y, false, !left_rows));
                QVERIFY(largest_difference(c, plain_correlations(x, y)) < 5e-7);
            }
        }
    }

    void offsets_and_scales_cost_no_digits_data() {
        QTest::addColumn<double>("offset");
        QTest::addColumn<double>("scale");
        QTest::addRow("offset 1e8, deviation 1") << 1e8 << 1.0;
        QTest::addRow("scale 1e-30") << 0.0 << 1e-30;
        QTest::addRow("scale 1e30") << 0.0 << 1e30;
        QTest::addRow("squares underflow") << 0.0 << 1e-200;
        QTest::addRow("squares overflow") << 0.0 << 1e200;
        QTest::addRow("sums overflow") << 0.0 << 3e307;
        QTest::addRow("subnormal") << 0.0 << 1e-310;
        QTest::addRow("far offset and overflow") << 1e207 << 1e200;
    }
    void offsets_and_scales_cost_no_digits() {
        QFETCH(double, offset);
        QFETCH(double, scale);
        for (const bool sample_major : {false, true}) {
            const Eigen::MatrixXd x = gaussian(200, 6, 5);
            const Eigen::MatrixXd scaled = (x.array() * scale + offset).matrix();
            const auto c = correlated(in_form(scaled, false, sample_major),
                                      in_form(gaussian(200, 6, 6) + x, false, sample_major));
            // The reference sees what rounding to double left of the values.
            const Eigen::MatrixXd held = ((scaled.array() - offset) / 2 / (scale / 2)).matrix();
            const Eigen::MatrixXd expected = plain_correlations(held, gaussian(200, 6, 6) + x);
            QVERIFY2(largest_difference(c, expected) < 1e-6,
                     qPrintable(QString::number(largest_difference(c, expected))));
        }
    }

    void a_first_value_far_out_costs_no_digits() {
        Eigen::MatrixXd x = gaussian(50'000, 2, 7);
        x(0, 0) = 1e7;
        const Eigen::MatrixXd y = gaussian(50'000, 2, 8) + x;
        const auto c = correlated(in_form(x, false, true), in_form(y, false, false));
        QVERIFY(largest_difference(c, plain_correlations(x, y)) < 1e-6);
    }

    /// Many samples of single precision are read once, standardised by a guess from a few of them.
    void a_guess_from_some_samples_costs_no_digits_data() {
        QTest::addColumn<int>("n");
        QTest::addColumn<double>("first"); // value of sample 0, which the guess takes
        QTest::addRow("good guesses") << 2'000 << 0.0;
        QTest::addRow("a guess 0.4 deviations off") << 2'700 << 1e6;
        QTest::addRow("a guess 1.2 deviations off") << 25'000 << 1e6;
    }
    void a_guess_from_some_samples_costs_no_digits() {
        QFETCH(int, n);
        QFETCH(double, first);
        constexpr int f = 110;
        Eigen::MatrixXd x = gaussian(n, f, 31);
        x.col(1).setConstant(0.1);
        x.col(2).setZero(); // active in two samples only
        x(n / 3 + 1, 2) = 5;
        x(n / 2 + 1, 2) = 7;
        x.col(3) += Eigen::VectorXd::LinSpaced(n, 0, 50); // drifts
        std::sort(x.col(4).begin(), x.col(4).end());
        x.col(5) *= 1e30;
        x.col(6) *= 1e-30;
        x.col(7).array() += 1e4;
        x(n / 2, 8) = 1e6;
        x.col(9) = (x.col(9).array() > 0).cast<double>();
        for (int i = 0; i < n; ++i)
            x(i, 10) = i % 128 + x(i, 10); // with the period of the guess's number of samples
        if (first != 0)
            x(0, 11) = first;
        Eigen::MatrixXd y = gaussian(n, f, 32);
        y.leftCols(12) += x.leftCols(12);
        y.col(0) = x.col(0);
        const Eigen::MatrixXd expected =
            plain_correlations(rounded_to_float(x), rounded_to_float(y));
        for (const bool sample_major : {false, true}) {
            const auto c =
                correlated(in_form(x, true, sample_major), in_form(y, true, !sample_major));
            QVERIFY2(largest_difference(c, expected) < 1e-6,
                     qPrintable(QString::number(largest_difference(c, expected))));
            QVERIFY(c.r.cwiseAbs().maxCoeff() <= 1.0F);
            for (int j = 0; j < f; ++j) {
                QCOMPARE(c.left_undefined[std::size_t(j)], char(j == 1));
                QCOMPARE(c.right_undefined[std::size_t(j)], char(0));
            }
            QVERIFY((c.r.row(1).array() == 0).all());
        }
    }

    void equal_values_are_undefined_not_zero_data() {
        QTest::addColumn<double>("value");
        for (const double value : {0.0, 1.0, 0.1, -1e30, 1e-300, 1.0 / 3})
            QTest::addRow("%g", value) << value;
    }
    void equal_values_are_undefined_not_zero() {
        QFETCH(double, value);
        for (const bool single : {false, true})
            for (const bool sample_major : {false, true}) {
                Eigen::MatrixXd x = gaussian(100, 4, 9);
                x.col(2).setConstant(value);
                for (const auto kind : {CorrelationKind::pearson, CorrelationKind::spearman}) {
                    const auto c = correlated(in_form(x, single, sample_major),
                                              in_form(x, single, sample_major), kind);
                    QCOMPARE(c.left_undefined, std::vector<char>({0, 0, 1, 0}));
                    QCOMPARE(c.right_undefined, std::vector<char>({0, 0, 1, 0}));
                    QVERIFY((c.r.row(2).array() == 0).all() && (c.r.col(2).array() == 0).all());
                }
            }
    }

    void minus_zero_equals_zero() {
        Eigen::MatrixXd x = gaussian(4, 2, 10);
        x.col(0) << 0.0, -0.0, 0.0, -0.0;
        for (const bool single : {false, true})
            for (const auto kind : {CorrelationKind::pearson, CorrelationKind::spearman})
                QCOMPARE(correlated(in_form(x, single, true), in_form(x, single, true), kind)
                             .left_undefined,
                         std::vector<char>({1, 0}));
    }

    void one_value_that_differs_by_the_last_bit_is_defined() {
        Eigen::MatrixXd x = gaussian(30'000, 2, 11);
        x.col(0).setConstant(0.3);
        x(0, 0) = std::nextafter(0.3, 1.0);
        Eigen::MatrixXd y = x;
        y.col(0).setZero();
        y(0, 0) = 1;
        const auto c = correlated(in_form(x, false, true), in_form(y, false, true));
        QCOMPARE(c.left_undefined[0], char(0));
        QVERIFY(std::abs(c.r(0, 0) - 1) < 1e-6F);
    }

    void ranks_share_the_mean_of_ties_data() {
        QTest::addColumn<int>("n");
        QTest::addColumn<int>("levels");
        for (const int n : {2, 3, 100, 255, 256, 511, 512, 2000})
            for (const int levels : {2, 10, 1'000'000})
                QTest::addRow("%d samples, %d levels", n, levels) << n << levels;
    }
    void ranks_share_the_mean_of_ties() {
        QFETCH(int, n);
        QFETCH(int, levels);
        const Eigen::MatrixXd x = (gaussian(n, 19, 12) * levels / 4).array().round() / 8;
        for (const bool single : {false, true})
            for (const bool sample_major : {false, true}) {
                const Responses responses = in_form(x, single, sample_major);
                ThreadPool pool(2);
                const auto ranks = rank(view_of(responses), {}, pool, Progress());
                const Eigen::MatrixXd expected = ranks_of(single ? rounded_to_float(x) : x);
                for (Eigen::Index j = 0; j < x.cols(); ++j)
                    for (Eigen::Index i = 0; i < n; ++i)
                        QCOMPARE(double(ranks->values[static_cast<std::size_t>(j * n + i)]),
                                 expected(i, j));
            }
    }

    /// Leading bits alone do not tell values apart that crowd far from others.
    void crowded_values_are_ranked_data() {
        QTest::addColumn<int>("n");
        QTest::addRow("narrow digits") << 700;
        QTest::addRow("wide digits") << 3'000;
    }
    void crowded_values_are_ranked() {
        QFETCH(int, n);
        Eigen::MatrixXd x = gaussian(n, 5, 33);
        for (int i = 0; i < n; ++i) {
            const double next = double((i * 48'271) % n);
            x(i, 1) = i % 2 == 0 ? 0.0 : 1000 + next / 16384;    // silent, or within one octave
            x(i, 2) = i % 2 == 0 ? -1e30 : 1 + next / 8'388'608; // neighbouring floats
            x(i, 3) = next < 9 ? next * 1e-40 : next;            // subnormal
            x(i, 4) = i % 2 == 0 ? -next : 1e9 + std::fmod(next, 7);
        }
        for (const bool single : {false, true})
            for (const bool sample_major : {false, true}) {
                const Responses responses = in_form(x, single, sample_major);
                ThreadPool pool(1);
                const auto ranks = rank(view_of(responses), {}, pool, Progress());
                const Eigen::MatrixXd expected = ranks_of(single ? rounded_to_float(x) : x);
                for (Eigen::Index j = 0; j < x.cols(); ++j) {
                    for (Eigen::Index i = 0; i < n; ++i)
                        QCOMPARE(double(ranks->values[static_cast<std::size_t>(j * n + i)]),
                                 expected(i, j));
                    const double squares =
                        (expected.col(j).array() - 0.5 * double(n + 1)).square().sum();
                    QVERIFY(std::abs(ranks->sum_of_squares[std::size_t(j)] - squares) <=
                            1e-12 * squares);
                }
            }
    }

    void spearman_is_pearson_of_ranks() {
        const Eigen::MatrixXd x = (gaussian(900, 150, 13) * 3).array().round();
        const Eigen::MatrixXd y = gaussian(900, 160, 14).array().exp();
        const auto c =
            correlated(in_form(x, true, true), in_form(y, false, true), CorrelationKind::spearman);
        QVERIFY(largest_difference(c, plain_correlations(ranks_of(x), ranks_of(y))) < 5e-7);
    }

    void a_product_does_without_openblas() {
        constexpr Index n = 70;
        constexpr Index left = 40;
        constexpr Index right = 35;
        using Values = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
        const Values x = gaussian(n, left, 41).cast<float>();
        const Values y = gaussian(n, right, 42).cast<float>();
        const Values x_turned = x.transpose();
        const Values y_turned = y.transpose();
        for (const bool x_rows : {true, false})
            for (const bool y_rows : {true, false}) {
                const SampleBlock<float> l{x_rows ? x.data() : x_turned.data(), x_rows ? left : n,
                                           x_rows};
                const SampleBlock<float> r{y_rows ? y.data() : y_turned.data(), y_rows ? right : n,
                                           y_rows};
                for (const bool add : {false, true}) {
                    Values expected = Values::Constant(left, right + 3, 2);
                    Values found = expected;
                    multiply(l, left, r, right, n, expected.data(), right + 3, add);
                    multiply_without_openblas(l, left, r, right, n, found.data(), right + 3, add);
                    QVERIFY((found - expected).cwiseAbs().maxCoeff() < 1e-4F);
                    QVERIFY((found.rightCols(3).array() == 2).all());
                }
            }
    }

    void small_copies_correlate_exactly() {
        const Eigen::MatrixXd x = gaussian(500, 40, 15);
        for (const auto kind : {CorrelationKind::pearson, CorrelationKind::spearman}) {
            const auto c = correlated(in_form(x, true, true), in_form(-x, true, false), kind);
            for (Eigen::Index i = 0; i < 40; ++i)
                QCOMPARE(c.r(i, i), -1.0F);
        }
    }

    void many_samples_do_not_drift() {
        const Eigen::MatrixXd x = gaussian(120'000, 14, 16);
        const auto c = correlated(in_form(x, true, true), in_form(x, true, true));
        for (Eigen::Index i = 0; i < 14; ++i)
            QVERIFY(std::abs(c.r(i, i) - 1) < 1e-6F);
    }

    void any_number_of_threads_gives_the_same_bits_data() {
        QTest::addColumn<int>("n");
        QTest::addColumn<int>("left");
        QTest::addColumn<int>("right");
        QTest::addRow("several strips") << 600 << 530 << 300;
        QTest::addRow("many samples") << 20'000 << 40 << 50;
        QTest::addRow("many samples, several strips") << 1'100 << 530 << 300;
    }
    void any_number_of_threads_gives_the_same_bits() {
        QFETCH(int, n);
        QFETCH(int, left);
        QFETCH(int, right);
        const Responses x = in_form(gaussian(n, left, 17), true, true);
        const Responses y = in_form(gaussian(n, right, 18), true, false);
        for (const auto kind : {CorrelationKind::pearson, CorrelationKind::spearman}) {
            const auto one = correlated(x, y, kind, 1);
            for (const int threads : {2, 3})
                QVERIFY((correlated(x, y, kind, threads).r.array() == one.r.array()).all());
        }
    }

    void asks_often_enough_whether_to_stop() {
        for (const auto kind : {CorrelationKind::pearson, CorrelationKind::spearman}) {
            Progress progress;
            std::atomic<int> polls{0};
            std::atomic<bool> bounded{true};
            progress.on_poll = [&](double work) {
                ++polls;
                if (work > Progress::work_between_polls)
                    bounded = false;
            };
            ThreadPool pool(2);
            const Responses x = in_form(gaussian(1100, 300, 19), true, true);
            QVERIFY(correlate(x, x, kind, pool, progress).ok());
            QVERIFY(bounded);
            QVERIFY(polls > 5);
        }
    }

    void a_cancel_at_any_poll_is_an_outcome_of_its_own() {
        const Responses x = in_form(gaussian(600, 200, 20), true, true);
        for (const auto kind : {CorrelationKind::pearson, CorrelationKind::spearman})
            for (int stop_at = 0;; ++stop_at) {
                std::stop_source source;
                Progress progress(source.get_token());
                std::atomic<int> polls{0};
                progress.on_poll = [&](double) {
                    if (polls++ == stop_at)
                        source.request_stop();
                };
                ThreadPool pool(2);
                const bool cancelled = correlate(x, x, kind, pool, progress).cancelled();
                if (polls <= stop_at)
                    break; // ran through before
                QVERIFY2(cancelled, qPrintable(QStringLiteral("poll %1").arg(stop_at)));
                stop_at += stop_at / 4; // all of the first, then fewer
            }
    }

    void a_matrix_beyond_all_memory_is_a_problem() {
        const Eigen::MatrixXd x = gaussian(2, 2'000'000, 21);
        ThreadPool pool(1);
        const auto result = correlate(in_form(x, true, true), in_form(x, true, true),
                                      CorrelationKind::pearson, pool, Progress());
        QVERIFY(result.failed());
        QVERIFY(result.problem().what.find("16000 GB") != std::string::npos ||
                result.problem().what.find("1.6e+04 GB") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(CorrelationTest)
#include "correlation_test.moc"
