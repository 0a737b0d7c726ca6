#include "ui/heatmap/frame.h"
#include "ui/heatmap/geometry.h"

#include <QtTest>

using namespace counterpart;

class MapsGeometryTest : public QObject {
    Q_OBJECT

    static PixelAxis axis(Span span, Index cells, int begin, int pixels) {
        return {span, cells, begin, begin + pixels, 1};
    }

  private Q_SLOTS:
    void a_cell_in_view_lands_in_exactly_one_pixel_where_pixels_pool_data() {
        QTest::addColumn<double>("ratio");
        QTest::addColumn<int>("block");
        for (const double ratio : {1.0, 1.25, 1.5, 2.0})
            for (const int block : {1, 4})
                QTest::addRow("ratio %g, block %d", ratio, block) << ratio << block;
    }
    void a_cell_in_view_lands_in_exactly_one_pixel_where_pixels_pool() {
        QFETCH(double, ratio);
        QFETCH(int, block);
        const Index cells = 4099; // a last block that is cut short
        const int pixels = int(std::lround(301 * ratio));
        Span span{0, double(cells)};
        int views = 0;
        for (double about = 77.3;; ++views) {
            const PixelAxis view = axis(span, cells, int(std::lround(37 * ratio)), pixels);
            if (view.cells_per_pixel() < block)
                break;
            std::vector<int> times(std::size_t(cells), 0);
            Index before = -1;
            for (const CellRange& range : pixel_cells(view, block)) {
                QVERIFY(range.size() >= 1);
                QVERIFY(before < 0 || range.first == before);
                before = range.last;
                for (Index cell = range.first; cell < range.last; ++cell)
                    ++times[std::size_t(cell)];
            }
            for (Index cell = 0; cell < cells; ++cell) {
                // Half a cell or block at the borders may belong to what is out of view.
                const bool inside = double(cell) >= span.first + block / 2.0 &&
                                    double(cell + 1) <= span.last - block / 2.0;
                const bool beyond =
                    double(cell + block) < span.first || double(cell - block) > span.last;
                if (inside)
                    QCOMPARE(times[std::size_t(cell)], 1);
                if (beyond)
                    QCOMPARE(times[std::size_t(cell)], 0);
            }
            if (span.first == 0)
                QCOMPARE(times.front(), 1);
            if (span.last == double(cells))
                QCOMPARE(times.back(), 1);
            about += 0.7;
            span = zoomed(span, about, 0.93, cells);
        }
        QVERIFY(views >= 5);
    }

    void a_large_cell_has_neighbouring_pixels_and_no_others() {
        for (const int pixels : {300, 375, 450, 600}) {
            const PixelAxis view = axis({2.4, 9.9}, 64, 11, pixels);
            const std::vector<CellRange> ranges = pixel_cells(view);
            QCOMPARE(int(ranges.size()), pixels);
            for (int p = 0; p < pixels; ++p) {
                QCOMPARE(ranges[std::size_t(p)].size(), Index{1});
                const double middle = view.cell_of(view.begin + p + 0.5);
                QCOMPARE(ranges[std::size_t(p)].first, Index(std::floor(middle)));
            }
        }
    }

    void one_pixel_a_cell_is_the_identity() {
        const std::vector<CellRange> ranges = pixel_cells(axis({0, 400}, 400, 5, 400));
        for (Index p = 0; p < 400; ++p)
            QCOMPARE(ranges[std::size_t(p)], (CellRange{p, p + 1}));
    }

    void nothing_has_no_pixels() {
        QVERIFY(pixel_cells(axis({0, 0}, 0, 5, 400)).empty());
        QVERIFY(pixel_cells(axis({0, 10}, 10, 5, 0)).empty());
    }

    void zooming_leaves_the_place_it_is_about_where_it_is() {
        const Span span{10, 50};
        const Span near = zoomed(span, 20, 0.5, 100);
        QCOMPARE(near, (Span{15, 35}));
        QCOMPARE((20 - near.first) / (near.last - near.first),
                 (20 - span.first) / (span.last - span.first));
    }

    void zooming_out_ends_at_everything() {
        Span span{40, 60};
        for (int step = 0; step < 30; ++step)
            span = zoomed(span, 45, 1.25, 100);
        QCOMPARE(span, (Span{0, 100}));
        QVERIFY(settle(span, 100).everything());
    }

    void zooming_in_ends_at_two_cells_or_all_there_are() {
        Span span{0, 100};
        Span single{0, 1};
        for (int step = 0; step < 60; ++step) {
            span = zoomed(span, 99.5, 0.8, 100);
            single = zoomed(single, 0.2, 0.8, 1);
        }
        QCOMPARE(span.last - span.first, 2.0);
        QVERIFY(span.first < 99.5 && span.last > 99.5 && span.last <= 100);
        QCOMPARE(single, (Span{0, 1}));
    }

    void panning_stops_at_the_data() {
        QCOMPARE(panned({10, 20}, 5, 100), (Span{15, 25}));
        QCOMPARE(panned({10, 20}, -50, 100), (Span{0, 10}));
        QCOMPARE(panned({10, 20}, 500, 100), (Span{90, 100}));
    }

    void a_span_wider_than_the_data_is_everything() {
        QCOMPARE(resolve({0, 0}, 30), (Span{0, 30}));
        QCOMPARE(resolve({50, 90}, 30), (Span{0, 30}));
        QCOMPARE(resolve({25, 35}, 30), (Span{20, 30}));
        QVERIFY(settle({0, 30}, 30).everything());
        QVERIFY(!settle({0, 29}, 30).everything());
    }

    void revealing_moves_as_little_as_needed() {
        QCOMPARE(revealing({10, 20}, 15, 100), (Span{10, 20}));
        QCOMPARE(revealing({10, 20}, 20, 100), (Span{11, 21}));
        QCOMPARE(revealing({10, 20}, 7, 100), (Span{7, 17}));
    }

    void ticks_are_round_and_keep_apart() {
        QCOMPARE(tick_cells({0, 10}, 10, 40, 16),
                 (std::vector<Index>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
        QCOMPARE(tick_cells({0, 64}, 64, 5, 16),
                 (std::vector<Index>{0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60}));
        for (const double cell_size : {0.05, 0.3, 1.7, 9.0}) {
            const std::vector<Index> ticks = tick_cells({100.2, 4000}, 4096, cell_size, 25);
            for (std::size_t i = 1; i < ticks.size(); ++i)
                QVERIFY(double(ticks[i] - ticks[i - 1]) * cell_size > 25);
            QVERIFY(ticks.empty() || ticks.front() >= 100);
        }
    }

    void both_maps_are_of_one_size_and_inside_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("cols");
        for (const QSize size : {QSize(500, 300), QSize(880, 640), QSize(1900, 1000)})
            for (const auto& [rows, cols] :
                 {std::pair(3, 3), {64, 64}, {1000, 3}, {3, 1000}, {300, 200}})
                QTest::addRow("%dx%d, %d x %d", size.width(), size.height(), rows, cols)
                    << size << rows << cols;
    }
    void both_maps_are_of_one_size_and_inside() {
        QFETCH(QSize, size);
        QFETCH(int, rows);
        QFETCH(int, cols);
        const QRect area(QPoint(0, 0), size);
        const MapsFrame f = arrange({area, rows, cols, 17, 28, 32, {120, 120, 120, 250, 200}});
        QCOMPARE(f.raw.size(), f.matched.size());
        if (f.stacked()) {
            QCOMPARE(f.raw.left(), f.matched.left());
            QVERIFY(f.raw.bottom() < f.matched_title.top());
            QVERIFY(f.matched_title.bottom() < f.matched.top());
        } else {
            QCOMPARE(f.raw.top(), f.matched.top());
            QVERIFY(f.raw.right() < f.matched.left());
        }
        QVERIFY(f.matched.right() < f.scale.left());
        QVERIFY(f.raw.width() > 50);
        for (const QRect& part : {f.raw, f.matched, f.raw_title, f.scale, f.scale_title})
            QVERIFY(area.contains(part));
        for (const QRect& item : f.legend) {
            QVERIFY(area.contains(item));
            QVERIFY(item.top() > std::max(f.raw.bottom(), f.matched.bottom()));
        }
        const double wanted = std::clamp(double(cols) / rows, 0.4, 2.5);
        QVERIFY(std::abs(f.raw.width() - wanted * f.raw.height()) <= 1 + wanted);
    }

    void overviews_are_smaller_beside_low_maps_and_cover_nothing() {
        int without = 0;
        int small = 0;
        int whole = 0;
        for (int height = 150; height < 700; height += 7) {
            FrameInput input{QRect(0, 0, 1100, height), 500, 400, 17, 28, 32, {120, 120}};
            const MapsFrame plain = arrange(input);
            input.overview = true;
            const MapsFrame f = arrange(input);
            QCOMPARE(f.raw, plain.raw); // the maps stay where they are
            if (f.raw_overview.isEmpty()) {
                QVERIFY(f.raw.height() < 200);
                QCOMPARE(f.scale, plain.scale);
                ++without;
                continue;
            }
            const QRect& overview = f.raw_overview;
            QCOMPARE(f.matched_overview.size(), overview.size());
            QVERIFY(f.scale.height() >= frame_size::shortest_scale);
            QVERIFY(overview.top() - 17 > f.scale.bottom()); // its name stands above
            QVERIFY(f.matched_overview.top() - 17 > overview.bottom());
            QVERIFY(f.matched_overview.bottom() <= plain.scale.bottom());
            QVERIFY(overview.left() > f.matched.right());
            QVERIFY(std::abs(overview.width() / double(overview.height()) - 0.8) < 0.05);
            ++(overview.height() < 60 ? small : whole);
        }
        QVERIFY(without > 0 && small > 0 && whole > 0);
    }

    void wide_maps_stand_below_each_other_and_square_ones_side_by_side() {
        const auto frame = [](QSize size, Index rows, Index cols) {
            return arrange({QRect(QPoint(0, 0), size), rows, cols, 17, 28, 32, {120, 120}});
        };
        const MapsFrame wide = frame({794, 672}, 16, 40);
        QVERIFY(wide.stacked());
        QVERIFY(wide.raw.width() > 500); // side by side there is room for 310
        QCOMPARE(wide.scale.top(), wide.raw.top());
        QCOMPARE(wide.scale.bottom(), wide.matched.bottom());
        QVERIFY(!frame({794, 672}, 64, 64).stacked());
        QVERIFY(!frame({794, 672}, 40, 16).stacked());
        QVERIFY(frame({400, 900}, 64, 64).stacked());
    }

    void without_room_there_is_nothing() {
        QVERIFY(arrange({QRect(0, 0, 120, 60), 3, 3, 17, 28, 32, {}}).raw.isEmpty());
    }
};

QTEST_APPLESS_MAIN(MapsGeometryTest)
#include "maps_geometry_test.moc"
