#pragma once
// The axes of both maps: which neurons are named at ticks, and what their labels say.

#include "ui/heatmap/scene.h"

#include <QString>

#include <array>
#include <functional>

class QCPAxis;
class QCPAxisRect;
class QCustomPlot;

namespace counterpart {

class MapsAxes {
  public:
    /// Both must outlive this.
    MapsAxes(QCustomPlot& plot, const MapsScene& scene) : plot_(plot), scene_(scene) {}

    /// Gives the next of both maps, raw first, its axes.
    void add(QCPAxisRect& rect);
    /// The room that names take: when comparison or font are other ones. Cost: all names of both
    /// sides.
    void measure_names();
    /// Of the names at a row's tick, in device-independent pixels.
    [[nodiscard]] int widest_row_name() const { return widest_name_[0]; }
    /// Ranges, ticks and labels, as scene and frame are now.
    void set();
    /// Colours and font, as the theme has them now.
    void colour();

  private:
    void set_axis(QCPAxis& axis, const PixelAxis& cells, bool vertical,
                  const std::function<QString(Index)>& text);
    /// What a person reads of a neuron at its tick.
    [[nodiscard]] QString tick_text(NeuronRef::Side side, Index neuron) const;

    QCustomPlot& plot_;
    const MapsScene& scene_;
    std::array<QCPAxisRect*, 2> rects_{};
    std::array<int, 2> widest_name_{}; ///< left, right: of the names at ticks
};

} // namespace counterpart
