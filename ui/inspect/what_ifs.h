#pragma once
// The hypothetical matching of what is open, under the view's wishes.

#include "core/comparison/what_if.h"
#include "ui/workbench/job.h"

#include <QObject>

#include <memory>
#include <vector>

namespace counterpart {

class ViewState;
class Workbench;

/// Solved anew in the background whenever the wishes or the comparison change. Made once a window
/// (what_ifs_of). Never part of a result: nothing that is exported looks here.
/// Used from the UI thread only.
class WhatIfs : public QObject {
    Q_OBJECT
  public:
    /// Both must outlive this.
    WhatIfs(Workbench& workbench, ViewState& view, QObject* parent = nullptr);
    ~WhatIfs() override;

    /// The wishes that the comparison has neurons for; none without a comparison.
    [[nodiscard]] const std::vector<Wish>& wishes() const { return wishes_; }
    /// What they lead to; null where there are none, and until it is known.
    [[nodiscard]] const std::shared_ptr<const WhatIf>& result() const { return result_; }

    /// Wishes for this instead of whatever was wished for the same pair.
    void wish(const Wish& wish);
    /// Takes back what is wished for this pair.
    void forget(Index left, Index right);
    void clear();

  Q_SIGNALS:
    void changed();

  private:
    void renew();

    Workbench& workbench_;
    ViewState& view_;
    std::shared_ptr<const Comparison> comparison_;
    std::vector<Wish> wishes_;
    std::shared_ptr<const WhatIf> result_;
    Job job_;
};

/// The one of this workbench; made when first asked for, and owned by the view.
[[nodiscard]] WhatIfs& what_ifs_of(Workbench& workbench, ViewState& view);

} // namespace counterpart
