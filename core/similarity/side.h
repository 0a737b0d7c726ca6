#pragma once
// One side of a correlation: its responses, or their ranks, and how to standardise them.

#include "core/similarity/correlation_matrix.h"
#include "core/similarity/ranks.h"
#include "core/similarity/standardise.h"

#include <optional>

namespace counterpart {

/// N samples × F neurons on their way into a product.
struct CorrelatedSide {
    std::optional<Ranks> ranks; ///< what `samples` shows, for Spearman
    SampleView samples;
    Standardisation how;
    const SampleFile* file = nullptr; ///< that still has the values; then `samples` has none
};

/// Ranks the responses where Spearman asks for it, reporting as `part`. Nothing: cancelled.
/// The samples of a Pearson side still belong to `responses`.
[[nodiscard]] std::optional<CorrelatedSide> correlated_side(const SampleView& responses,
                                                            CorrelationKind kind,
                                                            const StagePart& part, ThreadPool& pool,
                                                            const Progress& progress);

} // namespace counterpart
