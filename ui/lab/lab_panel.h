#pragma once
// The lab's controls and its chart.

#include "ui/lab/lab_controls.h"

#include <QVector>
#include <QWidget>

class QAbstractSpinBox;
class QCheckBox;
class QDoubleSpinBox;
class QSlider;
class QSpinBox;

namespace counterpart {

class Lab;
class StripChart;
class Workbench;

/// A slider and a number for every control, permutation and seed, and above them the chart of all
/// scores against the control that was moved last. Moving another one begins it anew, and so does
/// whatever else would put points of different pairs into one line.
/// Object names: "labPanel", those of lab_controls(), "labPermuted", "labSeed", "labReset",
/// "labSave", "labPython", "labLeave".
class LabPanel : public QWidget {
    Q_OBJECT
  public:
    /// Both must outlive this.
    LabPanel(Lab& lab, const Workbench& workbench, QWidget* parent = nullptr);

  Q_SIGNALS:
    void saveWanted();
    void pythonWanted();
    void leaveWanted();

  private:
    struct Row {
        QSlider* slider;
        QDoubleSpinBox* number;
    };
    QWidget* make_controls();
    QWidget* make_buttons();
    Row make_row(const LabControl& control);
    void move(int control, double value);
    void change(const LaboratoryControls& wanted);
    void begin_chart();
    void show_controls();
    void record();

    Lab& lab_;
    const Workbench& workbench_;
    StripChart* chart_;
    QVector<Row> rows_;
    QCheckBox* permuted_ = nullptr;
    QSpinBox* seed_ = nullptr;
    int moved_ = 0;        ///< the control that the chart is against
    int correlation_ = -1; ///< of the points in the chart
    int sign_ = -1;
    bool showing_ = false;
};

} // namespace counterpart
