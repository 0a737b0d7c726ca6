#pragma once
// "Compared to what" in the explanation: what the baselines say, and what is drawn.

#include "ui/workbench/panels.h"

#include <QWidget>

#include <memory>

namespace counterpart {

/// Says how far the draws are, with a button that starts or stops them; the number of draws, the
/// shuffle and the seed are behind "Options". Below: what is to beware of, with links that change
/// the shuffle; what the baselines say; the verdicts on the neurons.
/// Object names: "baselines", "baselineStatus", "baselineProgress", "baselineButton",
/// "baselineOptions" (the button), "baselineDraws", "baselineShuffle", "baselineBlock",
/// "baselineSeed", "baselineWords".
class BaselineSection : public QWidget {
    Q_OBJECT
  public:
    explicit BaselineSection(const PanelContext& context, QWidget* parent = nullptr);
    ~BaselineSection() override;

  protected:
    void changeEvent(QEvent* event) override;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace counterpart
