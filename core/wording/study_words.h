#pragma once
// What a study says, in sentences: window, command, JSON and report read the same.

#include "core/reference/study.h"

#include <QString>
#include <QStringList>

namespace counterpart {

/// A p-value: "0.029", "< 0.001".
[[nodiscard]] QString p_text(double p);

/// Before anything is compared: the smallest p these runs can reach, and how many more they need.
[[nodiscard]] QString attainable_words(const Study& study);

/// The verdict of one measure: for two groups a sentence about them, for more one about all
/// together and one about each two.
[[nodiscard]] QString verdict_words(const Study& study, const StudyResult& result,
                                    const MeasureResult& measure);

/// The same in its parts: first what is said of the two groups, or of all together, then, where
/// there are more than two, what is said of each two.
[[nodiscard]] QStringList verdict_sentences(const Study& study, const StudyResult& result,
                                            const MeasureResult& measure);

/// Whether the other measure would have led to another conclusion, and what it would have said
/// of the groups it judges differently.
[[nodiscard]] QString other_measure_words(const Study& study, const StudyResult& result);

/// Plain-text summary for the terminal, ending in a newline.
[[nodiscard]] QString summary(const Study& study, const StudyResult& result);

} // namespace counterpart
