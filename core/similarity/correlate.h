#pragma once
// The correlation of every left neuron with every right neuron.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/thread_pool.h"
#include "core/responses/responses.h"
#include "core/similarity/correlation_matrix.h"

namespace counterpart {

/// Pearson's or Spearman's correlation of all pairs of neurons: F_left × F_right, each value
/// rounded to float once for small problems, to within some 5e-7 for large ones (the product is
/// taken in single precision, standardisation in double).
///
/// Both sides have the same number of samples, at least 2. Bitwise equal for any number of
/// threads: what is cut into pieces is cut by the shape only.
/// Errors: the matrix does not fit into memory; values left on disk cannot be read or are not
/// finite (as read_responses() says it), or changed meanwhile.
/// Cost: 2 · N · F_left · F_right for the product; two passes over each side's responses, for
/// Spearman a sort of each neuron and one pass over its ranks. Single-precision responses of many
/// samples take one pass: they are standardised by a guess from some of them, which the finished
/// product makes good (see guessed_standardisation). Where the guess was too far off, as it may be
/// where a neuron's few largest values are thousands of times the others, all is done again from
/// exact sums, in twice the time.
/// Memory: the result, N · F floats of ranks for Spearman, and blocks of 512 samples; all samples
/// of responses on disk only where they cannot be read once.
Result<CorrelationMatrix> correlate(const Responses& left, const Responses& right,
                                    CorrelationKind kind, ThreadPool& pool,
                                    const Progress& progress);

} // namespace counterpart
