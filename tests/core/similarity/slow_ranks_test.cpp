// Long recordings are ranked with as many polls as short ones.

#include "core/similarity/ranks.h"

#include <QtTest>
#include <algorithm>
#include <atomic>
#include <vector>

using namespace counterpart;

class SlowRanksTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void many_samples_are_no_reason_to_poll_rarely() {
        constexpr Index samples = 6'500'000; // of 16 neurons: more than may lie between polls
        constexpr Index neurons = 16;
        std::vector<float> values(std::size_t(samples * neurons));
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = float((i * 2654435761U) % 16777213U);
        std::atomic<double> most{0};
        Progress progress;
        progress.on_poll = [&](double work) {
            double known = most;
            while (work > known && !most.compare_exchange_weak(known, work)) {
            }
        };
        ThreadPool pool(2);
        const SampleView view{values.data(), samples, neurons, /*sample_major=*/true};
        const std::optional<Ranks> ranks = rank(view, {}, pool, progress);
        QVERIFY(ranks);
        QVERIFY2(most <= Progress::work_between_polls, qPrintable(QString::number(most)));
        // Sorted by rank, values do not fall.
        for (Index i = 0; i + 1 < 1000; ++i) {
            const float a = values[std::size_t(i * neurons)];
            const float b = values[std::size_t((i + 1) * neurons)];
            QCOMPARE(ranks->values[std::size_t(i)] < ranks->values[std::size_t(i + 1)], a < b);
        }
    }
};

QTEST_GUILESS_MAIN(SlowRanksTest)
#include "slow_ranks_test.moc"
