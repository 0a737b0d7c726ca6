#include "core/comparison/compared.h"

#include <QtTest>
#include <cmath>

using namespace counterpart;
using namespace counterpart::test;

namespace {

/// Mean and its standard error.
struct Mean {
    double sum = 0;
    double squares = 0;
    int n = 0;

    void add(double value) {
        sum += value;
        squares += value * value;
        ++n;
    }
    [[nodiscard]] double value() const { return sum / n; }
    [[nodiscard]] double error() const {
        return std::sqrt((squares / n - value() * value()) / (n - 1));
    }
};

} // namespace

class SlowChanceTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void the_closed_form_is_what_independent_responses_score_data() {
        QTest::addColumn<int>("n");
        QTest::addColumn<int>("left");
        QTest::addColumn<int>("right");
        QTest::addColumn<int>("undefined_right");
        QTest::addColumn<bool>("absolute");
        for (const bool absolute : {true, false}) {
            const char* sign = absolute ? "absolute" : "signed";
            QTest::addRow("10 × 10, %s", sign) << 10 << 10 << 10 << 0 << absolute;
            QTest::addRow("5 × 8, %s", sign) << 5 << 8 << 8 << 0 << absolute;
            QTest::addRow("3 × 4, %s", sign) << 3 << 4 << 4 << 0 << absolute;
            QTest::addRow("100 × 64, %s", sign) << 100 << 64 << 64 << 0 << absolute;
            QTest::addRow("30 × (20, 35), %s", sign) << 30 << 20 << 35 << 0 << absolute;
            QTest::addRow("30 × (20, 16 of 20), %s", sign) << 30 << 20 << 20 << 4 << absolute;
        }
    }
    void the_closed_form_is_what_independent_responses_score() {
        QFETCH(int, n);
        QFETCH(int, left);
        QFETCH(int, right);
        QFETCH(int, undefined_right);
        QFETCH(bool, absolute);
        const CompareOptions options{CorrelationKind::pearson,
                                     absolute ? Sign::absolute : Sign::signed_, 1};
        const int draws = std::clamp(1'000'000 / (left * right), 500, 2000);
        Mean aligned;
        Mean forward;
        Mean backward;
        Mean matched;
        Chance chance;
        for (int draw = 0; draw < draws; ++draw) {
            const auto seed = std::uint64_t(2 * draw) + 1'000'000;
            Eigen::MatrixXd y = gaussian(n, right, seed + 1);
            y.leftCols(undefined_right).setZero();
            const auto c = compared(gaussian(n, left, seed), y, options);
            aligned.add(c->scores.index_aligned.value_or(0));
            forward.add(c->scores.naive_forward);
            backward.add(c->scores.naive_backward);
            matched.add(c->scores.matched);
            chance = c->chance;
        }
        const auto agrees = [](const Mean& mean, double expected) {
            return std::abs(mean.value() - expected) <= 4.5 * mean.error() + 1e-7;
        };
        QVERIFY2(agrees(forward, chance.naive_forward),
                 qPrintable(QStringLiteral("%1 ± %2, expected %3")
                                .arg(forward.value())
                                .arg(forward.error())
                                .arg(chance.naive_forward)));
        QVERIFY(agrees(backward, chance.naive_backward));
        QVERIFY(agrees(aligned, chance.index_aligned.value_or(0)));
        const QString told = QStringLiteral("%1 ± %2 in %3 … %4")
                                 .arg(matched.value())
                                 .arg(matched.error())
                                 .arg(chance.matched_low.value_or(-1))
                                 .arg(chance.matched_high);
        QVERIFY2(matched.value() <= chance.matched_high + 4.5 * matched.error(), qPrintable(told));
        QVERIFY2(matched.value() >= chance.matched_low.value_or(-1) - 4.5 * matched.error(),
                 qPrintable(told));
    }
};

QTEST_GUILESS_MAIN(SlowChanceTest)
#include "slow_chance_test.moc"
