#pragma once
// Which lessons there are: those that are built in, and those of the person's own.

#include "core/base/result.h"
#include "ui/lessons/lesson.h"

#include <QString>

#include <vector>

namespace counterpart {

/// Built in, by file name. That they parse is a test.
[[nodiscard]] const std::vector<Lesson>& built_in_lessons();

/// Where lessons of the person's own are looked for.
[[nodiscard]] QString user_lessons_folder();

/// A file of the person's own.
struct UserLesson {
    QString path;
    Result<Lesson> lesson;
};
/// Every *.md of a folder, by name; none where there is no such folder. Files above 1 MB are not
/// read, and told.
[[nodiscard]] std::vector<UserLesson> user_lessons(const QString& folder);

} // namespace counterpart
