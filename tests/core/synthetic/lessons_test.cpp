// What the lessons claim, on their own generators.

#include "core/comparison/chance.h"
#include "core/similarity/cka.h"
#include "core/synthetic/lesson_charts.h"

#include <Eigen/LU>
#include <QtTest>

using namespace counterpart;

namespace {

std::shared_ptr<const Comparison> compared(const char* generator, const LessonParameters& given,
                                           CorrelationKind kind = CorrelationKind::pearson) {
    const Result<LessonPair> pair = lesson_pair(generator, given, Progress());
    if (!pair.ok())
        qFatal("%s", pair.problem().sentence().c_str());
    CompareOptions options;
    options.correlation = kind;
    return compare(pair.value().left, pair.value().right, options, Progress()).value();
}

LessonChart charted(const char* kind, const char* generator, const LessonParameters& given) {
    const Result<LessonChart> chart =
        lesson_chart(kind, {compared(generator, given), generator, given}, Progress());
    if (!chart.ok())
        qFatal("%s", chart.problem().sentence().c_str());
    return chart.value();
}

bool near(double a, double b, double tolerance) {
    return std::abs(a - b) <= tolerance;
}

} // namespace

class LessonsTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void the_same_parameters_give_the_same_responses() {
        for (const LessonGenerator& generator : lesson_generators()) {
            const LessonPair one = lesson_pair(generator.id, {}, Progress()).value();
            const LessonPair other = lesson_pair(generator.id, {}, Progress()).value();
            QCOMPARE(one.left->n_samples(), one.right->n_samples());
            QVERIFY(one.left->values().numbers == other.left->values().numbers);
            QVERIFY(one.right->values().numbers == other.right->values().numbers);
        }
    }

    void wrong_parameters_are_told() {
        QVERIFY(lesson_pair("nothing", {}, Progress()).failed());
        QVERIFY(lesson_pair("noise", {{"nothing", 1}}, Progress()).failed());
        QVERIFY(lesson_pair("noise", {{"samples", 1}}, Progress()).failed());
        QVERIFY(lesson_pair("noise", {{"samples", 20.5}}, Progress()).failed());
        QVERIFY(lesson_runs("noise", {}, Progress()).failed());
        QVERIFY(
            lesson_chart("rotation", {compared("noise", {}), "noise", {}}, Progress()).failed());
        QVERIFY(lesson_chart("nothing", {compared("noise", {}), "noise", {}}, Progress()).failed());
    }

    // ---- 1. Position means nothing

    void detectors_in_one_order_are_one_by_every_score() {
        const auto c = compared("detectors", {{"order", 0}});
        QVERIFY(near(*c->scores.index_aligned, 1, 1e-6));
        QVERIFY(near(c->scores.naive_forward, 1, 1e-6));
        QVERIFY(near(c->scores.matched, 1, 1e-6));
    }

    void a_derangement_breaks_the_index_aligned_score_alone() {
        for (int order = 1; order <= 12; ++order) {
            const auto c = compared("detectors", {{"order", double(order)}});
            for (Index i = 0; i < c->left->n_neurons(); ++i)
                QVERIFY(c->left->neuron_name(i) != c->right->neuron_name(i));
            QVERIFY(near(c->scores.matched, 1, 1e-6));
            QVERIFY(near(c->scores.naive_forward, 1, 1e-6));
            QVERIFY(near(c->scores.naive_backward, 1, 1e-6));
            // "around that it stays, whatever the shuffle"
            QVERIFY(near(*c->scores.index_aligned, lesson_facts(*c).at("mispaired"), 0.07));
        }
    }

    void three_neurons_keep_their_order_in_one_shuffle_of_six() {
        std::vector<int> order = {0, 1, 2};
        int all = 0;
        int unchanged = 0;
        int kept = 0;
        do {
            ++all;
            unchanged += order == std::vector<int>{0, 1, 2} ? 1 : 0;
            for (int i = 0; i < 3; ++i)
                kept += order[std::size_t(i)] == i ? 1 : 0;
        } while (std::next_permutation(order.begin(), order.end()));
        QCOMPARE(all, 6);
        QCOMPARE(unchanged, 1);
        QCOMPARE(kept, all); // one stays in place on average
    }

    // ---- 2. One neuron can answer for all

    void the_counterexample_is_perfect_one_way_and_half_the_other() {
        const auto c = compared("counterexample", {}, CorrelationKind::spearman);
        QVERIFY(near(c->scores.naive_forward, 1, 1e-6));
        QVERIFY(near(c->scores.naive_backward, 0.5, 1e-6));
        QVERIFY(near(c->scores.matched, 0.5, 1e-6));
        QVERIFY(!c->unique);
        for (Index i = 0; i < 3; ++i) {
            QVERIFY(near(c->similarity(i, 0), 1, 1e-6));
            QVERIFY(near(c->similarity(i, 1), 0, 1e-6));
            QVERIFY(near(c->similarity(i, 2), 0.5, 1e-6));
        }
        QVERIFY(near(c->chance.all_orders->naive_forward, 0.96, 0.005));
        QVERIFY(c->chance.all_orders->matched > c->scores.matched); // "more than was observed"
    }

    void by_pearson_the_third_neuron_is_at_point_eight() {
        const auto c = compared("counterexample", {});
        QVERIFY(near(c->similarity(0, 2), 0.81, 0.005));
        QVERIFY(near(c->scores.naive_forward, 1, 1e-6));
        QVERIFY(near(c->scores.matched, 0.6039, 1e-4));
    }

    void noise_in_the_others_does_not_reach_the_naive_score() {
        for (const double noise : {0.0, 0.5, 1.0}) {
            const auto c = compared("one_for_all", {{"noise", noise}, {"samples", 200}});
            QVERIFY(near(c->scores.naive_forward, 1, 1e-6));
            QVERIFY(near(c->scores.matched, c->scores.naive_backward, 1e-6));
            QVERIFY(!c->unique);
        }
        const auto noise = compared("one_for_all", {{"noise", 1}, {"samples", 5000}});
        QVERIFY(near(noise->scores.matched, 1.0 / 3, 0.02));
        QVERIFY(near(noise->scores.naive_forward, 1, 1e-6));
    }

    // ---- 3. Hubs and collapse

    void a_collapsed_layer_keeps_its_naive_score() {
        for (const double features : {1.0, 2.0, 8.0, 64.0}) {
            const auto c = compared("collapse", {{"features", features}});
            QVERIFY(near(c->scores.naive_forward, 0.9, 0.01));
            const double floor = 0.06;
            QVERIFY(
                near(c->scores.matched, 0.9 * features / 64 + floor * (1 - features / 64), 0.03));
        }
    }

    void eight_features_of_sixty_four_match_at_point_seventeen() {
        const auto c = compared("collapse", {{"features", 8}, {"neurons", 64}});
        QVERIFY(near(c->scores.matched, 0.17, 0.01));
        QCOMPARE(lesson_facts(*c).at("hubs"), 8.0);
        QCOMPARE(lesson_facts(*c).at("chosen"), 8.0);
        QCOMPARE(lesson_facts(*c).at("never_chosen"), 56.0);
        QCOMPARE(lesson_facts(*c).at("largest_hub"), 8.0);
    }

    void one_feature_of_five_hundred_and_twelve_drowns_in_the_shuffle() {
        const LessonChart chart =
            charted("shuffle", "collapse", {{"features", 1}, {"neurons", 512}});
        const auto c = compared("collapse", {{"features", 1}, {"neurons", 512}});
        QVERIFY(near(c->scores.matched, 0.065, 0.002));
        QVERIFY(near(c->scores.matched, chart.facts.at("shuffle.matched"), 0.004));
        QVERIFY(near(c->scores.naive_forward, 0.9, 0.005));
    }

    // ---- 4. Few samples make everything alike

    void twenty_samples_of_noise_score_a_half() {
        const auto c = compared("noise", {{"samples", 20}});
        QVERIFY(near(c->scores.naive_forward, 0.5, 0.05));
        QVERIFY(near(compared("noise", {{"samples", 2000}})->scores.naive_forward, 0.05, 0.01));
    }

    void bell_shaped_noise_follows_the_closed_form() {
        const LessonChart chart = charted("chance", "noise", {{"samples", 20}});
        const ChartCurve& closed = chart.curves[0];
        const ChartCurve& simulated = chart.curves[2];
        QVERIFY(simulated.dots);
        QCOMPARE(closed.points.size(), simulated.points.size());
        for (std::size_t i = 0; i < closed.points.size(); ++i)
            QVERIFY(near(closed.points[i].second, simulated.points[i].second, 0.015));
    }

    void sparse_noise_leaves_the_closed_form_and_not_the_shuffle() {
        const LessonParameters sparse = {{"samples", 500}, {"active", 0.05}};
        const LessonChart chart = charted("chance", "noise", sparse);
        const auto at_500 = [](const ChartCurve& curve) {
            for (const auto& [n, score] : curve.points)
                if (n == 500)
                    return score;
            return -1.0;
        };
        QVERIFY(at_500(chart.curves[2]) > 1.35 * at_500(chart.curves[0]));
        QVERIFY(near(at_500(chart.curves[2]), at_500(chart.curves[1]), 0.015));
    }

    void a_sparse_neuron_responds_in_its_share_of_samples() {
        const LessonPair pair =
            lesson_pair("noise", {{"samples", 5000}, {"active", 0.05}}, Progress()).value();
        Index active = 0;
        for (Index s = 0; s < 5000; ++s)
            for (Index i = 0; i < pair.left->n_neurons(); ++i)
                active += pair.left->at(s, i) > 0 ? 1 : 0;
        QVERIFY(near(double(active) / double(5000 * pair.left->n_neurons()), 0.05, 0.002));
    }

    // ---- 5. Above chance is cheap

    void untrained_networks_reach_the_smallest_p_and_the_rotated_basis() {
        const LessonChart chart = charted("ladder", "digits", {{"left", 8}, {"right", 9}});
        QCOMPARE(chart.facts.at("p"), 0.01);
        QCOMPARE(chart.facts.at("smallest_p"), 0.01);
        QVERIFY(chart.facts.at("rotated.matched") > 0.45);
        const auto c = compared("digits", {{"left", 8}, {"right", 9}});
        QVERIFY(c->scores.matched < chart.facts.at("rotated.high")); // "within that range"
        QVERIFY(c->scores.matched > chart.facts.at("rotated.low"));
    }

    void trained_networks_reach_the_same_p_and_lie_above_the_rotated_basis() {
        const LessonChart chart = charted("ladder", "digits", {{"left", 0}, {"right", 4}});
        QCOMPARE(chart.facts.at("p"), 0.01);
        const auto c = compared("digits", {{"left", 0}, {"right", 4}});
        QVERIFY(c->scores.matched > chart.facts.at("rotated.high")); // "there is something"
        QVERIFY(chart.facts.at("above_rotated") < 0.3);              // "it is small"
    }

    // ---- 6. Scored on what it was fitted to

    void noise_falls_from_a_third_to_nothing_when_held_out() {
        const LessonChart chart = charted("held_out", "noise", {{"samples", 100}, {"neurons", 64}});
        QVERIFY(near(chart.facts.at("in_sample"), 0.34, 0.01));
        QVERIFY(near(chart.facts.at("held_out"), 0, 0.02));
        QCOMPARE(chart.facts.at("half"), 50.0);
        // "half of the samples score higher in-sample than all of them"
        const auto c = compared("noise", {{"samples", 100}, {"neurons", 64}});
        QVERIFY(chart.facts.at("in_sample") > c->scores.matched + 0.05);
    }

    void real_networks_keep_nearly_all_when_held_out() {
        const LessonChart chart = charted("held_out", "digits", {{"left", 0}, {"right", 4}});
        QVERIFY(chart.facts.at("held_out") > 0.95 * chart.facts.at("in_sample"));
        // "random mixtures of the same inputs stay above 0 held out as well"
        QVERIFY(charted("held_out", "digits", {{"left", 8}, {"right", 9}}).facts.at("held_out") >
                0.4);
    }

    // ---- 7. A high number needs a reference

    void so_few_runs_reach_so_small_a_p() {
        for (const auto& [runs, inverse] :
             std::vector<std::pair<double, double>>{{2, 3}, {3, 10}, {4, 35}, {5, 126}}) {
            const LessonParameters given = {{"runs", runs}, {"shared", 0.8}};
            QCOMPARE(charted("few_runs", "frameworks", given).facts.at("relabellings"), inverse);
            const LessonChart chart = charted("study", "frameworks", given);
            QCOMPARE(chart.facts.at("relabellings"), inverse);
            QCOMPARE(chart.facts.at("p_count"), 1.0); // frameworks that differ reach it
            QVERIFY(chart.facts.at("between") <
                    std::min(chart.facts.at("within_a"), chart.facts.at("within_b")) - 0.1);
        }
    }

    void one_recipe_is_not_told_apart() {
        const LessonChart chart = charted("study", "frameworks", {{"runs", 4}, {"shared", 1}});
        QVERIFY(chart.facts.at("p") > 0.2);
        QVERIFY(near(chart.facts.at("statistic"), 0, 0.005));
    }

    void a_loose_group_gives_the_smallest_p_without_a_difference() {
        const LessonChart chart =
            charted("study", "frameworks",
                    {{"runs", 4}, {"shared", 1}, {"spread_a", 0.4}, {"spread_b", 1.2}});
        QCOMPARE(chart.facts.at("p_count"), 1.0);
        QCOMPARE(chart.facts.at("relabellings"), 35.0);
        QVERIFY(chart.facts.at("between") < chart.facts.at("within_a"));
        QVERIFY(chart.facts.at("between") > chart.facts.at("within_b"));
    }

    // ---- 8. When one-to-one is itself too strict

    void a_turned_basis_loses_its_matches_and_keeps_cka() {
        const std::vector<std::pair<double, double>> expected = {
            {0, 1}, {0.25, 0.90}, {0.5, 0.63}, {1, 0.32}};
        for (const auto& [t, matched] : expected) {
            const auto c = compared("rotation", {{"t", t}});
            QVERIFY2(near(c->scores.matched, matched, 0.015), qPrintable(QString::number(t)));
            QVERIFY(near(linear_cka(*c->left, *c->right).value(), 1, 1e-9));
        }
    }

    void turned_all_the_way_it_is_any_rotated_basis() {
        const LessonChart chart = charted("rotation", "rotation", {{"t", 1}});
        const auto c = compared("rotation", {{"t", 1}});
        QVERIFY(near(c->scores.matched, chart.facts.at("rotated.matched"), 0.02));
        QVERIFY(c->scores.matched > 3 * c->chance.matched_high);
    }

    void the_path_of_rotations_begins_at_the_identity_and_ends_at_q() {
        for (const Index d : {2, 3, 8, 33}) {
            const Eigen::MatrixXd q = random_rotation(d, std::uint64_t(d));
            const Eigen::MatrixXd identity = Eigen::MatrixXd::Identity(d, d);
            QVERIFY((q * q.transpose() - identity).norm() < 1e-9);
            QVERIFY(near(q.determinant(), 1, 1e-9));
            QVERIFY((rotation_path(q, 0) - identity).norm() < 1e-9);
            QVERIFY((rotation_path(q, 1) - q).norm() < 1e-8);
            const Eigen::MatrixXd half = rotation_path(q, 0.5);
            QVERIFY((half * half - q).norm() < 1e-8);
            QVERIFY((half * half.transpose() - identity).norm() < 1e-9);
        }
    }

    void a_half_turn_has_a_path_too() {
        Eigen::MatrixXd q = Eigen::MatrixXd::Identity(4, 4);
        q(0, 0) = q(2, 2) = -1;
        QVERIFY((rotation_path(q, 1) - q).norm() < 1e-9);
        const Eigen::MatrixXd half = rotation_path(q, 0.5);
        QVERIFY((half * half - q).norm() < 1e-9);
    }

    // ---- 9. Pictures mislead too

    void pooling_hides_and_invents() {
        const LessonChart chart = charted("pooling", "planted", {});
        QCOMPARE(chart.facts.at("pairs_a_pixel"), 64.0);
        QVERIFY(chart.facts.at("shown_raw") < 20); // of 512
        const Eigen::MatrixXf& nearest = chart.pictures[3].values;
        const Eigen::MatrixXf& mean = chart.pictures[4].values;
        const Eigen::MatrixXf& maximum = chart.pictures[5].values;
        QCOMPARE(nearest.rows(), Eigen::Index{64});
        QVERIFY(nearest.diagonal().minCoeff() > 0.7F); // a full diagonal
        QVERIFY(maximum.diagonal().minCoeff() > 0.7F);
        QVERIFY(mean.diagonal().maxCoeff() < 0.2F); // nearly gone
        Index bright = 0;                           // pixels of the raw map that show a counterpart
        const Eigen::MatrixXf& raw = chart.pictures[2].values;
        for (Eigen::Index i = 0; i < raw.size(); ++i)
            bright += raw.data()[i] > 0.7F ? 1 : 0;
        QVERIFY(bright > 450); // a few share a pixel
    }

    void maximum_pooling_of_noise_brightens_by_the_bias_of_the_naive_score() {
        const LessonChart chart = charted("pooling", "planted", {{"strength", 0}});
        QVERIFY(near(chart.facts.at("maximum"), chart.facts.at("expected_maximum"), 0.002));
        QVERIFY(chart.facts.at("maximum") > 3 * chart.facts.at("mean"));
    }

    // ---- 10. Real networks

    void the_two_frameworks_are_not_told_apart_and_training_is() {
        const LessonChart chart = charted("study", "digits", {});
        QCOMPARE(chart.facts.at("relabellings"), 35.0);
        QVERIFY(chart.facts.at("p") > 0.05);
        QVERIFY(chart.facts.at("adjusted_p") > 0.05);
        QVERIFY(chart.facts.at("between") > chart.facts.at("within_a"));
        QVERIFY(chart.facts.at("between") < chart.facts.at("within_b"));
        QVERIFY(chart.facts.at("adjusted_ac") < 0.05);
        QVERIFY(chart.facts.at("adjusted_bc") < 0.05);
        // "above the within of untrained networks, below that of the trained"
        for (const char* between : {"between_ac", "between_bc"}) {
            QVERIFY(chart.facts.at(between) > chart.facts.at("within_c"));
            QVERIFY(chart.facts.at(between) < chart.facts.at("within_a"));
            QVERIFY(chart.facts.at(between) < chart.facts.at("within_b"));
        }
    }

    // ---- charts

    void every_chart_makes_the_facts_that_it_names() {
        const std::vector<std::pair<const char*, const char*>> made = {
            {"shuffle", "noise"},     {"chance", "noise"},   {"ladder", "digits"},
            {"held_out", "noise"},    {"study", "digits"},   {"few_runs", "frameworks"},
            {"rotation", "rotation"}, {"pooling", "planted"}};
        QCOMPARE(made.size(), lesson_chart_kinds().size());
        for (const auto& [kind, generator] : made) {
            const LessonChart chart = charted(kind, generator, {});
            for (const std::string& name : find_lesson_chart(kind)->facts)
                QVERIFY2(chart.facts.count(name) == 1, name.c_str());
            QVERIFY(!chart.title.empty());
        }
    }

    void facts_of_a_comparison_are_among_their_names() {
        const auto c = compared("counterexample", {});
        const auto& names = lesson_fact_names();
        for (const auto& [name, value] : lesson_facts(*c))
            QVERIFY2(std::find(names.begin(), names.end(), name) != names.end(), name.c_str());
    }
};

QTEST_GUILESS_MAIN(LessonsTest)
#include "lessons_test.moc"
