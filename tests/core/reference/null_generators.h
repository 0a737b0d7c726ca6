#pragma once
// Unrelated networks, and how often their p-values fall below a level.

#include "core/comparison/compared.h"
#include "core/reference/baselines.h"
#include "core/reference/study.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace counterpart::test {

enum class Unrelated {
    gaussian,
    sparse,   ///< one response in twenty is not 0
    heavy,    ///< neurons of very different tails
    in_blocks ///< rows come in blocks of 5 that are alike
};
inline constexpr std::array<const char*, 4> unrelated_names = {"gaussian", "sparse", "heavy tails",
                                                               "in blocks"};

inline Eigen::MatrixXd unrelated(Unrelated kind, Index n, Index f, std::uint64_t seed) {
    const Eigen::MatrixXd x = gaussian(n, f, seed);
    switch (kind) {
    case Unrelated::gaussian:
        break;
    case Unrelated::sparse:
        return (x.array() - 1.645).max(0);
    case Unrelated::heavy:
        return x.array().cube();
    case Unrelated::in_blocks: {
        Eigen::MatrixXd y = gaussian((n + 4) / 5, f, seed + 1'000'003);
        Eigen::MatrixXd blocks(n, f);
        for (Index i = 0; i < n; ++i)
            blocks.row(i) = y.row(i / 5) + 0.3 * x.row(i);
        return blocks;
    }
    }
    return x;
}

/// p-values of one kind, and the share at or below a level.
struct PValues {
    const char* name;
    std::vector<double> p;

    [[nodiscard]] double share(double level) const {
        return double(std::count_if(p.begin(), p.end(),
                                    [level](double v) { return v <= level + 1e-12; })) /
               double(p.size());
    }
    /// Whether the share exceeds the level by more than four standard errors.
    [[nodiscard]] bool exceeds(double level) const {
        return share(level) > level + 4 * std::sqrt(level * (1 - level) / double(p.size()));
    }
};

inline constexpr std::array<double, 4> levels = {0.05, 0.1, 0.2, 0.5};

/// p-values of every score, and of one neuron, for pairs of unrelated networks.
inline std::vector<PValues> baseline_p_values(Unrelated kind, Index n_pairs, Index n_draws) {
    std::vector<PValues> values = {
        {"naive forward", {}}, {"naive backward", {}}, {"matched", {}}, {"one neuron", {}}};
    BaselineOptions options;
    if (kind == Unrelated::in_blocks)
        options = {0, Shuffle::block, 5};
    for (Index k = 0; k < n_pairs; ++k) {
        options.seed = std::uint64_t(k);
        const auto c = compared(unrelated(kind, 60, 5, std::uint64_t(4 * k)),
                                unrelated(kind, 60, 6, std::uint64_t(4 * k + 2)));
        const Baselines b =
            refine(*c, begin_baselines(*c, options, Progress()).value(), n_draws, Progress())
                .value();
        values[0].p.push_back(shuffle_p(*c, b, &Scores::naive_forward).value());
        values[1].p.push_back(shuffle_p(*c, b, &Scores::naive_backward).value());
        values[2].p.push_back(shuffle_p(*c, b, &Scores::matched).value());
        if (c->undefined_left.empty() || c->undefined_left.front() != 0)
            values[3].p.push_back(double(b.left_neurons[0].shuffles_reaching + 1) /
                                  double(b.shuffles() + 1));
    }
    return values;
}

/// p-values of studies of runs that are all of one kind: `n_groups` groups of 4. The last entry is
/// the smallest adjusted p of a study: below the level as often as any two groups are called apart.
inline std::vector<PValues> study_p_values(Unrelated kind, Index n_studies, int n_groups) {
    std::vector<PValues> values = {{"T", {}}, {"PERMANOVA", {}}, {"smallest adjusted", {}}};
    for (Index k = 0; k < n_studies; ++k) {
        const Eigen::MatrixXd features = unrelated(kind, 40, 8, std::uint64_t(1000 * k));
        std::vector<StudyRun> runs;
        std::vector<std::string> groups;
        for (int g = 0; g < n_groups; ++g) {
            groups.push_back(std::to_string(g));
            for (int i = 0; i < 4; ++i) {
                const auto seed = std::uint64_t(1000 * k + 10 * g + i + 1);
                const Eigen::MatrixXd x = features + gaussian(40, 8, seed);
                runs.push_back({std::to_string(seed), shared(make_responses(x, "run")), Index(g)});
            }
        }
        StudyOptions options;
        options.threads = 1;
        const Study study =
            advance(begin_study(groups, runs, options).value(), 1000, Progress()).value();
        const StudyResult r = study_result(study, Progress()).value();
        values[0].p.push_back(r.matched.omnibus.p.value());
        values[1].p.push_back(r.matched.omnibus.permanova_p.value());
        double smallest = 1;
        for (const GroupPairTest& t : r.matched.pairwise)
            smallest = std::min(smallest, t.adjusted_p.value());
        values[2].p.push_back(smallest);
    }
    return values;
}

} // namespace counterpart::test
