#include "core/responses/read_responses.h"

#include "core/responses/reader.h"

#include <array>
#include <new>
#include <stdexcept>

namespace counterpart {

namespace {

/// Every format there is. Text comes last: it recognises whatever is text.
constexpr std::array<const Reader*, 3> readers = {&npy_reader, &foreign_reader, &delimited_reader};

Result<const Reader*> reader_of(const InputFile& file) {
    std::array<char, 4096> head{};
    const Result<std::size_t> got = file.read(0, head.data(), head.size());
    if (!got.ok())
        return got.forward<const Reader*>();
    const FileHead seen{std::string_view(head.data(), got.value()), file.extension()};
    for (const Reader* reader : readers)
        if (reader->recognises(seen))
            return reader;
    if (seen.extension == "npy")
        return Problem{file.path(), "it is named .npy but does not begin as one",
                       "save it with np.save"};
    return Problem{file.path(), "this is no format that can be read here",
                   "save it as .npy (np.save) or as .csv"};
}

Problem too_large(const InputFile& file) {
    return {file.path(), "its " + grouped(file.size()) + " bytes do not fit into memory",
            "compare fewer samples or neurons, or save them as float32"};
}

Result<Responses> read_file(const InputFile& file, const ReadOptions& options,
                            const Progress& progress) {
    const Result<const Reader*> reader = reader_of(file);
    if (!reader.ok())
        return reader.forward<Responses>();
    try {
        Result<Responses> responses = reader.value()->read(file, options, progress);
        if (responses.cancelled())
            return responses;
        if (std::optional<Problem> problem = file.changed())
            return std::move(*problem);
        if (responses.ok() && options.transpose)
            return responses.value().transposed();
        return responses;
    } catch (const std::bad_alloc&) {
        return too_large(file);
    } catch (const std::length_error&) {
        return too_large(file);
    }
}

} // namespace

Result<Responses> read_responses(const std::string& path, const ReadOptions& options,
                                 const Progress& progress) {
    const Result<InputFile> file = InputFile::open(path);
    if (!file.ok())
        return file.forward<Responses>();
    return read_file(file.value(), options, progress);
}

Result<Responses> read_bytes(std::string name, std::string bytes, const ReadOptions& options,
                             const Progress& progress) {
    return read_file(InputFile::in_memory(std::move(name), std::move(bytes)), options, progress);
}

Result<Responses> read_left_on_disk(const Responses& responses, Stage stage,
                                    const Progress& progress) {
    const InputFile& file = responses.on_disk()->file();
    Result<Responses> read = read_file(file, {false, stage}, progress);
    if (read.ok() && (read.value().n_samples() != responses.n_samples() ||
                      read.value().n_neurons() != responses.n_neurons()))
        return Problem{file.path(), "it changed while it was read",
                       "try again when the program that writes it has ended"};
    return read;
}

Result<FileDescription> describe_file(const std::string& path) {
    const Result<InputFile> file = InputFile::open(path);
    if (!file.ok())
        return file.forward<FileDescription>();
    const Result<const Reader*> reader = reader_of(file.value());
    if (!reader.ok())
        return reader.forward<FileDescription>();
    return reader.value()->describe(file.value());
}

std::string python_string(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        const auto code = static_cast<unsigned char>(c);
        if (code < 0x20 || code == 0x7F) {
            constexpr std::string_view digits = "0123456789abcdef";
            quoted += {'\\', 'x', digits[code >> 4], digits[code & 15]};
        } else {
            quoted += c;
        }
    }
    return quoted + '"';
}

std::string python_path(const InputFile& file) {
    return python_string(file.path().empty() ? file.name() : file.path());
}

std::string save_line(const InputFile& file, std::string_view expression,
                      std::string_view load_options) {
    std::string_view stem = file.name();
    if (stem.ends_with(".npy"))
        stem.remove_suffix(4);
    return "x = np.load(" + python_path(file) + std::string(load_options) + "); np.save(" +
           python_string(std::string(stem) + "_new.npy") + ", " + std::string(expression) + ")";
}

std::string shown(std::string_view text) {
    constexpr std::size_t longest = 40;
    const bool cut = text.size() > longest;
    std::size_t end = cut ? longest : text.size();
    // Never cut through a UTF-8 character.
    while (cut && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    std::string line = "“";
    for (const char c : text.substr(0, end))
        line += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    return line + (cut ? "…”" : "”");
}

std::string grouped(std::int64_t number) {
    std::string text = std::to_string(number);
    const std::size_t first = text.front() == '-' ? 1 : 0;
    for (std::size_t at = text.size(); at > first + 3;) {
        at -= 3;
        text.insert(at, 1, ',');
    }
    return text;
}

} // namespace counterpart
