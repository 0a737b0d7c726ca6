#pragma once
// Reading a lesson's file.

#include "core/base/result.h"
#include "ui/lessons/lesson.h"

#include <QString>

namespace counterpart {

/// `file` is named in problems, and its base name is the lesson's id. Everything that the file
/// names is checked: generators, parameters and their ranges, charts, what is highlighted, and the
/// numbers in the texts. Errors: the first thing that is wrong, with its line.
Result<Lesson> parse_lesson(const QString& text, const QString& file);

} // namespace counterpart
