#include "core/base/thread_pool.h"

#include <QtTest>
#include <numeric>
#include <stdexcept>

using namespace counterpart;

namespace {
constexpr double worth_it = ThreadPool::work_worth_threads;
}

class ThreadPoolTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void every_task_runs_once_data() {
        QTest::addColumn<int>("threads");
        QTest::addColumn<int>("tasks");
        for (const int threads : {1, 2, 3, 7})
            for (const int tasks : {0, 1, 2, 5, 1000})
                QTest::addRow("%d threads, %d tasks", threads, tasks) << threads << tasks;
    }
    void every_task_runs_once() {
        QFETCH(int, threads);
        QFETCH(int, tasks);
        ThreadPool pool(threads);
        std::vector<int> runs(static_cast<std::size_t>(tasks));
        for (int round = 1; round <= 3; ++round) {
            QVERIFY(pool.run(tasks, worth_it, [&](std::ptrdiff_t i) {
                ++runs[static_cast<std::size_t>(i)];
                return true;
            }));
            QCOMPARE(std::accumulate(runs.begin(), runs.end(), 0), round * tasks);
            QVERIFY(std::all_of(runs.begin(), runs.end(), [&](int n) { return n == round; }));
        }
    }

    void nothing_starts_after_a_task_was_cancelled() {
        ThreadPool pool(1);
        std::ptrdiff_t ran = 0;
        QVERIFY(!pool.run(100, worth_it, [&](std::ptrdiff_t i) {
            ++ran;
            return i != 9;
        }));
        QCOMPARE(ran, std::ptrdiff_t{10});
    }

    void a_cancel_on_any_thread_is_told() {
        ThreadPool pool(3);
        std::atomic<int> ran{0};
        QVERIFY(!pool.run(100'000, worth_it, [&](std::ptrdiff_t) { return ++ran < 50; }));
        QVERIFY(ran < 100'000);
        // and the next round starts afresh
        QVERIFY(pool.run(10, worth_it, [](std::ptrdiff_t) { return true; }));
    }

    void what_a_task_throws_arrives_at_the_caller() {
        for (const int threads : {1, 2}) {
            ThreadPool pool(threads);
            QVERIFY_EXCEPTION_THROWN((void)pool.run(50, worth_it,
                                                    [](std::ptrdiff_t i) -> bool {
                                                        if (i == 30)
                                                            throw std::runtime_error("30");
                                                        return true;
                                                    }),
                                     std::runtime_error);
            QVERIFY(pool.run(10, worth_it, [](std::ptrdiff_t) { return true; }));
        }
    }

    void small_work_stays_on_the_calling_thread() {
        ThreadPool pool(4);
        const auto here = std::this_thread::get_id();
        QVERIFY(pool.run(1000, worth_it / 2,
                         [&](std::ptrdiff_t) { return std::this_thread::get_id() == here; }));
    }

    void a_pool_that_never_worked_goes_quietly() {
        for (int i = 0; i < 100; ++i)
            ThreadPool pool(2);
        ThreadPool pool;
        QVERIFY(pool.threads() >= 1);
    }
};

QTEST_GUILESS_MAIN(ThreadPoolTest)
#include "thread_pool_test.moc"
