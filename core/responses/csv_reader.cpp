// Text tables (.csv, .tsv): one sample a line, one neuron a column.

#include "core/base/memory.h"
#include "core/responses/csv_layout.h"
#include "core/responses/csv_lines.h"
#include "core/responses/csv_number.h"
#include "core/responses/reader.h"

#include <algorithm>
#include <optional>

namespace counterpart {

namespace {

/// Collects a table line by line.
class TableReader {
  public:
    TableReader(const InputFile& file, TableLayout layout)
        : file_(file), layout_(std::move(layout)), number_(layout_.commas_are_free()) {}

    /// One sample; a Problem where its line cannot be one.
    std::optional<Problem> add(std::string_view record, std::int64_t line) {
        if (is_blank(record)) {
            blank_line_ = blank_line_ == 0 ? line : blank_line_;
            return std::nullopt;
        }
        if (blank_line_ != 0)
            return Problem{at_line(blank_line_), "the line is empty, but samples follow",
                           "remove it, or fill it in"};
        const Index count = split_cells(record, layout_.delimiter, layout_.cells, cells_);
        if (count != layout_.cells)
            return ragged(line, count);
        if (std::optional<Problem> problem = too_large())
            return problem;
        if (layout_.has_index)
            labels_.push_back(cells_.front().plain());
        for (std::size_t i = layout_.has_index ? 1 : 0; i < cells_.size(); ++i)
            if (std::optional<Problem> problem = add_value(i, line))
                return problem;
        ++rows_;
        return std::nullopt;
    }

    /// The whole table, when all lines were added.
    Result<Responses> finish() {
        if (rows_ == 0)
            return Problem{file_.path(), "there are no samples in it", "write it again"};
        if (bad_count_ > 0)
            return missing_values();
        if (number_.commas_may_group())
            return Problem{file_.path(),
                           "its commas may be decimal commas or group thousands; which, cannot be "
                           "known",
                           "write its numbers with a decimal point"};
        auto numbers = std::make_shared<ResponseValues>();
        values_.shrink_to_fit();
        numbers->numbers = std::move(values_);
        Source source;
        source.path = file_.path();
        source.name = file_.name();
        source.format = layout_.delimiter == '\t' ? "tsv" : "csv";
        source.value_type = "text";
        source.bytes = file_.size();
        return Responses(std::move(numbers), rows_, layout_.neurons(),
                         Responses::Layout::sample_major, std::move(source))
            .named(layout_.has_header ? layout_.names : std::vector<std::string>{},
                   std::move(labels_));
    }

    [[nodiscard]] Index rows() const { return rows_; }

  private:
    [[nodiscard]] std::string at_line(std::int64_t line) const {
        return file_.path() + ", line " + std::to_string(line);
    }
    [[nodiscard]] std::string at_cell(std::int64_t line, std::size_t cell) const {
        return at_line(line) + ", column " + std::to_string(cell + 1);
    }

    /// Where the values are about to be moved to twice their room: whether there is that much.
    [[nodiscard]] std::optional<Problem> too_large() const {
        if (values_.size() + cells_.size() <= values_.capacity())
            return std::nullopt;
        const double bytes = 2.0 * double(values_.capacity()) * sizeof(double);
        return exceeds_memory(file_.path(), "its responses take", bytes, available_memory());
    }

    std::optional<Problem> add_value(std::size_t cell, std::int64_t line) {
        double value = 0;
        const std::string_view text = cells_[cell].text;
        const CellKind kind = number_.read(text, value);
        if (kind == CellKind::text)
            return no_number(text, at_cell(line, cell));
        if (number_.mixes_marks())
            return Problem{at_cell(line, cell),
                           shown(text) + ": decimal commas and decimal points are mixed",
                           "write all numbers with a decimal point"};
        if (kind == CellKind::missing && bad_count_++ == 0) {
            first_bad_ = at_cell(line, cell);
            first_bad_text_ = text;
        }
        values_.push_back(value);
        return std::nullopt;
    }

    [[nodiscard]] Problem no_number(std::string_view text, std::string where) const {
        std::string remedy;
        if (layout_.cells == 1 && text.find(' ') != text.npos)
            remedy = "separate the cells by commas, e.g. np.savetxt(\"x.csv\", x, delimiter=\",\")";
        else if (!layout_.commas_are_free() && text.find(',') != text.npos)
            remedy = "write numbers with a decimal point, or separate the cells by semicolons";
        else if (layout_.commas_are_free() && text.find(',') != text.npos)
            remedy = "write numbers with a decimal point, and do not group thousands";
        else
            remedy = "every cell but those of the header row and the index column is a number";
        return {std::move(where), shown(text) + " is no number", remedy};
    }

    [[nodiscard]] Problem ragged(std::int64_t line, Index count) const {
        return {at_line(line),
                grouped(count) + (count == 1 ? " cell" : " cells") + " in a table of " +
                    grouped(layout_.cells) + (layout_.cells == 1 ? " column" : " columns"),
                "every line needs the same number of cells"};
    }

    [[nodiscard]] Problem missing_values() const {
        return {first_bad_,
                (first_bad_text_.empty() ? std::string("the cell is empty")
                                         : shown(first_bad_text_) + " is no finite number") +
                    "; empty, NaN or infinite in all: " + grouped(bad_count_) + " of " +
                    grouped(rows_ * layout_.neurons()) + " cells",
                "leave these samples or neurons out of the files"};
    }

    const InputFile& file_;
    TableLayout layout_;
    NumberReader number_;
    std::vector<Cell> cells_;
    std::vector<double> values_;
    std::vector<std::string> labels_;
    Index rows_ = 0;
    std::int64_t blank_line_ = 0;
    std::int64_t bad_count_ = 0;
    std::string first_bad_;
    std::string first_bad_text_;
};

Result<Responses> read_table(const InputFile& file, TableLayout layout, const ReadOptions& options,
                             const Progress& progress) {
    Index to_skip = layout.skipped;
    TableReader table(file, std::move(layout));
    RecordReader reader(file);
    std::int64_t polled = 0;
    while (true) {
        const Result<bool> more = reader.next();
        if (!more.ok())
            return more.forward<Responses>();
        if (!more.value())
            return table.finish();
        if (reader.consumed() != polled) {
            if (progress.cancelled(double(reader.consumed() - polled)))
                return Cancelled{};
            polled = reader.consumed();
            progress.report(
                options.stage,
                std::min(1.0, double(polled) / double(std::max<std::int64_t>(1, file.size()))));
        }
        const bool leading_blank = table.rows() == 0 && is_blank(reader.record());
        if (leading_blank || to_skip-- > 0)
            continue;
        if (const std::optional<Problem> problem = table.add(reader.record(), reader.line()))
            return *problem;
    }
}

Result<TableLayout> usable_layout(const InputFile& file, std::int64_t look_at,
                                  const Progress& progress) {
    Result<TableLayout> layout = detect_layout(file, look_at, progress);
    if (!layout.ok())
        return layout;
    const auto names = Index(layout.value().names.size());
    if (layout.value().has_header && names != layout.value().neurons())
        return Problem{file.path(),
                       "the header row names " + grouped(names) +
                           (names == 1 ? " column" : " columns") + ", but the samples have " +
                           grouped(layout.value().neurons()),
                       "every line needs the same number of cells"};
    return layout;
}

Result<Responses> read_delimited(const InputFile& file, const ReadOptions& options,
                                 const Progress& progress) {
    Result<TableLayout> layout = usable_layout(file, file.size(), progress);
    if (!layout.ok())
        return layout.forward<Responses>();
    return read_table(file, std::move(layout).value(), options, progress);
}

Result<FileDescription> describe_delimited(const InputFile& file) {
    const Progress silent;
    const Result<TableLayout> layout = usable_layout(file, InputFile::block, silent);
    if (!layout.ok())
        return layout.forward<FileDescription>();
    FileDescription description;
    description.format = layout.value().delimiter == '\t' ? "tsv" : "csv";
    description.value_type = "text";
    description.columns = layout.value().neurons();
    description.bytes = file.size();
    description.has_names = layout.value().has_header;
    description.has_labels = layout.value().has_index;
    if (file.size() <= std::int64_t(InputFile::block)) {
        const Result<Responses> responses = read_table(file, layout.value(), {}, silent);
        if (!responses.ok())
            return responses.forward<FileDescription>();
        description.rows = responses.value().n_samples();
    }
    return description;
}

/// Text contains no control characters but line ends and tabs (and form feeds). NUL bytes further
/// on are found while reading.
bool is_text(const FileHead& head) {
    return std::all_of(head.bytes.begin(), head.bytes.end(), [](unsigned char c) {
        return c >= 0x20 || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    });
}

} // namespace

const Reader delimited_reader = {[](const FileHead& head) {
                                     // A damaged .npy is not told as a table with strange cells.
                                     return head.extension != "npy" &&
                                            (is_text(head) || head.extension == "csv" ||
                                             head.extension == "tsv" || head.extension == "txt");
                                 },
                                 describe_delimited, read_delimited};

} // namespace counterpart
