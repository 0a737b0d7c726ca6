// A comparison made anew of what the one before knows.

#include "compared.h"

#include <QtTest>

using namespace counterpart;
using namespace counterpart::test;

namespace {

bool same_result(const Comparison& a, const Comparison& b) {
    const auto same_pair = [](const Pair& p, const Pair& q) {
        return p.left == q.left && p.right == q.right && p.similarity == q.similarity &&
               p.correlation == q.correlation && p.ambiguous == q.ambiguous && p.agrees == q.agrees;
    };
    return a.left == b.left && a.right == b.right && a.options == b.options &&
           a.correlations->r == b.correlations->r && a.undefined_left == b.undefined_left &&
           a.undefined_right == b.undefined_right && a.pairs.size() == b.pairs.size() &&
           std::equal(a.pairs.begin(), a.pairs.end(), b.pairs.begin(), same_pair) &&
           a.unique == b.unique && a.unmatched_left == b.unmatched_left &&
           a.unmatched_right == b.unmatched_right &&
           a.scores.naive_forward == b.scores.naive_forward &&
           a.scores.naive_backward == b.scores.naive_backward &&
           a.scores.matched == b.scores.matched &&
           a.scores.matched_strict == b.scores.matched_strict &&
           a.chance.matched_high == b.chance.matched_high &&
           a.chance.naive_forward == b.chance.naive_forward;
}

} // namespace

class CompareAgainTest : public QObject {
    Q_OBJECT
    std::shared_ptr<const Responses> left_ =
        shared(make_responses(responses_of(Data::partly_constant, 40, 70, 1), "left"));
    std::shared_ptr<const Responses> right_ = shared(make_responses(gaussian(40, 90, 2), "right"));

    [[nodiscard]] std::shared_ptr<const Comparison> first(const CompareOptions& options) const {
        return compare(left_, right_, options, {}).value();
    }

  private Q_SLOTS:
    void absolute_and_signed_share_the_correlations() {
        const auto absolute = first({});
        CompareOptions options;
        options.sign = Sign::signed_;
        const auto again = compare_again(*absolute, left_, right_, options, {}).value();
        QCOMPARE(again->correlations, absolute->correlations);
        QVERIFY(same_result(*again, *first(options)));
    }

    void a_swap_is_what_comparing_the_swapped_sides_gives() {
        const auto known = first({});
        const auto again = compare_again(*known, right_, left_, {}, {}).value();
        const auto fresh = compare(right_, left_, {}, {}).value();
        QVERIFY(again->correlations->r == known->correlations->r.transpose());
        QVERIFY(again->correlations->left_undefined == known->correlations->right_undefined);
        QVERIFY(same_result(*again, *fresh)); // a small product: exact both ways
    }

    void another_correlation_is_computed() {
        CompareOptions options;
        options.correlation = CorrelationKind::spearman;
        const auto again = compare_again(*first({}), left_, right_, options, {}).value();
        QVERIFY(same_result(*again, *first(options)));
        QVERIFY(again->correlations->r != first({})->correlations->r);
    }

    void equal_names_and_shapes_are_not_the_same_responses() {
        const auto other = shared(make_responses(gaussian(40, 90, 3), "right"));
        const auto again = compare_again(*first({}), left_, other, {}, {}).value();
        QVERIFY(same_result(*again, *compare(left_, other, {}, {}).value()));
        const auto turned = compare_again(*first({}), other, left_, {}, {}).value();
        QVERIFY(same_result(*turned, *compare(other, left_, {}, {}).value()));
    }

    void a_swap_can_be_cancelled() {
        std::stop_source stop;
        const auto known = first({});
        stop.request_stop();
        const auto again =
            compare_again(*known, right_, left_, {}, Progress(stop.get_token(), nullptr));
        QVERIFY(again.cancelled());
    }

    void what_does_not_fit_is_refused_as_ever() {
        const auto short_one = shared(make_responses(gaussian(39, 90, 3), "short"));
        QVERIFY(compare_again(*first({}), left_, short_one, {}, {}).failed());
    }
};

QTEST_GUILESS_MAIN(CompareAgainTest)
#include "compare_again_test.moc"
