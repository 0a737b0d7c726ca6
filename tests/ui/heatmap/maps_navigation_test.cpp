#include "hand_made.h"
#include "ui/heatmap/navigation.h"

#include <QtTest>

using namespace counterpart;

class MapsNavigationTest : public QObject {
    Q_OBJECT

    static double width(const Span& span) { return span.last - span.first; }

    static MapsShape shape_of(Index n, std::uint64_t seed) {
        return maps_shape(*test::planted(test::permutation(n, seed), 1));
    }

  private Q_SLOTS:
    void matched_columns_are_counterparts_first_then_unmatched_and_place_holders() {
        test::HandMade made{test::Matrix::Constant(4, 6, 0.1F), {4, -1, 2, 0}};
        made.undefined_right = {2};
        const MatchedOrder order = matched_order(*test::comparison_of(made));
        QCOMPARE(order.right_of_column, (std::vector<Index>{4, 0, 1, 2, 3, 5}));
        QCOMPARE(order.column_of_right, (std::vector<Index>{1, 2, 3, 4, 0, 5}));
        QCOMPARE(order.n_matched, Index{2});
    }

    void the_diagonal_passes_by_rows_without_counterpart() {
        test::HandMade made{test::Matrix::Constant(4, 3, 0.1F), {2, -1, 0, 1}};
        const MapsShape shape = maps_shape(*test::comparison_of(made));
        QCOMPARE(shape.diagonal(0), 0.0);
        QCOMPARE(shape.diagonal(0.5), 0.5);
        QCOMPARE(shape.diagonal(1.5), 1.0);
        QCOMPARE(shape.diagonal(2), 1.0);
        QCOMPARE(shape.diagonal(4), 3.0);
    }

    void zooming_the_raw_map_shows_the_counterparts_of_its_rows_in_the_matched_one() {
        const MapsShape shape = shape_of(100, 3);
        const ViewSettings view = zoomed_view(shape, {}, {MapKind::raw, 70, 20}, 0.25);
        QCOMPARE(view.rows, (Span{52.5, 77.5}));
        QCOMPARE(view.raw_columns, (Span{15, 40}));
        QCOMPARE(view.matched_columns, view.rows);
    }

    void zooming_the_matched_map_zooms_the_raw_one_about_the_same_neuron() {
        const MapsShape shape = shape_of(100, 3);
        const MapPosition about{MapKind::matched, 70.5, 70.5};
        const ViewSettings view = zoomed_view(shape, {}, about, 0.25);
        QCOMPARE(view.matched_columns, view.rows);
        const double column = double(shape.order.right_of_column[70]) + 0.5;
        QCOMPARE(width(view.raw_columns), 25.0);
        QVERIFY(std::abs((column - view.raw_columns.first) / 25 - column / 100) < 1e-9);
    }

    void a_neuron_out_of_view_in_the_raw_map_comes_into_its_middle() {
        const MapsShape shape = shape_of(100, 3);
        const double column = double(shape.order.right_of_column[50]);
        ViewSettings view;
        view.rows = view.matched_columns = {45, 55};
        view.raw_columns = column < 50 ? Span{80, 90} : Span{10, 20};
        view = zoomed_view(shape, view, {MapKind::matched, 50.5, 50.5}, 0.5);
        QCOMPARE(view.raw_columns, centred(column + 0.5, 5, 100));
    }

    void zooming_out_of_anything_ends_at_everything() {
        const MapsShape shape = shape_of(64, 5);
        for (const MapKind map : {MapKind::raw, MapKind::matched}) {
            ViewSettings view;
            for (int step = 0; step < 12; ++step)
                view = zoomed_view(shape, view, {map, 10.2, 50.9}, 0.8);
            QVERIFY(!view.rows.everything());
            for (int step = 0; step < 40; ++step)
                view = zoomed_view(shape, view, {map, 30, 3}, 1.25);
            QCOMPARE(view, ViewSettings());
        }
    }

    void rows_are_shared_and_both_maps_show_as_many_columns_whatever_is_done() {
        const MapsShape shape = shape_of(200, 7);
        std::mt19937_64 engine(11);
        std::uniform_real_distribution<double> place(0, 200);
        std::uniform_real_distribution<double> factor(0.5, 1.6);
        ViewSettings view;
        for (int step = 0; step < 500; ++step) {
            const MapKind map = engine() % 2 ? MapKind::raw : MapKind::matched;
            if (engine() % 2)
                view =
                    zoomed_view(shape, view, {map, place(engine), place(engine)}, factor(engine));
            else
                view = panned_view(shape, view, map, place(engine) - 100, place(engine) - 100);
            const Span raw = resolve(view.raw_columns, 200);
            const Span matched = resolve(view.matched_columns, 200);
            QVERIFY(std::abs(width(raw) - width(matched)) < 1e-6);
            for (const Span& span : {raw, matched, resolve(view.rows, 200)})
                QVERIFY(span.first >= 0 && span.last <= 200 + 1e-9 && width(span) >= 2 - 1e-9);
        }
    }

    void dragging_the_raw_map_keeps_the_diagonal_in_view() {
        const MapsShape shape = shape_of(100, 3);
        ViewSettings view = zoomed_view(shape, {}, {MapKind::raw, 50, 50}, 0.2);
        view = panned_view(shape, view, MapKind::raw, 17, -3);
        QCOMPARE(view.rows, (Span{57, 77}));
        QCOMPARE(view.raw_columns, (Span{37, 57}));
        QCOMPARE(view.matched_columns, (Span{57, 77}));
    }

    void dragging_the_matched_map_leaves_the_columns_of_the_raw_one() {
        const MapsShape shape = shape_of(100, 3);
        const ViewSettings before = zoomed_view(shape, {}, {MapKind::raw, 50, 50}, 0.2);
        const ViewSettings view = panned_view(shape, before, MapKind::matched, 5, 6);
        QCOMPARE(view.rows, (Span{45, 65}));
        QCOMPARE(view.matched_columns, (Span{46, 66}));
        QCOMPARE(view.raw_columns, before.raw_columns);
    }

    void a_rectangle_takes_the_cells_it_touches() {
        const MapsShape shape = shape_of(100, 3);
        const ViewSettings view =
            rectangle_view(shape, {}, {MapKind::raw, 10.4, 60.1}, {MapKind::raw, 19.9, 40.7});
        QCOMPARE(view.rows, (Span{10, 20}));
        QCOMPARE(view.raw_columns, (Span{40, 61}));
        QCOMPARE(view.matched_columns, centred(15, 21, 100));
    }

    void a_rectangle_in_the_matched_map_has_its_middle_neuron_in_the_raw_one() {
        const MapsShape shape = shape_of(100, 3);
        const ViewSettings view =
            rectangle_view(shape, {}, {MapKind::matched, 40, 40}, {MapKind::matched, 51, 51});
        QCOMPARE(view.raw_columns, centred(double(shape.order.right_of_column[45]) + 0.5, 11, 100));
    }

    void a_cell_is_shown_in_both_maps() {
        const MapsShape shape = shape_of(100, 3);
        const Cell cell{30, 77};
        const ViewSettings view = cell_view(shape, {}, cell);
        const double matched = double(shape.order.column_of_right[77]);
        QCOMPARE(width(view.rows), 12.0);
        QVERIFY(view.rows.first <= 30 && view.rows.last >= 31);
        QVERIFY(view.raw_columns.first <= 77 && view.raw_columns.last >= 78);
        QVERIFY(view.matched_columns.first <= matched && view.matched_columns.last >= matched + 1);
    }

    void a_small_matrix_stays_whole() {
        const MapsShape shape = shape_of(3, 3);
        QCOMPARE(cell_view(shape, {}, {1, 1}), ViewSettings());
        QCOMPARE(panned_view(shape, {}, MapKind::raw, 1, 1), ViewSettings());
    }

    void spans_of_another_shape_are_cut() {
        const MapsShape shape = shape_of(50, 3);
        ViewSettings view;
        view.rows = {40, 90};
        view.raw_columns = {45, 55};
        const ViewSettings valid = valid_view(shape, view);
        QVERIFY(valid.rows.everything());
        QCOMPARE(valid.raw_columns, (Span{40, 50}));
    }
};

QTEST_APPLESS_MAIN(MapsNavigationTest)
#include "maps_navigation_test.moc"
