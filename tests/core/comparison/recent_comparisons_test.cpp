// Comparisons that are kept are not made again.

#include "core/comparison/recent_comparisons.h"

#include "compared.h"

#include <QtTest>

#include <limits>

using namespace counterpart;
using namespace counterpart::test;

class RecentComparisonsTest : public QObject {
    Q_OBJECT
    static constexpr double unlimited = std::numeric_limits<double>::infinity();
    static constexpr CompareOptions pearson{};
    static constexpr CompareOptions spearman{CorrelationKind::spearman, Sign::absolute, 0};
    static constexpr CompareOptions signed_{CorrelationKind::pearson, Sign::signed_, 0};

    std::shared_ptr<const Responses> left_ = shared(make_responses(gaussian(40, 70, 1), "left"));
    std::shared_ptr<const Responses> right_ = shared(make_responses(gaussian(40, 90, 2), "right"));

    using Compared = std::shared_ptr<const Comparison>;

    /// Made of what is kept, and kept.
    Compared next(RecentComparisons& recent, const CompareOptions& options,
                  double most_bytes = unlimited) {
        Compared c = recent.compare(left_, right_, options, {}).value();
        recent.keep(c, most_bytes);
        return c;
    }

  private Q_SLOTS:
    void pearson_is_still_there_after_spearman() {
        RecentComparisons recent;
        const Compared first = next(recent, pearson);
        const Compared other = next(recent, spearman);
        QVERIFY(other->correlations->r != first->correlations->r);
        QCOMPARE(next(recent, pearson), first);
        QCOMPARE(next(recent, spearman), other);
    }

    void signed_takes_the_correlations_of_pearson_though_spearman_was_last() {
        RecentComparisons recent;
        const Compared first = next(recent, pearson);
        next(recent, spearman);
        const Compared by_sign = next(recent, signed_);
        QCOMPARE(by_sign->correlations, first->correlations);
        QCOMPARE(by_sign->options.sign, Sign::signed_);
    }

    void a_swap_and_back_is_the_first_comparison() {
        RecentComparisons recent;
        const Compared first = next(recent, pearson);
        const Compared swapped = recent.compare(right_, left_, pearson, {}).value();
        QVERIFY(swapped->correlations->r == first->correlations->r.transpose());
        recent.keep(swapped, unlimited);
        QCOMPARE(next(recent, pearson), first);
    }

    void other_responses_replace_all() {
        RecentComparisons recent;
        const Compared first = next(recent, pearson);
        recent.keep(
            compare(left_, shared(make_responses(gaussian(40, 30, 3), "other")), pearson, {})
                .value(),
            unlimited);
        QVERIFY(next(recent, pearson) != first);
    }

    void the_oldest_goes_where_memory_does_not_allow_all() {
        RecentComparisons recent;
        const Compared first = next(recent, pearson);
        next(recent, spearman, 0);
        QVERIFY(next(recent, pearson, 0) != first);
    }

    void comparisons_that_share_a_matrix_take_no_more_memory() {
        RecentComparisons recent;
        const Compared first = next(recent, pearson);
        next(recent, signed_, 0);
        QCOMPARE(next(recent, pearson, 0), first);
    }
};

QTEST_GUILESS_MAIN(RecentComparisonsTest)
#include "recent_comparisons_test.moc"
