#include "core/similarity/ranks.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

namespace counterpart {
namespace {

constexpr int digit_bits = 11; // 2,048 bins: the three of a float's key fit the first-level cache
constexpr std::size_t n_bins = std::size_t{1} << digit_bits;
// Below, clearing the bins costs more than comparing.
constexpr std::size_t worth_radix = 256;
// Neurons gathered at once: a cache line of floats.
constexpr Index neurons_a_task = 16;
// Samples between two polls: times the neurons of a task it is still less work than is allowed.
constexpr Index samples_a_poll = Index{1} << 22;

/// Runs work(first, end) on pieces of [0, n) and polls after each. False: cancelled.
template<typename Work>
bool in_pieces(Index n, double steps_a_sample, const Progress& progress, Work&& work) {
    for (Index first = 0; first < n; first += samples_a_poll) {
        const Index end = std::min(n, first + samples_a_poll);
        work(first, end);
        if (progress.cancelled(steps_a_sample * double(end - first)))
            return false;
    }
    return true;
}

template<typename T>
using KeyOf = std::conditional_t<std::is_same_v<T, float>, std::uint32_t, std::uint64_t>;

template<typename Key>
struct Item {
    Key key;
    std::uint32_t sample;
};

/// An unsigned number that orders as the value does.
template<typename T>
KeyOf<T> key_of(T value) {
    using Key = KeyOf<T>;
    constexpr Key sign = Key{1} << (8 * sizeof(Key) - 1);
    const Key bits = std::bit_cast<Key>(value + T(0)); // −0 + 0 is +0
    return bits & sign ? ~bits : bits | sign;
}

/// Sorts the keys of one neuron after another.
template<typename Key>
class Sorter {
  public:
    explicit Sorter(std::size_t n) : items_(n), scratch_(n) {}

    [[nodiscard]] const Item<Key>* items() const { return items_.data(); }
    [[nodiscard]] std::size_t size() const { return items_.size(); }

    /// Puts keys(i), i < size(), into items() in their order. False: cancelled.
    template<typename Keys>
    bool sort(const Keys& keys, const Progress& progress) {
        if (items_.size() >= worth_radix)
            return radix_sort(keys, progress);
        for (std::size_t i = 0; i < items_.size(); ++i)
            items_[i] = {keys(i), static_cast<std::uint32_t>(i)};
        std::sort(items_.begin(), items_.end(),
                  [](const auto& a, const auto& b) { return a.key < b.key; });
        return !progress.cancelled(double(items_.size()) * 8);
    }

  private:
    static constexpr int n_digits = (8 * int(sizeof(Key)) + digit_bits - 1) / digit_bits;

    static std::size_t digit(Key key, int which) {
        return std::size_t(key >> (which * digit_bits)) & (n_bins - 1);
    }

    /// Least significant digit first; each pass keeps the order of the one before. The first one
    /// takes the keys from where they are.
    template<typename Keys>
    bool radix_sort(const Keys& keys, const Progress& progress) {
        for (auto& bins : counts_)
            bins.fill(0);
        const auto n = static_cast<Index>(items_.size());
        const bool counted = in_pieces(n, n_digits, progress, [&](Index first, Index end) {
            for (Index i = first; i < end; ++i) {
                const Key key = keys(i);
                for (int d = 0; d < n_digits; ++d)
                    ++counts_[d][digit(key, d)];
            }
        });
        if (!counted)
            return false;
        bool in_items = false;
        for (int d = 0; d < n_digits; ++d) {
            const bool last = d == n_digits - 1;
            if (counts_[d][digit(keys(0), d)] == items_.size() && !(last && !in_items))
                continue; // all have the same digit
            const bool moved = in_items
                                   ? move(d, progress, [&](Index i) { return items_[i]; })
                                   : move(d, progress, [&](Index i) {
                                         return Item<Key>{keys(i), static_cast<std::uint32_t>(i)};
                                     });
            if (!moved)
                return false;
            items_.swap(scratch_);
            in_items = true;
        }
        return true;
    }

    /// Moves the items at(0), at(1), … to where their digit belongs.
    template<typename At>
    bool move(int which, const Progress& progress, const At& at) {
        auto& bins = counts_[which];
        std::uint32_t start = 0;
        for (std::uint32_t& bin : bins)
            start += std::exchange(bin, start);
        Item<Key>* const to = scratch_.data();
        return in_pieces(Index(items_.size()), 1, progress, [&](Index first, Index end) {
            for (Index i = first; i < end; ++i) {
                const Item<Key> item = at(i);
                to[bins[digit(item.key, which)]++] = item;
            }
        });
    }

    std::vector<Item<Key>> items_;
    std::vector<Item<Key>> scratch_;
    std::array<std::array<std::uint32_t, n_bins>, n_digits> counts_{};
};

/// Mid-ranks of sorted items, to each sample's place.
template<typename Key>
void write_ranks(const Item<Key>* sorted, std::size_t n, float* ranks) {
    for (std::size_t first = 0; first < n;) {
        std::size_t end = first + 1;
        while (end < n && sorted[end].key == sorted[first].key)
            ++end;
        const float mid = static_cast<float>(0.5 * double(first + 1 + end));
        for (; first < end; ++first)
            ranks[sorted[first].sample] = mid;
    }
}

/// Ranks neurons first … end − 1. False: cancelled.
template<typename T>
bool rank_group(const T* values, const SampleView& s, Index first, Index end, float* ranks,
                const Progress& progress) {
    using Key = KeyOf<T>;
    const Index n = s.n_samples;
    const Index n_group = end - first;
    // Columns of a sample-major file are gathered a cache line at a time.
    std::vector<Key> keys;
    if (s.sample_major) {
        keys.resize(static_cast<std::size_t>(n * n_group));
        const bool gathered = in_pieces(n, double(n_group), progress, [&](Index from, Index to) {
            for (Index i = from; i < to; ++i)
                for (Index j = 0; j < n_group; ++j)
                    keys[j * n + i] = key_of(values[i * s.n_neurons + first + j]);
        });
        if (!gathered)
            return false;
    }
    Sorter<Key> sorter(static_cast<std::size_t>(n));
    for (Index j = 0; j < n_group; ++j) {
        const bool sorted =
            s.sample_major
                ? sorter.sort([&](Index i) { return keys[j * n + i]; }, progress)
                : sorter.sort([&](Index i) { return key_of(values[(first + j) * n + i]); },
                              progress);
        if (!sorted)
            return false;
        write_ranks(sorter.items(), sorter.size(), ranks + (first + j) * n);
        if (progress.cancelled(2.0 * double(n)))
            return false;
    }
    return true;
}

} // namespace

std::optional<Ranks> rank(const SampleView& samples, const StagePart& part, ThreadPool& pool,
                          const Progress& progress) {
    const std::size_t size =
        static_cast<std::size_t>(samples.n_samples) * static_cast<std::size_t>(samples.n_neurons);
    Ranks ranks{std::make_unique_for_overwrite<float[]>(size), samples.n_samples,
                samples.n_neurons};
    const Index n_tasks = (samples.n_neurons + neurons_a_task - 1) / neurons_a_task;
    std::atomic<Index> n_done{0};
    progress.report(part.stage, part.from);
    const bool done = pool.run(n_tasks, 10.0 * double(size), [&](Index task) {
        const Index first = task * neurons_a_task;
        const Index end = std::min(first + neurons_a_task, samples.n_neurons);
        const bool ranked = std::visit(
            [&](const auto* values) {
                return rank_group(values, samples, first, end, ranks.values.get(), progress);
            },
            samples.values);
        const double fraction = double(++n_done) / double(n_tasks);
        progress.report(part.stage, part.from + (part.to - part.from) * fraction);
        return ranked;
    });
    if (!done)
        return std::nullopt;
    return ranks;
}

} // namespace counterpart
