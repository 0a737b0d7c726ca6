#pragma once
// Paints the cells of one map, a sample a device pixel.

#include "ui/heatmap/mark_stamps.h"
#include "ui/heatmap/scene.h"

#include <QImage>
#include <qcustomplot.h>

namespace counterpart {

/// The cells of a map as pixels of its rectangle, one image pixel a device pixel; opaque.
[[nodiscard]] QImage map_image(const MapsScene& scene, MapKind kind, double ratio);
/// The same into an image that is there, whose memory is used again where its size is the same.
void paint_map(QImage& image, const MapsScene& scene, MapKind kind, double ratio);

/// The cells that a device pixel of a map stands for, as map_image() has it; the pixel counted from
/// the plot's top left corner. Nothing outside of the map.
struct PixelBlock {
    CellRange rows;
    CellRange columns;
};
[[nodiscard]] std::optional<PixelBlock> block_at(const MapsScene& scene, MapKind kind, double ratio,
                                                 QPoint pixel);

/// How many cells a pixel of both maps stands for at most: 1 where each has its own.
struct PixelLoad {
    Index rows = 1;
    Index columns = 1;
};
[[nodiscard]] PixelLoad largest_load(const MapsScene& scene, double ratio);

/// The value in a cell as text, with as many decimals as its size has room for; empty in cells too
/// small to read it.
[[nodiscard]] QString value_text(float value, QSizeF cell, const QFontMetrics& metrics);

class Heatmap : public QCPLayerable {
    Q_OBJECT
  public:
    /// `scene` and `stamps` must outlive this.
    Heatmap(QCustomPlot* plot, const QString& layer, const MapsScene& scene, MapKind kind,
            MarkStamps& stamps);

    /// How often it was painted, for tests: what is only pointed at must not repaint it.
    [[nodiscard]] int paints() const { return paints_; }
    /// Whether large maps are painted from their levels by now, for tests.
    [[nodiscard]] bool has_levels() const { return scene_.levels != nullptr; }

  protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

  private:
    void draw_values(QCPPainter& painter) const;

    const MapsScene& scene_;
    MapKind kind_;
    MarkStamps& stamps_;
    QImage picture_; ///< of the last frame: new memory for each would cost as much as the pooling
    int paints_ = 0;
};

} // namespace counterpart
