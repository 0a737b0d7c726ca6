#include "core/comparison/anatomy.h"

#include "core/comparison/compared.h"

#include <QtTest>
#include <functional>
#include <random>
#include <set>

using namespace counterpart;
using namespace counterpart::test;

namespace {

/// Neurons that follow one of several independent signals, more or less faithfully.
Eigen::MatrixXd following(const std::vector<int>& signal, const std::vector<double>& noise,
                          std::uint64_t seed) {
    const Index n = Index(signal.size());
    Eigen::MatrixXd x = gaussian(300, n, seed);
    const Eigen::MatrixXd carried = gaussian(300, 10, 99);
    for (Index j = 0; j < n; ++j)
        x.col(j) = carried.col(signal[std::size_t(j)]) + noise[std::size_t(j)] * x.col(j);
    return x;
}

/// The similarities that tie each neuron's best, of a few values so that much ties.
struct Choices {
    std::vector<std::vector<Index>> tied; ///< of each left neuron
    Index n_right;

    /// Fewest and most right neurons chosen, by trying every way to break the ties.
    [[nodiscard]] std::pair<std::size_t, std::size_t> distinct() const {
        std::size_t fewest = std::size_t(n_right);
        std::size_t most = 0;
        std::vector<Index> choice;
        const std::function<void()> next = [&] {
            if (choice.size() == tied.size()) {
                const std::size_t n = std::set<Index>(choice.begin(), choice.end()).size();
                fewest = std::min(fewest, n);
                most = std::max(most, n);
                return;
            }
            for (const Index j : tied[choice.size()]) {
                choice.push_back(j);
                next();
                choice.pop_back();
            }
        };
        next();
        return {fewest, most};
    }
};

/// Whether a choice is the first of those that tie the greatest similarity, and counts the others.
bool is_choice(const NaiveChoice& choice, const Eigen::VectorXd& similarities) {
    const double most = similarities.maxCoeff();
    Index first = -1;
    Index tied = 0;
    for (Index k = 0; k < similarities.size(); ++k)
        if (similarities[k] >= most - tie_tolerance) {
            first = first < 0 ? k : first;
            ++tied;
        }
    return choice.choice == first && choice.ties == tied - 1 && choice.similarity == most;
}

Choices choices_of(const Comparison& c) {
    Choices choices{{}, c.correlations->r.cols()};
    for (Index i = 0; i < c.correlations->r.rows(); ++i) {
        if (c.anatomy.left_choice[std::size_t(i)].choice < 0)
            continue;
        choices.tied.emplace_back();
        for (Index j = 0; j < choices.n_right; ++j)
            if (c.correlations->defined(i, j) &&
                c.similarity(i, j) >=
                    c.anatomy.left_choice[std::size_t(i)].similarity - tie_tolerance)
                choices.tied.back().push_back(j);
    }
    return choices;
}

} // namespace

class AnatomyTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void a_hub_is_told_with_those_who_chose_it() {
        // Left 0, 2 and 3 follow signal 0, which right 1 carries alone.
        const auto c = compared(following({0, 1, 0, 0}, {0.1, 0.1, 0.2, 0.3}, 1),
                                following({1, 0, 5, 6}, {0.1, 0.1, 0, 0}, 2));
        QCOMPARE(c->anatomy.right_hubs.size(), std::size_t(1));
        const Hub& hub = c->anatomy.right_hubs.front();
        QCOMPARE(hub.neuron, Index(1));
        QCOMPARE(hub.chosen_by, std::vector<Index>({0, 2, 3}));
        QCOMPARE(hub.fewest, Index(3));
        QCOMPARE(hub.most, Index(3));
        QCOMPARE(c->anatomy.right_chosen, std::vector<Index>({1, 3, 0, 0}));
        for (std::size_t j = 0; j < 4; ++j) { // nothing is tied
            QCOMPARE(c->anatomy.right_range[j].fewest, c->anatomy.right_chosen[j]);
            QCOMPARE(c->anatomy.right_range[j].most, c->anatomy.right_chosen[j]);
        }
        QCOMPARE(c->anatomy.forward.value, 0.5);
        QCOMPARE(c->anatomy.forward.low, 0.5);
        QCOMPARE(c->anatomy.forward.high, 0.5);
        using Mutual = std::vector<std::pair<Index, Index>>;
        const Mutual& mutual = c->anatomy.mutual_best;
        QVERIFY(std::find(mutual.begin(), mutual.end(), std::pair<Index, Index>(0, 1)) !=
                mutual.end());
        QVERIFY(std::find(mutual.begin(), mutual.end(), std::pair<Index, Index>(1, 0)) !=
                mutual.end());
    }

    void mutual_best_pairs_are_those_that_chose_each_other_and_no_others() {
        const auto c = compared(gaussian(30, 20, 7), gaussian(30, 25, 8));
        std::vector<std::pair<Index, Index>> mutual;
        for (Index i = 0; i < 20; ++i)
            for (Index j = 0; j < 25; ++j)
                if (c->anatomy.left_choice[std::size_t(i)].choice == j &&
                    c->anatomy.right_choice[std::size_t(j)].choice == i)
                    mutual.emplace_back(i, j);
        QVERIFY(!mutual.empty() && mutual.size() < 20);
        QVERIFY(c->anatomy.mutual_best == mutual);
    }

    void most_chosen_hubs_come_first() {
        const auto c = compared(following({1, 1, 0, 0, 0}, {0.1, 0.2, 0.1, 0.2, 0.3}, 3),
                                following({1, 0, 5}, {0.1, 0.1, 0}, 4));
        QCOMPARE(c->anatomy.right_hubs.size(), std::size_t(2));
        QCOMPARE(c->anatomy.right_hubs[0].neuron, Index(1));
        QCOMPARE(c->anatomy.right_hubs[1].neuron, Index(0));
        QVERIFY(c->anatomy.leftover != 0);
    }

    void a_tied_choice_is_the_lowest_index_and_says_so() {
        const Eigen::MatrixXd x = following({0, 1}, {0.1, 0.1}, 5);
        Eigen::MatrixXd y = following({2, 0, 0, 1}, {0.1, 0.1, 0.1, 0.1}, 6);
        y.col(2) = -2 * y.col(1); // as good, and in the last bit perhaps better
        const auto c = compared(x, y);
        QCOMPARE(c->anatomy.left_choice[0].choice, Index(1));
        QCOMPARE(c->anatomy.left_choice[0].ties, Index(1));
        QCOMPARE(c->anatomy.left_choice[1].choice, Index(3));
        QCOMPARE(c->anatomy.left_choice[1].ties, Index(0));
    }

    void a_hub_that_only_ties_make_has_a_range() {
        Eigen::MatrixXd x = following({0, 0, 1}, {0.1, 0.2, 0.1}, 7);
        Eigen::MatrixXd y = following({0, 0, 1}, {0.1, 0.1, 0.1}, 8);
        y.col(1) = y.col(0);
        const auto c = compared(x, y);
        const Hub& hub = c->anatomy.right_hubs.front();
        QCOMPARE(hub.neuron, Index(0));
        QCOMPARE(hub.chosen_by.size(), std::size_t(2));
        QCOMPARE(hub.fewest, Index(0));
        QCOMPARE(hub.most, Index(2));
        const ChosenRange& its_copy = c->anatomy.right_range[1]; // no hub by the lowest-index rule
        QCOMPARE(its_copy.fewest, Index(0));
        QCOMPARE(its_copy.most, Index(2));
        QCOMPARE(c->anatomy.forward.value, 2.0 / 3);
        QCOMPARE(c->anatomy.forward.low, 2.0 / 3);
        QCOMPARE(c->anatomy.forward.high, 1.0);
    }

    void pairs_agree_where_their_cell_ties_the_maximum() {
        Eigen::MatrixXd x = following({0, 0, 1}, {0.1, 0.2, 0.1}, 9);
        Eigen::MatrixXd y = following({0, 0, 1}, {0.1, 0.1, 0.1}, 10);
        y.col(1) = 3 * y.col(0);
        const auto c = compared(x, y);
        QCOMPARE(c->anatomy.agreeing, Index(3)); // although left 0 and 1 choose the same
        QVERIFY(c->anatomy.displaced < 1e-6);
    }

    void choices_are_the_maxima_of_rows_and_columns_data() {
        QTest::addColumn<int>("left");
        QTest::addColumn<int>("right");
        QTest::addRow("wide") << 7 << 300;
        QTest::addRow("high") << 300 << 7;
        QTest::addRow("several strips") << 530 << 131;
    }
    void choices_are_the_maxima_of_rows_and_columns() {
        QFETCH(int, left);
        QFETCH(int, right);
        Eigen::MatrixXd x = gaussian(20, left, 11);
        Eigen::MatrixXd y = gaussian(20, right, 12);
        x.col(2).setZero();
        x.col(left - 1) = x.col(0); // ties far apart
        x.col(left / 2) = 3 * x.col(0);
        y.col(0) = x.col(0) + 0.1 * y.col(0);
        y.col(right - 1) = y.col(1);
        for (const CompareOptions& options : all_options) {
            const auto c = compared(x, y, options);
            Eigen::MatrixXd s(left, right);
            for (Index i = 0; i < left; ++i)
                for (Index j = 0; j < right; ++j)
                    s(i, j) = i == 2 ? -9 : c->similarity(i, j);
            for (Index i = 0; i < left; ++i)
                QVERIFY(i == 2 || is_choice(c->anatomy.left_choice[std::size_t(i)], s.row(i)));
            for (Index j = 0; j < right; ++j)
                QVERIFY(is_choice(c->anatomy.right_choice[std::size_t(j)], s.col(j)));
            QCOMPARE(c->anatomy.right_choice[0].ties, Index(2));
        }
    }

    void ranges_hold_every_way_to_break_the_ties() {
        for (std::uint64_t seed = 1; seed <= 300; ++seed) {
            const Eigen::MatrixXd x = responses_of(Data(seed % 4), 4, 5, seed).array().round();
            const Eigen::MatrixXd y =
                responses_of(Data(seed % 4), 4, 4, seed + 500).array().round();
            const auto c = compared(x, y, all_options[seed % 4]);
            const Choices choices = choices_of(*c);
            const auto [fewest, most] = choices.distinct();
            const Coverage& coverage = c->anatomy.forward;
            QVERIFY2(choices.tied.empty() ||
                         (coverage.low * 4 <= double(fewest) + 1e-12 &&
                          coverage.high * 4 >= double(most) - 1e-12 &&
                          coverage.low <= coverage.value && coverage.value <= coverage.high &&
                          coverage.high <= 1),
                     qPrintable(QStringLiteral("seed %1").arg(seed)));
            for (const Hub& hub : c->anatomy.right_hubs) {
                Index could = 0;
                Index must = 0;
                for (const std::vector<Index>& tied : choices.tied) {
                    const bool in = std::find(tied.begin(), tied.end(), hub.neuron) != tied.end();
                    could += in ? 1 : 0;
                    must += in && tied.size() == 1 ? 1 : 0;
                }
                QCOMPARE(hub.most, could);
                QCOMPARE(hub.fewest, must);
            }
        }
    }

    void duplicates_bound_the_coverage_closely() {
        // Every right neuron twice, every left one its own: between half and all... of the half
        // that the left neurons could choose, each twice.
        const Eigen::MatrixXd y = responses_of(Data::duplicated, 50, 8, 13);
        const Eigen::MatrixXd x = y + 0.01 * gaussian(50, 8, 14);
        const auto c = compared(x, y);
        QCOMPARE(c->anatomy.forward.value, 0.5);
        QCOMPARE(c->anatomy.forward.low, 0.5);
        QCOMPARE(c->anatomy.forward.high, 1.0);
    }

    void the_least_tie_is_the_last_float_within_the_tolerance() {
        std::mt19937_64 random(15);
        std::uniform_real_distribution<float> unit(-1, 1);
        for (int k = 0; k < 10'000; ++k) {
            const double maximum = double(unit(random));
            const float least = least_tie(maximum);
            QVERIFY(double(least) >= maximum - tie_tolerance);
            QVERIFY(double(std::nextafter(least, -2.0F)) < maximum - tie_tolerance);
        }
    }
};

QTEST_GUILESS_MAIN(AnatomyTest)
#include "anatomy_test.moc"
