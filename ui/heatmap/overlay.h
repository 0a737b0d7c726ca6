#pragma once
// Marks on assigned cells and on naive choices.

#include "ui/heatmap/scene.h"

#include <QPointF>
#include <qcustomplot.h>

#include <vector>

namespace counterpart {

/// What a mark says. Shapes and colours differ: colour is never the only cue.
enum class MarkKind {
    assigned, ///< the counterpart, where it is not the naive choice
    naive,    ///< the row maximum, where it is not the counterpart
    agreed,   ///< the counterpart ties the row maximum
};

struct Mark {
    MarkKind kind = MarkKind::assigned;
    /// Another one would do as well: an ambiguous pair, or a row maximum that is tied.
    bool hollow = false;
    Index row = 0;   ///< left neuron
    Index right = 0; ///< right neuron
    /// How much of the mark is left, of `whole_mark`: the fewer half-samples keep a pair, the
    /// fainter.
    int strength = whole_mark;
    static constexpr int whole_mark = 8;
};

/// The marks of a comparison, without place-holder pairs; naive ones last, so that they are drawn
/// on top: a hub must not hide behind the matching. Agreement is shown where both overlays are on.
/// `shares`: how much of its mark each pair keeps, in [0, 1], the faint ones first; of any other
/// size than the pairs: all of it. A pair of share 0 has no mark, but for the faintest one where it
/// is a naive choice too, which has no stability to fade by.
[[nodiscard]] std::vector<Mark> overlay_marks(const Comparison& comparison, bool assigned,
                                              bool naive, const std::vector<double>& shares = {});

/// Size of a mark in device-independent pixels, for cells of such a size.
[[nodiscard]] double mark_size(double cell_size);

/// A mark is painted twice: its halo, which keeps it legible on any colour, then its body.
enum class MarkLayer { halo, body };

/// Paints one layer of a mark; `size` and coordinates in the painter's units.
void draw_mark(QPainter& painter, const Mark& mark, QPointF middle, double size, MarkLayer layer,
               const Theme& theme);

/// Paints the marks of both maps as shapes, for vector formats; on a screen they are stamped into
/// the maps' pictures (mark_stamps.h).
class Overlay : public QCPLayerable {
    Q_OBJECT
  public:
    /// `scene` and `marks` must outlive this.
    Overlay(QCustomPlot* plot, const QString& layer, const MapsScene& scene,
            const std::vector<Mark>& marks);

  protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

  private:
    void draw_map(QCPPainter& painter, MapKind kind);

    const MapsScene& scene_;
    const std::vector<Mark>& marks_;
};

} // namespace counterpart
