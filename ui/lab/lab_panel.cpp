#include "ui/lab/lab_panel.h"

#include "ui/lab/lab.h"
#include "ui/lab/strip_chart.h"
#include "ui/theme/theme.h"
#include "ui/workbench/workbench.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QVBoxLayout>

#include <cmath>

namespace counterpart {

LabPanel::LabPanel(Lab& lab, const Workbench& workbench, QWidget* parent)
    : QWidget(parent), lab_(lab), workbench_(workbench), chart_(new StripChart) {
    setObjectName(QStringLiteral("labPanel"));
    setAccessibleName(tr("Pitfall lab"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::medium, spacing::medium, spacing::medium, spacing::medium);
    column->setSpacing(spacing::small);
    column->addWidget(chart_, 2);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QWidget* controls = make_controls();
    scroll->setWidget(controls);
    // Or the dock could be made so narrow that the numbers are cut off.
    scroll->setMinimumWidth(controls->minimumSizeHint().width() +
                            scroll->verticalScrollBar()->sizeHint().width());
    column->addWidget(scroll, 3);
    column->addWidget(make_buttons());
    connect(&lab_, &Lab::controlsChanged, this, &LabPanel::show_controls);
    connect(&lab_, &Lab::switched, this, [this](bool on) {
        show_controls();
        if (on)
            begin_chart();
    });
    connect(&lab_, &Lab::compared, this, &LabPanel::record);
    show_controls();
    begin_chart();
}

LabPanel::Row LabPanel::make_row(const LabControl& control) {
    const int number = int(rows_.size());
    Row row{new QSlider(Qt::Horizontal), new QDoubleSpinBox};
    row.slider->setObjectName(QLatin1String(control.name));
    row.slider->setRange(0, slider_steps);
    row.slider->setPageStep(slider_steps / 20);
    row.slider->setSingleStep(slider_steps / 100);
    row.number->setObjectName(QLatin1String(control.name) + QLatin1String("Spin"));
    row.number->setDecimals(control.decimals);
    row.number->setRange(control.low, control.high);
    row.number->setSingleStep(control.decimals == 0 ? 1 : std::pow(10.0, 1 - control.decimals) / 2);
    row.number->setKeyboardTracking(false);
    for (QWidget* part : {static_cast<QWidget*>(row.slider), static_cast<QWidget*>(row.number)}) {
        part->setAccessibleName(control.words());
        part->setToolTip(control.tip_words());
    }
    connect(row.slider, &QSlider::valueChanged, this,
            [this, number, control](int position) { move(number, control.value_at(position)); });
    connect(row.number, &QDoubleSpinBox::valueChanged, this,
            [this, number](double value) { move(number, value); });
    rows_ << row;
    return row;
}

QWidget* LabPanel::make_controls() {
    auto* content = new QWidget;
    auto* grid = new QGridLayout(content);
    grid->setContentsMargins(0, 0, spacing::small, 0);
    grid->setVerticalSpacing(2);
    grid->setHorizontalSpacing(spacing::medium);
    int line = 0;
    for (const LabControl& control : lab_controls()) {
        const Row row = make_row(control);
        auto* label = new QLabel(control.words());
        label->setToolTip(control.tip_words());
        label->setBuddy(row.slider);
        grid->addWidget(label, line, 0);
        grid->addWidget(row.slider, line, 1);
        grid->addWidget(row.number, line++, 2);
    }
    permuted_ = new QCheckBox(tr("Right neurons in another order"));
    permuted_->setObjectName(QStringLiteral("labPermuted"));
    permuted_->setToolTip(tr("One random cycle: no neuron keeps its place"));
    connect(permuted_, &QCheckBox::toggled, this, [this](bool on) {
        LaboratoryControls controls = lab_.controls();
        controls.permuted = on;
        change(controls);
    });
    seed_ = new QSpinBox;
    seed_->setObjectName(QStringLiteral("labSeed"));
    seed_->setRange(0, 999999);
    seed_->setAccessibleName(tr("Seed"));
    seed_->setToolTip(tr("Another seed draws everything anew"));
    seed_->setKeyboardTracking(false);
    connect(seed_, &QSpinBox::valueChanged, this, [this](int seed) {
        LaboratoryControls controls = lab_.controls();
        controls.seed = std::uint64_t(seed);
        change(controls);
    });
    auto* seed_label = new QLabel(tr("Seed"));
    seed_label->setBuddy(seed_);
    grid->addWidget(permuted_, line++, 0, 1, 3);
    grid->addWidget(seed_label, line, 0);
    grid->addWidget(seed_, line++, 2);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(line, 1);
    return content;
}

QWidget* LabPanel::make_buttons() {
    auto* buttons = new QWidget;
    auto* grid = new QGridLayout(buttons);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(spacing::small);
    const auto add = [this, grid](const char* name, const QString& text, const QString& tip,
                                  auto pressed) {
        auto* button = new QPushButton(text);
        button->setObjectName(QLatin1String(name));
        button->setToolTip(tip);
        connect(button, &QPushButton::clicked, this, pressed);
        const int place = grid->count();
        grid->addWidget(button, place / 2, place % 2);
    };
    add("labSave", tr("&Save as files…"), tr("Write both networks as .npy"),
        [this] { Q_EMIT saveWanted(); });
    add("labPython", tr("Copy as P&ython"),
        tr("Copy a NumPy script that finds these scores in those files"),
        [this] { Q_EMIT pythonWanted(); });
    add("labReset", tr("&Reset"), tr("All controls as at first"),
        [this] { change(LaboratoryControls()); });
    add("labLeave", tr("&Leave the lab"), tr("Back to what was open before"),
        [this] { Q_EMIT leaveWanted(); });
    return buttons;
}

void LabPanel::move(int control, double value) {
    if (showing_)
        return;
    const LabControl& kind = lab_controls()[control];
    LaboratoryControls wanted = lab_.controls();
    kind.set(wanted, kind.rounded(value));
    if (wanted == lab_.controls())
        return show_controls(); // a slider between two counts
    const bool another = control != moved_;
    moved_ = control;
    const LaboratoryControls before = lab_.controls();
    lab_.set(wanted);
    // Others may have had to follow: no more duplicates than half of the neurons there are.
    LaboratoryControls put_back = lab_.controls();
    kind.set(put_back, kind.get(before));
    if (another || !(put_back == before))
        begin_chart();
}

/// A change that is not of the chart's control.
void LabPanel::change(const LaboratoryControls& wanted) {
    if (showing_)
        return;
    lab_.set(wanted);
    begin_chart();
}

void LabPanel::begin_chart() {
    const LabControl& control = lab_controls()[moved_];
    chart_->begin({control.words(), control.low, control.high, control.logarithmic});
    record();
}

void LabPanel::show_controls() {
    showing_ = true;
    const LaboratoryControls& controls = lab_.controls();
    for (int k = 0; k < rows_.size(); ++k) {
        const LabControl& control = lab_controls()[k];
        const double value = control.get(controls);
        rows_[k].number->setValue(value);
        // Where the hand is, between two values that are the same count, the slider stays.
        if (control.value_at(rows_[k].slider->value()) != value)
            rows_[k].slider->setValue(control.position_of(value));
    }
    permuted_->setChecked(controls.permuted);
    seed_->setValue(int(controls.seed));
    showing_ = false;
}

void LabPanel::record() {
    const auto& comparison = workbench_.opened().comparison;
    if (!lab_.shown() || !comparison)
        return;
    const LabControl& control = lab_controls()[moved_];
    // A step that was under way while something else moved is a point of another line.
    LaboratoryControls shown = *lab_.shown();
    const double value = control.get(shown);
    control.set(shown, control.get(lab_.controls()));
    if (!(shown == lab_.controls()))
        return;
    const CompareOptions& options = comparison->options;
    if (int(options.correlation) != correlation_ || int(options.sign) != sign_)
        chart_->begin({control.words(), control.low, control.high, control.logarithmic});
    correlation_ = int(options.correlation);
    sign_ = int(options.sign);
    chart_->record(value, *comparison);
}

} // namespace counterpart
