#include "hand_made.h"
#include "support/window.h"
#include "ui/heatmap/colour_maps.h"
#include "ui/heatmap/decoration.h"
#include "ui/heatmap/heatmap.h"
#include "ui/heatmap/map_orders.h"
#include "ui/heatmap/maps_plot.h"
#include "ui/heatmap/maps_view.h"
#include "ui/heatmap/navigation.h"
#include "ui/heatmap/overview.h"

#include <QtTest>
#include <numeric>
#include <qcustomplot.h>

using namespace counterpart;

namespace {

ViewSettings ordered(const std::vector<Index>& left, const std::vector<Index>& right) {
    ViewSettings view;
    view.left_order = {OrderKind::custom, left};
    view.right_order = {OrderKind::custom, right};
    return view;
}

std::vector<Index> reversed(Index n) {
    std::vector<Index> order(static_cast<std::size_t>(n));
    std::iota(order.rbegin(), order.rend(), Index{0});
    return order;
}

double width(const Span& span) {
    return span.last - span.first;
}

} // namespace

class MapsOrderTest : public QObject {
    Q_OBJECT

    /// Planted pairs on screen.
    struct Shown {
        explicit Shown(Index n = 60, ViewSettings settings = {})
            : right(test::permutation(n, 4)), maps(view, selection) {
            view.set(settings);
            maps.resize(1100, 640);
            comparison = with_choices(test::planted(right, 2));
            maps.show_comparison(comparison);
            maps.show();
            QVERIFY(QTest::qWaitForWindowExposed(&maps));
            QCoreApplication::processEvents();
        }
        static std::shared_ptr<const Comparison>
        with_choices(const std::shared_ptr<const Comparison>& made) {
            auto copy = std::make_shared<Comparison>(*made);
            auto& chosen = copy->anatomy.right_chosen;
            chosen.assign(std::size_t(copy->correlations->r.cols()), 0);
            for (NaiveChoice& choice : copy->anatomy.left_choice) {
                if (choice.choice == 5)
                    choice.choice = 7; // 7 is a hub
                ++chosen[std::size_t(choice.choice)];
            }
            auto& ranges = copy->anatomy.right_range;
            ranges.clear();
            for (const Index times : chosen)
                ranges.push_back({times, times});
            return copy;
        }
        void hover(QPoint position) {
            QMouseEvent event(QEvent::MouseMove, position, maps.mapToGlobal(position), Qt::NoButton,
                              Qt::NoButton, Qt::NoModifier);
            QCoreApplication::sendEvent(&maps, &event);
        }
        void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
            QTest::keyClick(&maps, key, modifiers);
        }
        [[nodiscard]] Cell pointed() const { return selection.pointed().value_or(Cell{}); }
        const MapsPlot& plot() { return maps.maps_plot(); }

        std::vector<Index> right;
        std::shared_ptr<const Comparison> comparison;
        ViewState view;
        Selection selection;
        MapsView maps;
    };

  private Q_SLOTS:
    void the_matched_map_follows_the_rows() {
        test::HandMade made{test::Matrix::Constant(3, 5, 0.1F), {4, 0, 2}};
        const auto c = test::comparison_of(made);
        const MapOrders orders = map_orders(*c, ordered({2, 0, 1}, {3, 1, 0, 2, 4}));
        QCOMPARE(orders.rows.neuron_at, (std::vector<Index>{2, 0, 1}));
        QCOMPARE(orders.rows.place_of, (std::vector<Index>{1, 2, 0}));
        // Counterparts of the rows, then the unmatched as the raw map has them.
        QCOMPARE(orders.matched.right_of_column, (std::vector<Index>{2, 4, 0, 3, 1}));
        QCOMPARE(orders.matched.n_matched, Index{3});
    }

    void an_order_that_does_not_fit_is_the_files() {
        const auto c = test::planted({0, 1, 2}, 1);
        const MapOrders orders = map_orders(*c, ordered({0, 0, 1}, {0, 1}));
        QVERIFY(orders.rows.in_file_order && orders.raw_columns.in_file_order);
        QVERIFY(order_missing({OrderKind::clustered, {}}, 3));
        QVERIFY(!order_missing({OrderKind::clustered, {2, 0, 1}}, 3));
        QVERIFY(!order_missing({OrderKind::file, {}}, 3));
    }

    void pixels_are_those_of_the_neurons_at_their_places() {
        Shown s(60, ordered(test::permutation(60, 8), test::permutation(60, 9)));
        ViewSettings bare = s.view.settings();
        bare.show_assignment = bare.show_naive = false;
        s.view.set(bare);
        QCoreApplication::processEvents();
        const QImage image = test::grab(s.maps);
        const ColourTable& table = colour_table(ColourMap::viridis);
        for (const bool matched : {false, true})
            for (Index left = 0; left < 60; ++left)
                for (const Index right : {Index{0}, Index{31}, s.right[std::size_t(left)]}) {
                    const QPoint at = *s.maps.position_of({left, right}, matched);
                    const float value = s.comparison->correlations->r(left, right);
                    QCOMPARE(image.pixel(at), colour_of(value, table, 0, 1));
                }
    }

    void a_pixel_points_at_the_neurons_that_it_shows() {
        Shown s(60, ordered(test::permutation(60, 8), test::permutation(60, 9)));
        for (const bool matched : {false, true})
            for (const Cell cell : {Cell{0, 0}, Cell{17, 42}, Cell{59, 3}}) {
                s.hover(*s.maps.position_of(cell, matched));
                QCOMPARE(s.pointed(), cell);
            }
    }

    void levels_follow_the_orders() {
        const auto correlations = test::planted(test::permutation(70, 5), 3)->correlations;
        const auto rows = std::make_shared<const std::vector<Index>>(test::permutation(70, 6));
        const auto columns = std::make_shared<const std::vector<Index>>(test::permutation(70, 7));
        const auto matched = std::make_shared<const std::vector<Index>>(test::permutation(70, 8));
        const MapCells raw = map_cells(correlations, columns, Sign::absolute, rows);
        const MapCells other = map_cells(correlations, matched, Sign::absolute, rows);
        const auto levels = build_levels(raw, other, Progress()).value();
        for (const auto& [cells, of] :
             {std::pair(&raw, &levels->raw), std::pair(&other, &levels->matched)})
            for (const Level& level : of->levels)
                for (Index i = 0; i < level.rows; ++i)
                    for (Index j = 0; j < level.cols; ++j) {
                        float most = 0;
                        for (Index row = i * level.block;
                             row < std::min((i + 1) * level.block, Index{70}); ++row)
                            for (Index column = j * level.block;
                                 column < std::min((j + 1) * level.block, Index{70}); ++column)
                                most = std::max(most, cells->at(row, column));
                        QCOMPARE(level.extreme[std::size_t(i * level.cols + j)], most);
                    }
    }

    void the_link_of_the_maps_holds_in_any_order() {
        const auto c = test::planted(test::permutation(100, 3), 1);
        const ViewSettings settings = ordered(test::permutation(100, 8), test::permutation(100, 9));
        const MapsShape shape = maps_shape(*c, settings);
        const ViewSettings raw = zoomed_view(shape, settings, {MapKind::raw, 70, 20}, 0.25);
        QCOMPARE(raw.matched_columns, raw.rows); // the diagonal is in the middle
        const ViewSettings matched =
            zoomed_view(shape, settings, {MapKind::matched, 70.5, 70.5}, 0.25);
        const Index right = shape.right_at(MapKind::matched, 70);
        const double column = double(shape.column_of(MapKind::raw, right)) + 0.5;
        QVERIFY(std::abs((column - matched.raw_columns.first) / 25 - column / 100) < 1e-9);
        const Cell cell{30, 77};
        const ViewSettings view = cell_view(shape, settings, cell);
        const auto in = [](const Span& span, Index place) {
            return span.first <= double(place) && span.last >= double(place + 1);
        };
        QVERIFY(in(view.rows, shape.row_order.place_of[30]));
        QVERIFY(in(view.raw_columns, shape.column_of(MapKind::raw, 77)));
        QVERIFY(in(view.matched_columns, shape.column_of(MapKind::matched, 77)));
    }

    void arrows_go_to_the_neighbours_on_screen() {
        Shown s(60, ordered(reversed(60), reversed(60)));
        s.hover(*s.maps.position_of({30, 30}, false));
        s.key(Qt::Key_Down);
        QCOMPARE(s.pointed(), (Cell{29, 30}));
        s.key(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(s.pointed(), (Cell{29, 20}));
    }

    void home_and_end_go_to_the_ends_and_the_corners() {
        Shown s(60, ordered(reversed(60), reversed(60)));
        s.hover(*s.maps.position_of({30, 30}, false));
        s.key(Qt::Key_Home);
        QCOMPARE(s.pointed(), (Cell{30, 59}));
        s.key(Qt::Key_End);
        QCOMPARE(s.pointed(), (Cell{30, 0}));
        s.key(Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(s.pointed(), (Cell{59, 59}));
        s.key(Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(s.pointed(), (Cell{0, 0}));
    }

    void m_jumps_to_the_counterpart() {
        Shown s;
        s.hover(*s.maps.position_of({11, 3}, false));
        s.key(Qt::Key_M);
        QCOMPARE(s.pointed(), (Cell{11, s.right[11]}));
        s.key(Qt::Key_Return);
        QCOMPARE(*s.selection.selected(), (Cell{11, s.right[11]}));
    }

    void keys_do_with_a_neuron_selected_alone() {
        Shown s;
        s.selection.select(Cell{4, -1});
        s.key(Qt::Key_Down);
        QVERIFY(s.selection.pointed().has_value());
        s.key(Qt::Key_Plus);
        QVERIFY(!s.view.settings().rows.everything());
    }

    void a_click_on_a_bar_lights_up_who_chooses_the_neuron() {
        Shown s;
        const QPoint cell = *s.maps.position_of({0, 7}, false);
        const QRectF map = s.plot().map_rect(MapKind::raw);
        const QPoint bar(cell.x(), int(map.top()) - 5);
        QCOMPARE(s.plot().bar_at(bar).value_or(-1), Index{7});
        QTest::mouseClick(&s.maps, Qt::LeftButton, {}, bar);
        std::vector<NeuronRef> expected{{NeuronRef::Side::right, 7}};
        for (Index left = 0; left < 60; ++left)
            if (s.comparison->anatomy.left_choice[std::size_t(left)].choice == 7)
                expected.push_back({NeuronRef::Side::left, left});
        QCOMPARE(expected.size(), std::size_t{3});
        QCOMPARE(s.selection.highlighted(), expected);
        QVERIFY(!s.selection.selected().has_value());
    }

    void the_overview_is_there_when_zoomed_and_a_drag_in_it_pans() {
        Shown s;
        QVERIFY(!s.plot().overview_at({double(s.maps.width()) - 40, 400}).has_value());
        ViewSettings zoomed = s.view.settings();
        zoomed.rows = zoomed.raw_columns = zoomed.matched_columns = {0, 15};
        s.view.set(zoomed);
        QCoreApplication::processEvents();
        // The first pixel of the raw map's overview.
        std::optional<QPoint> corner;
        for (int y = 0; y < s.maps.height() && !corner; ++y)
            for (int x = s.maps.width() / 2; x < s.maps.width() && !corner; ++x)
                if (const auto place = s.plot().overview_at(QPointF(x, y)))
                    if (place->map == MapKind::raw)
                        corner = QPoint(x, y);
        QVERIFY(corner.has_value());
        const auto* overview = s.maps.findChild<Overview*>();
        QTRY_VERIFY(overview->pictures_made() > 0);
        const int made = overview->pictures_made();
        QTest::mousePress(&s.maps, Qt::LeftButton, {}, *corner + QPoint(2, 2));
        QTest::mouseMove(&s.maps, *corner + QPoint(20, 20));
        QTest::mouseMove(&s.maps, *corner + QPoint(400, 400)); // beyond its end
        QTest::mouseRelease(&s.maps, Qt::LeftButton, {}, *corner + QPoint(400, 400));
        QCoreApplication::processEvents();
        QCOMPARE(s.view.settings().rows, (Span{45, 60}));
        QCOMPARE(s.view.settings().raw_columns, (Span{45, 60}));
        QCOMPARE(overview->pictures_made(), made);
    }

    void the_overview_moves_no_map() {
        Shown s;
        const QRectF before = s.plot().map_rect(MapKind::raw);
        ViewSettings zoomed = s.view.settings();
        zoomed.rows = zoomed.raw_columns = zoomed.matched_columns = {0, 15};
        s.view.set(zoomed);
        QCOMPARE(s.plot().map_rect(MapKind::raw), before);
    }

    void a_double_click_on_the_scale_takes_the_next_range_of_both_maps() {
        Shown s;
        ViewSettings bare = s.view.settings();
        bare.show_assignment = bare.show_naive = false;
        s.view.set(bare);
        QCoreApplication::processEvents();
        const auto strongest = [&](bool matched) {
            return test::grab(s.maps).pixel(*s.maps.position_of({3, s.right[3]}, matched));
        };
        const ColourTable& table = colour_table(ColourMap::viridis);
        for (const bool matched : {false, true})
            QCOMPARE(strongest(matched), colour_of(0.95F, table, 0, 1));
        QTest::mouseDClick(&s.maps, Qt::LeftButton, {}, s.plot().scale_rect().center().toPoint());
        QCOMPARE(s.view.settings().range.kind, RangeKind::min_max);
        QCoreApplication::processEvents();
        for (const bool matched : {false, true})
            QCOMPARE(strongest(matched), table.back());
        QTest::mouseDClick(&s.maps, Qt::LeftButton, {}, s.plot().scale_rect().center().toPoint());
        QTest::mouseDClick(&s.maps, Qt::LeftButton, {}, s.plot().scale_rect().center().toPoint());
        QCOMPARE(s.view.settings().range.kind, RangeKind::fixed);
    }

    void the_scale_tells_its_range() {
        const auto c = test::planted({0, 1, 2}, 1);
        QCOMPARE(scale_words(*c, {}, false), scale_title(*c));
        QVERIFY(scale_words(*c, {RangeKind::percentile, 1, 99}, false)
                    .contains(QStringLiteral("1st–99th percentile")));
        QVERIFY(scale_words(*c, {RangeKind::percentile, 5, 95}, false)
                    .contains(QStringLiteral("percentiles 5 to 95")));
    }

    void the_other_crosshair_is_on_the_counterpart_where_asked() {
        Shown s;
        const auto crosshair_at = [&](bool counterpart) {
            ViewSettings settings = s.view.settings();
            settings.crosshair = counterpart ? CrosshairLink::counterpart : CrosshairLink::pair;
            s.view.set(settings);
            s.hover(*s.maps.position_of({20, 20}, false));
            QCoreApplication::processEvents();
            return test::grab(s.maps);
        };
        const QImage pair = crosshair_at(false);
        const QImage counterpart = crosshair_at(true);
        const QRect raw = s.plot().map_rect(MapKind::raw).toRect();
        const QRect matched = s.plot().map_rect(MapKind::matched).toRect();
        QCOMPARE(pair.copy(raw), counterpart.copy(raw));
        QVERIFY(pair.copy(matched) != counterpart.copy(matched));
    }

    void marks_of_search_swap_and_one_neuron_repaint_no_heatmap() {
        Shown s;
        const auto heatmaps = s.maps.findChildren<Heatmap*>();
        QTRY_VERIFY(heatmaps[0]->paints() > 0);
        const int paints = heatmaps[0]->paints();
        const QRect all = s.maps.rect();
        QImage before = test::grab(s.maps).copy(all);
        const int grabbed = heatmaps[0]->paints();
        const auto changed = [&] {
            QCoreApplication::processEvents();
            const QImage now = test::grab(s.maps).copy(all);
            const bool other = now != before;
            before = now;
            return other;
        };
        s.selection.find({{NeuronRef::Side::left, 5}, {NeuronRef::Side::right, 9}});
        QVERIFY(changed());
        s.selection.show_swap({{1, s.right[1]}, {1, s.right[2]}, {2, s.right[2]}, {2, s.right[1]}});
        QVERIFY(changed());
        s.selection.select(Cell{-1, 12});
        QVERIFY(changed());
        s.selection.select(Cell{12, -1});
        QVERIFY(changed());
        // A grab paints what is kept; nothing painted the cells anew.
        QCOMPARE(heatmaps[0]->paints() - paints, grabbed - paints);
    }

    void names_are_shown_where_the_file_has_them_and_shortened() {
        Shown s(12);
        auto copy = std::make_shared<Comparison>(*s.comparison);
        std::vector<std::string> names;
        for (int k = 0; k < 12; ++k)
            names.push_back("unit of the second layer no. " + std::to_string(k));
        copy->left = std::make_shared<const Responses>(copy->left->named(names, {}));
        s.maps.show_comparison(copy);
        QCoreApplication::processEvents();
        const auto* plot = s.maps.findChild<QCustomPlot*>();
        const QStringList labels = plot->axisRect(0)
                                       ->axis(QCPAxis::atLeft)
                                       ->ticker()
                                       .staticCast<QCPAxisTickerText>()
                                       ->ticks()
                                       .values();
        QVERIFY(!labels.isEmpty());
        const QFontMetrics metrics(plot->font());
        for (const QString& label : labels) {
            QVERIFY(label.startsWith(QStringLiteral("unit")));
            QVERIFY(label.contains(QStringLiteral("…")));
            QVERIFY(metrics.horizontalAdvance(label) <= 80);
        }
    }

    void both_maps_stay_linked_when_the_order_changes_while_zoomed() {
        Shown s;
        ViewSettings zoomed = s.view.settings();
        zoomed.rows = zoomed.raw_columns = zoomed.matched_columns = {0, 15};
        s.view.set(zoomed);
        zoomed.left_order = {OrderKind::custom, reversed(60)};
        s.view.set(zoomed);
        QCOMPARE(width(s.view.settings().rows), 15.0);
        QVERIFY(s.maps.position_of({59, s.right[59]}, true).has_value());
        QVERIFY(!s.maps.position_of({0, s.right[0]}, true).has_value());
    }
};

QTEST_MAIN(MapsOrderTest)
#include "maps_order_test.moc"
