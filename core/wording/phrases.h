#pragma once
// The building blocks of sentences: numbers, neuron names, lists. Internal to core/wording.

#include "core/wording/wording.h"

#include <QCoreApplication>
#include <QString>

#include <string>
#include <vector>

namespace counterpart {

/// Where translators find the sentences.
struct Wording {
    Q_DECLARE_TR_FUNCTIONS(Wording)
};

/// A whole number in the person's locale: "3,000".
[[nodiscard]] QString count_text(double count);

/// `one` for 1, else `many` with %1 as the number.
[[nodiscard]] QString counted(double count, const QString& one, const QString& many);

/// A name from a file in one line: control characters and runs of blanks become a blank, and what
/// is longer than `longest` loses its middle.
[[nodiscard]] QString printable(const std::string& name, int longest);

/// "left neurons" or "right neurons".
[[nodiscard]] QString neurons_of(NeuronRef::Side side);

/// How a Finding's sentences name neurons.
class Names {
  public:
    Names(const Comparison& comparison, const WordingOptions& options)
        : comparison_(comparison), rich_(options.rich) {}

    /// The label; a link where rich.
    [[nodiscard]] QString of(NeuronRef neuron) const;
    [[nodiscard]] QString of(NeuronRef::Side side, Index neuron) const {
        return of(NeuronRef{side, neuron});
    }
    /// "B3, B7, B12 and 4 others": the first of `neurons`, of which there are `total` in all.
    [[nodiscard]] QString list(const std::vector<NeuronRef>& neurons, Index total) const;

  private:
    const Comparison& comparison_;
    bool rich_;
};

/// Several words to one list: "a", "a and b", "a, b and c".
[[nodiscard]] QString enumerate(const QStringList& words);

/// Text for the terminal: broken at blanks so that no line is longer than 78, unless one word is;
/// each line behind `indent`, and ended.
[[nodiscard]] QString wrapped(const QString& text, const QString& indent);

} // namespace counterpart
