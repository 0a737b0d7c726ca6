#pragma once
// The few Python literals an .npy header is made of.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace counterpart {

/// A Python literal: dict, tuple, list, string, integer, True, False or None.
struct PythonLiteral {
    enum class Kind { none, boolean, integer, string, sequence, dict };
    Kind kind = Kind::none;
    bool boolean = false;
    std::int64_t integer = 0;
    std::string string;
    std::vector<PythonLiteral> items; ///< of a sequence; of a dict: key, value, key, value, …

    /// The value under a key of a dict, or null.
    [[nodiscard]] const PythonLiteral* find(std::string_view key) const;
};

/// Parses one literal with nothing but white space around it. Python 2's long integers (64L) and
/// string prefixes (u'', b'') and trailing commas are understood. Empty where the text is anything
/// else, an integer exceeds 64 bits or literals nest deeper than 16.
[[nodiscard]] std::optional<PythonLiteral> parse_python_literal(std::string_view text);

} // namespace counterpart
