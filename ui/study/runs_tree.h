#pragma once
// The list of groups and their runs: named, ordered, left out.

#include "ui/study/open_study.h"

#include <QTreeWidget>

#include <memory>
#include <optional>

namespace counterpart {

/// Groups with their mark and runs with a box: ticked, it takes part. A run that cannot take part
/// says why in a line below it. What the person does is emitted as another plan; shown is what
/// show_study gives. Object name: "studyRuns".
class RunsTree : public QTreeWidget {
    Q_OBJECT
  public:
    explicit RunsTree(QWidget* parent = nullptr);

    void show_study(std::shared_ptr<const OpenStudy> open);

    /// What is selected: a group (run −1) or a run; nothing.
    [[nodiscard]] std::optional<RunPlace> current() const;
    void make_current(const RunPlace& place);

    /// Takes the selected run, or group with its runs, out of the study.
    void remove_current();
    /// Moves the selected run within its group, or the group among the groups, by one place.
    void move_current(int by);
    /// Puts the selected run into another group; −1: a new one.
    void move_to_group(int group);
    /// Gives the selected group, or the one of the selected run, another mark.
    void set_mark(int mark);
    void rename_current();
    /// Only the runs of a group take part, or all again.
    void include(int group, bool included);

    [[nodiscard]] const StudyPlan& plan() const { return plan_; }

  Q_SIGNALS:
    void planned(const counterpart::StudyPlan& plan);
    /// A group cannot be called this, and why.
    void refused(const QString& why);

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void fill(std::shared_ptr<const OpenStudy> open);
    QTreeWidgetItem* add_group(int group, std::size_t first_run);
    void add_run(QTreeWidgetItem* parent, const RunPlace& place, const RunState& state);
    void edited(QTreeWidgetItem* item);
    void rename(int group, const QString& name);
    void plan_now(const StudyPlan& plan);
    [[nodiscard]] QTreeWidgetItem* item_at(const RunPlace& place) const;

    std::shared_ptr<const OpenStudy> open_;
    StudyPlan plan_;
    bool filling_ = false;
};

} // namespace counterpart
