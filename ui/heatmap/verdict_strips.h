#pragma once
// What the baselines say of each neuron, as strips right of the rows and above the columns.

#include "ui/heatmap/scene.h"

#include <qcustomplot.h>

namespace counterpart {

/// Width of a strip, device-independent pixels; it lies in the gaps of the frame.
inline constexpr int verdict_strip_width = 7;

/// In both maps: the left neurons right of their rows (beyond the bars of their hubs), the right
/// neurons above the bars of their columns. Where a neuron is wide enough, its mark (colour and
/// shape); else a stroke in its colour, whose place in the strip tells it too. Where a pixel stands
/// for several neurons, the verdict that most of them have. Nothing without verdicts.
class VerdictStrips : public QCPLayerable {
    Q_OBJECT
  public:
    /// `scene` must outlive this.
    VerdictStrips(QCustomPlot* plot, const QString& layer, const MapsScene& scene);

  protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

  private:
    const MapsScene& scene_;
};

} // namespace counterpart
