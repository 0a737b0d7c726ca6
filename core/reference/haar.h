#pragma once
// Internal to core/reference: a random rotation of a network's neurons.

#include "core/reference/random.h"
#include "core/reference/samples.h"

#include <optional>

namespace counterpart {

/// A d × d orthogonal matrix, uniformly distributed (Haar measure), single precision: what Gram
/// and Schmidt make of independent normal columns, which is the Q of a QR decomposition whose R has
/// a positive diagonal (F. Mezzadri, How to generate random matrices from the classical compact
/// groups, Notices of the AMS 54 (2007)). Rows of the result are the orthonormal vectors.
/// A panel of columns at a time, projected twice against those before. Nothing: cancelled.
/// Cost: 4 d³ multiply-adds.
[[nodiscard]] std::optional<Samples> haar_orthogonal(Index d, Random& random,
                                                     const Progress& progress);

/// samples · Q for the columns q given as rows: N × d, each column brought back to length 1 (its
/// mean stays 0). Nothing: cancelled. Cost: N · d².
[[nodiscard]] std::optional<Samples> rotated(const Samples& samples, const Samples& rows_of_q,
                                             const Progress& progress);

} // namespace counterpart
