#include "core/responses/csv_layout.h"

#include "core/responses/csv_lines.h"
#include "core/responses/csv_number.h"
#include "core/responses/reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace counterpart {

namespace {

/// More columns are no table of neurons but a file without line ends.
constexpr Index most_columns = 1'000'000;

using Row = std::vector<std::string>;

/// The first lines of a file, comments and blank ones taken out.
struct Sample {
    std::vector<std::string> records;
    std::string comment; ///< the last comment before them, without its #
    Index comments = 0;
};

Result<Sample> first_lines(const InputFile& file) {
    constexpr std::size_t enough = 20;
    Sample sample;
    RecordReader reader(file);
    while (sample.records.size() < enough &&
           (sample.records.size() < 2 || reader.consumed() <= std::int64_t(InputFile::block))) {
        Result<bool> more = reader.next();
        if (!more.ok())
            return more.forward<Sample>();
        if (!more.value())
            break;
        std::string_view record = reader.record();
        if (is_blank(record))
            continue;
        if (record.front() == '#' && sample.records.empty()) {
            record.remove_prefix(std::min(record.find_first_not_of("# "), record.size()));
            sample.comment = record;
            ++sample.comments;
        } else {
            sample.records.emplace_back(record);
        }
    }
    return sample;
}

Row row_of(std::string_view record, char delimiter) {
    std::vector<Cell> cells;
    split_cells(record, delimiter, most_columns, cells);
    Row row;
    row.reserve(cells.size());
    for (const Cell& cell : cells)
        row.push_back(cell.plain());
    return row;
}

Index count_of(std::string_view record, char delimiter) {
    std::vector<Cell> none;
    return split_cells(record, delimiter, 0, none);
}

/// Whether a delimiter cuts all lines alike, and at all. The first may have one cell less (R).
bool cuts_alike(const Sample& sample, char delimiter) {
    const Index last = count_of(sample.records.back(), delimiter);
    const Index first = count_of(sample.records.front(), delimiter);
    return last > 1 && (first == last || first == last - 1) &&
           std::all_of(sample.records.begin() + 1, sample.records.end(),
                       [&](const std::string& r) { return count_of(r, delimiter) == last; });
}

char find_delimiter(const Sample& sample, const std::string& extension) {
    constexpr std::array<char, 3> delimiters = {'\t', ';', ','};
    for (const char delimiter : delimiters)
        if (cuts_alike(sample, delimiter))
            return delimiter;
    if (extension == "tsv")
        return '\t';
    // Ragged or a single column: the one every line has, so that the refusal names the right line.
    for (const char delimiter : delimiters)
        if (std::all_of(sample.records.begin(), sample.records.end(),
                        [&](const std::string& r) { return count_of(r, delimiter) > 1; }))
            return delimiter;
    return ',';
}

CellKind kind_of(const std::string& cell, char delimiter) {
    double value = 0;
    return NumberReader(delimiter != ',').read(cell, value);
}

bool is_integer(std::string_view text, std::int64_t& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return !text.empty() && error == std::errc{} && end == text.data() + text.size();
}

/// 0, 1, 2, … from cell `from` on.
bool counts_up(const Row& row, std::size_t from) {
    for (std::size_t i = from; i < row.size(); ++i) {
        std::int64_t value = -1;
        if (!is_integer(row[i], value) || value != std::int64_t(i - from))
            return false;
    }
    return row.size() > from;
}

/// Header cells that announce an index column. Whoever numbers the samples rarely calls the column
/// anything else, and a neuron of one of these names that answers in distinct integers is rarer.
bool is_index_name(std::string_view name) {
    constexpr std::array<std::string_view, 9> names = {"",       "unnamed: 0", "index", "id", "row",
                                                       "sample", "stimulus",   "trial", "#"};
    const auto same = [name](std::string_view known) {
        return std::equal(name.begin(), name.end(), known.begin(), known.end(), [](char a, char b) {
            return (a >= 'A' && a <= 'Z' ? char(a - 'A' + 'a') : a) == b;
        });
    };
    return std::any_of(names.begin(), names.end(), same);
}

/// The first lines as cells, with what the decisions ask of them.
class FirstRows {
  public:
    FirstRows(const Sample& sample, char delimiter) : delimiter_(delimiter) {
        for (const std::string& record : sample.records)
            rows_.push_back(row_of(record, delimiter));
        std::vector<Cell> cells;
        for (std::size_t i = 0; i < std::min<std::size_t>(2, sample.records.size()); ++i) {
            split_cells(sample.records[i], delimiter, most_columns, cells);
            const auto from = cells.begin() + (cells.size() > 1 ? 1 : 0);
            all_quoted_[i] = std::all_of(from, cells.end(), [](const Cell& c) { return c.quoted; });
        }
    }

    [[nodiscard]] const Row& first() const { return rows_.front(); }
    [[nodiscard]] std::size_t size() const { return rows_.size(); }

    /// All first cells from row `from` on are texts.
    [[nodiscard]] bool labelled(std::size_t from) const {
        return from < rows_.size() &&
               std::all_of(rows_.begin() + std::ptrdiff_t(from), rows_.end(), [this](const Row& r) {
                   return kind_of(r.front(), delimiter_) == CellKind::text;
               });
    }

    /// All first cells from row `from` on are numbers with grouped thousands (1.234,5), which are
    /// not read: as labels they would silently take a neuron away.
    [[nodiscard]] bool grouped_numbers(std::size_t from) const {
        return from < rows_.size() &&
               std::all_of(rows_.begin() + std::ptrdiff_t(from), rows_.end(), [](const Row& r) {
                   return r.front().find(',') != std::string::npos &&
                          r.front().find_first_not_of("+-0123456789.,") == std::string::npos;
               });
    }

    [[nodiscard]] bool first_is_header() const {
        const Row& row = first();
        if (rows_.size() > 1 && all_quoted_[0] && !all_quoted_[1])
            return true;
        if (row.size() == 1)
            return kind_of(row[0], delimiter_) == CellKind::text;
        if (names_from(1))
            return kind_of(row[0], delimiter_) != CellKind::number;
        if (counts_up(row, 1) && (is_index_name(row[0]) || (row.size() > 2 && labelled(0))))
            return rows_.size() > 1;
        if (row[0].empty() && rows_.size() > 1 && numbers_from(1))
            return labelled(1) || numbered(1);
        return row.size() > 2 && counts_up(row, 0) && fractions_below();
    }

    /// Two cells in every row below the first, which are both sides of a decimal comma.
    [[nodiscard]] bool may_be_decimal_commas() const {
        const auto digits = [](std::string_view text) {
            return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
        };
        return std::all_of(rows_.begin() + 1, rows_.end(), [&](const Row& row) {
            std::string_view whole = row.front();
            if (whole.starts_with('-') || whole.starts_with('+'))
                whole.remove_prefix(1);
            const std::size_t exponent = row.back().find_first_of("eE");
            return row.size() == 2 && digits(whole) &&
                   digits(std::string_view(row.back()).substr(0, exponent));
        });
    }

  private:
    /// Texts (or empty) from cell `from` on, at least one of them a text.
    [[nodiscard]] bool names_from(std::size_t from) const {
        bool any = false;
        for (std::size_t i = from; i < first().size(); ++i) {
            const CellKind kind = kind_of(first()[i], delimiter_);
            if (kind == CellKind::number)
                return false;
            any |= kind == CellKind::text;
        }
        return any;
    }
    [[nodiscard]] bool numbers_from(std::size_t from) const {
        return std::all_of(first().begin() + std::ptrdiff_t(from), first().end(),
                           [this](const std::string& cell) {
                               return kind_of(cell, delimiter_) == CellKind::number;
                           });
    }
    /// The first cells from row `from` on are distinct integers.
    [[nodiscard]] bool numbered(std::size_t from) const {
        std::vector<std::int64_t> seen;
        for (std::size_t i = from; i < rows_.size(); ++i) {
            std::int64_t value = 0;
            if (!is_integer(rows_[i].front(), value))
                return false;
            seen.push_back(value);
        }
        std::sort(seen.begin(), seen.end());
        return std::adjacent_find(seen.begin(), seen.end()) == seen.end();
    }
    /// Every cell below the first row is written with a mark or an exponent, as programs write
    /// floating-point numbers.
    [[nodiscard]] bool fractions_below() const {
        return rows_.size() > 1 && std::all_of(rows_.begin() + 1, rows_.end(), [](const Row& row) {
                   return std::all_of(row.begin(), row.end(), [](const std::string& cell) {
                       return cell.find_first_of(".,eEnN") != cell.npos;
                   });
               });
    }

    std::vector<Row> rows_;
    std::array<bool, 2> all_quoted_{}; ///< of the first two rows; the first cell does not count
    char delimiter_;
};

/// Whether the first cells of all samples in the first `look_at` bytes are distinct integers.
/// Reads these once.
Result<bool> first_column_counts(const InputFile& file, const TableLayout& layout,
                                 std::int64_t look_at, const Progress& progress) {
    RecordReader reader(file);
    std::vector<std::int64_t> seen;
    std::int64_t polled = 0;
    for (Index record = 0;;) {
        Result<bool> more = reader.next();
        if (!more.ok() || !more.value()) {
            if (!more.ok())
                return more;
            break;
        }
        if (reader.consumed() > std::max(look_at, std::int64_t(InputFile::block)))
            break;
        if (reader.consumed() != polled && progress.cancelled(double(reader.consumed() - polled)))
            return Cancelled{};
        polled = reader.consumed();
        if (is_blank(reader.record()) || record++ < layout.skipped)
            continue;
        const std::string_view line = reader.record();
        std::vector<Cell> cells;
        split_cells(line.substr(0, line.find(layout.delimiter)), layout.delimiter, 1, cells);
        std::int64_t value = 0;
        if (!is_integer(cells.front().text, value))
            return false;
        seen.push_back(value);
    }
    std::sort(seen.begin(), seen.end());
    return std::adjacent_find(seen.begin(), seen.end()) == seen.end();
}

void decide_header(const Sample& sample, const FirstRows& rows, TableLayout& layout) {
    const Row comment = row_of(sample.comment, layout.delimiter);
    layout.skipped = sample.comments;
    layout.has_header = rows.first_is_header();
    if (layout.has_header) {
        layout.names = rows.first();
        ++layout.skipped;
    } else if (sample.comments > 0 && Index(comment.size()) == layout.cells &&
               (kind_of(comment.front(), layout.delimiter) == CellKind::text ||
                (comment.front().empty() && comment.size() > 1 &&
                 kind_of(comment[1], layout.delimiter) == CellKind::text))) {
        layout.has_header = true;
        layout.names = comment;
    }
}

} // namespace

Result<TableLayout> detect_layout(const InputFile& file, std::int64_t look_at,
                                  const Progress& progress) {
    const Result<Sample> sample = first_lines(file);
    if (!sample.ok())
        return sample.forward<TableLayout>();
    if (sample.value().records.empty())
        return Problem{file.path(), "there are no samples in it", "write it again"};
    TableLayout layout;
    layout.delimiter = find_delimiter(sample.value(), file.extension());
    const std::vector<std::string>& records = sample.value().records;
    // The second row's, as the first may be a header with one cell less.
    layout.cells = count_of(records[records.size() > 1 ? 1 : 0], layout.delimiter);
    if (layout.cells > most_columns)
        return Problem{file.path(),
                       "a line has " + grouped(layout.cells) + " cells; more than " +
                           grouped(most_columns) + " are not read",
                       "write one sample a line"};
    const FirstRows rows(sample.value(), layout.delimiter);
    decide_header(sample.value(), rows, layout);
    const bool header_in_table = layout.skipped > sample.value().comments;
    if (header_in_table && rows.size() == 1)
        return Problem{file.path(), "it has a header row but no samples", "write it again"};
    if (layout.cells == 1)
        return layout;
    const bool one_name_less = header_in_table && Index(layout.names.size()) == layout.cells - 1;
    if (one_name_less && layout.cells == 2 && layout.delimiter == ',' &&
        rows.may_be_decimal_commas())
        return Problem{file.path(),
                       "under its one name stand cells such as " + shown(records[1]) +
                           ", which may be one number with a decimal comma or a label and a number",
                       "write numbers with a decimal point, or name both columns"};
    const std::size_t first_sample = header_in_table ? 1 : 0;
    const bool named_index = layout.has_header && is_index_name(layout.names.front());
    layout.has_index = one_name_less || (rows.labelled(first_sample) &&
                                         (named_index || !rows.grouped_numbers(first_sample)));
    if (!layout.has_index && named_index) {
        const Result<bool> counts = first_column_counts(file, layout, look_at, progress);
        if (!counts.ok())
            return counts.forward<TableLayout>();
        layout.has_index = counts.value();
    }
    if (layout.has_index && layout.has_header && !one_name_less)
        layout.names.erase(layout.names.begin());
    return layout;
}

} // namespace counterpart
