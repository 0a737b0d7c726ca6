#include "core/responses/csv_lines.h"

#include <algorithm>
#include <cstring>

namespace counterpart {

Result<bool> RecordReader::next() {
    std::size_t search = begin_;
    bool in_quotes = false;
    while (true) {
        const char* start = buffer_.data() + search;
        const std::size_t left = buffer_.size() - search;
        const char* end =
            left == 0 ? nullptr : static_cast<const char*>(std::memchr(start, line_end_, left));
        const char* stop = end != nullptr ? end : start + left;
        in_quotes ^= (std::count(start, stop, '"') & 1) != 0;
        search = static_cast<std::size_t>(stop - buffer_.data());
        if (end != nullptr && !in_quotes) {
            take(search, search + 1);
            return true;
        }
        if (end != nullptr) {
            ++search;
            continue;
        }
        search -= begin_; // fill() moves the rest to the front
        Result<bool> more = fill();
        if (!more.ok())
            return more;
        search += begin_;
        if (more.value())
            continue;
        if (begin_ == buffer_.size())
            return false;
        if (in_quotes)
            return problem("a quotation mark is never closed", "close it, or remove it");
        take(buffer_.size(), buffer_.size());
        return true;
    }
}

/// Appends the next block to what was not handed out yet; false at the end of the file.
Result<bool> RecordReader::fill() {
    const bool first = offset_ == 0;
    buffer_.erase(buffer_.begin(), buffer_.begin() + std::ptrdiff_t(begin_));
    begin_ = 0;
    const std::size_t kept = buffer_.size();
    if (kept > longest_record)
        return problem("the line is longer than 64 MiB", "write one sample a line");
    const std::int64_t left = std::max<std::int64_t>(file_->size() - offset_, 0);
    // Never beyond the size it was opened with: a file that keeps growing would have no end.
    const std::size_t wanted = std::min(InputFile::block, std::size_t(left));
    buffer_.resize(kept + wanted);
    const Result<std::size_t> got = file_->read(offset_, buffer_.data() + kept, wanted);
    if (!got.ok())
        return got.forward<bool>();
    buffer_.resize(kept + got.value());
    offset_ += std::int64_t(got.value());
    const std::string_view block(buffer_.data() + kept, got.value());
    if (block.find('\0') != std::string_view::npos)
        return problem("the text contains NUL bytes (here or further on): the file is damaged "
                       "or no text",
                       "save it as UTF-8 text");
    if (first) {
        begin_ = block.starts_with("\xEF\xBB\xBF") ? 3 : 0;
        const bool old_mac = block.find('\n') == block.npos && block.find('\r') != block.npos;
        line_end_ = old_mac ? '\r' : '\n';
    }
    return got.value() > 0;
}

void RecordReader::take(std::size_t end, std::size_t next_begin) {
    record_ = std::string_view(buffer_.data() + begin_, end - begin_);
    line_ = next_line_;
    next_line_ += 1 + std::count(record_.begin(), record_.end(), line_end_);
    if (line_end_ == '\n' && record_.ends_with('\r'))
        record_.remove_suffix(1);
    begin_ = next_begin;
}

Problem RecordReader::problem(const char* what, const char* remedy) const {
    return {file_->path() + ", line " + std::to_string(next_line_), what, remedy};
}

std::string Cell::plain() const {
    if (!escaped)
        return std::string(text);
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        result += text[at];
        if (text[at] == '"' && at + 1 < text.size() && text[at + 1] == '"')
            ++at;
    }
    return result;
}

namespace {

/// Tabs too: where they separate cells, no unquoted cell contains one.
std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ') || text.starts_with('\t'))
        text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with('\t'))
        text.remove_suffix(1);
    return text;
}

/// The quoted cell that begins at `quote`, and where its delimiter or the record's end is. False
/// where the quotes do not enclose the whole cell: it is then taken as it stands.
bool quoted_cell(std::string_view record, std::size_t quote, char delimiter, Cell& cell,
                 std::size_t& end) {
    std::size_t close = record.find('"', quote + 1);
    bool escaped = false;
    while (close != record.npos && close + 1 < record.size() && record[close + 1] == '"') {
        escaped = true;
        close = record.find('"', close + 2);
    }
    if (close == record.npos)
        return false;
    end = record.find_first_not_of(' ', close + 1);
    if (end == record.npos)
        end = record.size();
    if (end < record.size() && record[end] != delimiter)
        return false;
    cell = {record.substr(quote + 1, close - quote - 1), true, escaped};
    return true;
}

/// The cell that begins at `at`; returns where its delimiter or the record's end is.
std::size_t cell_at(std::string_view record, std::size_t at, char delimiter, Cell& cell) {
    std::size_t end = 0;
    const std::size_t quote = record.find_first_not_of(' ', at);
    if (quote != record.npos && record[quote] == '"' &&
        quoted_cell(record, quote, delimiter, cell, end))
        return end;
    end = std::min(record.find(delimiter, at), record.size());
    cell = {trimmed(record.substr(at, end - at)), false, false};
    return end;
}

} // namespace

std::ptrdiff_t split_cells(std::string_view record, char delimiter, std::ptrdiff_t most,
                           std::vector<Cell>& cells) {
    cells.clear();
    Cell cell;
    std::size_t at = 0;
    for (std::ptrdiff_t count = 1;; ++count) {
        const std::size_t end = cell_at(record, at, delimiter, cell);
        if (count <= most)
            cells.push_back(cell);
        if (end == record.size())
            return count;
        at = end + 1;
    }
}

bool is_blank(std::string_view record) {
    return record.find_first_not_of(' ') == record.npos;
}

} // namespace counterpart
