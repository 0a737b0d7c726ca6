// Regrets and what-ifs in terms of neurons: undefined ones, place-holders, impossible wishes.
#include "core/comparison/what_if.h"

#include "core/comparison/compared.h"
#include "core/comparison/regrets.h"

#include <QtTest>
#include <algorithm>

using namespace counterpart;
using namespace counterpart::test;

namespace {

std::shared_ptr<const Comparison> partly_constant(Index left, Index right,
                                                  const CompareOptions& o) {
    Eigen::MatrixXd a = gaussian(40, left, 1);
    Eigen::MatrixXd b = gaussian(40, right, 2);
    a.col(1).setZero();
    b.leftCols(2).setOnes();
    return compared(a, b, o);
}

WhatIf under(const Comparison& c, const std::vector<Wish>& wishes) {
    return what_if(c, wishes, Progress()).value();
}

constexpr Wish pin(Index left, Index right) {
    return {Wish::Kind::pin, left, right};
}
constexpr Wish forbid(Index left, Index right) {
    return {Wish::Kind::forbid, left, right};
}

} // namespace

class WhatIfTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void forbidding_a_pair_loses_its_regret_also_beside_undefined_neurons() {
        for (const CompareOptions& options : all_options)
            for (const auto& [left, right] :
                 {std::pair<Index, Index>{8, 8}, {6, 9}, {9, 6}, {5, 6}}) {
                const auto c = partly_constant(left, right, options);
                ThreadPool pool(1);
                const auto all = regrets_of_pairs(*c, pool, Progress()).value();
                QCOMPARE(all.size(), c->pairs.size());
                for (std::size_t k = 0; k < c->pairs.size(); ++k) {
                    const auto one = regret_of_pair(*c, Index(k), Progress()).value();
                    QCOMPARE(one.has_value(), !c->pairs[k].placeholder());
                    QCOMPARE(all[k].has_value(), one.has_value());
                    if (!one)
                        continue;
                    QCOMPARE(one->loss, *all[k]);
                    QCOMPARE(one->loss <= tie_tolerance, c->pairs[k].ambiguous);
                    const Pair& pair = c->pairs[k];
                    QCOMPARE(one->swap.front(), (MatrixCell{pair.left, pair.right}));
                    for (const MatrixCell& cell : one->swap)
                        QVERIFY(c->correlations->defined(cell.row, cell.col));
                    const WhatIf without = under(*c, {forbid(pair.left, pair.right)});
                    QCOMPARE(without.change, -one->loss);
                    QVERIFY(without.counterpart_of_left[std::size_t(pair.left)] != pair.right);
                }
            }
    }

    void one_defined_neuron_on_each_side_has_no_regret() {
        Eigen::MatrixXd a = gaussian(20, 2, 1);
        Eigen::MatrixXd b = gaussian(20, 2, 2);
        a.col(0).setZero();
        b.col(1).setZero();
        const auto c = compared(a, b);
        for (Index k = 0; k < 2; ++k)
            QVERIFY(!regret_of_pair(*c, k, Progress()).value());
        const WhatIf result = under(*c, {forbid(1, 0)});
        QVERIFY(result.impossible);
        QCOMPARE(result.impossible->reason, Impossible::Reason::none_left);
    }

    void no_wishes_change_nothing() {
        const auto c = partly_constant(8, 8, {});
        const WhatIf result = under(*c, {});
        QCOMPARE(result.total, c->certificate.total);
        QCOMPARE(result.change, 0.0);
        QVERIFY(std::abs(result.matched - c->scores.matched) < 1e-9);
        QVERIFY(result.changed.empty());
    }

    void a_pin_is_kept_and_told_with_all_that_moves() {
        const auto c = compared(gaussian(50, 6, 3), gaussian(50, 8, 4));
        const Index free_right = c->unmatched_right.front();
        const WhatIf result = under(*c, {pin(2, free_right)});
        QVERIFY(!result.impossible);
        QVERIFY(result.change < 0);
        QCOMPARE(result.counterpart_of_left[2], free_right);
        for (Index left = 0; left < 6; ++left) {
            const Index then = result.counterpart_of_left[std::size_t(left)];
            const bool told = std::any_of(
                result.changed.begin(), result.changed.end(), [&](const CounterpartChange& change) {
                    return change == CounterpartChange{left, c->counterpart_of_left(left), then};
                });
            QCOMPARE(told, then != c->counterpart_of_left(left));
        }
    }

    void a_pinned_counterpart_and_a_wish_said_twice_change_nothing() {
        const auto c = compared(gaussian(50, 6, 3), gaussian(50, 6, 4));
        const Index right = c->counterpart_of_left(1);
        const WhatIf result = under(*c, {pin(1, right), pin(1, right)});
        QVERIFY(!result.impossible);
        QVERIFY(result.changed.empty());
    }

    void what_contradicts_itself_is_told() {
        const auto c = partly_constant(6, 6, {});
        const auto reason = [&](const std::vector<Wish>& wishes) {
            return under(*c, wishes).impossible->reason;
        };
        QCOMPARE(reason({pin(0, 3), pin(0, 4)}), Impossible::Reason::same_neuron);
        QCOMPARE(reason({pin(0, 3), pin(2, 3)}), Impossible::Reason::same_neuron);
        QCOMPARE(reason({forbid(0, 3), pin(0, 3)}), Impossible::Reason::pinned_and_forbidden);
        QCOMPARE(reason({pin(1, 3)}), Impossible::Reason::undefined);
        QVERIFY(!under(*c, {forbid(1, 3)}).impossible);
    }

    void everything_forbidden_to_a_neuron_is_impossible_unless_it_may_stay_alone() {
        const auto c = compared(gaussian(50, 4, 3), gaussian(50, 3, 4));
        std::vector<Wish> left_alone;
        for (Index right = 0; right < 3; ++right)
            left_alone.push_back(forbid(2, right));
        const WhatIf alone = under(*c, left_alone); // one of four left neurons stays alone anyway
        QVERIFY(!alone.impossible);
        QCOMPARE(alone.counterpart_of_left[2], Index(-1));
        std::vector<Wish> right_alone;
        for (Index left = 0; left < 4; ++left)
            right_alone.push_back(forbid(left, 1));
        QCOMPARE(under(*c, right_alone).impossible->reason, Impossible::Reason::none_left);
    }

    void the_runner_up_is_the_best_but_the_counterpart() {
        const auto c = partly_constant(7, 7, {});
        for (Index left = 0; left < 7; ++left) {
            const auto found = runner_up_of_left(*c, left);
            QCOMPARE(found.has_value(), left != 1);
            if (!found)
                continue;
            QVERIFY(found->neuron != c->counterpart_of_left(left));
            for (Index right = 2; right < 7; ++right)
                QVERIFY(right == c->counterpart_of_left(left) ||
                        c->similarity(left, right) <= found->similarity);
        }
        QVERIFY(!runner_up_of_right(*c, 0));
    }

    void candidates_come_most_similar_first_and_ties_by_index() {
        const Eigen::MatrixXd x = gaussian(30, 1, 1);
        Eigen::MatrixXd right(30, 4);
        right << gaussian(30, 1, 2), x, x, Eigen::MatrixXd::Zero(30, 1);
        const auto c = compared(x, right);
        const auto found = candidates_of_left(*c, 0, 5);
        QCOMPARE(found.size(), std::size_t(3)); // not the undefined one
        QCOMPARE(found[0].neuron, Index(1));
        QCOMPARE(found[1].neuron, Index(2));
        QCOMPARE(found[2].neuron, Index(0));
    }
};

QTEST_GUILESS_MAIN(WhatIfTest)
#include "what_if_test.moc"
