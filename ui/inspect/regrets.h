#pragma once
// The regrets of all pairs of what is open, computed in the background.

#include "ui/workbench/job.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace counterpart {

struct Comparison;
class Workbench;

/// Starts anew whenever the workbench shows another comparison, and stands back while a job of the
/// workbench runs. Made once a window (regrets_of), by
/// whichever panel asks first. Used from the UI thread only.
class Regrets : public QObject {
    Q_OBJECT
  public:
    using Values = std::vector<std::optional<double>>;

    /// `workbench` must outlive this.
    explicit Regrets(Workbench& workbench, QObject* parent = nullptr);
    ~Regrets() override;

    /// One entry a pair of workbench.opened().comparison, in its order (see regrets_of_pairs);
    /// null until they are all known.
    [[nodiscard]] const std::shared_ptr<const Values>& values() const { return values_; }
    /// The part that is done, in [0, 1].
    [[nodiscard]] double fraction() const { return fraction_; }
    [[nodiscard]] bool running() const { return job_.running(); }

  Q_SIGNALS:
    /// values() are those of another comparison now, or have come.
    void changed();
    void progressed(double fraction);

  private:
    void renew();
    void resume();

    Workbench& workbench_;
    std::shared_ptr<const Comparison> comparison_;
    std::shared_ptr<const Values> values_;
    double fraction_ = 0;
    Job job_;
};

/// The one of this workbench; made when first asked for, and owned by the workbench.
[[nodiscard]] Regrets& regrets_of(Workbench& workbench);

} // namespace counterpart
