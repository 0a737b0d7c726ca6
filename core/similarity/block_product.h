#pragma once
// Internal to core/similarity: the product of two large sides, a block of samples after another.

#include "core/base/progress.h"
#include "core/base/thread_pool.h"
#include "core/similarity/correlation_matrix.h"
#include "core/similarity/side.h"

namespace counterpart {

/// Of multiply-adds of a product, those that count as one elementary step (see Progress).
inline constexpr double multiply_adds_a_step = 32;

enum class Outcome {
    done,
    cancelled,
    not_at_once ///< a guess was too far off, a value not finite, or a file could not be read
};

/// Fills `result`, whose r has its size already, in single precision. `guessed`: both sides have
/// guessed standardisations (see there), which are made good in the finished product; only then
/// may the values of a side be in a file. Bitwise equal for any number of threads, and whether
/// values are in memory or in a file.
/// Memory: blocks of 512 samples of both sides, twice where they come from a file.
[[nodiscard]] Outcome block_product(const CorrelatedSide& left, const CorrelatedSide& right,
                                    bool guessed, CorrelationMatrix& result, ThreadPool& pool,
                                    const Progress& progress);

/// Brings correlations that rounding left a little outside back into [−1, 1].
void clamp(float* row, Index n);

} // namespace counterpart
