#pragma once
// What stands before the numbers of an .npy file.
// Format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html

#include "core/base/result.h"
#include "core/responses/input_file.h"
#include "core/responses/responses.h"

#include <string>

namespace counterpart {

/// The types that are read.
enum class NpyType { f2, f4, f8, i1, i2, i4, i8, u1, u2, u4, u8, boolean };

/// A header whose array can be read: 2-D, not empty, of a numeric type, and exactly as long as
/// the file is.
struct NpyHeader {
    NpyType type = NpyType::f4;
    bool big_endian = false; ///< false for one-byte types
    bool fortran_order = false;
    Index rows = 0;
    Index columns = 0;
    std::int64_t data_offset = 0; ///< bytes

    /// "float32", "int16, big-endian"
    [[nodiscard]] std::string value_type() const;
};

/// Bytes of one value.
[[nodiscard]] std::size_t size_of(NpyType type);

/// Reads and checks the header; nothing in proportion to the sizes it states is allocated.
/// Errors: damaged, a version after 3, objects, records, complex numbers and texts, not 2-D,
/// empty, cut short, bytes after the data.
[[nodiscard]] Result<NpyHeader> read_npy_header(const InputFile& file);

} // namespace counterpart
