// From the similarities of all runs to what can be said about the groups.

#include "core/reference/study.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace counterpart {
namespace {

constexpr double rounding = 1e-12; // p-values are quotients of whole numbers

bool reaches_level(double p) {
    return p <= study_level + rounding;
}

double similarity_of(const RunPair& pair, Measure measure, bool at_equal_width) {
    if (at_equal_width)
        return measure == Measure::matched ? pair.matched_at_equal_width.value_or(0)
                                           : pair.naive_at_equal_width.value_or(0);
    return measure == Measure::matched ? pair.matched
                                       : (pair.naive_forward + pair.naive_backward) / 2;
}

LabelledRuns labelled(const Study& study) {
    LabelledRuns runs;
    runs.n_groups = int(study.groups.size());
    runs.paired = study.options.paired;
    for (const StudyRun& run : study.runs)
        runs.group.push_back(int(run.group));
    return runs;
}

/// The runs of two groups alone, labelled 0 and 1, and which they are.
LabelledRuns two_groups(const LabelledRuns& all, Index first, Index second,
                        std::vector<Index>& which) {
    LabelledRuns runs{{}, 2, all.paired};
    for (std::size_t i = 0; i < all.group.size(); ++i)
        if (all.group[i] == first || all.group[i] == second) {
            runs.group.push_back(all.group[i] == second ? 1 : 0);
            which.push_back(Index(i));
        }
    return runs;
}

std::vector<double> holm(const std::vector<double>& p) {
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&p](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    std::vector<double> adjusted(p.size());
    double at_least = 0;
    for (std::size_t k = 0; k < order.size(); ++k) {
        at_least = std::max(at_least, double(order.size() - k) * p[order[k]]);
        adjusted[order[k]] = std::min(1.0, at_least);
    }
    return adjusted;
}

void adjust(MeasureResult& result) {
    std::vector<GroupPairTest>& tests = result.pairwise;
    if (result.adjustment == Adjustment::closed_testing) {
        for (GroupPairTest& t : tests) {
            if (t.test.p && result.omnibus.p)
                t.adjusted_p = std::max(*t.test.p, *result.omnibus.p);
            t.smallest_adjusted_p = std::max(t.test.smallest_p, result.omnibus.smallest_p);
        }
        return;
    }
    if (result.adjustment == Adjustment::none) {
        for (GroupPairTest& t : tests) {
            t.adjusted_p = t.test.p;
            t.smallest_adjusted_p = t.test.smallest_p;
        }
        return;
    }
    // Pairs that cannot be tested are no hypotheses.
    std::vector<double> p;
    std::vector<double> smallest;
    for (const GroupPairTest& t : tests)
        if (t.test.p) {
            p.push_back(*t.test.p);
            smallest.push_back(t.test.smallest_p);
        }
    const std::vector<double> adjusted = holm(p);
    // Holm's p-values rise with every p: they are smallest where all are.
    const std::vector<double> smallest_adjusted = holm(smallest);
    std::size_t k = 0;
    for (GroupPairTest& t : tests)
        if (t.test.p) {
            t.adjusted_p = adjusted[k];
            t.smallest_adjusted_p = smallest_adjusted[k++];
        }
}

StudyVerdict verdict_of(const GroupPairTest& t, const GroupMeans& means) {
    const auto& a = means.within[std::size_t(t.first)];
    const auto& b = means.within[std::size_t(t.second)];
    if (!a || !b || !t.adjusted_p)
        return StudyVerdict::untestable;
    if (!reaches_level(t.smallest_adjusted_p))
        return StudyVerdict::unreachable;
    if (!reaches_level(*t.adjusted_p))
        return StudyVerdict::not_shown;
    return means.between(t.first, t.second) < std::min(*a, *b) ? StudyVerdict::groups_differ
                                                               : StudyVerdict::spread_only;
}

/// What is said about all groups: that some differ, if any two do.
StudyVerdict overall(const MeasureResult& result) {
    if (result.pairwise.size() == 1)
        return result.pairwise.front().verdict;
    const auto any = [&](StudyVerdict verdict) {
        return std::any_of(result.pairwise.begin(), result.pairwise.end(),
                           [verdict](const GroupPairTest& t) { return t.verdict == verdict; });
    };
    if (any(StudyVerdict::groups_differ))
        return StudyVerdict::groups_differ;
    if (any(StudyVerdict::spread_only))
        return StudyVerdict::spread_only;
    if (!result.omnibus.p)
        return StudyVerdict::untestable;
    if (!reaches_level(result.omnibus.smallest_p))
        return StudyVerdict::unreachable;
    return reaches_level(*result.omnibus.p) ? StudyVerdict::omnibus_only : StudyVerdict::not_shown;
}

std::optional<MeasureResult> result_of(const Study& study, Measure measure, bool at_equal_width,
                                       const Progress& progress) {
    const LabelledRuns runs = labelled(study);
    const Index n = Index(study.runs.size());
    MeasureResult result;
    result.similarity = Eigen::MatrixXd::Identity(n, n);
    for (const auto& pair : study.pairs)
        result.similarity(pair->first, pair->second) =
            result.similarity(pair->second, pair->first) =
                similarity_of(*pair, measure, at_equal_width);
    result.means = group_means(result.similarity, runs);
    const auto omnibus = test_by_relabelling(result.similarity, runs, study.options.seed, progress);
    if (!omnibus)
        return std::nullopt;
    result.omnibus = *omnibus;
    const int n_groups = runs.n_groups;
    result.adjustment = n_groups == 2   ? Adjustment::none
                        : n_groups == 3 ? Adjustment::closed_testing
                                        : Adjustment::holm;
    for (Index g = 0; g < n_groups; ++g)
        for (Index h = g + 1; h < n_groups; ++h) {
            std::vector<Index> which;
            const LabelledRuns two = two_groups(runs, g, h, which);
            const Eigen::MatrixXd similarity = result.similarity(which, which);
            const auto test = test_by_relabelling(similarity, two, study.options.seed, progress);
            if (!test)
                return std::nullopt;
            GroupPairTest pair;
            pair.first = g;
            pair.second = h;
            pair.statistic = group_means(similarity, two).statistic;
            pair.test = *test;
            result.pairwise.push_back(std::move(pair));
        }
    adjust(result);
    const bool withheld = study.widths_differ() && !at_equal_width;
    for (GroupPairTest& pair : result.pairwise)
        pair.verdict = withheld ? StudyVerdict::widths_differ : verdict_of(pair, result.means);
    result.verdict = withheld ? StudyVerdict::widths_differ : overall(result);
    return result;
}

std::optional<StudyResult::TwoAndTwo> two_and_two(const Study& study,
                                                  const Eigen::MatrixXd& similarity) {
    std::vector<std::vector<Index>> groups(study.groups.size());
    for (std::size_t i = 0; i < study.runs.size(); ++i)
        groups[std::size_t(study.runs[i].group)].push_back(Index(i));
    if (groups.size() != 2 || groups[0].size() != 2 || groups[1].size() != 2)
        return std::nullopt;
    const auto s = [&](Index i, Index j) { return similarity(i, j); };
    return StudyResult::TwoAndTwo{
        (s(groups[0][0], groups[0][1]) + s(groups[1][0], groups[1][1])) / 2,
        (s(groups[0][0], groups[1][0]) + s(groups[0][1], groups[1][1])) / 2};
}

} // namespace

double smallest_attainable_p(const Study& study) {
    return smallest_attainable_p(labelled(study).sizes(), study.options.paired);
}

std::optional<StudyResult> study_result(const Study& study, const Progress& progress) {
    assert(study.n_missing() == 0);
    StudyResult result;
    result.measure = study.options.measure;
    result.widths_differ = study.widths_differ();
    result.at_equal_width = result.widths_differ && study.options.width_draws >= 20;
    auto matched = result_of(study, Measure::matched, result.at_equal_width, progress);
    if (!matched)
        return std::nullopt;
    auto naive = result_of(study, Measure::naive, result.at_equal_width, progress);
    if (!naive)
        return std::nullopt;
    result.matched = std::move(*matched);
    result.naive = std::move(*naive);
    result.runs_to_add = runs_to_add(labelled(study).sizes(), study.options.paired, study_level);
    result.two_and_two = two_and_two(study, result.chosen().similarity);
    return result;
}

} // namespace counterpart
