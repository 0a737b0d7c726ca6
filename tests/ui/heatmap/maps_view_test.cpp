#include "hand_made.h"
#include "support/window.h"
#include "ui/heatmap/geometry.h"
#include "ui/heatmap/heatmap.h"
#include "ui/heatmap/maps_plot.h"
#include "ui/heatmap/maps_view.h"
#include "ui/theme/apply_theme.h"

#include <QWheelEvent>
#include <QtTest>
#include <qcustomplot.h>

#include <algorithm>

using namespace counterpart;

class MapsViewTest : public QObject {
    Q_OBJECT

    /// The maps of 60 planted pairs, on screen.
    struct Shown {
        explicit Shown(Index n = 60) : right(test::permutation(n, 4)), maps(view, selection) {
            maps.resize(900, 560);
            maps.show_comparison(test::planted(right, 2));
            maps.show();
            settle();
        }
        void settle() {
            QVERIFY(QTest::qWaitForWindowExposed(&maps));
            QCoreApplication::processEvents();
        }
        QPoint at(Cell cell, bool matched = false) {
            const auto position = maps.position_of(cell, matched);
            if (!position)
                qFatal("%d, %d is not in view", int(cell.left), int(cell.right));
            return *position;
        }
        /// Not by moving the system's pointer, which all tests share and which other windows see.
        void hover(QPoint position) {
            QMouseEvent event(QEvent::MouseMove, position, maps.mapToGlobal(position), Qt::NoButton,
                              Qt::NoButton, Qt::NoModifier);
            QCoreApplication::sendEvent(&maps, &event);
        }
        void wheel(QPoint position, int steps) {
            QWheelEvent event(position, maps.mapToGlobal(position), {}, {0, 120 * steps},
                              Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(&maps, &event);
        }
        void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {}) {
            QTest::mousePress(&maps, Qt::LeftButton, modifiers, from);
            QTest::mouseMove(&maps, (from + to) / 2);
            QTest::mouseMove(&maps, to);
            QTest::mouseRelease(&maps, Qt::LeftButton, modifiers, to);
        }
        [[nodiscard]] Span rows() const {
            return resolve(view.settings().rows, Index(right.size()));
        }

        std::vector<Index> right;
        ViewState view;
        Selection selection;
        MapsView maps;
    };

    static double width(const Span& span) { return span.last - span.first; }

  private Q_SLOTS:
    void hovering_points_at_the_same_cell_in_both_maps() {
        Shown s;
        const Cell cell{17, 42};
        for (const bool matched : {false, true}) {
            s.selection.point(std::nullopt);
            s.hover(s.at(cell, matched));
            QVERIFY(s.selection.pointed().has_value());
            QCOMPARE(*s.selection.pointed(), cell);
        }
        s.hover({2, 2});
        QVERIFY(!s.selection.pointed().has_value());
    }

    void leaving_points_at_nothing() {
        Shown s;
        s.hover(s.at({3, 3}));
        QVERIFY(s.selection.pointed().has_value());
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(&s.maps, &leave);
        QVERIFY(!s.selection.pointed().has_value());
    }

    void a_click_selects() {
        Shown s;
        QTest::mouseClick(&s.maps, Qt::LeftButton, {}, s.at({5, 9}, true));
        QVERIFY(s.selection.selected().has_value());
        QCOMPARE(*s.selection.selected(), (Cell{5, 9}));
        // Beside the maps: what was selected stays.
        QTest::mouseClick(&s.maps, Qt::LeftButton, {}, {2, 2});
        QCOMPARE(*s.selection.selected(), (Cell{5, 9}));
        QCOMPARE(s.view.settings(), ViewSettings());
    }

    void the_keyboard_starts_from_the_pair_of_a_neuron_selected_alone() {
        Shown s;
        const auto left_of = [&s](Index right) {
            return Index(std::find(s.right.begin(), s.right.end(), right) - s.right.begin());
        };
        s.maps.setFocus();
        s.selection.select(Cell{7, -1});
        QTest::keyClick(&s.maps, Qt::Key_Down);
        QCOMPARE(*s.selection.pointed(), (Cell{8, s.right[7]}));
        s.selection.point(std::nullopt);
        s.selection.select(Cell{-1, 11});
        QTest::keyClick(&s.maps, Qt::Key_M);
        QCOMPARE(*s.selection.pointed(), (Cell{left_of(11), 11}));
    }

    void a_neuron_alone_is_no_place_to_fall_over_data() {
        QTest::addColumn<int>("left");
        QTest::addColumn<int>("right");
        QTest::newRow("left") << 59 << -1;
        QTest::newRow("right") << -1 << 0;
        QTest::newRow("neither") << -1 << -1;
    }
    void a_neuron_alone_is_no_place_to_fall_over() {
        QFETCH(int, left);
        QFETCH(int, right);
        Shown s;
        for (const int key : {Qt::Key_Up, Qt::Key_Down, Qt::Key_Left, Qt::Key_Right, Qt::Key_Home,
                              Qt::Key_End, Qt::Key_M, Qt::Key_Plus, Qt::Key_Minus}) {
            s.selection.select(Cell{left, right});
            s.selection.point(Cell{left, right}); // nothing but another view does
            QTest::keyClick(&s.maps, Qt::Key(key));
            const Cell cell = s.selection.pointed().value_or(Cell());
            const bool zoomed = key == Qt::Key_Plus || key == Qt::Key_Minus;
            QVERIFY(zoomed ||
                    (cell.left >= 0 && cell.left < 60 && cell.right >= 0 && cell.right < 60));
        }
        s.settle();
    }

    void hovering_repaints_no_heatmap() {
        Shown s;
        const QList<Heatmap*> heatmaps = s.maps.findChildren<Heatmap*>();
        QCOMPARE(heatmaps.size(), 2);
        QTRY_VERIFY(heatmaps[0]->paints() > 0);
        const int raw = heatmaps[0]->paints();
        const int matched = heatmaps[1]->paints();
        for (Index i = 0; i < 60; ++i) {
            s.hover(s.at({i, 59 - i}, i % 2 == 0));
            QCoreApplication::processEvents();
        }
        QTest::mouseClick(&s.maps, Qt::LeftButton, {}, s.at({5, 9}));
        QCoreApplication::processEvents();
        QCOMPARE(heatmaps[0]->paints(), raw);
        QCOMPARE(heatmaps[1]->paints(), matched);
    }

    void the_wheel_zooms_about_the_pointer_and_the_other_map_follows() {
        Shown s;
        const Cell cell{40, 11};
        const QPoint position = s.at(cell);
        s.wheel(position, 3);
        QVERIFY(width(s.rows()) < 35);
        QVERIFY((s.at(cell) - position).manhattanLength() <= 2);
        QCOMPARE(s.view.settings().matched_columns, s.view.settings().rows);
        QCOMPARE(width(s.view.settings().raw_columns), width(s.rows()));
        s.wheel(position, -12);
        QCOMPARE(s.view.settings(), ViewSettings());
    }

    void the_wheel_beside_the_maps_does_nothing() {
        Shown s;
        s.wheel({2, 2}, 5);
        QCOMPARE(s.view.settings(), ViewSettings());
    }

    void a_drag_pans_and_does_not_select() {
        Shown s;
        s.wheel(s.at({30, 30}), 4);
        const Span before = s.rows();
        const Cell cell{30, 30};
        const QPoint from = s.at(cell);
        s.drag(from, from + QPoint(40, -25));
        QVERIFY(!s.selection.selected().has_value());
        QVERIFY(s.rows().first > before.first);
        QVERIFY(std::abs(width(s.rows()) - width(before)) < 1e-9);
        QVERIFY((s.at(cell) - from - QPoint(40, -25)).manhattanLength() <= 2);
    }

    void shift_drag_zooms_to_the_rectangle() {
        Shown s;
        s.drag(s.at({10, 20}), s.at({19, 34}), Qt::ShiftModifier);
        QCOMPARE(s.view.settings().rows, (Span{10, 20}));
        QCOMPARE(s.view.settings().raw_columns, (Span{20, 35}));
        QCOMPARE(width(s.view.settings().matched_columns), 15.0);
        QVERIFY(!s.selection.selected().has_value());
    }

    void a_double_click_shows_the_cell_in_both_maps() {
        Shown s;
        const Cell cell{50, 7};
        QTest::mouseDClick(&s.maps, Qt::LeftButton, {}, s.at(cell, true));
        QCOMPARE(width(s.rows()), 12.0);
        QVERIFY(s.maps.position_of(cell, false).has_value());
        QVERIFY(s.maps.position_of(cell, true).has_value());
    }

    void settings_from_elsewhere_are_followed() {
        Shown s;
        ViewSettings settings;
        settings.rows = {10, 20};
        settings.raw_columns = settings.matched_columns = {30, 40};
        s.view.set(settings);
        QVERIFY(!s.maps.position_of({5, 35}, false).has_value());
        QVERIFY(s.maps.position_of({15, 35}, false).has_value());
        s.view.set({});
        QVERIFY(s.maps.position_of({5, 35}, false).has_value());
    }

    void the_keyboard_moves_zooms_and_selects() {
        Shown s;
        s.maps.setFocus();
        s.hover(s.at({20, 20}));
        QTest::keyClick(&s.maps, Qt::Key_Down);
        QTest::keyClick(&s.maps, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(*s.selection.pointed(), (Cell{21, 30}));
        QTest::keyClick(&s.maps, Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(*s.selection.pointed(), (Cell{0, 30}));
        QTest::keyClick(&s.maps, Qt::Key_Return);
        QCOMPARE(*s.selection.selected(), (Cell{0, 30}));
        QTest::keyClick(&s.maps, Qt::Key_Plus);
        QCOMPARE(width(s.rows()), 48.0);
        QTest::keyClick(&s.maps, Qt::Key_Minus);
        QCOMPARE(s.view.settings(), ViewSettings());
    }

    void in_the_matched_map_keys_go_by_its_columns() {
        Shown s;
        s.hover(s.at({20, s.right[20]}, true));
        QTest::keyClick(&s.maps, Qt::Key_Right);
        QTest::keyClick(&s.maps, Qt::Key_Down);
        QCOMPARE(*s.selection.pointed(), (Cell{21, s.right[21]}));
    }

    void a_cell_reached_with_keys_comes_into_view() {
        Shown s;
        s.wheel(s.at({5, 5}), 6);
        s.hover(s.at({5, 5}));
        QTest::keyClick(&s.maps, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(&s.maps, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(&s.maps, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(*s.selection.pointed(), (Cell{35, 5}));
        QVERIFY(s.maps.position_of({35, 5}, false).has_value());
    }

    void another_comparison_of_the_same_shape_keeps_the_zoom_and_of_another_forgets_it() {
        Shown s;
        s.wheel(s.at({30, 30}), 4);
        const ViewSettings zoomed = s.view.settings();
        s.maps.show_comparison(test::planted(test::permutation(60, 9), 5));
        QCOMPARE(s.view.settings(), zoomed);
        s.maps.show_comparison(test::planted(test::permutation(61, 9), 5));
        QCOMPARE(s.view.settings(), ViewSettings());
    }

    void nothing_can_be_shown_and_used() {
        ViewState view;
        Selection selection;
        MapsView maps(view, selection);
        maps.resize(500, 300);
        maps.show();
        QVERIFY(QTest::qWaitForWindowExposed(&maps));
        QTest::mouseMove(&maps, {200, 150});
        QTest::mouseClick(&maps, Qt::LeftButton, {}, {200, 150});
        QTest::mouseDClick(&maps, Qt::LeftButton, {}, {200, 150});
        QTest::keyClick(&maps, Qt::Key_Down);
        QTest::keyClick(&maps, Qt::Key_Plus);
        QVERIFY(!selection.pointed().has_value());
        QVERIFY(maps.pooling_note().isEmpty());
        QVERIFY(!maps.position_of({0, 0}, false).has_value());
    }

    void colours_follow_the_palette() {
        Shown s;
        apply_theme(ThemeChoice::light);
        QCoreApplication::processEvents();
        QTRY_COMPARE(test::grab(s.maps).pixelColor(2, 2), theme(false).canvas);
        apply_theme(ThemeChoice::dark);
        QTRY_COMPARE(test::grab(s.maps).pixelColor(2, 2), theme(true).canvas);
        apply_theme(ThemeChoice::light);
    }

    void large_maps_look_the_same_before_and_after_their_levels_where_cells_are_seen() {
        // 1600² cells are above the size from which levels are built on another thread.
        Shown s(1600);
        ViewSettings view;
        view.rows = view.raw_columns = view.matched_columns = {100, 200};
        s.view.set(view);
        auto* plot = s.maps.findChild<QCustomPlot*>();
        plot->replot();
        // The overview is pooled, and from levels otherwise; see block_for().
        const QRect both = (s.maps.maps_plot().map_rect(MapKind::raw) |
                            s.maps.maps_plot().map_rect(MapKind::matched))
                               .toRect();
        const QImage before = test::grab(s.maps).copy(both);
        QTRY_VERIFY(s.maps.findChildren<Heatmap*>()[0]->has_levels());
        plot->replot();
        QCOMPARE(test::grab(s.maps).copy(both), before);
    }
};

QTEST_MAIN(MapsViewTest)
#include "maps_view_test.moc"
