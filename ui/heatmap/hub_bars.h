#pragma once
// How often each neuron is chosen, as bars above the columns and beside the rows of both maps.

#include "ui/heatmap/scene.h"

#include <qcustomplot.h>

#include <optional>

namespace counterpart {

/// Height that the bars take above a map, device-independent pixels.
inline constexpr int hub_bars_height = 26;
/// Width that those of the rows take right of a map, its distance included; less than the gaps of
/// the frame.
inline constexpr int row_bars_width = 10;

/// The tallest column bar under a point.
struct HubBar {
    MapKind map = MapKind::raw;
    Index right = 0;
    ChosenRange chosen; ///< by how many left neurons; most is at least 1
};
[[nodiscard]] std::optional<HubBar> hub_bar_at(const MapsScene& scene, QPointF position);

/// One bar a column, and one a row for how many right neurons choose it; where a pixel stands for
/// several neurons, the tallest of them. Filled for the choosers that have no other choice as good,
/// hatched for those that ties leave open. Neurons that two or more could choose are in the colour
/// of naive choices, others muted. The tallest bar of the comparison is as tall as there is room
/// where it stands for four or more; its number is beside it.
class HubBars : public QCPLayerable {
    Q_OBJECT
  public:
    /// `scene` must outlive this.
    HubBars(QCustomPlot* plot, const QString& layer, const MapsScene& scene);

  protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

  private:
    void draw_map(QCPPainter& painter, MapKind kind, Index most) const;
    void draw_rows(QCPPainter& painter, MapKind kind) const;

    const MapsScene& scene_;
};

} // namespace counterpart
