#pragma once
// Lessons in the window: the menu, the cards, and the lesson that is on.

#include "core/base/result.h"
#include "ui/lessons/lesson.h"
#include "ui/workbench/job.h"
#include "ui/workbench/selection.h"
#include "ui/workbench/view_state.h"

#include <QByteArray>
#include <QMainWindow>
#include <QMenu>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

class QDockWidget;

namespace counterpart {

class Highlights;
class LessonPanel;
class MessageBar;
class Workbench;

/// A lesson is a panel beside the window as it is, which shows what the step generates. What was
/// open is set aside meanwhile (Workbench::set_aside) and comes back as it was: comparison, view,
/// selection, panels, unsaved marks.
class Lessons : public QObject {
    Q_OBJECT
  public:
    /// What it works with; all must outlive it, or end together with it.
    struct Place {
        QMainWindow& window;
        QMenu& menu; ///< is filled, anew whenever it opens
        MessageBar& error;
        Workbench& workbench;
        ViewState& view;
        Selection& selection;
    };

    /// Fills the menu, and adds cards to the start page.
    explicit Lessons(const Place& place);
    ~Lessons() override;

    /// Begins a lesson at its first step; another one that is on is left first.
    void start(Lesson wanted);
    /// Gives back what was open. Nothing where no lesson is on.
    void leave();
    [[nodiscard]] bool on() const { return dock_ != nullptr; }
    /// Where one is; only while on().
    [[nodiscard]] std::size_t step_number() const { return number_; }
    /// Nothing is being generated, compared or charted any more, and all of it is shown.
    [[nodiscard]] bool settled() const;
    void go_to(std::size_t number);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    /// What was before the lesson, beside what the workbench keeps.
    struct Before {
        ViewSettings view;
        std::optional<Cell> selected;
        std::vector<NeuronRef> highlighted;
        QByteArray layout; ///< empty: there was nothing on the table, and no panels
    };
    void fill_menu();
    void add_cards();
    void open_panel();
    void place_panel();
    void close_panel();
    void give_back();
    void go_on();
    [[nodiscard]] std::optional<Lesson> lesson_after() const;
    [[nodiscard]] const LessonStep& step() const { return lesson_.steps[number_]; }
    void generate();
    void landed();
    void follow();
    void chart();
    void tell_numbers();
    void change(const QString& parameter, double value);
    [[nodiscard]] bool compares_as_told() const;

    Place place_;
    std::unique_ptr<Highlights> highlights_;
    QPointer<QDockWidget> dock_;
    LessonPanel* panel_ = nullptr;
    Before before_;
    Lesson lesson_;
    std::size_t number_ = 0;
    LessonParameters parameters_; ///< of the step, as the controls have them
    std::shared_ptr<const Responses> left_;
    std::shared_ptr<const Responses> right_;
    std::map<std::string, double> chart_facts_;
    Job generating_;
    Job charting_;
    QTimer chart_soon_; ///< charts wait until the hand rests
    bool landing_ = false;
};

/// Adds the lessons to a window, which owns them.
Lessons* add_lessons(const Lessons::Place& place);

} // namespace counterpart
