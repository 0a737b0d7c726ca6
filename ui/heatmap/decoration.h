#pragma once
// Titles, colour scale and legend: what is written around the maps.

#include "ui/heatmap/overlay.h"
#include "ui/heatmap/scene.h"

#include <qcustomplot.h>

#include <vector>

namespace counterpart {

/// One entry of the legend.
struct LegendItem {
    enum class Sign { mark, verdict, undefined, none };
    Sign sign = Sign::none;
    Mark mark; ///< where it is one
    QString text;
    NeuronVerdict verdict = NeuronVerdict::undecidable; ///< where it is one
};

/// What the pictures needs explained: the looks of marks and the verdicts that occur, undefined
/// cells, pooling.
[[nodiscard]] std::vector<LegendItem>
legend_items(const MapsScene& scene, const std::vector<Mark>& marks, const QString& pooling_note);

/// Width of an item, its sign included.
[[nodiscard]] int legend_width(const LegendItem& item, const QFontMetrics& metrics);

/// What the colours stand for: "|r| (Pearson)".
[[nodiscard]] QString scale_title(const Comparison& comparison);

/// The same with the range of the colours, where it is not the fixed one.
[[nodiscard]] QString scale_words(const Comparison& comparison, const ColourRange& range,
                                  bool around_zero);

/// Numbers at the colour scale.
[[nodiscard]] std::vector<double> scale_ticks(const Span& range);
/// `step`: of such ticks, whose numbers all get the decimals that it needs; 0: as few as each
/// needs.
[[nodiscard]] QString scale_number(double value, double step = 0);
/// For a range: 0 for the fixed ones, whose numbers are round.
[[nodiscard]] double scale_step(const Span& range, const ColourRange& kind);

class Decoration : public QCPLayerable {
    Q_OBJECT
  public:
    /// `scene` and `items` must outlive this.
    Decoration(QCustomPlot* plot, const QString& layer, const MapsScene& scene,
               const std::vector<LegendItem>& items);

  protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

  private:
    void draw_titles(QPainter& painter) const;
    void draw_frames(QCPPainter& painter) const;
    void draw_frame(QCPPainter& painter, const QRect& rect) const;
    void draw_scale(QCPPainter& painter) const;
    void draw_clipped_ends(QPainter& painter) const;
    void draw_legend(QPainter& painter) const;
    /// What the raw map's rows and columns are ordered by.
    [[nodiscard]] QStringList raw_order() const;
    void draw_unmatched(QPainter& painter) const;
    /// Over the columns that are set apart; empty where none is in view.
    [[nodiscard]] QString unmatched_label() const;

    const MapsScene& scene_;
    const std::vector<LegendItem>& items_;
};

} // namespace counterpart
