#pragma once
// A study as JSON: the stable contract "counterpart.study/1", documented in the README.

#include "core/reference/study.h"

#include <QByteArray>
#include <QJsonObject>

namespace counterpart {

/// Needs all pairs and their result. Runs are named by number, as in `runs`.
[[nodiscard]] QJsonObject to_json(const Study& study, const StudyResult& result);

/// Indented, UTF-8, ending in a line end.
[[nodiscard]] QByteArray json_text(const Study& study, const StudyResult& result);

} // namespace counterpart
