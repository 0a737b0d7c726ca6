#include "ui/lab/lab_controls.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace counterpart {

namespace {

using Controls = LaboratoryControls;

template<Index Controls::*member>
double count(const Controls& controls) {
    return double(controls.*member);
}
template<Index Controls::*member>
void set_count(Controls& controls, double value) {
    controls.*member = Index(std::llround(value));
}
template<double Controls::*member>
double number(const Controls& controls) {
    return controls.*member;
}
template<double Controls::*member>
void set_number(Controls& controls, double value) {
    controls.*member = value;
}

template<Index Controls::*member>
LabControl counted(LabControl control) {
    control.get = count<member>;
    control.set = set_count<member>;
    return control;
}
template<double Controls::*member>
LabControl measured(LabControl control) {
    control.get = number<member>;
    control.set = set_number<member>;
    return control;
}

QVector<LabControl> make_controls() {
    constexpr double most = double(Controls::most_neurons);
    return {
        measured<&Controls::hub>(
            {"labHub", QT_TRANSLATE_NOOP("Lab", "Hub strength"),
             QT_TRANSLATE_NOOP("Lab", "How much of every left neuron is one signal that a single "
                                      "right neuron has as well"),
             0, 1, 2}),
        measured<&Controls::noise>(
            {"labNoise", QT_TRANSLATE_NOOP("Lab", "Noise"),
             QT_TRANSLATE_NOOP("Lab", "Share of a right neuron's variance that is its own: its "
                                      "correlation with its left neuron is √(1 − noise)"),
             0, 1, 2}),
        counted<&Controls::samples>({"labSamples", QT_TRANSLATE_NOOP("Lab", "Samples"),
                                     QT_TRANSLATE_NOOP("Lab", "Stimuli both networks saw"), 3,
                                     double(Controls::most_samples), 0, true}),
        counted<&Controls::left>({"labLeft", QT_TRANSLATE_NOOP("Lab", "Left neurons"),
                                  QT_TRANSLATE_NOOP("Lab", "Neurons of the left network"), 1, most,
                                  0, true}),
        counted<&Controls::right>(
            {"labRight", QT_TRANSLATE_NOOP("Lab", "Right neurons"),
             QT_TRANSLATE_NOOP("Lab", "Neurons of the right network; those beyond the left "
                                      "network's follow signals of their own"),
             1, most, 0, true}),
        counted<&Controls::duplicates>(
            {"labDuplicates", QT_TRANSLATE_NOOP("Lab", "Duplicated neurons"),
             QT_TRANSLATE_NOOP("Lab", "Right neurons replaced by copies of others; at most half"),
             0, most / 2, 0}),
        measured<&Controls::rotation>(
            {"labRotation", QT_TRANSLATE_NOOP("Lab", "Rotation"),
             QT_TRANSLATE_NOOP("Lab", "The right responses in another basis of the same subspace, "
                                      "from their own (0) to a random one (1)"),
             0, 1, 2}),
        measured<&Controls::sparseness>(
            {"labSparseness", QT_TRANSLATE_NOOP("Lab", "Sparseness"),
             QT_TRANSLATE_NOOP("Lab", "Share of the samples in which a neuron is silent"), 0, 0.95,
             2}),
        counted<&Controls::dead>({"labDead", QT_TRANSLATE_NOOP("Lab", "Dead neurons"),
                                  QT_TRANSLATE_NOOP("Lab", "Right neurons that do not vary"), 0,
                                  most, 0}),
        measured<&Controls::outlier>(
            {"labOutlier", QT_TRANSLATE_NOOP("Lab", "One outlier sample"),
             QT_TRANSLATE_NOOP("Lab", "Standard deviations added to every neuron in one sample"), 0,
             100, 1}),
        measured<&Controls::autocorrelation>(
            {"labAutocorrelation", QT_TRANSLATE_NOOP("Lab", "Autocorrelated samples"),
             QT_TRANSLATE_NOOP("Lab", "Correlation of a sample with the next"), 0, 0.99, 2}),
        measured<&Controls::flips>(
            {"labFlips", QT_TRANSLATE_NOOP("Lab", "Sign flips"),
             QT_TRANSLATE_NOOP("Lab", "Share of the right neurons with the opposite sign"), 0, 1,
             2}),
    };
}

} // namespace

QString LabControl::words() const {
    return QCoreApplication::translate("Lab", label);
}

QString LabControl::tip_words() const {
    return QCoreApplication::translate("Lab", tip);
}

double LabControl::rounded(double value) const {
    const double unit = std::pow(10.0, -decimals);
    return std::clamp(std::round(value / unit) * unit, low, high);
}

int LabControl::position_of(double value) const {
    const double share =
        logarithmic ? std::log(value / low) / std::log(high / low) : (value - low) / (high - low);
    return int(std::lround(std::clamp(share, 0.0, 1.0) * slider_steps));
}

double LabControl::value_at(int position) const {
    const double share = double(position) / slider_steps;
    return rounded(logarithmic ? low * std::pow(high / low, share) : low + share * (high - low));
}

const QVector<LabControl>& lab_controls() {
    static const QVector<LabControl> controls = make_controls();
    return controls;
}

} // namespace counterpart
