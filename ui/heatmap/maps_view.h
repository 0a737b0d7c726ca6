#pragma once
// The two linked maps in the window: zoom, pan, hover and click.

#include "core/comparison/comparison.h"
#include "ui/workbench/selection.h"
#include "ui/workbench/view_state.h"

#include <QPoint>
#include <QWidget>

#include <memory>
#include <optional>

namespace counterpart {

class MapsPlot;
struct NeuronVerdicts;

/// Shows what was set, follows `view` and `selection`, and writes to them: the wheel zooms about
/// the pointer, a drag pans, Shift-drag zooms to a rectangle, a double click zooms to a cell,
/// hovering points, a click selects, Ctrl+0 (an action of the window's) fits. With the keyboard:
/// arrows move the pointed cell (Shift: by 10, Ctrl: by 100), Home and End go to the first and the
/// last column of the map (Ctrl: to the corners), M to the counterpart of the row, + and − zoom
/// about it, Enter selects it. A click on a bar above a map lights up the left neurons that choose
/// this right one; a drag in the small overview pans; a double click on the colour scale takes the
/// next range. What happens in one map follows in the other through the matching, by the rule in
/// ui/heatmap/navigation.h.
/// Object name: "maps".
class MapsView : public QWidget {
    Q_OBJECT
  public:
    /// `view` and `selection` must outlive this.
    MapsView(ViewState& view, Selection& selection, QWidget* parent = nullptr);
    ~MapsView() override;

    /// Nothing: empty maps. Forgets zoom where the shape is another.
    void show_comparison(std::shared_ptr<const Comparison> comparison);

    /// See MapsPlot::set_baselines.
    void show_baselines(std::shared_ptr<const NeuronVerdicts> verdicts,
                        std::vector<double> mark_shares);

    /// As MapsPlot has it, for what is on screen.
    [[nodiscard]] QString pooling_note() const;
    /// Centre of a cell in the raw or the matched map, in this widget's coordinates; nothing where
    /// it is not in view. For tests and for those who point at a cell.
    [[nodiscard]] std::optional<QPoint> position_of(Cell cell, bool in_matched_map) const;
    /// The plot, for tests of what is painted and where.
    [[nodiscard]] const MapsPlot& maps_plot() const;

  Q_SIGNALS:
    /// The scale was asked for a menu, at a global position.
    void scaleMenuWanted(QPoint position);

  public:
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

  protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace counterpart
