#pragma once
// The seam behind which the file formats live: one Reader a format, one list.
//
// To add a format: write one file that defines a Reader, declare it below and add it to the list
// in read_responses.cpp.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/responses/input_file.h"
#include "core/responses/read_responses.h"

#include <string>
#include <string_view>

namespace counterpart {

/// What a format is told by.
struct FileHead {
    std::string_view bytes; ///< the first bytes, up to 4096
    std::string extension;  ///< lower case, without the dot
};

/// One file format.
struct Reader {
    /// Whether a file is of this format. Asked in the order of the list, content before extension:
    /// the first that says yes has the file.
    bool (*recognises)(const FileHead& head);
    /// What the file contains, from its first bytes only.
    Result<FileDescription> (*describe)(const InputFile& file);
    /// The whole file; ReadOptions::transpose is not the reader's business.
    Result<Responses> (*read)(const InputFile& file, const ReadOptions& options,
                              const Progress& progress);
};

extern const Reader npy_reader;
extern const Reader foreign_reader; ///< formats that are known, and refused with a remedy
extern const Reader delimited_reader;

/// A text as a Python string literal, for the line of Python in a remedy.
[[nodiscard]] std::string python_string(std::string_view text);

/// The line of Python that saves `expression` of a file's array x: x = np.load("in/a.npy");
/// np.save("a_new.npy", expression). Never over the file itself: most conversions lose something.
[[nodiscard]] std::string save_line(const InputFile& file, std::string_view expression,
                                    std::string_view load_options = {});

/// A file's path as it was given (or the name of built-in data) as a Python string literal.
[[nodiscard]] std::string python_path(const InputFile& file);

/// At most 40 characters of what a file contains, on one line, in typographic quotes.
[[nodiscard]] std::string shown(std::string_view text);

/// 12345678 as "12,345,678".
[[nodiscard]] std::string grouped(std::int64_t number);

} // namespace counterpart
