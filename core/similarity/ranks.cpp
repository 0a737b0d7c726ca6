#include "core/similarity/ranks.h"

#include "core/base/vector_clones.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cmath>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace counterpart {
namespace {

// Below, clearing the bins costs more than comparing.
constexpr std::size_t worth_radix = 256;
// Bits of a digit: 2,048 bins fit the first-level cache, and so many pay from here on.
constexpr std::size_t worth_wide_digits = 2048;
constexpr int wide_digit = 11;
constexpr int narrow_digit = 8;
// Neurons gathered at once: a cache line of floats.
constexpr Index neurons_a_task = 16;
constexpr Index samples_a_tile = 16;
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

template<typename Key>
[[gnu::always_inline]] inline std::pair<Key, Key> extremes_of(const Key* keys, std::size_t n) {
    Key least = keys[0];
    Key greatest = keys[0];
    for (std::size_t i = 0; i < n; ++i) { // no std::min: its references keep vectors away
        least = keys[i] < least ? keys[i] : least;
        greatest = keys[i] > greatest ? keys[i] : greatest;
    }
    return {least, greatest};
}
COUNTERPART_VECTOR_CLONES
std::pair<std::uint32_t, std::uint32_t> extremes(const std::uint32_t* keys, std::size_t n) {
    return extremes_of(keys, n);
}
COUNTERPART_VECTOR_CLONES
std::pair<std::uint64_t, std::uint64_t> extremes(const std::uint64_t* keys, std::size_t n) {
    return extremes_of(keys, n);
}

/// Sorts the keys of one neuron after another.
///
/// A radix sort whose digits are the leading bits of what varies among the keys: two digits of a
/// float's key (three of a double's) tell nearly all values apart, and an insertion sort puts right
/// the few that they do not. Where those are not few (values crowded far from others), all digits.
template<typename Key>
class Sorter {
  public:
    explicit Sorter(std::size_t n) : items_(n), scratch_(n) {}

    [[nodiscard]] const Item<Key>* items() const { return items_.data(); }
    [[nodiscard]] std::size_t size() const { return items_.size(); }

    /// Puts keys[i], i < size(), into items() in their order. False: cancelled.
    bool sort(const Key* keys, const Progress& progress) {
        if (items_.size() >= worth_wide_digits)
            return radix_sort<wide_digit>(keys, progress);
        if (items_.size() >= worth_radix)
            return radix_sort<narrow_digit>(keys, progress);
        for (std::size_t i = 0; i < items_.size(); ++i)
            items_[i] = {keys[i], static_cast<std::uint32_t>(i)};
        std::sort(items_.begin(), items_.end(),
                  [](const auto& a, const auto& b) { return a.key < b.key; });
        return !progress.cancelled(double(items_.size()) * 8);
    }

  private:
    static constexpr int key_bits = 8 * int(sizeof(Key));
    static constexpr int leading_digits = key_bits / 32 + 1;

    /// A digit of what a key has more than the least of all.
    template<int bits>
    struct Digit {
        static constexpr std::size_t n_bins = std::size_t{1} << bits;
        Key least;
        int shift;
        [[nodiscard]] std::size_t of(Key key) const {
            return std::size_t((key - least) >> shift) & (n_bins - 1);
        }
    };

    template<int bits>
    bool radix_sort(const Key* keys, const Progress& progress) {
        constexpr int all_digits = (key_bits + bits - 1) / bits;
        const auto [least, greatest] = extremes(keys, items_.size());
        const int beyond = std::bit_width(Key(greatest - least)) - leading_digits * bits;
        if (beyond > 0) {
            if (!sort_by_digits<leading_digits>(keys, Digit<bits>{least, beyond}, progress))
                return false;
            if (const std::optional<bool> mended = insertion_sort(progress))
                return *mended;
            return sort_by_digits<all_digits>(keys, Digit<bits>{least, 0}, progress);
        }
        return sort_by_digits<leading_digits>(keys, Digit<bits>{least, 0}, progress);
    }

    /// Least significant digit first; each pass keeps the order of the one before. The first one
    /// takes the keys from where they are.
    template<int n_digits, int bits>
    bool sort_by_digits(const Key* keys, const Digit<bits> last, const Progress& progress) {
        const auto n = static_cast<Index>(items_.size());
        std::array<Digit<bits>, n_digits> digits;
        for (int d = 0; d < n_digits; ++d)
            digits[d] = {last.least, last.shift + d * bits};
        std::array<std::array<std::uint32_t, Digit<bits>::n_bins>, n_digits> starts{};
        const bool counted = in_pieces(n, n_digits, progress, [&](Index first, Index end) {
            for (Index i = first; i < end; ++i)
                for (int d = 0; d < n_digits; ++d)
                    ++starts[d][digits[d].of(keys[i])];
        });
        if (!counted)
            return false;
        for (int d = 0; d < n_digits; ++d) {
            if (d > 0 && starts[d][digits[d].of(keys[0])] == items_.size())
                continue; // all have the same digit
            std::uint32_t start = 0;
            for (std::uint32_t& bin : starts[d])
                start += std::exchange(bin, start);
            const auto key = [keys](Index i) {
                return Item<Key>{keys[i], static_cast<std::uint32_t>(i)};
            };
            const auto item = [items = items_.data()](Index i) { return items[i]; };
            if (!(d > 0 ? move(item, digits[d], starts[d].data(), progress)
                        : move(key, digits[d], starts[d].data(), progress)))
                return false;
            items_.swap(scratch_);
        }
        return true;
    }

    /// Moves the items at(0), at(1), … to where their digit belongs.
    template<typename At, int bits>
    bool move(const At& at, const Digit<bits> digit, std::uint32_t* starts,
              const Progress& progress) {
        Item<Key>* const to = scratch_.data();
        return in_pieces(Index(items_.size()), 1, progress, [=](Index first, Index end) {
            for (Index i = first; i < end; ++i) {
                const Item<Key> item = at(i);
                to[starts[digit.of(item.key)]++] = item;
            }
        });
    }

    /// Whether it was done (false: cancelled); nothing, and items() in any order, where that takes
    /// more than a few moves an item (and never many more: one item moves past size() at most).
    std::optional<bool> insertion_sort(const Progress& progress) {
        Item<Key>* const items = items_.data();
        Index moves_left = 4 * Index(items_.size());
        const bool done = in_pieces(Index(items_.size()), 1, progress, [&](Index first, Index end) {
            for (Index i = std::max<Index>(1, first); i < end; ++i) {
                if (!(items[i].key < items[i - 1].key))
                    continue;
                const Item<Key> item = items[i];
                Index to = i;
                do {
                    items[to] = items[to - 1];
                    --to;
                } while (to > 0 && item.key < items[to - 1].key);
                items[to] = item;
                moves_left -= i - to;
                if (moves_left < 0)
                    return;
            }
        });
        return done && moves_left < 0 ? std::nullopt : std::optional(done);
    }

    std::vector<Item<Key>> items_;
    std::vector<Item<Key>> scratch_;
};

/// Mid-ranks of sorted items, to each sample's place. Returns Σ (rank − mean)²: (n³ − n) / 12,
/// less (t³ − t) / 12 for each value that occurs t times.
template<typename Key>
double write_ranks(const Item<Key>* sorted, std::size_t n, float* ranks) {
    const auto cubed = [](double count) { return (count * count - 1) * count; };
    double tied = 0;
    for (std::size_t first = 0; first < n;) {
        std::size_t end = first + 1;
        if (end == n || sorted[end].key != sorted[first].key) { // nearly always
            ranks[sorted[first++].sample] = static_cast<float>(end);
            continue;
        }
        while (end < n && sorted[end].key == sorted[first].key)
            ++end;
        tied += cubed(double(end - first));
        const float mid = static_cast<float>(0.5 * double(first + 1 + end));
        for (; first < end; ++first)
            ranks[sorted[first].sample] = mid;
    }
    return (cubed(double(n)) - tied) / 12;
}

/// Keys of `rows` samples of a sample-major file, `n` neurons of each, to neuron-major keys. The
/// lines of a tile are asked for one right after the other, since each comes from far away.
template<typename T>
void turn_tile(const T* values, Index stride, Index rows, Index n, KeyOf<T>* keys,
               Index keys_stride) {
    KeyOf<T> tile[samples_a_tile][neurons_a_task];
    for (Index i = 0; i < rows; ++i)
        for (Index j = 0; j < n; ++j)
            tile[i][j] = key_of(values[i * stride + j]);
    for (Index j = 0; j < n; ++j)
        for (Index i = 0; i < rows; ++i)
            keys[j * keys_stride + i] = tile[i][j];
}

/// The keys of neurons first … first + n_group − 1, neuron-major. False: cancelled.
template<typename T>
bool gather_keys(const T* values, const SampleView& s, Index first, Index n_group, KeyOf<T>* keys,
                 const Progress& progress) {
    const Index n = s.n_samples;
    return in_pieces(n, double(n_group), progress, [&](Index from, Index to) {
        if (!s.sample_major) {
            for (Index j = 0; j < n_group; ++j)
                for (Index i = from; i < to; ++i)
                    keys[j * n + i] = key_of(values[(first + j) * n + i]);
            return;
        }
        for (Index i = from; i < to; i += samples_a_tile) {
            const T* const corner = values + i * s.n_neurons + first;
            if (i + samples_a_tile <= to && n_group == neurons_a_task) // known to the compiler
                turn_tile(corner, s.n_neurons, samples_a_tile, neurons_a_task, keys + i, n);
            else
                turn_tile(corner, s.n_neurons, std::min(samples_a_tile, to - i), n_group, keys + i,
                          n);
        }
    });
}

/// Ranks neurons first … end − 1. False: cancelled.
template<typename T>
bool rank_group(const T* values, const SampleView& s, Index first, Index end, Ranks& ranks,
                const Progress& progress) {
    const Index n = s.n_samples;
    std::vector<KeyOf<T>> keys(static_cast<std::size_t>(n * (end - first)));
    if (!gather_keys(values, s, first, end - first, keys.data(), progress))
        return false;
    Sorter<KeyOf<T>> sorter(static_cast<std::size_t>(n));
    for (Index j = first; j < end; ++j) {
        if (!sorter.sort(keys.data() + (j - first) * n, progress))
            return false;
        ranks.sum_of_squares[static_cast<std::size_t>(j)] =
            write_ranks(sorter.items(), sorter.size(), ranks.values.get() + j * n);
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
    Ranks ranks{std::make_unique_for_overwrite<float[]>(size),
                std::vector<double>(static_cast<std::size_t>(samples.n_neurons)), samples.n_samples,
                samples.n_neurons};
    const Index n_tasks = (samples.n_neurons + neurons_a_task - 1) / neurons_a_task;
    std::atomic<Index> n_done{0};
    progress.report(part.stage, part.from);
    const bool done = pool.run(n_tasks, 10.0 * double(size), [&](Index task) {
        const Index first = task * neurons_a_task;
        const Index end = std::min(first + neurons_a_task, samples.n_neurons);
        const bool ranked = std::visit(
            [&](const auto* values) {
                return rank_group(values, samples, first, end, ranks, progress);
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

Standardisation standardisation(const Ranks& ranks) {
    const std::size_t n_neurons = ranks.sum_of_squares.size();
    Standardisation how(static_cast<Index>(n_neurons));
    for (std::size_t j = 0; j < n_neurons; ++j) {
        how.shift[j] = 0.5 * double(ranks.n_samples + 1);
        how.undefined[j] = ranks.sum_of_squares[j] == 0.0;
        if (!how.undefined[j])
            how.inverse_norm[j] = 1.0 / std::sqrt(ranks.sum_of_squares[j]);
    }
    return how;
}

} // namespace counterpart
