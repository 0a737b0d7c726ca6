#include "core/base/thread_pool.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace counterpart {

ThreadPool::ThreadPool(int threads)
    : threads_(threads > 0 ? threads
                           : std::max(1, static_cast<int>(std::thread::hardware_concurrency()))) {}

ThreadPool::~ThreadPool() = default; // jthreads ask to stop, then join

bool ThreadPool::run(std::ptrdiff_t n_tasks, double work, const Task& task) {
    if (threads_ == 1 || n_tasks <= 1 || work < work_worth_threads) {
        for (std::ptrdiff_t i = 0; i < n_tasks; ++i)
            if (!task(i))
                return false;
        return true;
    }
    start_threads();
    {
        const std::lock_guard lock(mutex_);
        task_ = &task;
        n_tasks_ = n_tasks;
        next_ = 0;
        stopped_ = false;
        thrown_ = nullptr;
        busy_ = static_cast<int>(helpers_.size());
        ++round_;
    }
    wake_.notify_all();
    work_along();
    std::unique_lock lock(mutex_);
    all_idle_.wait(lock, [this] { return busy_ == 0; });
    if (thrown_)
        std::rethrow_exception(thrown_);
    return !stopped_;
}

void ThreadPool::start_threads() {
    try {
        while (static_cast<int>(helpers_.size()) < threads_ - 1)
            helpers_.emplace_back([this](const std::stop_token& stop) { serve(stop); });
    } catch (const std::system_error&) {
        threads_ = static_cast<int>(helpers_.size()) + 1; // the system has no more: do with these
    }
}

void ThreadPool::serve(const std::stop_token& stop) {
    // Threads are started before round 1 begins, and all at once.
    std::size_t served = 0;
    for (;;) {
        {
            std::unique_lock lock(mutex_);
            if (!wake_.wait(lock, stop, [&] { return round_ != served; }))
                return;
            served = round_;
        }
        work_along();
        const std::lock_guard lock(mutex_);
        if (--busy_ == 0)
            all_idle_.notify_one();
    }
}

void ThreadPool::work_along() {
    for (;;) {
        const std::ptrdiff_t number = next_.fetch_add(1);
        if (number >= n_tasks_ || stopped_)
            return;
        try {
            if (!(*task_)(number))
                stopped_ = true;
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!thrown_)
                thrown_ = std::current_exception();
            stopped_ = true;
        }
    }
}

} // namespace counterpart
