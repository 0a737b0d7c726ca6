#pragma once
// Cells as numbers, in any locale the same.

#include <string_view>

namespace counterpart {

enum class CellKind {
    number,
    missing, ///< empty, NaN, infinite, or a usual word for "no value" (NA, null, None, …)
    text
};

/// Reads cells as numbers. Where commas do not separate cells they may be decimal commas; which
/// mark a file uses is decided by its cells, and must be the same throughout.
class NumberReader {
  public:
    explicit NumberReader(bool commas_are_free) : commas_are_free_(commas_are_free) {}

    /// `value` is set for numbers only. Too small for double: 0 or the nearest subnormal; too
    /// large: missing (infinite).
    CellKind read(std::string_view text, double& value);

    /// 1.5 and 1,5 in one file.
    [[nodiscard]] bool mixes_marks() const { return saw_point_ && saw_comma_; }
    /// Every comma could as well group thousands (1,234 next to 17): which, cannot be known.
    [[nodiscard]] bool commas_may_group() const {
        return saw_comma_ && !saw_decimal_comma_ && saw_whole_;
    }

  private:
    CellKind read_with_comma(std::string_view text, double& value);

    bool commas_are_free_;
    bool saw_point_ = false;
    bool saw_comma_ = false;
    bool saw_decimal_comma_ = false; ///< a comma that cannot group thousands
    bool saw_whole_ = false;         ///< a number without any mark
};

} // namespace counterpart
