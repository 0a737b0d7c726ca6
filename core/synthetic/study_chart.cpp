// The lessons' charts about runs: within against between, and what so many runs can show.

#include "core/reference/study.h"
#include "core/synthetic/chart_kinds.h"

#include <QCoreApplication>
#include <QString>

#include <algorithm>
#include <cmath>

namespace counterpart {

namespace {

Result<StudyResult> studied(const LessonScene& scene, std::vector<std::string>& groups,
                            const Progress& progress) {
    const auto generated = lesson_runs(scene.generator, scene.parameters, progress);
    if (!generated.ok())
        return generated.forward<StudyResult>();
    std::vector<StudyRun> runs;
    for (const LessonRun& run : generated.value()) {
        auto group = std::find(groups.begin(), groups.end(), run.group);
        if (group == groups.end())
            group = groups.insert(group, run.group);
        runs.push_back(
            {run.responses->source().name, run.responses, Index(group - groups.begin())});
    }
    StudyOptions options;
    options.correlation = scene.comparison->options.correlation;
    options.sign = scene.comparison->options.sign;
    Result<Study> study = begin_study(groups, runs, options);
    if (!study.ok())
        return study.forward<StudyResult>();
    const Index n_missing = study.value().n_missing();
    study = advance(std::move(study).value(), n_missing, progress.silent());
    if (!study.ok())
        return study.forward<StudyResult>();
    std::optional<StudyResult> result = study_result(study.value(), progress.silent());
    if (!result)
        return Cancelled{};
    return *result;
}

std::string filled(const char* text, const std::string& one, const std::string& other = {}) {
    QString words = QString::fromStdString(chart_words(text)).arg(QString::fromStdString(one));
    if (!other.empty())
        words = words.arg(QString::fromStdString(other));
    return words.toStdString();
}

/// Facts of the first two groups: all that a study of two has.
void put_test(LessonChart& chart, const GroupPairTest& pair) {
    chart.facts["relabellings"] = pair.test.relabellings;
    chart.facts["smallest_p"] = pair.test.smallest_p;
    if (pair.test.p) {
        chart.facts["p"] = *pair.test.p;
        chart.facts["p_count"] = std::round(*pair.test.p * pair.test.relabellings);
    }
    if (pair.adjusted_p)
        chart.facts["adjusted_p"] = *pair.adjusted_p;
    if (pair.statistic)
        chart.facts["statistic"] = *pair.statistic;
}

} // namespace

std::vector<std::string> study_facts() {
    return {"within_a",     "within_b",  "within_c",    "between",    "between_ac",
            "between_bc",   "p",         "p_count",     "adjusted_p", "smallest_p",
            "relabellings", "statistic", "adjusted_ac", "adjusted_bc"};
}

Result<LessonChart> study_chart(const LessonScene& scene, const Progress& progress) {
    std::vector<std::string> groups;
    const Result<StudyResult> result = studied(scene, groups, progress);
    if (!result.ok())
        return result.forward<LessonChart>();
    const MeasureResult& matched = result.value().matched;
    LessonChart chart;
    chart.title =
        chart_words(QT_TRANSLATE_NOOP("LessonChart", "Mean matched score of the pairs of runs"));
    const char* const within[] = {"within_a", "within_b", "within_c"};
    for (std::size_t g = 0; g < groups.size() && g < 3; ++g)
        if (const auto& mean = matched.means.within[g]) {
            chart.facts[within[g]] = *mean;
            chart.bars.push_back({filled(QT_TRANSLATE_NOOP("LessonChart", "within %1"), groups[g]),
                                  *mean, ChartRole::matched, std::nullopt, 0});
        }
    const char* const between[] = {"between", "between_ac", "between_bc"};
    std::size_t number = 0;
    for (std::size_t g = 0; g < groups.size(); ++g)
        for (std::size_t h = g + 1; h < groups.size(); ++h, ++number) {
            const double mean = matched.means.between(Index(g), Index(h));
            if (number < 3)
                chart.facts[between[number]] = mean;
            chart.bars.push_back(
                {filled(QT_TRANSLATE_NOOP("LessonChart", "%1 with %2"), groups[g], groups[h]), mean,
                 ChartRole::index_aligned, std::nullopt, 0});
        }
    put_test(chart, matched.pairwise.front());
    if (matched.pairwise.size() == 3) {
        chart.facts["adjusted_ac"] = matched.pairwise[1].adjusted_p.value_or(1);
        chart.facts["adjusted_bc"] = matched.pairwise[2].adjusted_p.value_or(1);
    }
    chart.distribution = matched.pairwise.front().test.statistics;
    chart.observed = matched.pairwise.front().statistic;
    chart.distribution_label =
        filled(QT_TRANSLATE_NOOP("LessonChart",
                                 "T = mean within − between, of %1 and %2, for every way to "
                                 "label the runs; marked: the true labels"),
               groups[0], groups[1]);
    return chart;
}

Result<LessonChart> few_runs_chart(const LessonScene& scene, const Progress&) {
    const auto given = scene.parameters.find("runs");
    const Index runs =
        given != scene.parameters.end()
            ? Index(given->second)
            : Index(find_lesson_generator(scene.generator)->parameter("runs")->usual);
    LessonChart chart;
    chart.title = chart_words(
        QT_TRANSLATE_NOOP("LessonChart", "Smallest p that two groups of so many runs can reach"));
    for (const Index k : {2, 3, 4, 5}) {
        const double p = smallest_attainable_p({k, k}, false);
        const std::string label = std::to_string(k) + " + " + std::to_string(k) + ": 1/" +
                                  std::to_string(std::llround(1 / p));
        chart.bars.push_back(
            {label, p, k == runs ? ChartRole::matched : ChartRole::index_aligned, 0.05, 0.05});
        if (k == runs)
            chart.facts["relabellings"] = std::round(1 / p);
    }
    chart.facts["runs"] = double(runs);
    return chart;
}

} // namespace counterpart
