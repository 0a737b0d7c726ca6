#include "hand_made.h"
#include "ui/heatmap/value_range.h"

#include <QtTest>

using namespace counterpart;

class ValueRangeTest : public QObject {
    Q_OBJECT

    /// −0.99 … 0.99 in a hundred even steps.
    static CorrelationMatrix even() {
        CorrelationMatrix c;
        c.r.resize(10, 10);
        for (Index k = 0; k < 100; ++k)
            c.r.data()[k] = -0.99F + 0.02F * float(k);
        c.left_undefined.assign(10, 0);
        c.right_undefined.assign(10, 0);
        return c;
    }
    static bool near(double a, double b, double by = 1e-4) { return std::abs(a - b) < by; }

  private Q_SLOTS:
    void fixed_is_all_that_can_be() {
        const ValueSpread spread = value_spread(even(), Sign::signed_);
        QCOMPARE(colour_span(spread, {}, false).values, (Span{-1, 1}));
        QCOMPARE(colour_span(value_spread(even(), Sign::absolute), {}, false).values, (Span{0, 1}));
        QVERIFY(range_words({}, false).isEmpty());
    }

    void from_minimum_to_maximum_nothing_is_clipped() {
        const ColourSpan span = colour_span(value_spread(even(), Sign::signed_),
                                            {RangeKind::min_max, 1, 99}, false);
        QVERIFY(near(span.values.first, -0.99) && near(span.values.last, 0.99));
        QVERIFY(!span.below && !span.above);
    }

    void a_percentile_range_leaves_so_many_out() {
        const ColourSpan span = colour_span(value_spread(even(), Sign::signed_),
                                            {RangeKind::percentile, 10, 90}, false);
        QVERIFY(near(span.values.first, -0.81));
        QVERIFY(near(span.values.last, 0.79));
        QVERIFY(span.below && span.above);
    }

    void about_zero_the_range_is_as_wide_on_both_sides() {
        CorrelationMatrix c = even();
        c.r = c.r.cwiseMax(-0.2F);
        const ColourSpan span =
            colour_span(value_spread(c, Sign::signed_), {RangeKind::min_max, 1, 99}, true);
        QCOMPARE(span.values.first, -span.values.last);
        QVERIFY(near(span.values.last, 0.99));
    }

    void undefined_neurons_have_no_say() {
        CorrelationMatrix c = even();
        c.r = c.r.cwiseAbs();
        c.r.row(3).setZero();
        c.left_undefined[3] = 1;
        c.right_undefined[9] = 1;
        const ValueSpread spread = value_spread(c, Sign::absolute);
        QCOMPARE(spread.count, std::int64_t{81});
        QVERIFY(spread.least > 0);
    }

    void without_width_or_cells_there_is_a_range_all_the_same() {
        CorrelationMatrix c = even();
        c.r.setConstant(0.5F);
        const ColourSpan span =
            colour_span(value_spread(c, Sign::absolute), {RangeKind::min_max, 1, 99}, false);
        QVERIFY(span.values.last - span.values.first > 5e-4);
        QVERIFY(span.values.first < 0.5 && span.values.last > 0.5);
        c.left_undefined.assign(10, 1);
        const ColourSpan none =
            colour_span(value_spread(c, Sign::absolute), {RangeKind::percentile, 1, 99}, false);
        QCOMPARE(none.values, (Span{0, 1}));
    }
};

QTEST_APPLESS_MAIN(ValueRangeTest)
#include "value_range_test.moc"
