// NumPy's .npy: one array in binary, with a header that says what it is.

#include "core/base/memory.h"
#include "core/responses/npy_header.h"
#include "core/responses/npy_values.h"
#include "core/responses/reader.h"

#include <algorithm>
#include <optional>

namespace counterpart {

namespace {

/// " row 3, column 5 (counted from 0)" of a position in the file's own order.
std::string place(const NpyHeader& header, std::int64_t position) {
    const std::int64_t row =
        header.fortran_order ? position % header.rows : position / header.columns;
    const std::int64_t column =
        header.fortran_order ? position / header.rows : position % header.columns;
    return ", row " + std::to_string(row) + ", column " + std::to_string(column) +
           " (counted from 0)";
}

std::string count_of(std::int64_t count, const NpyHeader& header) {
    return grouped(count) + " of " + grouped(header.rows * header.columns) + " values";
}

/// What is wrong with the numbers of a whole file, if anything is. In Fortran order the first in
/// the file is not the first by rows: the place is the file's first.
template<typename Out>
std::optional<Problem> flaw(const InputFile& file, const NpyHeader& header,
                            const std::vector<Out>& values, const NpyFlaws& flaws) {
    if (const BadValues& bad = flaws.not_finite; bad.count > 0) {
        const Out first = values[static_cast<std::size_t>(bad.first)];
        return Problem{file.path() + place(header, bad.first),
                       std::string(first != first ? "the value is NaN" : "the value is infinite") +
                           "; NaN or infinite in all: " + count_of(bad.count, header),
                       "leave these samples or neurons out of the files"};
    }
    if (const BadValues& bad = flaws.inexact; bad.count > 0)
        return Problem{file.path() + place(header, bad.first),
                       "the integer is too large for double precision, which would change " +
                           count_of(bad.count, header),
                       "subtract an offset, or accept the rounding: " +
                           save_line(file, "x.astype(\"float64\")")};
    return std::nullopt;
}

Responses responses_of(const InputFile& file, const NpyHeader& header,
                       std::shared_ptr<const ResponseValues> values) {
    Source source;
    source.path = file.path();
    source.name = file.name();
    source.format = "npy";
    source.value_type = header.value_type();
    source.bytes = file.size();
    return Responses(std::move(values), header.rows, header.columns,
                     header.fortran_order ? Responses::Layout::neuron_major
                                          : Responses::Layout::sample_major,
                     std::move(source));
}

template<typename Out>
Result<Responses> read_values(const InputFile& file, const NpyHeader& header,
                              const ReadOptions& options, const Progress& progress) {
    const std::size_t size = size_of(header.type);
    const auto total = static_cast<std::size_t>(header.rows * header.columns);
    if (std::optional<Problem> problem = exceeds_memory(
            file.path(), "its responses take", double(total) * sizeof(Out), available_memory()))
        return std::move(*problem);
    auto numbers = std::make_shared<ResponseValues>();
    auto& values = numbers->numbers.emplace<std::vector<Out>>();
    values.reserve(total);
    const bool in_place = is_as_in_memory(header);
    std::vector<char> block(in_place ? 0 : std::min(InputFile::block, total * size));
    NpyFlaws flaws;
    while (values.size() < total) {
        const std::size_t from = values.size();
        const std::size_t count = std::min(InputFile::block / size, total - from);
        if (progress.cancelled(double(count)))
            return Cancelled{};
        const std::int64_t offset = header.data_offset + std::int64_t(from * size);
        char* to = block.data();
        if (in_place) {
            values.resize(from + count);
            to = reinterpret_cast<char*>(values.data() + from);
        }
        const Result<std::size_t> got = file.read(offset, to, count * size);
        if (!got.ok())
            return got.forward<Responses>();
        if (got.value() < count * size)
            return Problem{file.path(), "it became shorter while it was read",
                           "try again when the program that writes it has ended"};
        if (in_place)
            note_not_finite(values, from, flaws);
        else
            append_npy_values(header, block.data(), count, values, flaws);
        progress.report(options.stage, double(values.size()) / double(total));
    }
    if (const std::optional<Problem> problem = flaw(file, header, values, flaws))
        return *problem;
    return responses_of(file, header, std::move(numbers));
}

/// Whether the values can be left in the file, and are worth it.
bool can_be_left(const InputFile& file, const NpyHeader& header) {
    constexpr std::int64_t worth_it = std::int64_t{1} << 20;
    return header.type == NpyType::f4 && is_as_in_memory(header) && !header.fortran_order &&
           header.rows >= many_samples && file.size() >= worth_it;
}

Result<Responses> leave_values(const InputFile& file, const NpyHeader& header) {
    Result<InputFile> kept_open = file.shared();
    if (!kept_open.ok())
        return kept_open.forward<Responses>();
    auto values = std::make_shared<ResponseValues>();
    values->on_disk.emplace(std::move(kept_open).value(), header.data_offset, header.columns);
    return responses_of(file, header, std::move(values));
}

Result<Responses> read_npy(const InputFile& file, const ReadOptions& options,
                           const Progress& progress) {
    const Result<NpyHeader> header = read_npy_header(file);
    if (!header.ok())
        return header.forward<Responses>();
    if (options.leave_on_disk && !options.transpose && can_be_left(file, header.value()))
        return leave_values(file, header.value());
    return becomes_float(header.value().type)
               ? read_values<float>(file, header.value(), options, progress)
               : read_values<double>(file, header.value(), options, progress);
}

Result<FileDescription> describe_npy(const InputFile& file) {
    const Result<NpyHeader> header = read_npy_header(file);
    if (!header.ok())
        return header.forward<FileDescription>();
    FileDescription description;
    description.format = "npy";
    description.value_type = header.value().value_type();
    description.rows = header.value().rows;
    description.columns = header.value().columns;
    description.bytes = file.size();
    description.can_be_left = can_be_left(file, header.value());
    return description;
}

} // namespace

const Reader npy_reader = {[](const FileHead& head) { return head.bytes.starts_with("\x93NUMPY"); },
                           describe_npy, read_npy};

} // namespace counterpart
