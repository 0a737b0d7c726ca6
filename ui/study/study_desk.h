#pragma once
// Works a study out: reads its runs, compares what is not compared yet, tests.

#include "ui/study/open_study.h"
#include "ui/workbench/job.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include <map>
#include <memory>
#include <vector>

namespace counterpart {

class Workbench;

/// Publishes whole snapshots through Workbench::set_study, from the plan alone to the result. What
/// was compared once is kept as long as its runs are in the plan, left out or not: to include a run
/// again, to change its name or the measure costs nothing. UI thread only.
class StudyDesk : public QObject {
    Q_OBJECT
  public:
    /// `workbench` must outlive this.
    explicit StudyDesk(Workbench& workbench, QObject* parent = nullptr);
    ~StudyDesk() override;

    /// The study is this one from now on. What is missing is read and compared at once.
    void set_plan(const StudyPlan& plan);
    /// No study is open any more; nothing of it is kept.
    void close();
    /// Reads all files again, and compares all anew.
    void read_again();
    /// Stops, keeping what there is.
    void stop();
    /// Does what is still missing.
    void go_on();

    [[nodiscard]] bool busy() const { return job_.running(); }
    /// Neither busy nor done: it was stopped, or failed.
    [[nodiscard]] bool unfinished() const;

  Q_SIGNALS:
    /// How far it is: what is being done, and the share of it that is done.
    void progressed(const QString& words, double fraction);
    /// It begins, goes on, or ends: busy() tells.
    void turned();

  private:
    /// A run's file as it was read.
    struct Read {
        std::shared_ptr<const Responses> responses;
        std::optional<Problem> problem;
        FileStamp stamp;
    };
    using Reads = std::map<QString, Read>;
    struct Wanted {
        QString key;
        PlannedRun run;
    };

    [[nodiscard]] std::vector<Wanted> unread() const;
    void forget_what_is_gone();
    void follow_names(const StudyPlan& plan);
    void assemble();
    void publish();
    void step();
    void read(std::vector<Wanted> wanted);
    void compare();
    void test();

    Workbench& workbench_;
    OpenStudy now_;
    bool open_ = false;
    Reads reads_;
    std::vector<Study> known_; ///< what was compared, the latest last
    Job job_;
    bool stopped_ = false;
    Index step_size_ = 0;  ///< pairs that one step compares
    Index begun_with_ = 0; ///< pairs that were missing when this began
    QElapsedTimer clock_;
};

} // namespace counterpart
