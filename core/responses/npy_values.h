#pragma once
// The numbers of an .npy file, a block at a time.

#include "core/responses/npy_header.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace counterpart {

/// Values that cannot be used, counted over a whole file.
struct BadValues {
    std::int64_t count = 0;
    std::int64_t first = -1; ///< position of the first in the file's own order
    void add(std::int64_t position) {
        if (count++ == 0)
            first = position;
    }
};

/// What was wrong with the numbers read so far.
struct NpyFlaws {
    BadValues not_finite;
    BadValues inexact; ///< 64-bit integers that double does not hold exactly
};

/// float16 → float, exactly (IEEE 754 binary16, subnormals and infinities included).
[[nodiscard]] float half_to_float(std::uint16_t bits);

/// Whether numbers of this type become float (they have at most 24 significant bits), not double.
[[nodiscard]] bool becomes_float(NpyType type);

/// Appends `count` values, given as the file's bytes (which may be changed in place), to `values`,
/// and notes those that cannot be used. Out is float where becomes_float(type), else double.
template<typename Out>
void append_npy_values(const NpyHeader& header, char* bytes, std::size_t count,
                       std::vector<Out>& values, NpyFlaws& flaws);

/// Whether the file holds floats or doubles of this machine, to be read in place.
[[nodiscard]] bool is_as_in_memory(const NpyHeader& header);

/// Notes values from `from` on that are not finite, as append_npy_values does.
template<typename Out>
void note_not_finite(const std::vector<Out>& values, std::size_t from, NpyFlaws& flaws);

} // namespace counterpart
