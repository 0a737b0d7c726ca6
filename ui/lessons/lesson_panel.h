#pragma once
// The panel of a lesson: the step's text, its control, chart and question, and the way on.

#include "core/synthetic/lesson_charts.h"
#include "ui/lessons/lesson.h"
#include "ui/lessons/lesson_text.h"

#include <QPushButton>
#include <QString>
#include <QWidget>

#include <memory>
#include <vector>

namespace counterpart {

class LessonChartView;

/// Shows one step at a time; decides nothing. Left and right arrow, Page up and Page down ask for
/// the step before and after (but where a slider has the focus, the arrows move it), Escape leaves.
/// Object names: "lessonPanel", "lessonTitle", "lessonText", "lessonPlace", "lessonBack",
/// "lessonNext", "lessonLeave", "lessonControl0", …, "lessonAnswer0", …, "lessonReveal".
class LessonPanel : public QWidget {
    Q_OBJECT
  public:
    explicit LessonPanel(QWidget* parent = nullptr);
    ~LessonPanel() override;

    /// Step `number` of `lesson`, with the question unanswered. `after`: what the last step's
    /// button leads to; empty: it ends the lesson.
    void show_step(const Lesson& lesson, std::size_t number, const QString& after);
    /// Fills the texts' numbers in.
    void show_numbers(const LessonNumbers& numbers);
    void show_chart(const LessonChart& chart, ColourMap colours);
    void wait_for_chart();
    /// The person compares in another way than the step does; empty: not.
    void show_deviation(const QString& words);
    /// What went wrong with the step, instead of its numbers; empty: nothing.
    void show_problem(const QString& words);

    [[nodiscard]] LessonChartView* chart() const;
    /// Null where the step has none.
    [[nodiscard]] QWidget* control() const;
    /// Where the keyboard is to begin.
    void take_focus();

  Q_SIGNALS:
    void backWanted();
    void nextWanted(); ///< also on the last step
    void leaveWanted();
    void restoreWanted(); ///< the step as it began
    void parameterChanged(const QString& parameter, double value);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    struct Parts;
    void make_parts();
    void lay_out();
    [[nodiscard]] bool take_key(const QObject* watched, int key);
    void listen(QWidget* widget);
    void fill();
    void add_controls(const LessonStep& step);
    void add_answers(const LessonQuestion& question);
    void answer(std::size_t number);

    std::unique_ptr<Parts> parts_;
};

} // namespace counterpart
