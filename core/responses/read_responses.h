#pragma once
// Reading response files: told apart by content, then by extension.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/responses/responses.h"

#include <cstdint>
#include <optional>
#include <string>

namespace counterpart {

struct ReadOptions {
    bool transpose = false;            ///< rows of the file are neurons, columns are samples
    Stage stage = Stage::reading_left; ///< what progress is reported as
    /// Who needs the values for one product only may leave those of a large file where they are,
    /// if it holds samples one after another in single precision: Responses::on_disk().
    bool leave_on_disk = false;
};

/// Reads one file. Values keep the file's precision: float32 and narrower (float16, integers up
/// to 16 bits, bool) become float, wider ones double.
/// Errors: missing, unreadable, unknown format, damaged, not 2-D, empty, NaN or infinite values
/// (count and first place), 64-bit integers that double does not hold, sizes that do not fit the
/// file, more than memory holds, changed while it was read. Cost: one pass, in blocks.
Result<Responses> read_responses(const std::string& path, const ReadOptions& options,
                                 const Progress& progress);

/// The same for a file that is in memory already (built-in data); its source has a name and no
/// path.
Result<Responses> read_bytes(std::string name, std::string bytes, const ReadOptions& options,
                             const Progress& progress);

/// The values of responses that were left on disk, from the same open file; errors as
/// read_responses.
Result<Responses> read_left_on_disk(const Responses& responses, Stage stage,
                                    const Progress& progress);

/// What a file contains, before it is read.
struct FileDescription {
    std::string format;           ///< "npy", "csv", "tsv"
    std::string value_type;       ///< "float32", "int16, big-endian", "text"
    std::optional<Index> rows;    ///< unknown for text files longer than their first block
    std::optional<Index> columns; ///< without an index column
    std::int64_t bytes = 0;
    bool has_names = false;   ///< a header row names the columns
    bool has_labels = false;  ///< an index column names the rows
    bool can_be_left = false; ///< on disk, by who asks for it (ReadOptions)
};

/// Looks at the first bytes of a file (for .npy its header, for text its first lines); errors as
/// read_responses, as far as they show there. Cost: some MiB are
/// read, of text no more than its first lines where these are longer.
Result<FileDescription> describe_file(const std::string& path);

} // namespace counterpart
