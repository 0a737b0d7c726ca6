#pragma once
// The label-permutation test: would the groups agree as they do if the labels meant nothing?

#include "core/base/progress.h"
#include "core/responses/responses.h"

#include <Eigen/Core>

#include <cstdint>
#include <optional>
#include <vector>

namespace counterpart {

/// n runs with their labels.
struct LabelledRuns {
    std::vector<int> group; ///< of each run, 0 … n_groups − 1, none empty
    int n_groups = 0;
    /// Runs that belong together across groups (the same seed), the k-th of one group with the k-th
    /// of every other; all groups have as many runs then. Labels change within these only.
    bool paired = false;

    [[nodiscard]] std::vector<Index> sizes() const;
};

/// How many relabellings differ: n! / (Π n_g! · Π c_s!) with c_s groups of size s, whose names do
/// not matter; (G!)^(k − 1) when k runs of G groups are paired. May be infinite.
[[nodiscard]] double distinct_relabellings(const std::vector<Index>& sizes, bool paired);

/// Up to this many are all gone through, above, relabelled_at_random are drawn.
inline constexpr double most_relabellings = 200'000;
inline constexpr Index relabelled_at_random = 20'000;

/// 1/(number of relabellings), or 1/(drawn + 1).
[[nodiscard]] double smallest_attainable_p(const std::vector<Index>& sizes, bool paired);

/// The fewest runs (paired: runs of every group) to add, to the smallest groups first, until a p of
/// `level` can be reached; 0: it can be now. Nothing: not with less than 100.
[[nodiscard]] std::optional<Index> runs_to_add(std::vector<Index> sizes, bool paired, double level);

/// T and its parts. W of a group of one run is undefined, and T where no group has more than one.
struct GroupMeans {
    std::vector<std::optional<double>> within; ///< W_g: mean similarity of its pairs of runs
    Eigen::MatrixXd between;                   ///< B_gh, symmetric; diagonal unused
    std::optional<double> statistic; ///< mean over defined W_g − mean over all B_gh, g < h
    /// M. J. Anderson, A new method for non-parametric multivariate analysis of variance, Austral
    /// Ecology 26 (2001): pseudo-F of the distances 1 − similarity. Null: no variance within.
    std::optional<double> permanova_f;
};
/// `similarity` is n × n and symmetric; its diagonal is not looked at. Cost: O(n²).
[[nodiscard]] GroupMeans group_means(const Eigen::MatrixXd& similarity, const LabelledRuns& runs);

/// The outcome of a test of T (and of F by the same relabellings).
struct RelabellingTest {
    double relabellings = 0; ///< distinct ones there are
    bool exact = true;       ///< all were gone through, the identity among them
    double smallest_p = 1;
    std::optional<double> p;           ///< share of relabellings whose T reaches the observed
    std::optional<double> permanova_p; ///< the same of F
    std::vector<double> statistics;    ///< T of each relabelling gone through
};

/// T ≥ T_observed counts, to within 1e-9. Drawn relabellings: (b + 1)/(m + 1). Nothing: cancelled.
[[nodiscard]] std::optional<RelabellingTest> test_by_relabelling(const Eigen::MatrixXd& similarity,
                                                                 const LabelledRuns& runs,
                                                                 std::uint64_t seed,
                                                                 const Progress& progress);

} // namespace counterpart
