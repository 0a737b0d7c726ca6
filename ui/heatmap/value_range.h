#pragma once
// Which values the first and the last colour stand for.

#include "core/similarity/correlation_matrix.h"
#include "ui/workbench/view_state.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace counterpart {

/// How often which similarity occurs among the defined cells: 2^16 bins over [0, 1] or [−1, 1].
struct ValueSpread {
    Sign sign = Sign::absolute;
    double least = 0; ///< exactly
    double most = 0;
    std::int64_t count = 0; ///< of defined cells
    std::vector<std::int64_t> bins;

    /// The value that `percent` of the cells do not exceed, to within a bin (2e-5, or 4e-5 where
    /// signed); never outside of [least, most].
    [[nodiscard]] double percentile(double percent) const;
};
/// Cost: one pass over the matrix.
[[nodiscard]] ValueSpread value_spread(const CorrelationMatrix& correlations, Sign sign);

/// The range of the colours, and whether there are values beyond its ends, which get the ends'
/// colours.
struct ColourSpan {
    Span values{0, 1};
    bool below = false;
    bool above = false;
    bool operator==(const ColourSpan&) const = default;
};
/// What RangeKind::fixed stands for.
[[nodiscard]] ColourSpan fixed_span(Sign sign);
/// `around_zero`: the range is widened to have 0 in its middle, as a diverging colour map needs.
/// A range without width is widened by 0.001.
[[nodiscard]] ColourSpan colour_span(const ValueSpread& spread, const ColourRange& range,
                                     bool around_zero);

/// "1st–99th percentile", "minimum to maximum"; empty for a fixed range.
[[nodiscard]] QString range_words(const ColourRange& range, bool around_zero);

} // namespace counterpart
