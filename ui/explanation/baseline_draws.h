#pragma once
// The baselines of what is open, drawn in the background in whole snapshots.

#include "core/reference/baselines.h"
#include "ui/explanation/baseline_cache.h"
#include "ui/workbench/job.h"
#include "ui/workbench/view_state.h"

#include <QObject>

#include <memory>

namespace counterpart {

struct Comparison;
class ViewState;
class Workbench;

/// Draws what ViewSettings::baselines wishes for, whenever that or the comparison changes: at once
/// where it is cheap (cheap_work) and not shown for a while only (Workbench::set_aside), else when
/// it is asked for. Every snapshot goes to Workbench::show_baselines, and tells how many draws it
/// rests on. Stands back while a job of the workbench runs. What was drawn is kept for a while: the
/// same responses under the same options are not drawn again, whatever was open in between. Made
/// once a window (baseline_draws_of). Used from the UI thread only.
class BaselineDraws : public QObject {
    Q_OBJECT
  public:
    enum class State {
        off,     ///< nothing to draw, or no draws are wished for
        waiting, ///< they take long, and nobody asked for them yet
        drawing,
        stopped, ///< by the person
        done
    };

    /// Both must outlive this.
    BaselineDraws(Workbench& workbench, ViewState& view, QObject* parent = nullptr);
    ~BaselineDraws() override;

    [[nodiscard]] State state() const { return state_; }
    [[nodiscard]] Index wished() const { return wish_.draws; }
    /// The part of the wished draws that is there, in [0, 1].
    [[nodiscard]] double fraction() const { return fraction_; }
    /// Why it stopped, a sentence; empty: it did not, or the person stopped it.
    [[nodiscard]] const QString& problem() const { return problem_; }
    /// What the draws that are still to be made take: estimated seconds of one core.
    [[nodiscard]] double estimated_seconds() const;
    /// Draws of each kind made since this is there; for tests.
    [[nodiscard]] Index draws_made() const { return made_; }

    /// Draws although it takes long, or goes on where it was stopped.
    void start();
    /// What was drawn so far stays.
    void stop();

  Q_SIGNALS:
    /// state() or problem() changed.
    void changed();
    void progressed(double fraction);

  private:
    void renew();
    void resume();
    void look_up();
    void draw_more();
    void take(std::shared_ptr<const Baselines> snapshot);
    void become(State state);
    [[nodiscard]] Index drawn() const { return snapshot_ ? snapshot_->rotations() : 0; }
    [[nodiscard]] bool may_draw() const;

    Workbench& workbench_;
    ViewState& view_;
    std::shared_ptr<const Comparison> comparison_;
    BaselineWish wish_;
    std::shared_ptr<const Baselines> snapshot_;
    BaselineKey key_; ///< of comparison_ under wish_; empty: not known yet
    BaselineCache cache_;
    State state_ = State::off;
    QString problem_;
    double fraction_ = 0;
    Index batch_ = 0; ///< draws of the job that runs
    Index made_ = 0;
    Job job_;
};

/// The one of this workbench; made when first asked for, and owned by the workbench.
[[nodiscard]] BaselineDraws& baseline_draws_of(Workbench& workbench, ViewState& view);

/// Whether these baselines are drawn without a further question: some are wished for, and it is
/// cheap or was asked for.
[[nodiscard]] bool drawn_at_once(const Comparison& comparison, const BaselineWish& wish);

} // namespace counterpart
