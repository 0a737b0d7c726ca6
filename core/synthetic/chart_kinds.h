#pragma once
// Internal to core/synthetic: the charts that have files of their own.

#include "core/synthetic/lesson_charts.h"

#include <string>
#include <vector>

namespace counterpart {

/// English to the reader's language.
[[nodiscard]] std::string chart_words(const char* text);

Result<LessonChart> study_chart(const LessonScene& scene, const Progress& progress);
[[nodiscard]] std::vector<std::string> study_facts();

Result<LessonChart> few_runs_chart(const LessonScene& scene, const Progress& progress);

Result<LessonChart> pooling_chart(const LessonScene& scene, const Progress& progress);
[[nodiscard]] std::vector<std::string> pooling_facts();

/// How many cells a side a pixel of the pictures stands for.
[[nodiscard]] Index picture_block(Index n_neurons);

} // namespace counterpart
