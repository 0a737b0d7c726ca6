#pragma once
// What is open: the responses of both sides, how they are compared, and the comparison.

#include "core/comparison/memory_need.h"
#include "core/comparison/recent_comparisons.h"
#include "ui/workbench/job.h"
#include "ui/workbench/opened.h"

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace counterpart {

struct OpenStudy;

/// One of the three pieces of shared mutable state. Whatever is asked for runs through one job,
/// and arrives whole: until then, and after a failure or a cancel, everything stays as it was.
/// What is asked for while a job runs builds on what that job was asked for, and supersedes it: the
/// last wish counts. A file is read once, however often its side is turned, swapped or compared.
/// Used from the UI thread only.
class Workbench : public QObject {
    Q_OBJECT
  public:
    explicit Workbench(QObject* parent = nullptr);
    ~Workbench() override;

    /// What is on the table.
    [[nodiscard]] const Opened& opened() const { return opened_; }
    /// How the next comparison is made; while a job runs, what that job was asked for.
    [[nodiscard]] const CompareOptions& options() const { return wanted_.options; }
    /// The one job: for progress and cancel.
    [[nodiscard]] Job& job() { return job_; }

    /// Bytes that what the running job was asked for takes, told by the files' headers before they
    /// are read; 0 where they do not tell, or nothing is to be read. What does not fit is refused.
    [[nodiscard]] double foreseen_bytes() const { return foresight_ ? foresight_->load() : 0; }

    /// The study that is open; null: none. A comparison on the table may be a pair of its runs
    /// (ui/study/same_framework.h).
    [[nodiscard]] const std::shared_ptr<const OpenStudy>& study() const { return study_; }
    /// Another snapshot, or another study. `changed` tells.
    void set_study(std::shared_ptr<const OpenStudy> study);

    /// What is on the table as a request that would put it there anew, read from its files. While
    /// something was set aside: that.
    [[nodiscard]] PairRequest request() const;

    /// Asked before what is wanted makes other neurons of either side, and calls `go_on`, now or
    /// later, where that may be. Not asked about a swap, a reload or another comparison.
    using Guard = std::function<void(std::function<void()> go_on)>;
    void set_guard(Guard guard) { guard_ = std::move(guard); }

    /// Opens what is asked for in place of both sides, with the request's options. `landed` is
    /// called once it is there, after `changed`; not at all where it fails or is superseded.
    void open(const PairRequest& request, std::function<void()> landed = {});
    /// Opens a file on one side; the other one stays.
    void open_side(Side side, const std::string& path);
    void open_demo(const std::string& id);
    /// Neither side is open any more.
    void close();

    /// What is on the table makes room for something that is shown for a while (a lesson) and is
    /// nobody's work. It comes back, as the very same objects and without a question, by put_back()
    /// or as soon as anything else is opened; `given_back` is called then, after `changed`. What
    /// was set aside before comes back first. A job that runs is cancelled.
    void set_aside(std::function<void()> given_back);
    [[nodiscard]] bool has_aside() const { return aside_.has_value(); }
    /// Shows responses in memory for a while; only after set_aside(). Asks no guard.
    void show_meanwhile(const PairRequest& request, std::function<void()> landed = {});
    /// Nothing where nothing was set aside.
    void put_back();

    void swap();
    /// Turns a side, or both: rows for columns.
    void transpose(bool left, bool right);
    void set_correlation(CorrelationKind correlation);
    void set_sign(Sign sign);
    /// A further snapshot of the baselines of what is open (null: none); those of another
    /// comparison are dropped.
    void show_baselines(const std::shared_ptr<const Comparison>& comparison,
                        std::shared_ptr<const Baselines> baselines);

  Q_SIGNALS:
    /// What is open, the options or the study changed.
    void changed();
    /// Something was set aside, before anything else is shown; or it is back, with all that
    /// belongs to it.
    void asideChanged(bool aside);
    /// Nothing changed but that; `remedies` would lead on, if there are any.
    void failed(const counterpart::Problem& problem,
                const std::vector<counterpart::Remedy>& remedies);

  private:
    struct Origin;
    struct WantedSide {
        std::shared_ptr<Origin> origin; ///< null: nothing on this side
        bool transpose = false;
        bool operator==(const WantedSide&) const = default;
    };
    struct Wanted {
        WantedSide left;
        WantedSide right;
        CompareOptions options;
    };
    /// What was set aside.
    struct Aside {
        Opened opened;
        Wanted shown;
        std::function<void()> given_back;
    };
    static WantedSide wanted_side(const SideRequest& request);
    static Result<std::shared_ptr<const Responses>> read(const WantedSide& side, Stage stage,
                                                         const Progress& progress);
    /// `known`: what was compared before, if anything, for what it spares.
    static Result<Opened> make(const Wanted& wanted, const RecentComparisons& known,
                               const Progress& progress);
    /// Written by the job, read here.
    using Foresight = std::atomic<double>;
    /// The problem where what is to be read and compared does not fit into memory.
    static std::optional<Problem> foresee(const Wanted& wanted, Foresight& foresight);
    static std::optional<SideNeed> need_of(const WantedSide& side);

    [[nodiscard]] static SideRequest side_request(const WantedSide& side);
    [[nodiscard]] static bool same_neurons(const WantedSide& one, const WantedSide& other);
    /// Asks the guard where it is to be asked, and starts.
    void want(const Wanted& wanted, std::function<void()> landed = {});
    void start(const Wanted& wanted, std::function<void()> landed);
    void keep_for_later();
    void step_back();
    void fail(const Problem& problem);
    [[nodiscard]] std::vector<Remedy> remedies() const;

    Opened opened_;
    RecentComparisons recent_; ///< of what is opened
    Wanted shown_;             ///< what opened_ was made of
    Wanted wanted_;            ///< what was asked for last; equal to shown_ while nothing runs
    std::optional<Aside> aside_;
    std::shared_ptr<const OpenStudy> study_;
    Guard guard_;
    std::shared_ptr<Foresight> foresight_; ///< of the job that was started last
    Job job_;
};

} // namespace counterpart
