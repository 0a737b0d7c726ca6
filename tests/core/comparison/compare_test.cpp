#include "core/comparison/comparison.h"

#include "core/comparison/compared.h"

#include <QtTest>
#include <atomic>
#include <cmath>
#include <limits>

using namespace counterpart;
using namespace counterpart::test;

namespace {

bool near(double value, double expected, double tolerance = 5e-5) {
    return std::abs(value - expected) <= tolerance;
}

std::string refusal(const Responses& left, const Responses& right) {
    const auto result = compare(shared(left), shared(right), {}, Progress());
    return result.failed() ? result.problem().sentence() : std::string();
}

bool says(const std::string& sentence, const std::string& part) {
    if (sentence.find(part) != std::string::npos)
        return true;
    qWarning("\"%s\" lacks \"%s\"", sentence.c_str(), part.c_str());
    return false;
}

Responses labelled(Index n, const std::vector<std::string>& labels, std::uint64_t seed) {
    return make_responses(gaussian(n, 3, seed), "x").named({}, labels);
}

bool bitwise_equal(const Comparison& a, const Comparison& b) {
    const auto same_pair = [](const Pair& p, const Pair& q) {
        return p.left == q.left && p.right == q.right && p.similarity == q.similarity &&
               p.correlation == q.correlation && p.ambiguous == q.ambiguous && p.agrees == q.agrees;
    };
    const auto same_choice = [](const NaiveChoice& p, const NaiveChoice& q) {
        return p.choice == q.choice && p.similarity == q.similarity && p.ties == q.ties;
    };
    const auto all = [](const auto& v, const auto& w, const auto& same) {
        return std::equal(v.begin(), v.end(), w.begin(), w.end(), same);
    };
    const auto same_hub = [](const Hub& p, const Hub& q) {
        return p.neuron == q.neuron && p.chosen_by == q.chosen_by && p.fewest == q.fewest &&
               p.most == q.most;
    };
    return (a.correlations->r.array() == b.correlations->r.array()).all() &&
           all(a.pairs, b.pairs, same_pair) && a.left_price == b.left_price &&
           a.right_price == b.right_price && a.unique == b.unique &&
           a.certificate.upper_bound == b.certificate.upper_bound &&
           a.scores.index_aligned == b.scores.index_aligned &&
           a.scores.naive_forward == b.scores.naive_forward &&
           a.scores.naive_backward == b.scores.naive_backward &&
           a.scores.matched == b.scores.matched &&
           all(a.anatomy.left_choice, b.anatomy.left_choice, same_choice) &&
           all(a.anatomy.right_choice, b.anatomy.right_choice, same_choice) &&
           all(a.anatomy.right_hubs, b.anatomy.right_hubs, same_hub) &&
           all(a.anatomy.left_hubs, b.anatomy.left_hubs, same_hub) &&
           a.anatomy.forward.low == b.anatomy.forward.low &&
           a.anatomy.displaced == b.anatomy.displaced &&
           a.chance.all_orders.has_value() == b.chance.all_orders.has_value() &&
           (!a.chance.all_orders ||
            (a.chance.all_orders->matched == b.chance.all_orders->matched &&
             a.chance.all_orders->naive_forward == b.chance.all_orders->naive_forward));
}

} // namespace

class CompareTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void the_counterexample_scores_as_published_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("backward");
        QTest::addRow("Spearman") << int(CorrelationKind::spearman) << 0.5;
        QTest::addRow("Pearson") << int(CorrelationKind::pearson) << 0.6039;
    }
    void the_counterexample_scores_as_published() {
        QFETCH(int, kind);
        QFETCH(double, backward);
        const auto c = compared(counterexample_left(), counterexample_right(),
                                {CorrelationKind(kind), Sign::absolute, 0});
        QVERIFY(near(c->scores.naive_forward, 1.0, 1e-6));
        QVERIFY(near(c->scores.naive_backward, backward));
        QVERIFY(near(c->scores.matched, backward));
        QCOMPARE(c->scores.matched_strict, c->scores.matched);
    }

    void in_the_counterexample_no_pair_is_a_fact() {
        for (const auto kind : {CorrelationKind::spearman, CorrelationKind::pearson}) {
            const auto c =
                compared(counterexample_left(), counterexample_right(), {kind, Sign::absolute, 0});
            QVERIFY(!c->unique);
            QCOMPARE(c->pairs.size(), std::size_t(3));
            for (const Pair& pair : c->pairs)
                QVERIFY(pair.ambiguous);
        }
    }

    void a_planted_permutation_is_found_proven_and_unique() {
        const Eigen::MatrixXd x = gaussian(200, 30, 1);
        const auto order = permutation(30, 2);
        const Eigen::MatrixXd y = x(Eigen::all, order) + 0.3 * gaussian(200, 30, 3);
        const auto c = compared(x, y);
        QCOMPARE(c->pairs.size(), std::size_t(30));
        for (const Pair& pair : c->pairs) {
            QCOMPARE(order[std::size_t(pair.right)], pair.left);
            QCOMPARE(c->counterpart_of_left(pair.left), pair.right);
            QCOMPARE(c->counterpart_of_right(pair.right), pair.left);
            QVERIFY(pair.agrees && !pair.ambiguous);
            QCOMPARE(pair.similarity, std::abs(*pair.correlation));
        }
        QVERIFY(c->unique);
        QVERIFY(c->certificate.relative_gap <= 1e-9);
        QCOMPARE(c->certificate.largest_violation, 0.0);
        QVERIFY(near(c->certificate.total / 30, c->scores.matched, 1e-9));
    }

    void prices_prove_the_matching() {
        for (const auto& [left, right] : {std::pair{12, 12}, {9, 14}, {14, 9}}) {
            const auto c = compared(gaussian(20, left, 4), gaussian(20, right, 5));
            double bound = 0;
            for (const double u : c->left_price)
                bound += u;
            for (const double v : c->right_price)
                bound += v;
            QVERIFY(near(bound, c->certificate.upper_bound, 1e-12));
            for (Index i = 0; i < left; ++i)
                for (Index j = 0; j < right; ++j)
                    QVERIFY(c->left_price[std::size_t(i)] + c->right_price[std::size_t(j)] >=
                            c->similarity(i, j) - 1e-10);
        }
    }

    void leftovers_are_listed_and_every_neuron_is_somewhere() {
        for (const auto& [left, right] : {std::pair{5, 9}, {9, 5}}) {
            const auto c = compared(gaussian(20, left, 6), gaussian(20, right, 7));
            QCOMPARE(c->pairs.size(), std::size_t(5));
            QCOMPARE(c->unmatched_left.size(), std::size_t(left - 5));
            QCOMPARE(c->unmatched_right.size(), std::size_t(right - 5));
            QVERIFY(std::is_sorted(c->unmatched_right.begin(), c->unmatched_right.end()));
            for (const Index j : c->unmatched_right)
                QCOMPARE(c->pair_of_right[std::size_t(j)], Index(-1));
            for (std::size_t k = 0; k < c->pairs.size(); ++k) {
                QCOMPARE(c->pair_of_left[std::size_t(c->pairs[k].left)], Index(k));
                QCOMPARE(c->pair_of_right[std::size_t(c->pairs[k].right)], Index(k));
                QVERIFY(k == 0 || c->pairs[k - 1].left < c->pairs[k].left);
            }
            QVERIFY(!c->scores.index_aligned && !c->chance.index_aligned);
            QVERIFY(near(c->scores.matched_strict * 9, c->scores.matched * 5, 1e-12));
        }
    }

    void an_undefined_neuron_never_takes_a_partner_from_a_defined_one() {
        // All correlations are negative, so that a zero would win every comparison.
        const Eigen::VectorXd signal = gaussian(40, 1, 8);
        Eigen::MatrixXd x = 0.1 * gaussian(40, 4, 9);
        Eigen::MatrixXd y = 0.1 * gaussian(40, 4, 10);
        x.colwise() += signal;
        y.colwise() -= signal;
        x.col(1).setConstant(2);
        y.col(3).setZero();
        const auto c = compared(x, y, {CorrelationKind::pearson, Sign::signed_, 0});
        QCOMPARE(c->undefined_left, std::vector<Index>({1}));
        QCOMPARE(c->undefined_right, std::vector<Index>({3}));
        for (const Pair& pair : c->pairs) {
            QCOMPARE(pair.left == 1, pair.right == 3);
            QCOMPARE(pair.placeholder(), pair.left == 1);
            QVERIFY(pair.placeholder() ? pair.similarity == 0 : pair.similarity < -0.5);
        }
        QCOMPARE(c->counterpart_of_left(1), Index(-1));
        QCOMPARE(c->anatomy.left_choice[1].choice, Index(-1));
        for (const NaiveChoice& choice : c->anatomy.left_choice)
            QVERIFY(choice.choice != 3);
        for (const NaiveChoice& choice : c->anatomy.right_choice)
            QVERIFY(choice.choice != 1);
        QVERIFY(c->unique);
        QVERIFY(c->scores.matched < 0 && c->scores.naive_forward < 0);
    }

    void place_holders_fill_up_where_one_side_has_too_few_defined() {
        Eigen::MatrixXd x = gaussian(30, 4, 11);
        const Eigen::MatrixXd y = gaussian(30, 5, 12);
        x.col(0).setZero();
        x.col(2).setOnes();
        const auto c = compared(x, y);
        QCOMPARE(c->pairs.size(), std::size_t(4));
        QCOMPARE(c->unmatched_right.size(), std::size_t(1));
        double total = 0;
        for (const Pair& pair : c->pairs) {
            QCOMPARE(pair.placeholder(), pair.left == 0 || pair.left == 2);
            QVERIFY(!pair.placeholder() || (!pair.agrees && !pair.ambiguous));
            QVERIFY(!pair.placeholder() || c->counterpart_of_right(pair.right) == -1);
            total += pair.similarity;
        }
        QVERIFY(c->unique); // the two place-holders could be exchanged, but are no matches
        QVERIFY(near(c->scores.matched, total / 4, 1e-15));
        QVERIFY(near(c->certificate.total, total, 1e-9));
    }

    void undefined_neurons_pair_with_undefined_ones_first() {
        Eigen::MatrixXd x = gaussian(30, 3, 13);
        Eigen::MatrixXd y = gaussian(30, 4, 14);
        x.leftCols(2).setZero();
        y.col(2).setZero();
        const auto c = compared(x, y);
        QCOMPARE(c->pairs[0].left, Index(0));
        QCOMPARE(c->pairs[0].right, Index(2));
        QVERIFY(c->pairs[0].placeholder() && c->pairs[1].placeholder());
    }

    void nothing_defined_is_still_an_answer_data() {
        QTest::addColumn<bool>("left_too");
        QTest::addRow("one side") << false;
        QTest::addRow("both sides") << true;
    }
    void nothing_defined_is_still_an_answer() {
        QFETCH(bool, left_too);
        Eigen::MatrixXd x = gaussian(6, 3, 15);
        if (left_too)
            x.setOnes();
        for (const CompareOptions& options : all_options) {
            const auto c = compared(x, Eigen::MatrixXd::Zero(6, 3), options);
            QCOMPARE(c->undefined_right.size(), std::size_t(3));
            QCOMPARE(c->pairs.size(), std::size_t(3));
            for (const Pair& pair : c->pairs)
                QVERIFY(pair.placeholder());
            QCOMPARE(c->scores.naive_forward, 0.0);
            QCOMPARE(c->scores.naive_backward, 0.0);
            QCOMPARE(c->scores.matched, 0.0);
            QCOMPARE(c->scores.index_aligned, std::optional<double>(0.0));
            QCOMPARE(c->chance.matched_high, 0.0);
            QCOMPARE(c->chance.matched_low, std::optional<double>(0.0));
            QCOMPARE(c->chance.all_orders->matched, 0.0);
            QVERIFY(c->unique);
            QCOMPARE(c->certificate.relative_gap, 0.0);
            QVERIFY(c->anatomy.right_hubs.empty() && c->anatomy.mutual_best.empty());
            QCOMPARE(c->anatomy.forward.high, 0.0);
        }
    }

    void one_neuron_each_is_a_comparison() {
        const Eigen::MatrixXd x = gaussian(20, 1, 16);
        for (const CompareOptions& options : all_options) {
            const auto c = compared(x, gaussian(20, 1, 17), options);
            QCOMPARE(c->scores.matched, c->similarity(0, 0));
            QCOMPARE(c->scores.naive_forward, c->scores.matched);
            QCOMPARE(c->scores.index_aligned, std::optional(c->scores.matched));
            QVERIFY(c->unique);
            QCOMPARE(c->anatomy.agreeing, Index(1));
        }
    }

    void two_samples_correlate_fully() {
        const auto c = compared(gaussian(2, 4, 18), gaussian(2, 5, 19));
        QCOMPARE(c->scores.matched, 1.0);
        QCOMPARE(c->scores.naive_forward, 1.0);
        QVERIFY(!c->unique);
        QCOMPARE(c->chance.naive_forward, 1.0);
        QCOMPARE(c->chance.all_orders->matched, 1.0);
    }

    void far_scales_and_offsets_change_nothing_data() {
        QTest::addColumn<double>("scale");
        QTest::addColumn<double>("offset");
        QTest::addRow("1e30") << 0x1p100 << 0.0;
        QTest::addRow("1e-30") << 0x1p-100 << 0.0;
        QTest::addRow("offset 1e8") << 1.0 << 1e8;
    }
    void far_scales_and_offsets_change_nothing() {
        QFETCH(double, scale);
        QFETCH(double, offset);
        const Eigen::MatrixXd x = (gaussian(50, 8, 20) * 1024).array().round() / 1024;
        const Eigen::MatrixXd y = gaussian(50, 8, 21) + x;
        for (const CompareOptions& options : all_options) {
            const auto plain = compared(x, y, options);
            const auto far = compared((x.array() * scale + offset).matrix(), y, options);
            QVERIFY(near(far->scores.matched, plain->scores.matched, 1e-6));
            QVERIFY(near(far->scores.naive_forward, plain->scores.naive_forward, 1e-6));
            for (std::size_t k = 0; k < plain->pairs.size(); ++k)
                QCOMPARE(far->pairs[k].right, plain->pairs[k].right);
        }
    }

    void different_numbers_of_samples_name_the_transpose_that_fits_data() {
        QTest::addColumn<QSize>("left"); // samples × neurons
        QTest::addColumn<QSize>("right");
        QTest::addColumn<QString>("remedy");
        QTest::addRow("left") << QSize(64, 800) << QSize(800, 30) << "--transpose left";
        QTest::addRow("right") << QSize(800, 30) << QSize(64, 800) << "--transpose right";
        QTest::addRow("both") << QSize(64, 800) << QSize(30, 800) << "--transpose both";
        QTest::addRow("none") << QSize(64, 800) << QSize(30, 40) << "same samples";
    }
    void different_numbers_of_samples_name_the_transpose_that_fits() {
        QFETCH(QSize, left);
        QFETCH(QSize, right);
        QFETCH(QString, remedy);
        const auto zeros = [](QSize shape, const char* name) {
            return make_responses(Eigen::MatrixXd::Zero(shape.width(), shape.height()), name);
        };
        const std::string sentence = refusal(zeros(left, "a.npy"), zeros(right, "b.npy"));
        QVERIFY(says(sentence, remedy.toStdString()));
        QVERIFY(says(sentence, "a.npy and b.npy"));
        QVERIFY(says(sentence, std::to_string(left.width()) + " samples × "));
        QCOMPARE(sentence.find("Transpose") != std::string::npos,
                 remedy.startsWith(QStringLiteral("--")));
        QCOMPARE(std::count(sentence.begin(), sentence.end(), '\n'), 0);
    }

    void a_transpose_that_was_asked_for_is_counted_in_the_remedy() {
        const Responses left = make_responses(Eigen::MatrixXd::Zero(800, 64), "a").transposed();
        const Responses right = make_responses(Eigen::MatrixXd::Zero(800, 30), "b");
        QVERIFY(says(refusal(left, right), "without --transpose"));
        QVERIFY(says(refusal(left, right.transposed()), "without --transpose"));
        QVERIFY(says(refusal(left, make_responses(Eigen::MatrixXd::Zero(30, 64), "b")),
                     "--transpose both"));
    }

    void one_sample_is_refused() {
        const std::string sentence = refusal(make_responses(gaussian(1, 5, 22), "a"),
                                             make_responses(gaussian(1, 5, 23), "b"));
        QVERIFY(says(sentence, "at least 2 samples"));
        QVERIFY(says(sentence, "--transpose both"));
        QVERIFY(says(refusal(make_responses(gaussian(1, 5, 22), "a"),
                             make_responses(gaussian(1, 4, 23), "b")),
                     "record more samples"));
    }

    void no_neurons_are_refused() {
        QVERIFY(says(refusal(make_responses(gaussian(5, 0, 22), "a"),
                             make_responses(gaussian(5, 3, 23), "b")),
                     "a: there are no neurons"));
    }

    void sample_labels_that_disagree_are_refused_naming_the_first() {
        const std::string other =
            refusal(labelled(3, {"cat", "dog", "owl"}, 24), labelled(3, {"cat", "cow", "owl"}, 25));
        QVERIFY(says(other, "sample 1"));
        QVERIFY(says(other, "“dog” on the left and “cow” on the right"));
        QVERIFY(says(other, "the same samples"));
        const std::string order =
            refusal(labelled(3, {"cat", "dog", "owl"}, 26), labelled(3, {"owl", "dog", "cat"}, 27));
        QVERIFY(says(order, "“cat” on the left and “owl” on the right"));
        QVERIFY(says(order, "sort the rows"));
    }

    void sample_labels_count_only_where_both_sides_have_them() {
        QCOMPARE(refusal(labelled(3, {"a", "b", "c"}, 28), labelled(3, {}, 29)), std::string());
        QCOMPARE(refusal(labelled(3, {"a", "b", "c"}, 28), labelled(3, {"a", "b", "c"}, 29)),
                 std::string());
    }

    void any_number_of_threads_gives_the_same_bits_data() {
        QTest::addColumn<int>("n");
        QTest::addColumn<int>("left");
        QTest::addColumn<int>("right");
        QTest::addRow("large enough to share") << 300 << 1100 << 1030;
        QTest::addRow("all orders") << 6 << 20 << 24;
    }
    void any_number_of_threads_gives_the_same_bits() {
        QFETCH(int, n);
        QFETCH(int, left);
        QFETCH(int, right);
        Eigen::MatrixXd x = gaussian(n, left, 30);
        x.col(3) = x.col(5);
        x.col(7).setZero();
        const Eigen::MatrixXd y = gaussian(n, right, 31);
        for (const auto sign : {Sign::absolute, Sign::signed_}) {
            const auto one = compared(x, y, {CorrelationKind::pearson, sign, 1});
            for (const int threads : {2, 5})
                QVERIFY(bitwise_equal(*one,
                                      *compared(x, y, {CorrelationKind::pearson, sign, threads})));
        }
    }

    void asks_often_enough_whether_to_stop_data() {
        QTest::addColumn<int>("n");
        QTest::addColumn<int>("left");
        QTest::addColumn<int>("right");
        QTest::addColumn<int>("levels");
        QTest::addColumn<bool>("undefined");
        QTest::addRow("many neurons") << 40 << 1500 << 1600 << 1'000'000 << false;
        QTest::addRow("many samples") << 6000 << 300 << 200 << 1'000'000 << false;
        QTest::addRow("one undefined neuron") << 40 << 1000 << 900 << 1'000'000 << true;
        QTest::addRow("many ties") << 12 << 900 << 1000 << 2 << false;
        QTest::addRow("all orders") << 6 << 40 << 30 << 1'000'000 << false;
        QTest::addRow("one beside very many") << 8 << 1 << 300'000 << 1'000'000 << false;
    }
    void asks_often_enough_whether_to_stop() {
        QFETCH(int, n);
        QFETCH(int, left);
        QFETCH(int, right);
        QFETCH(int, levels);
        QFETCH(bool, undefined);
        Eigen::MatrixXd x = (gaussian(n, left, 32) * levels / 4).array().round();
        const Eigen::MatrixXd y = (gaussian(n, right, 33) * levels / 4).array().round();
        if (undefined)
            x.col(17).setZero();
        Progress progress;
        std::atomic<int> polls{0};
        std::atomic<double> most{0};
        std::atomic<double> work_in_all{0};
        progress.on_poll = [&](double work) {
            ++polls;
            work_in_all += work;
            for (double seen = most; work > seen && !most.compare_exchange_weak(seen, work);)
                ;
        };
        for (CompareOptions options : all_options) {
            options.threads = 2;
            polls = 0;
            work_in_all = 0;
            QVERIFY(try_compare(x, y, options, progress).ok());
            QVERIFY2(most <= Progress::work_between_polls,
                     qPrintable(QString::number(double(most))));
            QVERIFY(polls > 5);
            // What the two passes over the matrix alone take is told too.
            QVERIFY(work_in_all >= 4.0 * left * right);
        }
    }

    void a_cancel_at_any_poll_is_an_outcome_of_its_own_data() {
        QTest::addColumn<int>("n");
        QTest::addColumn<int>("f");
        QTest::addRow("large") << 300 << 700;
        QTest::addRow("all orders") << 5 << 12;
    }
    void a_cancel_at_any_poll_is_an_outcome_of_its_own() {
        QFETCH(int, n);
        QFETCH(int, f);
        Eigen::MatrixXd x = gaussian(n, f, 34).array().round();
        x.col(1).setZero();
        const Eigen::MatrixXd y = gaussian(n, f, 35);
        int polled_last = 0;
        for (int stop_at = 0;; stop_at += 1 + stop_at / 8) {
            std::stop_source source;
            Progress progress(source.get_token());
            std::atomic<int> polls{0};
            progress.on_poll = [&](double) {
                if (polls++ == stop_at)
                    source.request_stop();
            };
            const auto result =
                try_compare(x, y, {CorrelationKind::spearman, Sign::absolute, 2}, progress);
            if (polls <= stop_at)
                break; // ran through before
            polled_last = stop_at;
            QVERIFY2(result.cancelled(), qPrintable(QStringLiteral("poll %1").arg(stop_at)));
        }
        QVERIFY(polled_last > 10);
    }

    void progress_goes_through_the_stages_in_order() {
        std::vector<Stage> stages;
        std::vector<double> fractions;
        std::mutex mutex;
        const Progress progress({}, [&](Stage stage, double fraction) {
            const std::lock_guard lock(mutex);
            stages.push_back(stage);
            fractions.push_back(fraction);
        });
        QVERIFY(try_compare(gaussian(7, 20, 36), gaussian(7, 20, 37),
                            {CorrelationKind::spearman, Sign::absolute, 1}, progress)
                    .ok());
        QVERIFY(std::is_sorted(stages.begin(), stages.end()));
        for (const Stage stage : {Stage::ranking, Stage::correlating, Stage::matching,
                                  Stage::proving, Stage::explaining})
            QVERIFY(std::find(stages.begin(), stages.end(), stage) != stages.end());
        QCOMPARE(stages.back(), Stage::explaining);
        QCOMPARE(fractions.back(), 1.0);
        QVERIFY(*std::max_element(fractions.begin(), fractions.end()) <= 1.0);
    }
};

QTEST_GUILESS_MAIN(CompareTest)
#include "compare_test.moc"
