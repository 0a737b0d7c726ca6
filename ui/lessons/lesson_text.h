#pragma once
// The numbers in a lesson's texts: filled in from what is on the table, so that they are true for
// what is on screen whatever a control does.

#include "core/comparison/comparison.h"
#include "ui/lessons/lesson.h"

#include <QString>
#include <QStringList>

#include <map>
#include <string>

namespace counterpart {

/// {name} is shown with two decimals; {name|0} to {name|6} with so many, {name|%} as percent,
/// {name|g} as short as it can be. Names: those of lesson_fact_names() and of the step's chart,
/// p.NAME for a parameter of the generator, s.L.R for the similarity of left neuron L and right
/// neuron R. Texts have no other braces.
[[nodiscard]] QStringList numbers_in(const QString& text);
/// The first thing in braces that is none of the above forms; empty: there is none.
[[nodiscard]] QString mistaken_number(const QString& text);
/// Whether a step can ever have such a number.
[[nodiscard]] bool is_known_number(const QString& name, const LessonStep& step);

/// What the numbers are filled in from. `comparison` may be null.
struct LessonNumbers {
    std::shared_ptr<const Comparison> comparison;
    LessonParameters parameters;         ///< all of the generator's
    std::map<std::string, double> facts; ///< of the comparison and of the chart
};

/// Numbers in the reader's language; "…" for those that are not there (yet).
[[nodiscard]] QString with_numbers(const QString& text, const LessonNumbers& numbers);

} // namespace counterpart
