#pragma once
// What the numbers are and where that comes from, for a report that stands alone.

#include "core/reference/baselines.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace counterpart {

/// A term and what it stands for, a sentence or two.
struct Definition {
    QString term;
    QString meaning;
};

/// Of the scores of this comparison, with the correlation and sign that it has; of its baselines
/// where there are any (null: none).
[[nodiscard]] std::vector<Definition> definitions(const Comparison& comparison,
                                                  const Baselines* baselines);

/// What a study's report needs beside them: measure, T, p.
[[nodiscard]] std::vector<Definition> study_definitions(CorrelationKind correlation, Sign sign);

/// The sources of the measures and of the matching, an entry each; those of the baselines too where
/// they are told about.
[[nodiscard]] QStringList references(bool with_baselines);

} // namespace counterpart
