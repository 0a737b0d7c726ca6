// The ranking curve's numbers.

#include "core/comparison/compared.h"
#include "ui/inspect/ranking.h"

#include <QtTest>

#include <numeric>

using namespace counterpart;
using namespace counterpart::test;

namespace {

double sum(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

} // namespace

class RankingTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void the_gap_is_the_area_between_the_curves_data() {
        QTest::addColumn<int>("left");
        QTest::addColumn<int>("right");
        QTest::addColumn<int>("option");
        for (int option = 0; option < 4; ++option) {
            QTest::addRow("as many, %d", option) << 9 << 9 << option;
            QTest::addRow("more right, %d", option) << 6 << 11 << option;
            QTest::addRow("more left, %d", option) << 11 << 6 << option;
        }
    }
    void the_gap_is_the_area_between_the_curves() {
        QFETCH(int, left);
        QFETCH(int, right);
        QFETCH(int, option);
        for (int data = 0; data < 4; ++data) {
            const auto c = compared(responses_of(Data(data), 15, left, 3),
                                    responses_of(Data(data), 15, right, 8), all_options[option]);
            const Ranking r = ranking(*c);
            QCOMPARE(Index(r.order.size()), Index(left));
            QCOMPARE(Index(r.assigned.size()), Index(std::min(left, right)));
            QVERIFY(std::abs(sum(r.maxima) / left - c->scores.naive_forward) < 1e-12);
            QVERIFY(std::abs(sum(r.assigned) / std::min(left, right) - c->scores.matched) < 1e-12);
            const double area = (std::accumulate(r.maxima.begin(),
                                                 r.maxima.begin() + Index(r.assigned.size()), 0.0) -
                                 sum(r.assigned)) /
                                double(r.assigned.size());
            QVERIFY(std::abs(area - r.displaced) < 1e-12);
            QVERIFY(std::abs(r.gap - r.displaced - r.leftover) < 1e-12);
            if (left <= right)
                QVERIFY(std::abs(area - r.gap) < 1e-12);
        }
    }

    void ranks_descend_and_are_those_of_their_neurons() {
        const auto c = compared(gaussian(15, 12, 1), gaussian(15, 7, 2));
        const Ranking r = ranking(*c);
        for (std::size_t rank = 0; rank < r.order.size(); ++rank) {
            QCOMPARE(r.rank_of[std::size_t(r.order[rank])], Index(rank));
            QCOMPARE(r.maxima[rank], c->anatomy.left_choice[std::size_t(r.order[rank])].similarity);
            QCOMPARE(c->pair_of_left[std::size_t(r.order[rank])] >= 0, rank < 7);
            if (rank > 0 && rank != 7)
                QVERIFY(r.maxima[rank - 1] >= r.maxima[rank]);
        }
    }

    void bars_count_every_right_neuron_once() {
        const auto c = compared(responses_of(Data::partly_constant, 9, 20, 1),
                                responses_of(Data::partly_constant, 9, 13, 2));
        const Ranking r = ranking(*c);
        QCOMPARE(std::accumulate(r.n_chosen.begin(), r.n_chosen.end(), Index{0}), Index(13));
        QVERIFY(r.n_chosen.back() > 0);
        QCOMPARE(r.at_random.size(), r.n_chosen.size());
        QVERIFY(sum(r.at_random) < 13 + 1e-9);
    }

    void at_random_two_choose_one_of_two() {
        // Both the same in one case of two: then one is chosen twice and one never.
        const auto c = compared(gaussian(9, 2, 1), gaussian(9, 2, 2));
        Ranking r = ranking(*c);
        QVERIFY(std::abs(r.at_random[0] - 0.5) < 1e-12);
        QVERIFY(std::abs(r.at_random[1] - 1.0) < 1e-12);
    }

    void the_words_tell_the_leftover_apart() {
        const auto square = compared(gaussian(9, 5, 1), gaussian(9, 5, 2));
        QVERIFY(!ranking_words(*square, ranking(*square)).contains(QStringLiteral("two parts")));
        const auto wide = compared(gaussian(9, 7, 1), gaussian(9, 5, 2));
        QVERIFY(ranking_words(*wide, ranking(*wide)).contains(QStringLiteral("the 2 without")));
    }

    void a_neuron_without_choice_or_counterpart_is_told_as_such() {
        Eigen::MatrixXd left = gaussian(9, 4, 1);
        left.col(2).setConstant(1);
        const auto c = compared(left, gaussian(9, 3, 2));
        QVERIFY(rank_words(*c, 2).contains(QStringLiteral("no naive choice")));
        const auto d = compared(gaussian(9, 4, 1), gaussian(9, 3, 2));
        QVERIFY(rank_words(*d, d->unmatched_left[0]).contains(QStringLiteral("no counterpart")));
    }
};

QTEST_GUILESS_MAIN(RankingTest)
#include "ranking_test.moc"
