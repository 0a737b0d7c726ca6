#include "core/responses/npy_values.h"

#include <bit>
#include <cassert>
#include <cmath>
#include <cstring>
#include <type_traits>

namespace counterpart {

namespace {

void swap_bytes(char* bytes, std::size_t count, std::size_t size) {
    for (char* value = bytes; value != bytes + count * size; value += size)
        for (std::size_t i = 0; i < size / 2; ++i)
            std::swap(value[i], value[size - 1 - i]);
}

/// The exponent's bits are all ones. Written on the bits, so that the loop over a block becomes
/// vector code and no compiler flag can assume it away.
bool is_not_finite(float value) {
    return (std::bit_cast<std::uint32_t>(value) & 0x7F800000U) == 0x7F800000U;
}
bool is_not_finite(double value) {
    constexpr std::uint64_t exponent = 0x7FF0000000000000U;
    return (std::bit_cast<std::uint64_t>(value) & exponent) == exponent;
}

template<typename Out>
void note_not_finite_from(const std::vector<Out>& values, std::size_t from, BadValues& bad) {
    std::int64_t count = 0;
    for (std::size_t i = from; i < values.size(); ++i)
        count += is_not_finite(values[i]) ? 1 : 0;
    if (count == 0)
        return;
    for (std::size_t i = from; bad.first < 0; ++i)
        if (is_not_finite(values[i]))
            bad.first = std::int64_t(i);
    bad.count += count;
}

/// Double holds an integer exactly when it needs no more than 53 significant bits.
template<typename Integer>
bool fits_double(Integer value) {
    auto magnitude = static_cast<std::uint64_t>(value);
    if (value < 0)
        magnitude = 0 - magnitude;
    return magnitude == 0 || std::bit_width(magnitude) - std::countr_zero(magnitude) <= 53;
}

template<typename In, typename Out>
void append(const char* bytes, std::size_t count, std::vector<Out>& values, NpyFlaws& flaws) {
    const std::size_t from = values.size();
    values.resize(from + count);
    if constexpr (std::is_same_v<In, Out>) {
        std::memcpy(values.data() + from, bytes, count * sizeof(In));
    } else {
        for (std::size_t i = 0; i < count; ++i) {
            In value;
            std::memcpy(&value, bytes + i * sizeof(In), sizeof(In));
            if constexpr (sizeof(In) == 8 && std::is_integral_v<In>)
                if (!fits_double(value))
                    flaws.inexact.add(std::int64_t(from + i));
            values[from + i] = static_cast<Out>(value);
        }
    }
    if constexpr (std::is_floating_point_v<In>)
        note_not_finite_from(values, from, flaws.not_finite);
}

template<typename Out>
void append_halves(const char* bytes, std::size_t count, std::vector<Out>& values,
                   NpyFlaws& flaws) {
    const std::size_t from = values.size();
    values.resize(from + count);
    for (std::size_t i = 0; i < count; ++i) {
        std::uint16_t bits = 0;
        std::memcpy(&bits, bytes + i * sizeof(bits), sizeof(bits));
        values[from + i] = Out(half_to_float(bits));
    }
    note_not_finite_from(values, from, flaws.not_finite);
}

template<typename Out>
void append_booleans(const char* bytes, std::size_t count, std::vector<Out>& values) {
    for (std::size_t i = 0; i < count; ++i)
        values.push_back(bytes[i] != 0 ? Out(1) : Out(0));
}

} // namespace

float half_to_float(std::uint16_t bits) {
    const int exponent = (bits >> 10) & 0x1F;
    const int fraction = bits & 0x3FF;
    const std::uint32_t sign = std::uint32_t(bits & 0x8000) << 16;
    if (exponent == 0x1F)
        return std::bit_cast<float>(sign | 0x7F800000U | std::uint32_t(fraction) << 13);
    const float magnitude = exponent == 0 ? std::ldexp(float(fraction), -24)
                                          : std::ldexp(float(fraction + 1024), exponent - 25);
    return sign != 0 ? -magnitude : magnitude;
}

bool becomes_float(NpyType type) {
    switch (type) {
    case NpyType::f8:
    case NpyType::i4:
    case NpyType::i8:
    case NpyType::u4:
    case NpyType::u8:
        return false;
    default:
        return true;
    }
}

bool is_as_in_memory(const NpyHeader& header) {
    return (header.type == NpyType::f4 || header.type == NpyType::f8) &&
           header.big_endian == (std::endian::native == std::endian::big);
}

template<typename Out>
void note_not_finite(const std::vector<Out>& values, std::size_t from, NpyFlaws& flaws) {
    note_not_finite_from(values, from, flaws.not_finite);
}

template void note_not_finite<float>(const std::vector<float>&, std::size_t, NpyFlaws&);
template void note_not_finite<double>(const std::vector<double>&, std::size_t, NpyFlaws&);

template<typename Out>
void append_npy_values(const NpyHeader& header, char* bytes, std::size_t count,
                       std::vector<Out>& values, NpyFlaws& flaws) {
    assert(becomes_float(header.type) == (std::is_same_v<Out, float>));
    if (header.big_endian != (std::endian::native == std::endian::big) && size_of(header.type) > 1)
        swap_bytes(bytes, count, size_of(header.type));
    switch (header.type) {
    case NpyType::f2:
        return append_halves(bytes, count, values, flaws);
    case NpyType::f4:
        return append<float>(bytes, count, values, flaws);
    case NpyType::f8:
        return append<double>(bytes, count, values, flaws);
    case NpyType::i1:
        return append<std::int8_t>(bytes, count, values, flaws);
    case NpyType::i2:
        return append<std::int16_t>(bytes, count, values, flaws);
    case NpyType::i4:
        return append<std::int32_t>(bytes, count, values, flaws);
    case NpyType::i8:
        return append<std::int64_t>(bytes, count, values, flaws);
    case NpyType::u1:
        return append<std::uint8_t>(bytes, count, values, flaws);
    case NpyType::u2:
        return append<std::uint16_t>(bytes, count, values, flaws);
    case NpyType::u4:
        return append<std::uint32_t>(bytes, count, values, flaws);
    case NpyType::u8:
        return append<std::uint64_t>(bytes, count, values, flaws);
    case NpyType::boolean:
        return append_booleans(bytes, count, values);
    }
}

template void append_npy_values<float>(const NpyHeader&, char*, std::size_t, std::vector<float>&,
                                       NpyFlaws&);
template void append_npy_values<double>(const NpyHeader&, char*, std::size_t, std::vector<double>&,
                                        NpyFlaws&);

} // namespace counterpart
