#pragma once
// What the first lines of a text table say about the rest: delimiter, header row, index column.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/responses/input_file.h"
#include "core/responses/responses.h"

#include <string>
#include <vector>

namespace counterpart {

/// How a text table is laid out.
struct TableLayout {
    char delimiter = ',';
    Index skipped = 0; ///< records before the first sample: comments and the header row
    bool has_header = false;
    bool has_index = false;         ///< the first column labels the samples
    Index cells = 0;                ///< of every sample's record, the index included
    std::vector<std::string> names; ///< of the neurons, where there is a header row

    [[nodiscard]] Index neurons() const { return cells - (has_index ? 1 : 0); }
    [[nodiscard]] bool commas_are_free() const { return delimiter != ','; }
};

/// Reads the first lines (up to 20, or 1 MiB) and decides.
///
/// Delimiter: tab, semicolon or comma, the first of these that cuts all lines alike.
///
/// The first row is a header when its cells (but the first) are texts, or alone are in quotes; when
/// they are the numbers 0, 1, 2, … under which pandas writes unnamed columns, with an index column
/// or over samples written with a decimal point; or when only its first cell is empty, over an
/// index column. A row that mixes names and numbers is no header: it is a sample with a cell that
/// is no number.
///
/// The first column is an index when all its cells are texts; or when its header is empty,
/// pandas' "Unnamed: 0", "index", "id", "row", "sample", "stimulus" or "trial" and it consists of
/// distinct integers (for that the whole column is read); or when the header has one cell less than
/// the samples (R).
///
/// Lines that begin with # before the first sample are comments; the last of them is the header
/// if it has a name for every cell (NumPy's savetxt).
///
/// Of an index column of integers only those in the first `look_at` bytes are checked.
Result<TableLayout> detect_layout(const InputFile& file, std::int64_t look_at,
                                  const Progress& progress);

} // namespace counterpart
