#pragma once
// Random numbers whose streams do not depend on who draws first: the k-th draw of a kind is the
// same for any number of threads and however many draws are asked for at a time.

#include "core/responses/responses.h"

#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace counterpart {

/// SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, Fast splittable pseudorandom number generators,
/// OOPSLA 2014), started at a place that seed, stream and draw are mixed into. Cheap to make.
class Random {
  public:
    Random(std::uint64_t seed, std::uint64_t stream, std::uint64_t draw)
        : state_(mixed(mixed(mixed(seed + step) + stream + step) + draw + step)) {}

    [[nodiscard]] std::uint64_t next() { return mixed(state_ += step); }

    /// Uniform in 0 … n − 1, n ≥ 1; no value is favoured.
    [[nodiscard]] Index below(Index n) {
        const auto range = static_cast<std::uint64_t>(n);
        const std::uint64_t skipped = (0 - range) % range; // 2⁶⁴ mod n
        std::uint64_t value = next();
        while (value < skipped)
            value = next();
        return static_cast<Index>(value % range);
    }

    /// Uniform in (−1, 1), never 0.
    [[nodiscard]] double symmetric() { return (double(next() >> 11) + 0.5) * 0x1p-52 - 1.0; }

    /// Standard normal, by G. Marsaglia's polar method.
    [[nodiscard]] double normal() {
        if (has_spare_) {
            has_spare_ = false;
            return spare_;
        }
        double x = 0;
        double y = 0;
        double squares = 0;
        do {
            x = symmetric();
            y = symmetric();
            squares = x * x + y * y;
        } while (squares >= 1);
        const double factor = std::sqrt(-2 * std::log(squares) / squares);
        spare_ = y * factor;
        has_spare_ = true;
        return x * factor;
    }

    /// Puts values into a uniformly random order.
    template<typename T>
    void shuffle(std::vector<T>& values) {
        for (std::size_t n = values.size(); n > 1; --n)
            std::swap(values[n - 1], values[static_cast<std::size_t>(below(Index(n)))]);
    }

  private:
    static constexpr std::uint64_t step = 0x9E3779B97F4A7C15;
    [[nodiscard]] static std::uint64_t mixed(std::uint64_t z) {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    std::uint64_t state_;
    double spare_ = 0;
    bool has_spare_ = false;
};

} // namespace counterpart
