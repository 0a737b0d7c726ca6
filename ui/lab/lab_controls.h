#pragma once
// The lab's controls as a list: what each is called, its range, and where it is in the struct.

#include "core/synthetic/laboratory.h"

#include <QString>
#include <QVector>

namespace counterpart {

/// A number that a slider moves. Values are doubles here; counts are rounded.
struct LabControl {
    const char* name;  ///< object name of its slider; "<name>Spin" of its number
    const char* label; ///< English, in the context "Lab"
    const char* tip;
    double low;
    double high;
    int decimals; ///< 0: a count
    bool logarithmic = false;
    double (*get)(const LaboratoryControls& controls) = nullptr;
    void (*set)(LaboratoryControls& controls, double value) = nullptr;

    [[nodiscard]] QString words() const; ///< the label in the reader's language
    [[nodiscard]] QString tip_words() const;
    /// A slider's position, 0 to slider_steps, and back.
    [[nodiscard]] int position_of(double value) const;
    [[nodiscard]] double value_at(int position) const;
    [[nodiscard]] double rounded(double value) const;
};

inline constexpr int slider_steps = 500;

/// All of them, from the top down; the one that the chart begins with first. `permuted` is no
/// number and `seed` has no slider: they are not among them.
[[nodiscard]] const QVector<LabControl>& lab_controls();

} // namespace counterpart
