// What is said of one pair and of what-ifs, against the numbers it is said of.
#include "core/wording/inspect_words.h"

#include "core/comparison/regrets.h"
#include "core/findings/zoo.h"

#include <QRegularExpression>
#include <QtTest>

#include <initializer_list>

using namespace counterpart;
using namespace counterpart::test;

namespace {

/// A comparison whose similarities are these: the right responses are mixtures of three orthogonal
/// left ones.
Shared of_similarities(const Eigen::Matrix3d& cosines) {
    Eigen::MatrixXd left(8, 3);
    left << 1, 1, 1, -1, 1, 1, 1, -1, 1, -1, -1, 1, 1, 1, -1, -1, 1, -1, 1, -1, -1, -1, -1, -1;
    Eigen::MatrixXd right = left * cosines;
    // What is missing to length 1 is orthogonal to all left ones.
    const Eigen::VectorXd rest = left.col(0).cwiseProduct(left.col(1)).cwiseProduct(left.col(2));
    for (Index j = 0; j < 3; ++j)
        right.col(j) += std::sqrt(1 - cosines.col(j).squaredNorm()) * rest;
    return compared(left, right);
}

QString why(const Comparison& c, Index pair) {
    return why_words(c, c.pairs[std::size_t(pair)], *regret_of_pair(c, pair, Progress()).value());
}

WhatIf under(const Comparison& c, const std::vector<Wish>& wishes) {
    return what_if(c, wishes, Progress()).value();
}

} // namespace

class InspectWordsTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void a_pair_holds_because_another_neuron_loses_more() {
        // A0 would rather have B1 (0.5 instead of 0.3), but A1 would lose 0.6 − 0.2 by it.
        Eigen::Matrix3d s;
        s << 0.3, 0.5, 0.0, 0.2, 0.6, 0.0, 0.0, 0.0, 0.9;
        const Shared c = of_similarities(s);
        QCOMPARE(why(*c, 0),
                 QStringLiteral("Regret 0.200: so much the total loses without this pair. A0–B0 "
                                "holds because B1 is worth 0.200 more to A1: so much more would A1 "
                                "lose by exchanging it for B0 than A0 would gain. The cheapest "
                                "swap: A0 takes B1 (0.500 instead of 0.300) and A1 takes B0 (0.200 "
                                "instead of 0.600)."));
    }

    void a_pair_that_is_best_for_its_neuron_holds_by_itself() {
        Eigen::Matrix3d s;
        s << 0.7, 0.5, 0.0, 0.2, 0.6, 0.0, 0.0, 0.0, 0.9;
        const Shared c = of_similarities(s);
        QVERIFY(why(*c, 0).contains(QStringLiteral(
            "A0–B0 holds: the cheapest way to do without it gives B1 to A0, which is 0.200 less "
            "similar to it.")));
    }

    void a_tie_is_no_loss() {
        const Shared c = all_alike(50, 3, 3);
        QVERIFY(why(*c, 0).startsWith(
            QStringLiteral("Regret 0: A0–B0 could be given up at no loss: ")));
    }

    void every_pair_of_the_zoo_has_a_sentence_with_its_regret() {
        for (const Specimen& specimen : zoo()) {
            const Shared c = specimen.make();
            for (Index k = 0; k < std::min<Index>(Index(c->pairs.size()), 12); ++k) {
                const auto regret = regret_of_pair(*c, k, Progress()).value();
                const Pair& pair = c->pairs[std::size_t(k)];
                if (!regret) {
                    QVERIFY(no_regret_words(pair).startsWith(QStringLiteral("No regret: ")));
                    continue;
                }
                const QString words = why_words(*c, pair, *regret);
                QVERIFY2(
                    words.startsWith(QStringLiteral("Regret ") + difference_text(regret->loss)),
                    qPrintable(words));
                QVERIFY2(!words.contains(QLatin1String("nan")), qPrintable(words));
                // Each pair of the swap is named, as long as it is not too long to tell.
                if (regret->swap.size() <= 8)
                    for (const MatrixCell& cell : regret->swap)
                        for (const NeuronRef& neuron :
                             {NeuronRef{NeuronRef::Side::left, cell.row},
                              NeuronRef{NeuronRef::Side::right, cell.col}})
                            QVERIFY2(words.contains(neuron_label(*c, neuron)), qPrintable(words));
            }
        }
    }

    void in_a_rectangle_who_comes_in_or_is_left_out_is_told() {
        const Shared wide = noise(100, 3, 30);
        QVERIFY(why(*wide, 0).contains(QStringLiteral(", unmatched so far")));
        QVERIFY(why(*wide, 0).contains(QStringLiteral("is left without a counterpart")));
        const Shared tall = noise(100, 30, 3);
        QVERIFY(why(*tall, 0).contains(QStringLiteral(", unmatched so far")));
        QVERIFY(why(*tall, 0).contains(QStringLiteral("is left without a counterpart")));
    }

    void differences_keep_enough_digits_to_be_told_from_nothing() {
        QCOMPARE(difference_text(0), QStringLiteral("0"));
        QCOMPARE(difference_text(0.04), QStringLiteral("0.040"));
        QCOMPARE(difference_text(0.00012), QStringLiteral("0.00012"));
        QCOMPARE(difference_text(0x1p-36), QStringLiteral("0.00000000001"));
        QCOMPARE(difference_text(12.5), QStringLiteral("12.500"));
    }

    void the_cost_of_a_pin_is_what_the_total_loses() {
        const Shared c = copies(200, 20, 0.1);
        const Index right = (c->counterpart_of_left(3) + 1) % 20;
        const Wish pin{Wish::Kind::pin, 3, right};
        const WhatIf result = under(*c, {pin});
        QCOMPARE(pin_cost_words(*c, pin, result),
                 QStringLiteral("A3–B%1 is not part of the matching: were it pinned, the total "
                                "would be %2 lower.")
                     .arg(right)
                     .arg(difference_text(-result.change)));
    }

    void what_ifs_tell_wishes_and_consequences() {
        const Shared c = copies(200, 20, 0.1);
        const std::vector<Wish> wishes = {{Wish::Kind::forbid, 3, c->counterpart_of_left(3)},
                                          {Wish::Kind::pin, 5, c->counterpart_of_left(5)}};
        const WhatIf result = under(*c, wishes);
        const QString words = what_if_words(*c, wishes, result);
        QVERIFY2(
            words.startsWith(QStringLiteral("With 1 pair pinned and 1 pair forbidden: the "
                                            "total falls by %1 to %2")
                                 .arg(difference_text(-result.change), score_text(result.total))),
            qPrintable(words));
        QVERIFY(
            words.endsWith(QStringLiteral("%1 left neurons change.").arg(result.changed.size())));
        WhatIf slight = result; // among thousands of neurons, one pair hardly counts
        slight.matched = c->scores.matched - 1e-9;
        QVERIFY(
            what_if_words(*c, wishes, slight).contains(QStringLiteral("too little to be seen")));
        QCOMPARE(change_words(*c, result, 1).size(), 2); // one, and how many more
        const std::vector<Wish> kept = {{Wish::Kind::pin, 5, c->counterpart_of_left(5)}};
        QVERIFY(
            what_if_words(*c, kept, under(*c, kept)).contains(QStringLiteral("nothing changes")));
    }

    void impossible_wishes_are_said_to_be() {
        const Shared c = undefined(100, 8, 2, 5);
        const auto said = [&](const std::vector<Wish>& wishes) {
            return what_if_words(*c, wishes, under(*c, wishes));
        };
        const Wish pin{Wish::Kind::pin, 3, 6};
        QCOMPARE(said({pin, {Wish::Kind::pin, 3, 7}}),
                 QStringLiteral("Impossible: A3 is pinned to both B6 and B7."));
        QCOMPARE(said({pin, {Wish::Kind::pin, 4, 6}}),
                 QStringLiteral("Impossible: B6 is pinned to both A3 and A4."));
        QCOMPARE(said({pin, {Wish::Kind::forbid, 3, 6}}),
                 QStringLiteral("Impossible: A3–B6 is both pinned and forbidden."));
        QCOMPARE(said({{Wish::Kind::pin, 0, 6}}),
                 QStringLiteral("Impossible: A0 does not vary, so it cannot be matched with "
                                "anything."));
        std::vector<Wish> too_many;
        for (Index left = 0; left < 8; ++left)
            too_many.push_back({Wish::Kind::forbid, left, 6});
        QVERIFY(said(too_many).startsWith(QStringLiteral("Impossible: with so much forbidden")));
    }
};

QTEST_GUILESS_MAIN(InspectWordsTest)
#include "inspect_words_test.moc"
