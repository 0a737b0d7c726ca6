#pragma once
// Reading response files: told apart by content, then by extension.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/responses/responses.h"

#include <string>

namespace counterpart {

struct ReadOptions {
    bool transpose = false;            ///< rows of the file are neurons, columns are samples
    Stage stage = Stage::reading_left; ///< what progress is reported as
};

/// Reads one file. Values keep the file's precision: float32 and narrower (float16, integers up
/// to 16 bits, bool) become float, wider ones double.
/// Errors: missing, unreadable, unknown format, damaged, not 2-D, empty, NaN or infinite values
/// (count and first place), sizes that do not fit the file. Cost: one pass, in blocks.
Result<Responses> read_responses(const std::string& path, const ReadOptions& options,
                                 const Progress& progress);

} // namespace counterpart
