#pragma once
// Internal to core/synthetic: the lessons' generators that are studies of several runs.

#include "core/synthetic/lessons.h"

namespace counterpart {

/// All of them take parameters that were checked; see lesson_generators().
Result<LessonPair> digits_pair(const LessonParameters& parameters, const Progress& progress);
Result<std::vector<LessonRun>> digits_runs(const Progress& progress);
Result<LessonPair> frameworks_pair(const LessonParameters& parameters, const Progress& progress);
Result<std::vector<LessonRun>> frameworks_runs(const LessonParameters& parameters);

} // namespace counterpart
