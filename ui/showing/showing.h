#pragma once
// "Show me": walks through a finding on top of the maps.

#include "ui/showing/walk.h"
#include "ui/workbench/view_state.h"

#include <QPixmap>
#include <QVariantAnimation>
#include <QWidget>

#include <memory>
#include <vector>

class QAction;
class QMainWindow;
class QSettings;

namespace counterpart {

class MapsView;
class Workbench;

/// Lies over the maps while a walk is shown, and has the keyboard: Right, Space, Return or a click
/// go on, Left goes back, Escape leaves, and so does whatever changes the maps. The maps show
/// everything meanwhile, and what they showed before afterwards. Motion is left out where it is
/// reduced: each step is there at once. Object name: "showing".
class Showing : public QWidget {
    Q_OBJECT
  public:
    /// All must outlive this. `reduce_motion` is checked where motion is not wanted.
    struct Place {
        MapsView& maps;
        Workbench& workbench;
        ViewState& view;
        QAction& reduce_motion;
    };
    explicit Showing(const Place& place);
    ~Showing() override;

    void show_finding(const Finding& finding);
    void leave();

    /// For tests: the steps, the one that is shown, and how much of its motion is over (0 to 1).
    [[nodiscard]] const std::vector<WalkStep>& steps() const { return steps_; }
    [[nodiscard]] int step() const { return step_; }
    [[nodiscard]] double progress() const { return progress_; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void go_to(int step);
    [[nodiscard]] bool motion_wanted() const;

    Place place_;
    std::shared_ptr<const Comparison> comparison_;
    std::vector<WalkStep> steps_;
    int step_ = 0;
    double progress_ = 1;
    QVariantAnimation motion_;
    QPixmap maps_; ///< as they are painted, for the columns that travel
    ViewSettings before_;
    bool unzoomed_ = false; ///< another part than everything was shown before
    bool grabbing_ = false; ///< the maps alone are painted
};

/// Makes one over the maps, which shows what the explanation of the window asks for; keeps in the
/// settings whether motion is reduced. `settings` must outlive the window.
void add_showing(QMainWindow& window, const Showing::Place& place, QSettings& settings);

} // namespace counterpart
