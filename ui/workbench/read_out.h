#pragma once
// The line below the maps: what is known of the cell under the pointer.

#include "core/comparison/comparison.h"
#include "ui/workbench/selection.h"

#include <QLabel>
#include <QSize>

#include <memory>

namespace counterpart {

/// Tells the pointed cell, or else the selected one, or else how to point. Always two lines high,
/// so that nothing around it jumps; what does not fit ends in "…" and is in the tool tip.
/// Object name: "readOut".
class ReadOut : public QLabel {
    Q_OBJECT
  public:
    /// `selection` must outlive this.
    explicit ReadOut(const Selection& selection, QWidget* parent = nullptr);

    void show_comparison(std::shared_ptr<const Comparison> comparison);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void tell();

    const Selection& selection_;
    std::shared_ptr<const Comparison> comparison_;
};

} // namespace counterpart
