#include "core/synthetic/lesson_charts.h"

#include "core/reference/baselines.h"
#include "core/reference/random.h"
#include "core/similarity/cka.h"
#include "core/synthetic/chart_kinds.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace counterpart {

std::string chart_words(const char* text) {
    return QCoreApplication::translate("LessonChart", text).toStdString();
}

namespace {

constexpr std::uint64_t shuffle_stream = 301;
constexpr int shuffles = 40;

/// The same responses, their samples in another order.
std::shared_ptr<const Responses> reordered(const Responses& responses, std::uint64_t draw) {
    std::vector<Index> order(static_cast<std::size_t>(responses.n_samples()));
    std::iota(order.begin(), order.end(), Index{0});
    Random(0, shuffle_stream, draw).shuffle(order);
    Eigen::MatrixXd values(responses.n_samples(), responses.n_neurons());
    for (Index i = 0; i < values.cols(); ++i)
        for (Index s = 0; s < values.rows(); ++s)
            values(s, i) = responses.at(order[std::size_t(s)], i);
    return std::make_shared<const Responses>(make_responses(values, responses.source().name));
}

/// Scores of shuffled samples, one a draw.
Result<std::vector<Scores>> shuffled_scores(const Comparison& c, int draws,
                                            const Progress& progress) {
    std::vector<Scores> scores;
    for (int k = 0; k < draws; ++k) {
        const auto drawn =
            compare(c.left, reordered(*c.right, std::uint64_t(k)), c.options, progress.silent());
        if (!drawn.ok())
            return drawn.forward<std::vector<Scores>>();
        scores.push_back(drawn.value()->scores);
    }
    return scores;
}

double mean_of(const std::vector<Scores>& draws, ScoreMember score) {
    double sum = 0;
    for (const Scores& drawn : draws)
        sum += drawn.*score;
    return sum / double(draws.size());
}

double mean_index_aligned(const std::vector<Scores>& draws) {
    double sum = 0;
    for (const Scores& drawn : draws)
        sum += drawn.index_aligned.value_or(0);
    return sum / double(draws.size());
}

ChartBar bar(const char* label, double value, ChartRole role) {
    return {chart_words(label), value, role, std::nullopt, 0};
}

ChartBar marked(const char* label, double value, ChartRole role, double mark) {
    return {chart_words(label), value, role, mark, mark};
}

Result<LessonChart> shuffle_chart(const LessonScene& scene, const Progress& progress) {
    const Comparison& c = *scene.comparison;
    const auto drawn = shuffled_scores(c, shuffles, progress);
    if (!drawn.ok())
        return drawn.forward<LessonChart>();
    LessonChart chart;
    chart.title = chart_words(QT_TRANSLATE_NOOP(
        "LessonChart", "Scores; ticks: the mean over 40 shuffles of the samples"));
    std::map<std::string, double>& facts = chart.facts;
    if (c.scores.index_aligned)
        facts["shuffle.index_aligned"] = mean_index_aligned(drawn.value());
    facts["shuffle.naive_forward"] = mean_of(drawn.value(), &Scores::naive_forward);
    facts["shuffle.naive_backward"] = mean_of(drawn.value(), &Scores::naive_backward);
    facts["shuffle.matched"] = mean_of(drawn.value(), &Scores::matched);
    chart.bars = {marked(QT_TRANSLATE_NOOP("LessonChart", "naive forward"), c.scores.naive_forward,
                         ChartRole::naive, facts["shuffle.naive_forward"]),
                  marked(QT_TRANSLATE_NOOP("LessonChart", "naive backward"),
                         c.scores.naive_backward, ChartRole::naive,
                         facts["shuffle.naive_backward"]),
                  marked(QT_TRANSLATE_NOOP("LessonChart", "matched"), c.scores.matched,
                         ChartRole::matched, facts["shuffle.matched"])};
    if (c.scores.index_aligned)
        chart.bars.insert(chart.bars.begin(),
                          marked(QT_TRANSLATE_NOOP("LessonChart", "index-aligned"),
                                 *c.scores.index_aligned, ChartRole::index_aligned,
                                 facts["shuffle.index_aligned"]));
    return chart;
}

/// Draws refined, and the facts that every baseline chart shares.
Result<Baselines> drawn_baselines(const Comparison& c, Index draws, const Progress& progress) {
    Result<Baselines> begun = begin_baselines(c, {}, progress.silent());
    if (!begun.ok())
        return begun;
    return refine(c, std::move(begun).value(), draws, progress.silent());
}

Result<LessonChart> ladder_chart(const LessonScene& scene, const Progress& progress) {
    const Comparison& c = *scene.comparison;
    constexpr Index draws = 99; // the smallest p is 1/100 then
    const Result<Baselines> baselines = drawn_baselines(c, draws, progress);
    if (!baselines.ok())
        return baselines.forward<LessonChart>();
    const Baselines& b = baselines.value();
    LessonChart chart;
    chart.title =
        chart_words(QT_TRANSLATE_NOOP("LessonChart", "Matched score beside its references"));
    const Spread shuffled = spread(values_of(b.shuffled, &Scores::matched)).value();
    const Spread rotated = spread(values_of(b.rotated, &Scores::matched)).value();
    chart.facts["shuffle.matched"] = shuffled.mean;
    chart.facts["rotated.matched"] = rotated.mean;
    chart.facts["rotated.low"] = rotated.low;
    chart.facts["rotated.high"] = rotated.high;
    chart.facts["p"] = shuffle_p(c, b, &Scores::matched).value();
    chart.facts["p_inverse"] = 1 / chart.facts["p"];
    chart.facts["smallest_p"] = smallest_p(b.shuffles());
    if (const auto above = above_rotated(c.scores.matched, b, &Scores::matched))
        chart.facts["above_rotated"] = *above;
    ChartBar closed = bar(QT_TRANSLATE_NOOP("LessonChart", "chance, closed form"),
                          c.chance.matched_high, ChartRole::chance);
    chart.bars = {
        closed,
        bar(QT_TRANSLATE_NOOP("LessonChart", "samples shuffled"), shuffled.mean, ChartRole::chance),
        bar(QT_TRANSLATE_NOOP("LessonChart", "rotated basis"), rotated.mean, ChartRole::other),
        bar(QT_TRANSLATE_NOOP("LessonChart", "observed"), c.scores.matched, ChartRole::matched)};
    return chart;
}

Result<LessonChart> held_out_chart(const LessonScene& scene, const Progress& progress) {
    const Comparison& c = *scene.comparison;
    const Result<Baselines> baselines = drawn_baselines(c, 40, progress);
    if (!baselines.ok())
        return baselines.forward<LessonChart>();
    double in_sample = 0;
    double held_out = 0;
    const auto& splits = baselines.value().held_out;
    if (splits.empty())
        return Problem{"held_out", "there are too few samples to split", "give at least 8"};
    for (const HeldOutDraw& draw : splits) {
        in_sample += draw.in_sample / double(splits.size());
        held_out += draw.held_out / double(splits.size());
    }
    LessonChart chart;
    chart.title = chart_words(
        QT_TRANSLATE_NOOP("LessonChart", "Matched on half of the samples (mean of 40 splits)"));
    chart.facts = {{"in_sample", in_sample},
                   {"held_out", held_out},
                   {"half", std::floor(double(c.left->n_samples()) / 2)}};
    chart.bars = {
        bar(QT_TRANSLATE_NOOP("LessonChart", "on that half"), in_sample, ChartRole::naive),
        bar(QT_TRANSLATE_NOOP("LessonChart", "on the other half"), held_out, ChartRole::matched)};
    return chart;
}

Result<LessonChart> chance_chart(const LessonScene& scene, const Progress& progress) {
    LessonChart chart;
    chart.title =
        chart_words(QT_TRANSLATE_NOOP("LessonChart", "Naive forward score of unrelated networks"));
    chart.x_label = chart_words(QT_TRANSLATE_NOOP("LessonChart", "number of samples"));
    chart.logarithmic_x = true;
    ChartCurve closed{
        chart_words(QT_TRANSLATE_NOOP("LessonChart", "closed form")), {}, ChartRole::chance, false};
    ChartCurve simulated{
        chart_words(QT_TRANSLATE_NOOP("LessonChart", "simulated")), {}, ChartRole::naive, true};
    ChartCurve shuffled{chart_words(QT_TRANSLATE_NOOP("LessonChart", "samples shuffled")),
                        {},
                        ChartRole::matched,
                        false};
    constexpr int draws = 8;
    for (const int n : {3, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000}) {
        LessonParameters parameters = scene.parameters;
        parameters["samples"] = n;
        double score = 0;
        double shuffle = 0;
        double closed_form = 0;
        for (int k = 0; k < draws; ++k) {
            parameters["seed"] = 1000 + k;
            const auto pair = lesson_pair(scene.generator, parameters, progress);
            if (!pair.ok())
                return pair.forward<LessonChart>();
            const auto c = compare(pair.value().left, pair.value().right, scene.comparison->options,
                                   progress.silent());
            if (!c.ok())
                return c.forward<LessonChart>();
            const auto again = shuffled_scores(*c.value(), 1, progress);
            if (!again.ok())
                return again.forward<LessonChart>();
            score += c.value()->scores.naive_forward / draws;
            closed_form +=
                c.value()->chance.naive_forward / draws; // silent neurons add 0 in it too
            shuffle += again.value().front().naive_forward / draws;
        }
        simulated.points.emplace_back(n, score);
        shuffled.points.emplace_back(n, shuffle);
        closed.points.emplace_back(n, closed_form);
    }
    chart.curves = {closed, shuffled, simulated};
    chart.x_now = double(scene.comparison->left->n_samples());
    const auto here = shuffled_scores(*scene.comparison, shuffles, progress);
    if (!here.ok())
        return here.forward<LessonChart>();
    chart.facts["shuffle.naive_forward"] = mean_of(here.value(), &Scores::naive_forward);
    chart.facts["shuffle.matched"] = mean_of(here.value(), &Scores::matched);
    return chart;
}

Result<LessonChart> rotation_chart(const LessonScene& scene, const Progress& progress) {
    LessonChart chart;
    chart.title = chart_words(QT_TRANSLATE_NOOP("LessonChart", "From one basis to another"));
    chart.x_label = chart_words(QT_TRANSLATE_NOOP("LessonChart", "t: how far the basis is turned"));
    ChartCurve matched{
        chart_words(QT_TRANSLATE_NOOP("LessonChart", "matched")), {}, ChartRole::matched, false};
    ChartCurve naive{chart_words(QT_TRANSLATE_NOOP("LessonChart", "naive forward")),
                     {},
                     ChartRole::naive,
                     false};
    ChartCurve cka{
        chart_words(QT_TRANSLATE_NOOP("LessonChart", "linear CKA")), {}, ChartRole::other, false};
    for (int step = 0; step <= 10; ++step) {
        LessonParameters parameters = scene.parameters;
        parameters["t"] = step / 10.0;
        const auto pair = lesson_pair(scene.generator, parameters, progress);
        if (!pair.ok())
            return pair.forward<LessonChart>();
        const auto c = compare(pair.value().left, pair.value().right, scene.comparison->options,
                               progress.silent());
        if (!c.ok())
            return c.forward<LessonChart>();
        const double x = step / 10.0;
        matched.points.emplace_back(x, c.value()->scores.matched);
        naive.points.emplace_back(x, c.value()->scores.naive_forward);
        cka.points.emplace_back(x, linear_cka(*pair.value().left, *pair.value().right).value_or(0));
    }
    const Result<Baselines> baselines = drawn_baselines(*scene.comparison, 10, progress);
    if (!baselines.ok())
        return baselines.forward<LessonChart>();
    const double rotated =
        spread(values_of(baselines.value().rotated, &Scores::matched)).value().mean;
    ChartCurve reference{chart_words(QT_TRANSLATE_NOOP("LessonChart", "matched, rotated basis")),
                         {{0, rotated}, {1, rotated}},
                         ChartRole::chance,
                         false};
    chart.curves = {reference, cka, naive, matched};
    const auto t = scene.parameters.find("t");
    chart.x_now = t == scene.parameters.end() ? 0 : t->second;
    chart.facts["rotated.matched"] = rotated;
    chart.facts["cka"] = linear_cka(*scene.comparison->left, *scene.comparison->right).value_or(0);
    return chart;
}

using Make = Result<LessonChart> (*)(const LessonScene&, const Progress&);

struct Kind {
    LessonChartKind kind;
    Make make;
    const char* generator; ///< the only one that it goes with; null: any
};

const std::vector<Kind>& kinds() {
    static const std::vector<Kind> all = {
        {{"shuffle",
          {"shuffle.index_aligned", "shuffle.naive_forward", "shuffle.naive_backward",
           "shuffle.matched"}},
         shuffle_chart,
         nullptr},
        {{"chance", {"shuffle.naive_forward", "shuffle.matched"}}, chance_chart, "noise"},
        {{"ladder",
          {"shuffle.matched", "rotated.matched", "rotated.low", "rotated.high", "p", "p_inverse",
           "smallest_p", "above_rotated"}},
         ladder_chart,
         nullptr},
        {{"held_out", {"in_sample", "held_out", "half"}}, held_out_chart, nullptr},
        {{"study", study_facts()}, study_chart, nullptr},
        {{"few_runs", {"runs", "relabellings"}}, few_runs_chart, "frameworks"},
        {{"rotation", {"rotated.matched", "cka"}}, rotation_chart, "rotation"},
        {{"pooling", pooling_facts()}, pooling_chart, nullptr},
    };
    return all;
}

} // namespace

const std::vector<LessonChartKind>& lesson_chart_kinds() {
    static const std::vector<LessonChartKind> all = [] {
        std::vector<LessonChartKind> list;
        for (const Kind& kind : kinds())
            list.push_back(kind.kind);
        return list;
    }();
    return all;
}

const LessonChartKind* find_lesson_chart(const std::string& id) {
    const auto& all = lesson_chart_kinds();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&id](const LessonChartKind& kind) { return kind.id == id; });
    return found == all.end() ? nullptr : &*found;
}

Result<LessonChart> lesson_chart(const std::string& id, const LessonScene& scene,
                                 const Progress& progress) {
    for (const Kind& kind : kinds()) {
        if (kind.kind.id != id)
            continue;
        if (kind.generator && scene.generator != kind.generator)
            return Problem{id, "this chart does not go with the generator " + scene.generator,
                           "use it with " + std::string(kind.generator)};
        return kind.make(scene, progress);
    }
    return Problem{id, "there is no chart of that name",
                   "see the list in core/synthetic/lesson_charts.h"};
}

} // namespace counterpart
