#pragma once
// All scores and their chance levels against the control that is being moved.

#include "core/comparison/comparison.h"

#include <QString>
#include <QWidget>

#include <map>
#include <memory>
#include <vector>

class QCustomPlot;

namespace counterpart {

/// One score over the values of a control.
struct StripLine {
    QString name;
    bool chance = false;
    std::vector<std::pair<double, double>> points; ///< value of the control, score; ascending
};

/// Draws itself as steps come. A value of the control that comes again replaces what was there. A
/// score that a step has not (index-aligned, where the numbers of neurons differ) leaves a gap at
/// its end. Object name: "stripChart".
class StripChart : public QWidget {
    Q_OBJECT
  public:
    explicit StripChart(QWidget* parent = nullptr);
    ~StripChart() override;

    /// What the lines are drawn against.
    struct Axis {
        QString control;
        double low = 0;
        double high = 1;
        bool logarithmic = false;
    };
    /// Nothing recorded; from now on against this control.
    void begin(const Axis& axis);
    void record(double value, const Comparison& comparison);

    /// What is drawn; for tests.
    [[nodiscard]] std::vector<StripLine> lines() const;
    [[nodiscard]] const Axis& axis() const { return axis_; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    struct Step {
        Scores scores;
        Chance chance;
    };
    void dress();
    void draw();

    Axis axis_;
    std::map<double, Step> steps_;
    double last_ = 0; ///< the control's value now
    QCustomPlot* plot_;
};

} // namespace counterpart
