#pragma once
// What is pointed at, selected and lit up, over both maps.

#include "ui/heatmap/scene.h"

#include <qcustomplot.h>

namespace counterpart {

/// Crosshair, ring, bands, ticks of what was found, and the path of a swap. Lies on a buffered layer: repainted without the maps.
class PointerMarks : public QCPLayerable {
    Q_OBJECT
  public:
    /// `scene` must outlive this.
    PointerMarks(QCustomPlot* plot, const QString& layer, const MapsScene& scene);

    /// The rectangle that a Shift-drag spans; empty: none. Device-independent pixels.
    void set_rubber_band(const QRectF& band) { rubber_band_ = band; }

  protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

  private:
    void draw_bands(QPainter& painter, MapKind kind) const;
    void draw_band(QPainter& painter, MapKind kind, const NeuronRef& neuron,
                   const QColor& colour) const;
    void draw_found(QPainter& painter, MapKind kind) const;
    void draw_crosshair(QPainter& painter, MapKind kind) const;
    void draw_ring(QPainter& painter, MapKind kind) const;
    void draw_swap(QPainter& painter, MapKind kind) const;
    /// The cell that the crosshair is on in a map.
    [[nodiscard]] std::optional<Cell> crosshair_cell(MapKind kind) const;

    const MapsScene& scene_;
    QRectF rubber_band_;
};

/// Where a cell is in a map, in device-independent pixels, in view or not.
[[nodiscard]] QRectF place_of(const MapsScene& scene, MapKind kind, Cell cell);

} // namespace counterpart
