#pragma once
// Two neurons' responses to the same samples, one against the other.

#include "ui/inspect/pair_view.h"

#include <qcustomplot.h>

namespace counterpart {

/// Points, or their density where there are many, with the regression line of the right neuron on
/// the left one. Axes in the neurons' own units, labelled; ranks where ranks are correlated.
class ScatterPlot : public QCustomPlot {
    Q_OBJECT
  public:
    explicit ScatterPlot(QWidget* parent = nullptr);

    /// The labels say which neurons these are.
    void show_scatter(const ResponseScatter& scatter, const QString& left, const QString& right);

    [[nodiscard]] QSize sizeHint() const override { return {320, 260}; }

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void dress();
    void show_points(const ResponseScatter& scatter);
    void show_density(const ResponseScatter& scatter);
    void show_line(const ResponseScatter& scatter);

    QCPGraph* points_;
    QCPColorMap* density_;
    QCPGraph* line_;
};

} // namespace counterpart
