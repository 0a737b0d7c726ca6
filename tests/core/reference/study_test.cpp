// Studies of runs whose kinship is known.

#include "core/comparison/compared.h"
#include "core/reference/study.h"
#include "core/report/study_json.h"
#include "core/wording/study_words.h"

#include <QJsonArray>
#include <QtTest>

#include <atomic>
#include <cmath>

using namespace counterpart;
using namespace counterpart::test;

namespace {

/// A run: some of a framework's features (columns), in an order of its own, with noise.
StudyRun run(const Eigen::MatrixXd& features, Index n_neurons, double noise, Index group,
             std::uint64_t seed) {
    std::vector<Index> chosen = permutation(features.cols(), seed);
    chosen.resize(std::size_t(n_neurons));
    const Eigen::MatrixXd x =
        features(Eigen::all, chosen) + noise * gaussian(features.rows(), n_neurons, seed + 1000);
    return {"run " + std::to_string(seed), shared(make_responses(x, "run")), group};
}

StudyResult result_of(std::vector<StudyRun> runs, const StudyOptions& options = {},
                      int n_groups = 2) {
    std::vector<std::string> groups;
    for (int g = 0; g < n_groups; ++g)
        groups.push_back(std::string(1, char('A' + g)));
    const Study study =
        advance(begin_study(groups, std::move(runs), options).value(), 1000, Progress()).value();
    return study_result(study, Progress()).value();
}

/// Four runs of each of two frameworks, with features of their own or shared ones.
std::vector<StudyRun> two_frameworks(bool share, Index width_a, Index width_b, double noise_a,
                                     double noise_b, std::uint64_t seed = 0) {
    const Eigen::MatrixXd a = gaussian(80, 20, 500 + seed);
    const Eigen::MatrixXd b = share ? a : gaussian(80, 20, 600 + seed);
    std::vector<StudyRun> runs;
    for (std::uint64_t k = 0; k < 4; ++k) {
        runs.push_back(run(a, width_a, noise_a, 0, seed + 2 * k));
        runs.push_back(run(b, width_b, noise_b, 1, seed + 2 * k + 1));
    }
    return runs;
}

} // namespace

class StudyTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void frameworks_with_features_of_their_own_differ() {
        const StudyResult r = result_of(two_frameworks(false, 20, 20, 0.5, 0.5));
        QCOMPARE(r.matched.verdict, StudyVerdict::groups_differ);
        QCOMPARE(r.matched.omnibus.p.value(), 1.0 / 35);
        QCOMPARE(r.runs_to_add.value(), 0);
    }

    void frameworks_that_share_their_features_do_not() {
        int differ = 0;
        for (std::uint64_t seed = 0; seed < 400; seed += 20)
            differ += result_of(two_frameworks(true, 20, 20, 0.5, 0.5, seed)).matched.verdict ==
                      StudyVerdict::groups_differ;
        QVERIFY2(differ <= 3, qPrintable(QString::number(differ))); // of 20, at level 1/35
    }

    void spread_alone_is_not_called_a_difference() {
        const StudyResult r = result_of(two_frameworks(true, 20, 20, 0.2, 1.5));
        QVERIFY(r.matched.omnibus.p.value() <= study_level);
        QCOMPARE(r.matched.verdict, StudyVerdict::spread_only);
    }

    void width_alone_is_not_called_a_difference() {
        int naive_differs = 0;
        for (std::uint64_t seed = 0; seed < 200; seed += 20) {
            const auto runs = two_frameworks(true, 8, 20, 0.5, 0.5, seed);
            const StudyResult r = result_of(runs);
            QVERIFY(r.at_equal_width);
            QVERIFY(r.matched.verdict != StudyVerdict::groups_differ);
            naive_differs += r.naive.verdict == StudyVerdict::groups_differ;
            StudyOptions none;
            none.width_draws = 0;
            QCOMPARE(result_of(runs, none).matched.verdict, StudyVerdict::widths_differ);
        }
        QVERIFY(naive_differs <= 2);
    }

    void frameworks_of_other_width_can_still_differ() {
        const StudyResult r = result_of(two_frameworks(false, 16, 20, 0.2, 0.2));
        QVERIFY(r.at_equal_width);
        QCOMPARE(r.matched.verdict, StudyVerdict::groups_differ);
    }

    void the_smallest_p_is_known_before_the_test() {
        const auto smallest = [](std::vector<Index> sizes) {
            return smallest_attainable_p(sizes, false);
        };
        QCOMPARE(smallest({2, 2}), 1.0 / 3);
        QCOMPARE(smallest({2, 3}), 1.0 / 10);
        QCOMPARE(smallest({3, 3}), 1.0 / 10);
        QCOMPARE(smallest({4, 4}), 1.0 / 35);
        QCOMPARE(smallest({5, 5}), 1.0 / 126);
        QCOMPARE(smallest_attainable_p({5, 5}, true), 1.0 / 16);
        QCOMPARE(runs_to_add({2, 2}, false, 0.05).value(), 3);
        QCOMPARE(runs_to_add({5, 5}, true, 0.05).value(), 1);
        QCOMPARE(runs_to_add({4, 4}, false, 0.05).value(), 0);
        QCOMPARE(smallest({12, 12}), 1.0 / 20001);
        QCOMPARE(distinct_relabellings({12, 12}, false), 1352078.0);
    }

    void few_runs_can_show_nothing() {
        auto runs = two_frameworks(false, 20, 20, 0.1, 0.1);
        runs.resize(4);
        const StudyResult r = result_of(runs);
        QCOMPARE(r.matched.verdict, StudyVerdict::unreachable);
        QCOMPARE(r.runs_to_add.value(), 3);
        QVERIFY(r.two_and_two->within > r.two_and_two->across);
    }

    void a_group_of_one_run_cannot_be_judged() {
        auto runs = two_frameworks(false, 20, 20, 0.1, 0.1);
        std::erase_if(runs, [first = true](const StudyRun& r) mutable {
            return r.group == 0 && !std::exchange(first, false);
        });
        const StudyResult r = result_of(runs);
        QCOMPARE(r.matched.verdict, StudyVerdict::untestable);
        QVERIFY(!r.matched.means.within[0]);
        QVERIFY(r.matched.means.statistic.has_value());
    }

    void many_relabellings_are_drawn() {
        Eigen::MatrixXd s = Eigen::MatrixXd::Identity(24, 24);
        LabelledRuns runs{std::vector<int>(24, 0), 2, false};
        for (int i = 0; i < 12; ++i)
            runs.group[std::size_t(2 * i)] = 1;
        for (int i = 0; i < 24; ++i)
            for (int j = 0; j < 24; ++j)
                s(i, j) = i % 2 == j % 2 ? 0.9 : 0.5;
        const RelabellingTest test = test_by_relabelling(s, runs, 0, Progress()).value();
        QVERIFY(!test.exact);
        QCOMPARE(test.p.value(), 1.0 / 20001);
        QCOMPARE(test.smallest_p, 1.0 / 20001);
    }

    void nothing_depends_on_threads_or_on_how_the_work_is_cut() {
        for (StudyOptions options : {StudyOptions{}, StudyOptions{.shuffle_draws = 3}}) {
            options.threads = 1;
            const auto runs = two_frameworks(false, 7, 9, 0.5, 0.5);
            const Study fresh = begin_study({"A", "B"}, runs, options).value();
            QCOMPARE(fresh.n_missing(), 28);
            const Study one = advance(fresh, 28, Progress()).value();
            const QByteArray text = json_text(one, study_result(one, Progress()).value());
            for (const int threads : {2, 5}) {
                Study other = fresh;
                other.options.threads = threads;
                other = advance(other, 11, Progress()).value();
                QCOMPARE(other.n_missing(), 17);
                other = advance(other, 17, Progress()).value();
                QCOMPARE(json_text(other, study_result(other, Progress()).value()), text);
            }
        }
    }

    void adding_a_run_costs_its_own_pairs_only() {
        auto runs = two_frameworks(false, 9, 9, 0.5, 0.5);
        const auto last = runs.back();
        runs.pop_back();
        const Study seven =
            advance(begin_study({"A", "B"}, runs, {}).value(), 100, Progress()).value();
        runs.insert(runs.begin(), last);
        const Study eight = with_known_pairs(begin_study({"A", "B"}, runs, {}).value(), seven);
        QCOMPARE(eight.n_missing(), 7);
        const Study whole = advance(eight, 7, Progress()).value();
        const Study afresh =
            advance(begin_study({"A", "B"}, runs, {}).value(), 100, Progress()).value();
        QCOMPARE(json_text(whole, study_result(whole, Progress()).value()),
                 json_text(afresh, study_result(afresh, Progress()).value()));
        StudyOptions other;
        other.sign = Sign::signed_;
        QCOMPARE(with_known_pairs(begin_study({"A", "B"}, runs, other).value(), seven).n_missing(),
                 28);
    }

    void a_pair_scores_as_its_comparison_does() {
        const auto runs = two_frameworks(true, 9, 9, 0.5, 0.5);
        const Study study =
            advance(begin_study({"A", "B"}, runs, {}).value(), 100, Progress()).value();
        const RunPair& pair = *study.pairs[std::size_t(study.pair_number(2, 5))];
        QCOMPARE(pair.first, 2);
        QCOMPARE(pair.second, 5);
        const auto c = compare(runs[2].responses, runs[5].responses, {}, Progress()).value();
        QVERIFY(std::abs(pair.matched - c->scores.matched) < 1e-9);
        QVERIFY(std::abs(pair.naive_forward - c->scores.naive_forward) < 1e-9);
        QVERIFY(std::abs(pair.naive_backward - c->scores.naive_backward) < 1e-9);
    }

    void what_is_no_study_is_refused() {
        const auto runs = two_frameworks(true, 9, 9, 0.5, 0.5);
        QVERIFY(begin_study({"A"}, runs, {}).failed());
        QVERIFY(begin_study({"A", "B", "C"}, runs, {}).failed());
        auto uneven = runs;
        uneven.pop_back();
        StudyOptions paired;
        paired.paired = true;
        QVERIFY(begin_study({"A", "B"}, uneven, paired).failed());
        QVERIFY(begin_study({"A", "B"}, runs, paired).ok());
        auto longer = runs;
        longer.push_back(run(gaussian(81, 9, 1), 9, 0.1, 0, 77));
        QVERIFY(begin_study({"A", "B"}, longer, {}).failed());
    }

    void a_study_can_be_cancelled() {
        const auto runs = two_frameworks(true, 9, 9, 0.5, 0.5);
        const Study fresh = begin_study({"A", "B"}, runs, {}).value();
        std::stop_source source;
        const Progress progress(source.get_token(), [&](Stage, double) { source.request_stop(); });
        QVERIFY(advance(fresh, 28, progress).cancelled());
        const Study whole = advance(fresh, 28, Progress()).value();
        QVERIFY(!study_result(whole, progress).has_value());
    }

    void verdicts_say_what_follows_and_no_more() {
        const auto words = [](const std::vector<StudyRun>& runs) {
            const Study study =
                advance(begin_study({"torch", "jax"}, runs, {}).value(), 100, Progress()).value();
            const StudyResult r = study_result(study, Progress()).value();
            return verdict_words(study, r, r.matched);
        };
        QVERIFY(words(two_frameworks(false, 20, 20, 0.5, 0.5))
                    .startsWith(QStringLiteral("torch and jax differ:")));
        const QString spread = words(two_frameworks(true, 20, 20, 0.2, 1.5));
        QVERIFY2(spread.contains(QStringLiteral("that alone can give this p")), qPrintable(spread));
        auto few = two_frameworks(false, 20, 20, 0.1, 0.1);
        few.resize(4);
        QVERIFY2(words(few).endsWith(QStringLiteral("Add 3 runs.")), qPrintable(words(few)));
    }

    void the_json_has_what_the_contract_names() {
        const Study study =
            advance(begin_study({"A", "B"}, two_frameworks(true, 5, 6, 0.5, 0.5), {}).value(), 100,
                    Progress())
                .value();
        const QJsonObject json = to_json(study, study_result(study, Progress()).value());
        QCOMPARE(json[QStringLiteral("schema")].toString(), QStringLiteral("counterpart.study/1"));
        for (const char* key :
             {"groups", "pairs", "within", "between", "statistic", "p_value", "relabelings",
              "smallest_attainable_p", "exact", "interval", "omnibus", "pairwise", "verdict"})
            QVERIFY2(json.contains(QLatin1String(key)), key);
        QCOMPARE(json[QStringLiteral("pairs")].toArray().size(), 28);
        QVERIFY(json[QStringLiteral("interval")].isNull());
        QCOMPARE(json[QStringLiteral("equal_width")].toInt(), 5);
        const QJsonObject pair = json[QStringLiteral("pairs")].toArray()[0].toObject();
        for (const char* key : {"runs", "groups", "matched", "naive_forward", "naive_backward",
                                "calibrated", "matched_at_equal_width"})
            QVERIFY2(pair.contains(QLatin1String(key)), key);
        QVERIFY(pair[QStringLiteral("calibrated")].isNull());
    }
};

QTEST_GUILESS_MAIN(StudyTest)
#include "study_test.moc"
