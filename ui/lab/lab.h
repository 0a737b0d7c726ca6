#pragma once
// The pitfall lab's motor: controls in, comparisons on the table as fast as they can be made.

#include "core/synthetic/laboratory.h"
#include "ui/workbench/job.h"
#include "ui/workbench/selection.h"
#include "ui/workbench/view_state.h"

#include <QObject>

#include <memory>
#include <optional>

namespace counterpart {

class Workbench;

/// While it is on, the table shows generated pairs; what was open is set aside, and is back as it
/// was when the lab is left, or something else is opened. Moving a control makes a pair and
/// compares it, off the UI thread; what is asked for meanwhile waits, and only the last of it is
/// made. So every step that is begun is seen, and none is stale by more than one.
class Lab : public QObject {
    Q_OBJECT
  public:
    /// All must outlive this, or end together with it.
    Lab(Workbench& workbench, ViewState& view, Selection& selection, QObject* parent = nullptr);
    ~Lab() override;

    [[nodiscard]] bool on() const { return on_; }
    void enter();
    void leave();

    [[nodiscard]] const LaboratoryControls& controls() const { return controls_; }
    /// Brought within range. Nothing where the lab is off.
    void set(const LaboratoryControls& controls);

    /// The controls of the pair on the table; nothing before the first is there, and while another
    /// one is on its way to it.
    [[nodiscard]] const std::optional<LaboratoryControls>& shown() const { return shown_; }

  Q_SIGNALS:
    void switched(bool on);
    void controlsChanged();
    /// The pair of `shown()` is compared and on the table, also after another correlation or sign.
    void compared();

  private:
    struct Generator;
    void step();
    void follow();
    void stop_waiting();

    Workbench& workbench_;
    ViewState& view_;
    Selection& selection_;
    std::shared_ptr<Generator> generator_;
    Job job_; ///< generates
    LaboratoryControls controls_;
    LaboratoryControls made_; ///< of `pair_`
    LaboratoryPair pair_;     ///< generated last
    std::optional<LaboratoryControls> shown_;
    std::weak_ptr<const Comparison> compared_; ///< the comparison that was told last
    bool on_ = false;
    bool under_way_ = false;
    bool waiting_ = false; ///< the controls moved on meanwhile
};

} // namespace counterpart
