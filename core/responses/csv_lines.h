#pragma once
// Text tables taken apart: file → records → cells. RFC 4180, and what programs really write.

#include "core/base/result.h"
#include "core/responses/input_file.h"

#include <string>
#include <string_view>
#include <vector>

namespace counterpart {

/// The records of a text file, one after the other. A record is a line, or several where a quoted
/// cell contains line ends. Lines end in LF, CRLF or CR; a UTF-8 byte order mark is skipped. Holds
/// one record and one block at a time.
class RecordReader {
  public:
    explicit RecordReader(const InputFile& file) : file_(&file) {}

    /// Whether there was another record; it is then `record()`, valid until the next call.
    /// Errors: cannot be read, NUL bytes, a line beyond longest_record, a quote that is not closed.
    [[nodiscard]] Result<bool> next();

    [[nodiscard]] std::string_view record() const { return record_; }
    /// Number of the record's first line, from 1.
    [[nodiscard]] std::int64_t line() const { return line_; }
    /// Bytes of the file seen so far.
    [[nodiscard]] std::int64_t consumed() const { return offset_; }

    static constexpr std::size_t longest_record = std::size_t{64} << 20;

  private:
    [[nodiscard]] Result<bool> fill();
    void take(std::size_t end, std::size_t next_begin);
    [[nodiscard]] Problem problem(const char* what, const char* remedy) const;

    const InputFile* file_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0;   ///< of what was not handed out yet, in buffer_
    std::int64_t offset_ = 0; ///< of the next block, in the file
    char line_end_ = 0;
    std::string_view record_;
    std::int64_t line_ = 0;
    std::int64_t next_line_ = 1;
};

/// One cell of a record, without its quotes and the spaces around it.
struct Cell {
    std::string_view text;
    bool quoted = false;
    bool escaped = false; ///< contains "" for "
    /// The text with "" resolved.
    [[nodiscard]] std::string plain() const;
};

/// Takes a record apart; an empty record is one empty cell. Returns how many cells it has and keeps
/// the first `most` of them: a line of nothing but commas would take 24 times its size otherwise.
std::ptrdiff_t split_cells(std::string_view record, char delimiter, std::ptrdiff_t most,
                           std::vector<Cell>& cells);

/// Nothing but spaces.
[[nodiscard]] bool is_blank(std::string_view record);

} // namespace counterpart
