#pragma once
// Where the view is: both maps whole and small, with what is in view framed.

#include "ui/heatmap/scene.h"

#include <QImage>
#include <qcustomplot.h>

#include <array>
#include <optional>

namespace counterpart {

/// The place in a map that a point of its overview stands for, whole or not; nothing outside of
/// both. With `only`: in this one, the point clipped to it.
[[nodiscard]] std::optional<MapPosition>
overview_place(const MapsScene& scene, QPointF position, std::optional<MapKind> only);

/// Shown where the frame has room for it. What is in view moves over pictures that are kept.
class Overview : public QCPLayerable {
    Q_OBJECT
  public:
    /// `scene` must outlive this.
    Overview(QCustomPlot* plot, const QString& layer, const MapsScene& scene);

    /// How often a small picture was made, for tests: panning keeps it.
    [[nodiscard]] int pictures_made() const { return made_; }

  protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

  private:
    struct Picture {
        QImage image;
        int pictures = -1; ///< MapsScene::pictures when it was made
        ColourMap colours = ColourMap::viridis;
        Pooling pooling = Pooling::maximum;
        QSize size;
    };
    const QImage& picture(MapKind kind, const QRect& box, double ratio);

    const MapsScene& scene_;
    std::array<Picture, 2> kept_;
    int made_ = 0;
};

} // namespace counterpart
