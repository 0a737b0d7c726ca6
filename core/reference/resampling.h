#pragma once
// Internal to core/reference: which rows a draw takes, in which order.

#include "core/reference/baseline_options.h"
#include "core/reference/random.h"

#include <vector>

namespace counterpart {

/// All shuffles of one kind. Few of them (at most `most_listed`) are gone through without
/// repetition, in a random order, the identity left out, so that a p-value becomes exact when they
/// are used up; many are drawn independently, the identity among them.
class ShufflePlan {
  public:
    static constexpr Index most_listed = 5040;

    ShufflePlan(Index n_samples, Shuffle kind, Index block, std::uint64_t seed);

    /// How many draws there are; −1: as many as one likes.
    [[nodiscard]] Index n_draws() const { return listed_ ? Index(numbers_.size()) : -1; }
    /// The order of the rows in draw k.
    [[nodiscard]] std::vector<Index> order(Index draw) const;

  private:
    [[nodiscard]] std::vector<Index> of_blocks(const std::vector<Index>& block_order) const;

    Index n_samples_;
    Shuffle kind_;
    Index block_;    ///< 1 for free shuffles
    Index n_blocks_; ///< or offsets, for circular ones
    std::uint64_t seed_;
    bool listed_ = false;
    std::vector<Index> numbers_; ///< of the shuffles, in the order they are gone through
};

/// Two disjoint halves of the rows, ⌊N/2⌋ and the rest.
struct Halves {
    std::vector<Index> one;
    std::vector<Index> other;
};

/// Random rows, or a contiguous stretch of them (around the end too) and the rest.
[[nodiscard]] Halves halves(Index n_samples, bool contiguous, Random& random);

/// Samples are split only where each half has at least this many: below, a half's correlations are
/// ±1 whatever the networks.
inline constexpr Index fewest_samples_to_split = 8;

} // namespace counterpart
