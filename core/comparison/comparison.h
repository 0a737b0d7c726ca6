#pragma once
// Everything that is computed about two response files, as one immutable value.

#include "core/assignment/assignment.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/responses/responses.h"
#include "core/similarity/correlation_matrix.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace counterpart {

/// Two similarities closer than this are a tie.
inline constexpr double tie_tolerance = 1e-6;

struct CompareOptions {
    CorrelationKind correlation = CorrelationKind::pearson;
    Sign sign = Sign::absolute;
    int threads = 0; ///< 0: one a core. Results are bitwise equal for any number.

    bool operator==(const CompareOptions&) const = default;
};

/// Means over the similarity matrix; undefined neurons add 0. All in [−1, 1].
struct Scores {
    std::optional<double> index_aligned; ///< mean S[i][i]; only where F_left = F_right
    double naive_forward = 0;            ///< mean over left of max over right
    double naive_backward = 0;           ///< mean over right of max over left
    double matched = 0;                  ///< Σ S[i][π(i)] / min(F_left, F_right)
    double matched_strict = 0;           ///< Σ S[i][π(i)] / max(F_left, F_right)
};

/// What each score would be for independent bell-shaped responses of this shape.
struct Chance {
    std::optional<double> index_aligned;
    double naive_forward = 0;
    double naive_backward = 0;
    std::optional<double> matched_low; ///< null when N < 5
    double matched_high = 0;
    std::optional<double> matched_strict_low;
    double matched_strict_high = 0;
    bool approximate = false; ///< Spearman: the closed form is approximate

    /// Exact means over all N! orders of the samples, for N ≤ 7 and F ≤ 64.
    struct AllOrders {
        std::optional<double> index_aligned;
        double naive_forward = 0;
        double naive_backward = 0;
        double matched = 0;
        double matched_strict = 0;
    };
    std::optional<AllOrders> all_orders;
};

/// One pair of the matching. min(F_left, F_right) of them, by left index.
struct Pair {
    Index left = 0;
    Index right = 0;
    double similarity = 0;             ///< 0 for a place-holder
    std::optional<double> correlation; ///< null: a place-holder with an undefined neuron
    bool ambiguous = false;            ///< another optimal matching would change it
    bool agrees = false;               ///< its cell ties the row maximum
    [[nodiscard]] bool placeholder() const { return !correlation; }
};

/// The naive choice of one neuron: its best similarity on the other side.
struct NaiveChoice {
    Index choice = -1;     ///< lowest index that ties the maximum; −1: none (undefined neuron)
    double similarity = 0; ///< the maximum; 0 where there is none
    Index ties = 0;        ///< how many others are within tie_tolerance of it
};

/// By how many of the other side a neuron is chosen, over all ways to break their ties.
struct ChosenRange {
    Index fewest = 0; ///< choosers whose choice is not tied
    Index most = 0;   ///< choosers that could choose it
};

/// A neuron of one side chosen by at least two of the other.
struct Hub {
    Index neuron = 0;
    std::vector<Index> chosen_by; ///< ascending; by the lowest-index rule
    Index fewest = 0;             ///< as in ChosenRange
    Index most = 0;
};

/// Distinct neurons chosen / neurons there are (undefined ones included); a range where ties touch
/// it. Both ends are bounds over all ways to break the ties, not always reached: `low` counts the
/// neurons that untied choices make certain, and one more for each of a set of tied choosers whose
/// candidates are new and disjoint; `high` counts the certain ones, and of the others as many as
/// there are tied choosers, or candidates.
struct Coverage {
    double value = 0; ///< by the lowest-index rule; low ≤ value ≤ high
    double low = 0;
    double high = 0;
};

/// Where the naive score comes from.
struct Anatomy {
    std::vector<NaiveChoice> left_choice;  ///< F_left: each left neuron's row maximum
    std::vector<NaiveChoice> right_choice; ///< F_right: each right neuron's column maximum
    std::vector<Index> right_chosen;       ///< F_right: by how many left neurons (in-degree)
    std::vector<Index> left_chosen;        ///< F_left
    std::vector<ChosenRange> right_range;  ///< F_right: the same over all ways to break ties
    std::vector<ChosenRange> left_range;   ///< F_left
    std::vector<Hub> right_hubs;           ///< most chosen first
    std::vector<Hub> left_hubs;
    Coverage forward;                                 ///< of the right neurons
    Coverage backward;                                ///< of the left neurons
    std::vector<std::pair<Index, Index>> mutual_best; ///< pairs that chose each other
    Index agreeing = 0; ///< matched pairs whose cell ties the row maximum

    /// naive_forward − matched = displaced + leftover (identity, to rounding).
    double displaced = 0; ///< mean over paired left neurons of (row maximum − assigned cell); a
                          ///< place-holder's cell counts 0, an undefined neuron's maximum 0
    double leftover = 0; ///< F_left > F_right: mean row maximum of all − of the matched left ones
};

/// Two networks compared. Immutable; share it freely between threads.
struct Comparison {
    std::shared_ptr<const Responses> left;
    std::shared_ptr<const Responses> right;
    CompareOptions options;
    std::shared_ptr<const CorrelationMatrix> correlations;

    std::vector<Index> undefined_left;
    std::vector<Index> undefined_right;

    std::vector<Pair> pairs;           ///< the matching
    std::vector<Index> pair_of_left;   ///< index into pairs, −1: unmatched
    std::vector<Index> pair_of_right;  ///< index into pairs, −1: unmatched
    std::vector<Index> unmatched_left; ///< ascending
    std::vector<Index> unmatched_right;
    bool unique = true; ///< no other matching reaches the same total
    Certificate certificate;
    std::vector<double> left_price;         ///< F_left; 0 for undefined neurons
    std::vector<double> right_price;        ///< F_right
    std::shared_ptr<const CoreCells> cores; ///< of the Assignment

    Scores scores;
    Chance chance;
    Anatomy anatomy;

    [[nodiscard]] double similarity(Index left_neuron, Index right_neuron) const {
        return similarity_of(double(correlations->r(left_neuron, right_neuron)), options.sign);
    }
    /// The counterpart of a neuron, −1 where it has none (unmatched or place-holder).
    [[nodiscard]] Index counterpart_of_left(Index left_neuron) const;
    [[nodiscard]] Index counterpart_of_right(Index right_neuron) const;
};

/// Bytes that comparing N × F_left with N × F_right responses takes beside the responses, at
/// least: the correlations as float, the ties of the uniqueness check as bits, and for Spearman the
/// ranks as float.
[[nodiscard]] double comparison_bytes(Index n_samples, Index n_left, Index n_right,
                                      CorrelationKind correlation);

/// Compares two networks on the same samples.
/// Errors: N differs (naming the transpose that would fit), N = 1, index columns that disagree
/// (naming the first), no neurons, more than memory holds.
/// Cost: 2·N·F_left·F_right for the product, and the assignment. Memory: 4 bytes a pair of
/// neurons; while it runs up to 4 more where a neuron is undefined, and half a byte of proofs.
Result<std::shared_ptr<const Comparison>> compare(std::shared_ptr<const Responses> left,
                                                  std::shared_ptr<const Responses> right,
                                                  const CompareOptions& options,
                                                  const Progress& progress);

/// The same, sparing the correlations where `known` has them: where it was made of the very same
/// responses (the same objects, or the sides swapped) and by the same correlation. Then absolute
/// and signed share one matrix, and a swap transposes it; anything else is compare(). The result
/// is compare()'s, but for the last digit of a swapped large product.
/// Cost: the assignment; for a swap 4 more bytes a pair of neurons.
Result<std::shared_ptr<const Comparison>> compare_again(const Comparison& known,
                                                        std::shared_ptr<const Responses> left,
                                                        std::shared_ptr<const Responses> right,
                                                        const CompareOptions& options,
                                                        const Progress& progress);

} // namespace counterpart
