// p-values of unrelated networks and of runs without groups: at most as often below a level as the
// level says. tests/benchmarks/null_benchmark.cpp does the same with more of everything.

#include "core/reference/null_generators.h"

#include <QtTest>

using namespace counterpart;
using namespace counterpart::test;

namespace {

QString told(const PValues& values, double level) {
    return QStringLiteral("%1: %2 of %3 at or below %4")
        .arg(QLatin1String(values.name))
        .arg(values.share(level))
        .arg(values.p.size())
        .arg(level);
}

} // namespace

class SlowNullTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void shuffles_of_unrelated_networks_data() {
        QTest::addColumn<int>("kind");
        for (std::size_t k = 0; k < unrelated_names.size(); ++k)
            QTest::newRow(unrelated_names[k]) << int(k);
    }
    void shuffles_of_unrelated_networks() {
        QFETCH(int, kind);
        for (const PValues& values : baseline_p_values(Unrelated(kind), 800, 19))
            for (const double level : levels)
                QVERIFY2(!values.exceeds(level), qPrintable(told(values, level)));
    }

    /// The test can fail: free shuffles of rows in blocks are too sure.
    void free_shuffles_of_blocks_are_too_sure() {
        PValues values{"free", {}};
        for (Index k = 0; k < 200; ++k) {
            const auto c =
                compared(unrelated(Unrelated::in_blocks, 60, 5, std::uint64_t(4 * k)),
                         unrelated(Unrelated::in_blocks, 60, 6, std::uint64_t(4 * k + 2)));
            const Baselines b =
                refine(*c, begin_baselines(*c, {}, Progress()).value(), 19, Progress()).value();
            values.p.push_back(shuffle_p(*c, b, &Scores::matched).value());
        }
        QVERIFY2(values.exceeds(0.05), qPrintable(told(values, 0.05)));
    }

    void labels_that_mean_nothing_data() {
        QTest::addColumn<int>("groups");
        for (const int groups : {2, 3, 4})
            QTest::addRow("%d groups of 4", groups) << groups;
    }
    void labels_that_mean_nothing() {
        QFETCH(int, groups);
        const Index n = groups == 4 ? 40 : 400; // 4 groups: 20,000 relabellings each
        for (const PValues& values : study_p_values(Unrelated::gaussian, n, groups))
            for (const double level : levels)
                QVERIFY2(!values.exceeds(level), qPrintable(told(values, level)));
    }
};

QTEST_GUILESS_MAIN(SlowNullTest)
#include "slow_null_test.moc"
