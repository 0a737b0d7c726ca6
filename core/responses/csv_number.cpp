#include "core/responses/csv_number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <clocale>
#include <cmath>
#include <cstdlib>
#include <string>

namespace counterpart {

namespace {

bool is_word_for_missing(std::string_view text) {
    constexpr std::array<std::string_view, 10> words = {"",     "NA",   "N/A",  "n/a", "#N/A",
                                                        "NULL", "null", "None", "NaT", "<NA>"};
    return std::find(words.begin(), words.end(), text) != words.end();
}

/// strtod in the C locale: from_chars says only "out of range" for 1e400 and 1e-400 alike.
double out_of_range_value(std::string_view text) {
    static const locale_t c_locale = ::newlocale(LC_ALL_MASK, "C", nullptr);
    return ::strtod_l(std::string(text).c_str(), nullptr, c_locale);
}

/// The whole text as a number with a decimal point.
CellKind parse(std::string_view text, double& value) {
    if (text.starts_with('+') && text.size() > 1 && text[1] != '-')
        text.remove_prefix(1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || end != text.data() + text.size() || error == std::errc::invalid_argument)
        return CellKind::text;
    if (error == std::errc::result_out_of_range)
        value = out_of_range_value(text);
    return std::isfinite(value) ? CellKind::number : CellKind::missing;
}

/// 1,234 or -12,345: a comma before exactly three digits and after one to three, no leading 0.
bool could_group_thousands(std::string_view text, std::size_t comma) {
    const std::size_t first = text.front() == '-' || text.front() == '+' ? 1 : 0;
    const std::size_t before = comma - first;
    return text.size() - comma == 4 && before >= 1 && before <= 3 && text[first] != '0' &&
           std::all_of(text.begin() + std::ptrdiff_t(first), text.end(),
                       [](char c) { return c == ',' || (c >= '0' && c <= '9'); });
}

} // namespace

CellKind NumberReader::read(std::string_view text, double& value) {
    const CellKind kind = parse(text, value);
    if (kind == CellKind::number && commas_are_free_) {
        if (text.find('.') != text.npos)
            saw_point_ = true;
        else if (text.find_first_of("eE") == text.npos)
            saw_whole_ = true;
    }
    if (kind == CellKind::text && commas_are_free_)
        return read_with_comma(text, value);
    return kind == CellKind::text && is_word_for_missing(text) ? CellKind::missing : kind;
}

CellKind NumberReader::read_with_comma(std::string_view text, double& value) {
    const std::size_t comma = text.find(',');
    if (comma == text.npos || text.find('.') != text.npos || text.find(',', comma + 1) != text.npos)
        return is_word_for_missing(text) ? CellKind::missing : CellKind::text;
    std::string with_point(text);
    with_point[comma] = '.';
    const CellKind kind = parse(with_point, value);
    if (kind == CellKind::number) {
        saw_comma_ = true;
        saw_decimal_comma_ |= !could_group_thousands(text, comma);
    }
    return kind;
}

} // namespace counterpart
