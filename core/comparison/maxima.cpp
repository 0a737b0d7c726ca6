#include "core/comparison/maxima.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace counterpart {
namespace {

constexpr Index lanes = 32; // independent maxima, so that the loop becomes vector instructions
constexpr float below_all = -2;

template<bool absolute>
float value_of(float r) {
    if constexpr (absolute)
        return std::abs(r);
    else
        return r;
}

template<bool absolute>
float greatest(const float* cells, Index n) {
    float best[lanes];
    std::fill(best, best + lanes, below_all);
    Index j = 0;
    for (; j + lanes <= n; j += lanes)
        for (Index k = 0; k < lanes; ++k) {
            const float v = value_of<absolute>(cells[j + k]);
            best[k] = v > best[k] ? v : best[k];
        }
    float result = *std::max_element(best, best + lanes);
    for (; j < n; ++j)
        result = std::max(result, value_of<absolute>(cells[j]));
    return result;
}

template<bool absolute>
void raise(float* maximum, const float* cells, Index n) {
    for (Index j = 0; j < n; ++j) {
        const float v = value_of<absolute>(cells[j]);
        maximum[j] = v > maximum[j] ? v : maximum[j];
    }
}

/// Calls hit(j) for every cell that is at least the threshold; blocks without one are passed over
/// by vector instructions. `least(j)` is that threshold.
template<bool absolute, typename Least, typename Hit>
void for_each_tie(const float* cells, Index n, const Least& least, const Hit& hit) {
    constexpr Index block = 64;
    for (Index first = 0; first < n; first += block) {
        const Index end = std::min(n, first + block);
        std::int32_t hits = 0;
        for (Index j = first; j < end; ++j)
            hits += value_of<absolute>(cells[j]) >= least(j) ? 1 : 0;
        for (Index j = first; hits > 0 && j < end; ++j)
            if (value_of<absolute>(cells[j]) >= least(j)) {
                hit(j);
                --hits;
            }
    }
}

/// What a strip of rows knows of the columns.
struct Strip {
    std::vector<float> maximum;
    std::vector<std::int32_t> could_choose;
    std::vector<std::int32_t> ties;
    std::vector<std::int32_t> first;
};

void note_tie(NaiveChoice& choice, Index at) {
    if (choice.choice < 0)
        choice.choice = at;
    else
        ++choice.ties;
}

template<bool absolute>
class Scan {
  public:
    Scan(const SimilarityView& s, ThreadPool& pool, const Progress& progress)
        : s_(s), pool_(pool), progress_(progress), rows_(std::max<Index>(64, (s.rows + 7) / 8)),
          strips_(std::size_t((s.rows + rows_ - 1) / rows_)) {
        found_.of_row.resize(std::size_t(s.rows));
        found_.of_col.resize(std::size_t(s.cols));
        found_.could_choose_col.resize(std::size_t(s.cols));
        found_.could_choose_row.resize(std::size_t(s.rows));
        least_.resize(std::size_t(s.cols));
    }

    std::optional<Maxima> run() {
        if (s_.rows == 0 || s_.cols == 0)
            return std::move(found_);
        if (!each_strip([this](Strip& strip) { begin(strip); },
                        [this](Strip& strip, Index i) { scan_row(strip, i); }))
            return std::nullopt;
        merge_maxima();
        if (!each_strip([](Strip&) {}, [this](Strip& strip, Index i) { scan_columns(strip, i); }))
            return std::nullopt;
        merge_ties();
        return std::move(found_);
    }

  private:
    template<typename Begin, typename Row>
    bool each_strip(const Begin& begin, const Row& row) {
        const double work = 2 * double(s_.rows) * double(s_.cols) / 8; // vectors of 8
        return pool_.run(Index(strips_.size()), work, [&](Index task) {
            Strip& strip = strips_[std::size_t(task)];
            begin(strip);
            double steps = 0;
            for (Index i = task * rows_; i < std::min(s_.rows, (task + 1) * rows_); ++i) {
                row(strip, i);
                steps += 2 * double(s_.cols);
                if (steps < 0.2 * Progress::work_between_polls)
                    continue;
                if (progress_.cancelled(steps))
                    return false;
                steps = 0;
            }
            return !progress_.cancelled(steps);
        });
    }

    void begin(Strip& strip) {
        const std::size_t cols = std::size_t(s_.cols);
        strip.maximum.assign(cols, below_all);
        strip.could_choose.assign(cols, 0);
        strip.ties.assign(cols, 0);
        strip.first.assign(cols, -1);
    }

    void scan_row(Strip& strip, Index i) {
        const float* cells = s_.cells + i * s_.row_stride;
        const float best = greatest<absolute>(cells, s_.cols);
        const float least = least_tie(double(best));
        NaiveChoice& choice = found_.of_row[std::size_t(i)];
        choice.similarity = double(best);
        for_each_tie<absolute>(
            cells, s_.cols, [least](Index) { return least; },
            [&](Index j) {
                note_tie(choice, j);
                ++strip.could_choose[std::size_t(j)];
            });
        raise<absolute>(strip.maximum.data(), cells, s_.cols);
    }

    void merge_maxima() {
        for (std::size_t j = 0; j < std::size_t(s_.cols); ++j) {
            float best = below_all;
            for (const Strip& strip : strips_) {
                best = std::max(best, strip.maximum[j]);
                found_.could_choose_col[j] += strip.could_choose[j];
            }
            found_.of_col[j].similarity = double(best);
            least_[j] = least_tie(double(best));
        }
    }

    void scan_columns(Strip& strip, Index i) {
        const float* cells = s_.cells + i * s_.row_stride;
        const float* least = least_.data();
        Index& could_choose = found_.could_choose_row[std::size_t(i)];
        for_each_tie<absolute>(
            cells, s_.cols, [least](Index j) { return least[j]; },
            [&](Index j) {
                ++could_choose;
                if (strip.ties[std::size_t(j)]++ == 0)
                    strip.first[std::size_t(j)] = std::int32_t(i);
            });
    }

    void merge_ties() {
        for (std::size_t j = 0; j < std::size_t(s_.cols); ++j) {
            NaiveChoice& choice = found_.of_col[j];
            choice.ties = -1; // itself
            for (const Strip& strip : strips_) {
                choice.ties += strip.ties[j];
                if (choice.choice < 0)
                    choice.choice = strip.first[j];
            }
        }
    }

    const SimilarityView& s_;
    ThreadPool& pool_;
    const Progress& progress_;
    Index rows_; ///< of a strip; from the shape only
    std::vector<Strip> strips_;
    std::vector<float> least_; ///< of each column: what ties its maximum
    Maxima found_;
};

} // namespace

float least_tie(double maximum) {
    const double least = maximum - tie_tolerance;
    const float rounded = float(least);
    return double(rounded) >= least
               ? rounded
               : std::nextafter(rounded, std::numeric_limits<float>::infinity());
}

std::optional<Maxima> maxima(const SimilarityView& similarity, ThreadPool& pool,
                             const Progress& progress) {
    if (similarity.sign == Sign::absolute)
        return Scan<true>(similarity, pool, progress).run();
    return Scan<false>(similarity, pool, progress).run();
}

} // namespace counterpart
