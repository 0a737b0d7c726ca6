#pragma once
// How long work tells where it is and learns that nobody wants it any more.

#include <functional>
#include <stop_token>
#include <utility>

namespace counterpart {

/// What a job is doing; the window words it.
enum class Stage {
    reading_left,
    reading_right,
    ranking,
    correlating,
    matching,
    proving,
    explaining,
    drawing,       ///< baselines: resampling
    comparing_runs ///< a study: pair after pair
};

/// Handed by reference into every long function. Copyable; thread-safe as far as `report` and
/// `on_poll` are (workers call them from the pool's threads).
class Progress {
  public:
    using Report = std::function<void(Stage stage, double fraction)>;

    /// Nobody listens and nothing cancels.
    Progress() = default;
    explicit Progress(std::stop_token stop, Report report = {})
        : stop_(std::move(stop)), report_(std::move(report)) {}

    /// `fraction` of this stage is done, in [0, 1].
    void report(Stage stage, double fraction) const {
        if (report_)
            report_(stage, fraction);
    }

    /// The same without reports, for a step within a step: it is cancelled together with this.
    [[nodiscard]] Progress silent() const {
        Progress copy = *this;
        copy.report_ = {};
        return copy;
    }

    /// True when the work should stop. Ask after at most `work_between_polls` elementary steps
    /// (comparisons, additions; 32 multiply-adds of a matrix product count as one), on every
    /// thread, telling how many were done since that thread asked last.
    [[nodiscard]] bool cancelled(double work_since_last) const {
        if (on_poll)
            on_poll(work_since_last);
        return stop_.stop_requested();
    }

    /// About 100 ms of one core.
    static constexpr double work_between_polls = 1e8;

    /// For tests: sees the work of every poll.
    std::function<void(double work)> on_poll;

  private:
    std::stop_token stop_;
    Report report_;
};

} // namespace counterpart
