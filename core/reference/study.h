#pragma once
// A study: runs in groups, all compared with all, and what that says about the groups.

#include "core/comparison/comparison.h"
#include "core/reference/relabelling.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace counterpart {

/// Which score of a comparison is the similarity of two runs.
enum class Measure {
    matched,
    naive ///< the mean of both directions
};

/// The level at which a study's verdict calls groups different.
inline constexpr double study_level = 0.05;

struct StudyOptions {
    Measure measure = Measure::matched;
    CorrelationKind correlation = CorrelationKind::pearson;
    Sign sign = Sign::absolute;
    bool paired = false;     ///< the k-th run of every group belongs with the k-th of the others
    std::uint64_t seed = 0;  ///< of all that is drawn
    Index width_draws = 20;  ///< where widths differ: how often neurons are drawn; 0: never
    Index shuffle_draws = 0; ///< shuffles a pair for the calibrated score; 0: none
    int threads = 0;         ///< 0: one a core. Results are equal for any number.

    bool operator==(const StudyOptions&) const = default;
};

struct StudyRun {
    std::string name;
    std::shared_ptr<const Responses> responses;
    Index group = 0;
};

/// Two runs compared.
struct RunPair {
    Index first = 0; ///< first < second
    Index second = 0;
    double matched = 0;
    double naive_forward = 0; ///< from the first
    double naive_backward = 0;
    /// Where the widths of a study differ: the mean over draws of F_min neurons from each.
    std::optional<double> matched_at_equal_width;
    std::optional<double> naive_at_equal_width; ///< both directions
    /// (s − m)/(1 − m) of the matched score, m its mean over shuffled samples. Removes the noise
    /// floor only: widths still differ in how much there is to choose from.
    std::optional<double> calibrated;
};

/// Runs in groups and the comparisons made so far. A value: advance() gives the next one.
struct Study {
    std::vector<std::string> groups;
    std::vector<StudyRun> runs;
    StudyOptions options;
    std::vector<std::optional<RunPair>> pairs; ///< n(n − 1)/2: (0,1), (0,2), …, (1,2), …

    [[nodiscard]] Index pair_number(Index first, Index second) const;
    [[nodiscard]] Index n_missing() const;
    /// The number of neurons of the narrowest run.
    [[nodiscard]] Index narrowest() const;
    [[nodiscard]] bool widths_differ() const;
};

/// A study without comparisons.
/// Errors: fewer than two groups, a group without runs, numbers of samples that differ or samples
/// whose labels disagree (naming the two runs), paired groups of different size, the same file
/// twice.
Result<Study> begin_study(std::vector<std::string> groups, std::vector<StudyRun> runs,
                          const StudyOptions& options);

/// Takes over what `known` has compared: pairs of the same responses with the same options, at the
/// same narrowest width. Adding or leaving out a run then costs its own pairs only.
[[nodiscard]] Study with_known_pairs(Study study, const Study& known);

/// Compares up to `n_more` of the pairs that are missing, in parallel. Bitwise equal for any number
/// of threads and any way to cut the work into calls.
/// Errors: more than memory holds. Cost of a pair: a product and an assignment, and width_draws
/// assignments where widths differ.
Result<Study> advance(Study so_far, Index n_more, const Progress& progress);

/// What can be said about two groups, or about all.
enum class StudyVerdict {
    untestable,    ///< a group of one run: how much its runs agree with each other is not known
    unreachable,   ///< no result could reach the level with so few runs
    widths_differ, ///< withheld: width and framework cannot be told apart
    not_shown,     ///< p above the level
    spread_only,   ///< p reaches it, but B is not below both W: one group agrees more with itself
    omnibus_only,  ///< all together p reaches it, but no single pair of groups does
    groups_differ  ///< p reaches it, and B_AB < min(W_A, W_B)
};

/// Two groups held against each other, by the runs of both alone.
struct GroupPairTest {
    Index first = 0;
    Index second = 0;
    std::optional<double> statistic;
    RelabellingTest test;
    std::optional<double> adjusted_p;
    double smallest_adjusted_p = 1;
    StudyVerdict verdict = StudyVerdict::untestable;
};

/// How the p-values of several pairs of groups were adjusted.
enum class Adjustment {
    none,           ///< two groups
    closed_testing, ///< three: the greater of the pair's and the omnibus p
    holm            ///< more: S. Holm, Scand. J. Stat. 6 (1979)
};

/// One measure's result.
struct MeasureResult {
    Eigen::MatrixXd similarity; ///< runs × runs, of the measure; 1 on the diagonal (not used)
    GroupMeans means;
    RelabellingTest omnibus; ///< all groups; for two groups the test of the pair
    Adjustment adjustment = Adjustment::none;
    std::vector<GroupPairTest> pairwise;
    StudyVerdict verdict = StudyVerdict::untestable;
};

/// A study's numbers. The interval of T is not offered: a bootstrap of a re-optimised maximum is
/// biased, and no other was shown to cover.
struct StudyResult {
    MeasureResult matched;
    MeasureResult naive;
    Measure measure = Measure::matched; ///< the one that was asked for
    bool widths_differ = false;
    bool at_equal_width = false;      ///< similarities are means over draws of F_min neurons
    std::optional<Index> runs_to_add; ///< see runs_to_add(); 0: the level can be reached
    /// Two groups of two: mean(A1·A2, B1·B2) and mean(A1·B1, A2·B2). A description: it depends on
    /// which run is called first, and has no p.
    struct TwoAndTwo {
        double within = 0;
        double across = 0;
    };
    std::optional<TwoAndTwo> two_and_two;

    [[nodiscard]] const MeasureResult& chosen() const {
        return measure == Measure::matched ? matched : naive;
    }
    [[nodiscard]] const MeasureResult& other() const {
        return measure == Measure::matched ? naive : matched;
    }
};

/// Before anything is compared: the smallest p that all groups together can reach.
[[nodiscard]] double smallest_attainable_p(const Study& study);

/// Needs all pairs (n_missing() = 0). Nothing: cancelled. Cost: up to 200,000 relabellings for each
/// pair of groups and for all.
[[nodiscard]] std::optional<StudyResult> study_result(const Study& study, const Progress& progress);

} // namespace counterpart
