#pragma once
// The threads of one computation.

#include "core/base/progress.h"

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace counterpart {

/// A few threads that run numbered tasks. Made by the computation that needs it, from the number
/// of threads its options ask for, and gone with it. Threads are started when the first work that
/// is worth them arrives; the calling thread always works along.
///
/// Results stay bitwise equal for any number of threads as long as what a task does depends on
/// its number only, and tasks that add up do so in places of their own.
class ThreadPool {
  public:
    /// `threads` in all, the caller's included; 0: one a core.
    explicit ThreadPool(int threads = 0);
    ~ThreadPool();
    ThreadPool(const ThreadPool&) = delete;
    ThreadPool& operator=(const ThreadPool&) = delete;

    [[nodiscard]] int threads() const { return threads_; }

    /// What one task does. False: it was cancelled.
    using Task = std::function<bool(std::ptrdiff_t number)>;

    /// Runs task(0) … task(n_tasks − 1), each once, in any order and on any thread, and returns
    /// when all have ended. After a task has returned false no further one starts, and the result
    /// is false. What a task throws is thrown here. `work` is all tasks' elementary steps
    /// (see Progress): below work_worth_threads everything stays on the calling thread.
    /// Not to be called from inside a task, nor by two threads at once.
    [[nodiscard]] bool run(std::ptrdiff_t n_tasks, double work, const Task& task);

    /// Starting a thread costs about 50 µs, waking one about 10; this is about 1 ms of work.
    static constexpr double work_worth_threads = 1e6;

  private:
    void start_threads();
    void serve(const std::stop_token& stop);
    void work_along();

    int threads_;

    std::mutex mutex_; ///< guards what follows
    std::condition_variable_any wake_;
    std::condition_variable_any all_idle_;
    std::size_t round_ = 0; ///< counts calls of run; a thread joins each round once
    int busy_ = 0;          ///< threads of ours inside the current round
    std::exception_ptr thrown_;

    // The current round's; set under the mutex before round_ moves on.
    const Task* task_ = nullptr;
    std::ptrdiff_t n_tasks_ = 0;
    std::atomic<std::ptrdiff_t> next_{0};
    std::atomic<bool> stopped_{false};

    std::vector<std::jthread> helpers_; ///< last, so that they end before the rest goes
};

} // namespace counterpart
