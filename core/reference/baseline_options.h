#pragma once
// How baselines are drawn.

#include "core/responses/responses.h"

#include <cstdint>

namespace counterpart {

/// How the rows of one side are shuffled.
enum class Shuffle {
    free,     ///< any order: rows are exchangeable
    circular, ///< turned around by some offset: neighbouring rows stay neighbours
    block     ///< blocks of K rows change places; the last N mod K rows stay
};

struct BaselineOptions {
    std::uint64_t seed = 0; ///< same seed, same draws, for any number of threads
    Shuffle shuffle = Shuffle::free;
    Index block = 1; ///< rows a block, for Shuffle::block

    bool operator==(const BaselineOptions&) const = default;
};

/// Default number of draws of each kind.
inline constexpr Index default_draws = 200;

} // namespace counterpart
