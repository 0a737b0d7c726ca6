#pragma once
// The one door for long work: off the UI thread, with progress, cancel and a result that arrives
// whole.

#include "core/base/progress.h"
#include "core/base/result.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <stop_token>

namespace counterpart {

/// Runs one piece of work at a time. Starting another one supersedes the first: it is told to stop
/// and its result, should it still come, is dropped.
/// Used from the UI thread only; all signals and deliveries come there.
class Job : public QObject {
    Q_OBJECT
  public:
    explicit Job(QObject* parent = nullptr);
    /// Cancels, and waits for the work to notice (about 100 ms, see Progress).
    ~Job() override;

    /// Runs `work` on another thread and hands its value to `deliver` on this one, before
    /// `finished` is emitted. `work` may be called when `this` is being destroyed, so it must own
    /// what it uses.
    template<typename T>
    void start(std::function<Result<T>(const Progress&)> work, std::function<void(T)> deliver);

    /// The standing work is not wanted any more: `cancelled` is emitted at once, whatever the work
    /// still returns is dropped. Nothing where nothing runs.
    void cancel();
    [[nodiscard]] bool running() const { return running_; }

  Q_SIGNALS:
    void started();
    /// How far it is; at most one in the event queue at a time.
    void progressed(counterpart::Stage stage, double fraction);
    void finished();
    void failed(const counterpart::Problem& problem);
    void cancelled();

  private:
    using Delivery = std::function<void()>;
    using Work = std::function<Result<Delivery>(const Progress&)>;
    struct Latest;

    void launch(Work work);
    void land(quint64 generation, const Result<Delivery>& outcome);
    void note(quint64 generation, const std::shared_ptr<Latest>& latest);

    QThreadPool pool_;
    std::stop_source stop_;
    quint64 generation_ = 0;
    bool running_ = false;
};

template<typename T>
void Job::start(std::function<Result<T>(const Progress&)> work, std::function<void(T)> deliver) {
    launch([work = std::move(work),
            deliver = std::move(deliver)](const Progress& progress) -> Result<Delivery> {
        auto result = std::make_shared<Result<T>>(work(progress));
        if (!result->ok())
            return result->template forward<Delivery>();
        return Delivery([result, deliver] { deliver(std::move(*result).value()); });
    });
}

} // namespace counterpart
