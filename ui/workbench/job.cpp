#include "ui/workbench/job.h"

#include <QCoreApplication>
#include <QMetaObject>
#include <QString>
#include <QtConcurrent>

#include <mutex>
#include <new>

namespace counterpart {

/// The last thing the work reported. Workers report far more often than a person can see: a new
/// event is posted only when the one before was read.
struct Job::Latest {
    std::mutex guard;
    Stage stage = Stage::reading_left;
    double fraction = 0;
    bool posted = false;
};

Job::Job(QObject* parent) : QObject(parent) {
    // One that runs, and room for superseded ones that have not noticed yet.
    pool_.setMaxThreadCount(4);
}

Job::~Job() {
    stop_.request_stop();
    pool_.waitForDone();
}

void Job::launch(Work work) {
    stop_.request_stop();
    stop_ = std::stop_source();
    const quint64 generation = ++generation_;
    running_ = true;

    auto latest = std::make_shared<Latest>();
    auto report = [this, generation, latest](Stage stage, double fraction) {
        const std::lock_guard lock(latest->guard);
        latest->stage = stage;
        latest->fraction = fraction;
        if (std::exchange(latest->posted, true))
            return;
        QMetaObject::invokeMethod(
            this, [this, generation, latest] { note(generation, latest); }, Qt::QueuedConnection);
    };
    Q_EMIT started();
    (void)QtConcurrent::run(&pool_, [this, generation, work = std::move(work),
                                     progress = Progress(stop_.get_token(), std::move(report))] {
        const Result<Delivery> outcome = [&]() -> Result<Delivery> {
            try {
                return work(progress);
            } catch (const std::bad_alloc&) {
                return Problem{{},
                               tr("the memory of this machine is not enough").toStdString(),
                               tr("close other programs, or compare fewer neurons").toStdString()};
            }
        }();
        QMetaObject::invokeMethod(
            this, [this, generation, outcome] { land(generation, outcome); }, Qt::QueuedConnection);
    });
}

void Job::cancel() {
    if (!running_)
        return;
    stop_.request_stop();
    ++generation_;
    running_ = false;
    Q_EMIT cancelled();
}

void Job::land(quint64 generation, const Result<Delivery>& outcome) {
    if (generation != generation_)
        return;
    running_ = false;
    if (outcome.cancelled()) {
        Q_EMIT cancelled();
    } else if (outcome.failed()) {
        Q_EMIT failed(outcome.problem());
    } else {
        outcome.value()();
        Q_EMIT finished();
    }
}

void Job::note(quint64 generation, const std::shared_ptr<Latest>& latest) {
    Stage stage;
    double fraction;
    {
        const std::lock_guard lock(latest->guard);
        stage = latest->stage;
        fraction = latest->fraction;
        latest->posted = false;
    }
    if (generation == generation_ && running_)
        Q_EMIT progressed(stage, fraction);
}

} // namespace counterpart
