#include "core/comparison/compared.h"

#include <QtTest>
#include <cmath>
#include <random>

using namespace counterpart;
using namespace counterpart::test;

namespace {

struct Draw {
    std::uint64_t seed;
    Eigen::MatrixXd left;
    Eigen::MatrixXd right;
};

/// A pair of sides whose shape and kinds of data follow from the seed.
Draw draw(std::uint64_t seed, bool square) {
    std::mt19937_64 random(seed);
    const auto below = [&](Index n) { return Index(random() % std::uint64_t(n)); };
    // Not 6 or 7 samples: thousands of orders a comparison.
    const Index n_samples = below(4) == 0 ? 2 + below(4) : 8 + below(30);
    const Index left = 1 + below(12);
    const Index right = square ? left : 1 + below(12);
    Draw d{seed, responses_of(Data(below(4)), n_samples, left, random()),
           responses_of(Data(below(4)), n_samples, right, random())};
    if (below(2) == 0) { // something to find
        const Index both = std::min(left, right);
        d.right.leftCols(both) += d.left.leftCols(both);
    }
    return d;
}

bool near(double a, double b, double tolerance) {
    return std::abs(a - b) <= tolerance;
}

/// Rounding of the correlations to float, each.
constexpr double rounding = 2e-7;

bool same_scores(const Scores& a, const Scores& b, double tolerance = rounding) {
    return near(a.naive_forward, b.naive_forward, tolerance) &&
           near(a.naive_backward, b.naive_backward, tolerance) &&
           near(a.matched, b.matched, tolerance) &&
           near(a.matched_strict, b.matched_strict, tolerance);
}

} // namespace

/// Each property on random input; the seed is the row's name.
class PropertiesTest : public QObject {
    Q_OBJECT

    template<typename Property>
    void for_each_draw(bool square, const Property& property) {
        for (std::uint64_t seed = 1; seed <= 150; ++seed) {
            const Draw d = draw(seed, square);
            for (const CompareOptions& options : all_options)
                QVERIFY2(property(d, options),
                         qPrintable(QStringLiteral("seed %1, %2 × (%3, %4), Spearman %5, signed %6")
                                        .arg(seed)
                                        .arg(d.left.rows())
                                        .arg(d.left.cols())
                                        .arg(d.right.cols())
                                        .arg(options.correlation == CorrelationKind::spearman)
                                        .arg(options.sign == Sign::signed_)));
        }
    }

  private Q_SLOTS:
    void matched_is_at_most_either_naive_score() {
        for_each_draw(true, [](const Draw& d, const CompareOptions& options) {
            const auto c = compared(d.left, d.right, options);
            // Where a defined neuron has an undefined partner it adds 0 and not its best, which
            // may be negative.
            const bool placeholders = !c->undefined_left.empty() || !c->undefined_right.empty();
            if (placeholders && options.sign == Sign::signed_)
                return true;
            return c->scores.matched <= c->scores.naive_forward + 1e-12 &&
                   c->scores.matched <= c->scores.naive_backward + 1e-12;
        });
    }

    void the_gap_is_displaced_and_leftover() {
        for_each_draw(false, [](const Draw& d, const CompareOptions& options) {
            const auto c = compared(d.left, d.right, options);
            const double gap = c->scores.naive_forward - c->scores.matched;
            const bool leftovers = d.left.cols() > d.right.cols();
            return near(gap, c->anatomy.displaced + c->anatomy.leftover, 1e-14) &&
                   (leftovers || c->anatomy.leftover == 0);
        });
    }

    void the_matching_is_the_best_and_proven() {
        for_each_draw(false, [](const Draw& d, const CompareOptions& options) {
            const auto c = compared(d.left, d.right, options);
            double total = 0;
            for (const Pair& pair : c->pairs)
                total += pair.similarity;
            return c->certificate.relative_gap <= 1e-9 && near(c->certificate.total, total, 1e-9) &&
                   near(c->scores.matched, total / double(c->pairs.size()), 1e-15);
        });
    }

    void order_of_samples_and_neurons_does_not_matter() {
        for_each_draw(false, [](const Draw& d, const CompareOptions& options) {
            const auto samples = permutation(d.left.rows(), d.seed);
            const auto left = permutation(d.left.cols(), d.seed + 1);
            const auto right = permutation(d.right.cols(), d.seed + 2);
            const auto a = compared(d.left, d.right, options);
            const auto b = compared(d.left(samples, left), d.right(samples, right), options);
            if (a->unique != b->unique)
                return false;
            for (const Pair& pair : b->pairs) {
                const Index l = left[std::size_t(pair.left)];
                const Index r = right[std::size_t(pair.right)];
                const Pair& before = a->pairs[std::size_t(a->pair_of_left[std::size_t(l)])];
                if (a->unique && !pair.placeholder() && before.right != r)
                    return false;
            }
            return same_scores(a->scores, b->scores);
        });
    }

    void flipped_signs_do_not_matter_to_the_absolute_scores() {
        for_each_draw(false, [](const Draw& d, const CompareOptions& options) {
            if (options.sign == Sign::signed_)
                return true;
            Eigen::MatrixXd flipped = d.left;
            for (Index j = Index(d.seed % 2); j < flipped.cols(); j += 2)
                flipped.col(j) *= -1;
            const auto a = compared(d.left, d.right, options);
            const auto b = compared(flipped, d.right, options);
            return same_scores(a->scores, b->scores) && a->unique == b->unique;
        });
    }

    void positive_affine_maps_of_neurons_do_not_matter() {
        for_each_draw(false, [](const Draw& d, const CompareOptions& options) {
            Eigen::MatrixXd mapped = d.right;
            for (Index j = 0; j < mapped.cols(); ++j)
                mapped.col(j) = mapped.col(j).array() * std::ldexp(1.0, int(j) - 5) + double(j);
            return same_scores(compared(d.left, d.right, options)->scores,
                               compared(d.left, mapped, options)->scores);
        });
    }

    void swapping_the_sides_swaps_the_directions() {
        for_each_draw(false, [](const Draw& d, const CompareOptions& options) {
            const auto a = compared(d.left, d.right, options);
            const auto b = compared(d.right, d.left, options);
            if (a->unique)
                for (const Pair& pair : a->pairs)
                    if (b->pairs[std::size_t(b->pair_of_left[std::size_t(pair.right)])].right !=
                        pair.left)
                        return false;
            const Anatomy& x = a->anatomy;
            const Anatomy& y = b->anatomy;
            return near(a->scores.naive_forward, b->scores.naive_backward, rounding) &&
                   near(a->scores.naive_backward, b->scores.naive_forward, rounding) &&
                   near(a->scores.matched, b->scores.matched, rounding) && a->unique == b->unique &&
                   a->unmatched_left.size() == b->unmatched_right.size() &&
                   x.right_chosen == y.left_chosen && x.forward.value == y.backward.value &&
                   x.forward.low == y.backward.low && x.forward.high == y.backward.high &&
                   a->chance.naive_forward == b->chance.naive_backward &&
                   a->chance.matched_low == b->chance.matched_low;
        });
    }

    void a_network_matches_itself_perfectly() {
        for_each_draw(true, [](const Draw& d, const CompareOptions& options) {
            const auto c = compared(d.left, d.left, options);
            const double defined =
                double(d.left.cols() - Index(c->undefined_left.size())) / double(d.left.cols());
            return near(c->scores.matched, defined, rounding) &&
                   near(*c->scores.index_aligned, defined, rounding) &&
                   near(c->scores.naive_forward, defined, rounding);
        });
    }

    void means_over_all_orders_are_what_shuffling_gives() {
        for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            const Draw whole = draw(seed, seed % 2 == 0);
            const Index n = std::min<Index>(4, whole.left.rows());
            const Eigen::MatrixXd left = whole.left.topRows(n);
            const Eigen::MatrixXd right = whole.right.topRows(n);
            for (const CompareOptions& options : all_options) {
                const auto c = compared(left, right, options);
                std::vector<Index> order(std::size_t(n), 0);
                std::iota(order.begin(), order.end(), Index(0));
                Scores sum;
                double aligned = 0;
                int count = 0;
                do {
                    const Scores s = compared(left, right(order, Eigen::all), options)->scores;
                    aligned += s.index_aligned.value_or(0);
                    sum.naive_forward += s.naive_forward;
                    sum.naive_backward += s.naive_backward;
                    sum.matched += s.matched;
                    sum.matched_strict += s.matched_strict;
                    ++count;
                } while (std::next_permutation(order.begin(), order.end()));
                const Chance::AllOrders& mean = *c->chance.all_orders;
                QVERIFY2(near(sum.naive_forward / count, mean.naive_forward, 1e-6) &&
                             near(sum.naive_backward / count, mean.naive_backward, 1e-6) &&
                             near(sum.matched / count, mean.matched, 1e-6) &&
                             near(sum.matched_strict / count, mean.matched_strict, 1e-6) &&
                             near(aligned / count, mean.index_aligned.value_or(0), 1e-6),
                         qPrintable(QStringLiteral("seed %1").arg(seed)));
                QCOMPARE(mean.index_aligned.has_value(), left.cols() == right.cols());
            }
        }
    }
};

QTEST_GUILESS_MAIN(PropertiesTest)
#include "properties_test.moc"
