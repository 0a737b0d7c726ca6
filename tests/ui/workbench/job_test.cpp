#include "ui/workbench/job.h"

#include <QSignalSpy>
#include <QtTest>

#include <atomic>
#include <future>

using namespace counterpart;

Q_DECLARE_METATYPE(counterpart::Problem)

class JobTest : public QObject {
    Q_OBJECT

    /// Work that goes on until it is told to stop, and says when it did.
    struct Endless {
        std::promise<void> begun;
        std::atomic<bool> stopped = false;

        std::function<Result<int>(const Progress&)> work() {
            return [this](const Progress& progress) -> Result<int> {
                begun.set_value();
                while (!progress.cancelled(1))
                    std::this_thread::yield();
                stopped = true;
                return Cancelled{};
            };
        }
    };

  private Q_SLOTS:
    void a_value_arrives_whole_on_this_thread_before_finished() {
        Job job;
        int value = 0;
        bool delivered_first = false;
        QThread* thread = nullptr;
        connect(&job, &Job::finished, this, [&] { delivered_first = value == 42; });
        job.start<int>([](const Progress&) -> Result<int> { return 42; },
                       [&](int result) {
                           value = result;
                           thread = QThread::currentThread();
                       });
        QVERIFY(job.running());
        QTRY_COMPARE(value, 42);
        QVERIFY(delivered_first);
        QVERIFY(!job.running());
        QCOMPARE(thread, QThread::currentThread());
    }

    void a_problem_is_published_and_nothing_delivered() {
        Job job;
        QSignalSpy failed(&job, &Job::failed);
        job.start<int>(
            [](const Progress&) -> Result<int> {
                return Problem{"a", "b", "c"};
            },
            [](int) { QFAIL("delivered"); });
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].value<Problem>().sentence(), std::string("a: b; c."));
    }

    void memory_that_is_not_there_is_a_problem() {
        Job job;
        QSignalSpy failed(&job, &Job::failed);
        job.start<int>([](const Progress&) -> Result<int> { throw std::bad_alloc(); },
                       [](int) { QFAIL("delivered"); });
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].value<Problem>().what.find("memory") != std::string::npos);
    }

    void a_cancel_is_told_at_once_and_drops_the_result() {
        Job job;
        Endless endless;
        QSignalSpy cancelled(&job, &Job::cancelled);
        QSignalSpy finished(&job, &Job::finished);
        job.start<int>(endless.work(), [](int) { QFAIL("delivered"); });
        endless.begun.get_future().wait();
        job.cancel();
        QCOMPARE(cancelled.size(), 1);
        QVERIFY(!job.running());
        QTRY_VERIFY(endless.stopped);
        QCoreApplication::processEvents();
        QCOMPARE(cancelled.size(), 1);
        QCOMPARE(finished.size(), 0);
    }

    void a_later_job_supersedes_the_one_before() {
        Job job;
        Endless endless;
        int value = 0;
        QSignalSpy cancelled(&job, &Job::cancelled);
        job.start<int>(endless.work(), [](int) { QFAIL("the superseded result came"); });
        endless.begun.get_future().wait();
        job.start<int>([](const Progress&) -> Result<int> { return 7; },
                       [&](int result) { value = result; });
        QTRY_COMPARE(value, 7);
        QTRY_VERIFY(endless.stopped);
        QCOMPARE(cancelled.size(), 0);
    }

    void the_end_of_the_job_object_waits_for_its_work() {
        Endless endless;
        {
            Job job;
            job.start<int>(endless.work(), [](int) { QFAIL("delivered"); });
            endless.begun.get_future().wait();
        }
        QVERIFY(endless.stopped);
    }

    void progress_arrives_and_does_not_pile_up() {
        Job job;
        QSignalSpy progressed(&job, &Job::progressed);
        QSignalSpy finished(&job, &Job::finished);
        job.start<int>(
            [](const Progress& progress) -> Result<int> {
                for (int i = 0; i < 100000; ++i)
                    progress.report(Stage::matching, i / 100000.0);
                return 1;
            },
            [](int) {});
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(progressed.size() >= 1);
        QVERIFY(progressed.size() < 100000);
        QCOMPARE(progressed[0][0].value<Stage>(), Stage::matching);
    }
};

QTEST_GUILESS_MAIN(JobTest)
#include "job_test.moc"
