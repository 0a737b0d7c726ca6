#include "core/reference/resampling.h"

#include <algorithm>
#include <numeric>

namespace counterpart {
namespace {

enum Stream : std::uint64_t { listing = 11, shuffling = 12 };

std::vector<Index> counting(Index n) {
    std::vector<Index> numbers(static_cast<std::size_t>(n));
    std::iota(numbers.begin(), numbers.end(), Index{0});
    return numbers;
}

/// n! up to most_listed, above that something larger.
Index capped_factorial(Index n) {
    Index product = 1;
    for (Index k = 2; k <= n && product <= ShufflePlan::most_listed; ++k)
        product *= k;
    return product;
}

/// The permutation of that number, 0 the identity (factorial number system).
std::vector<Index> permutation_of(Index number, Index n) {
    std::vector<Index> left = counting(n);
    std::vector<Index> order;
    Index weight = capped_factorial(n);
    for (Index k = n; k > 0; --k) {
        weight /= k;
        const auto at = left.begin() + number / weight;
        number %= weight;
        order.push_back(*at);
        left.erase(at);
    }
    return order;
}

} // namespace

ShufflePlan::ShufflePlan(Index n_samples, Shuffle kind, Index block, std::uint64_t seed)
    : n_samples_(n_samples), kind_(kind),
      block_(kind == Shuffle::block ? std::clamp<Index>(block, 1, n_samples) : 1),
      n_blocks_(n_samples / block_), seed_(seed) {
    const Index all = kind == Shuffle::circular ? n_samples : capped_factorial(n_blocks_);
    listed_ = all <= most_listed;
    if (!listed_)
        return;
    numbers_.resize(static_cast<std::size_t>(all - 1));
    std::iota(numbers_.begin(), numbers_.end(), Index{1});
    Random(seed_, listing, 0).shuffle(numbers_);
}

std::vector<Index> ShufflePlan::order(Index draw) const {
    Random random(seed_, shuffling, std::uint64_t(draw));
    if (kind_ == Shuffle::circular) {
        const Index offset =
            listed_ ? numbers_[static_cast<std::size_t>(draw)] : random.below(n_samples_);
        std::vector<Index> order = counting(n_samples_);
        std::rotate(order.begin(), order.begin() + offset, order.end());
        return order;
    }
    if (listed_)
        return of_blocks(permutation_of(numbers_[static_cast<std::size_t>(draw)], n_blocks_));
    std::vector<Index> blocks = counting(n_blocks_);
    random.shuffle(blocks);
    return of_blocks(blocks);
}

std::vector<Index> ShufflePlan::of_blocks(const std::vector<Index>& block_order) const {
    std::vector<Index> order;
    order.reserve(static_cast<std::size_t>(n_samples_));
    for (const Index b : block_order)
        for (Index k = 0; k < block_; ++k)
            order.push_back(b * block_ + k);
    for (Index i = n_blocks_ * block_; i < n_samples_; ++i)
        order.push_back(i);
    return order;
}

Halves halves(Index n_samples, bool contiguous, Random& random) {
    std::vector<Index> rows = counting(n_samples);
    if (contiguous)
        std::rotate(rows.begin(), rows.begin() + random.below(n_samples), rows.end());
    else
        random.shuffle(rows);
    const auto middle = rows.begin() + n_samples / 2;
    Halves result{{rows.begin(), middle}, {middle, rows.end()}};
    std::sort(result.one.begin(), result.one.end());
    std::sort(result.other.begin(), result.other.end());
    return result;
}

} // namespace counterpart
