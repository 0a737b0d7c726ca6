#pragma once
// How often each right neuron is chosen, as bars above the columns of both maps.

#include "ui/heatmap/scene.h"

#include <qcustomplot.h>

#include <optional>

namespace counterpart {

/// Height that the bars take above a map, device-independent pixels.
inline constexpr int hub_bars_height = 26;

/// The tallest bar under a point.
struct HubBar {
    MapKind map = MapKind::raw;
    Index right = 0;
    Index chosen = 0; ///< by how many left neurons; at least 1
};
[[nodiscard]] std::optional<HubBar> hub_bar_at(const MapsScene& scene, QPointF position);

/// One bar a column; where a pixel stands for several columns, the tallest of them. Hubs, chosen
/// by two or more, are in the colour of naive choices, others muted. The tallest bar of the
/// comparison is as tall as there is room, and its number stands beside it.
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

    const MapsScene& scene_;
};

} // namespace counterpart
