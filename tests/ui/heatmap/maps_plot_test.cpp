#include "hand_made.h"
#include "ui/heatmap/colour_maps.h"
#include "ui/heatmap/heatmap.h"
#include "ui/heatmap/maps_plot.h"
#include "ui/heatmap/overlay.h"

#include <QtTest>
#include <qcustomplot.h>

#include <algorithm>
#include <set>

using namespace counterpart;
using test::Matrix;

class MapsPlotTest : public QObject {
    Q_OBJECT

    /// A plot of a comparison, painted at a device ratio.
    struct Painted {
        explicit Painted(std::shared_ptr<const Comparison> comparison, ViewSettings view = {},
                         QSize size = {900, 560})
            : maps(plot) {
            plot.resize(size);
            plot.setViewport(QRect(QPoint(0, 0), size));
            maps.set_theme(theme(false));
            maps.set_comparison(std::move(comparison));
            maps.set_view(view);
        }
        QImage image(double ratio = 1) {
            QImage picture((QSizeF(plot.size()) * ratio).toSize(), QImage::Format_RGB32);
            picture.setDevicePixelRatio(ratio);
            QCPPainter painter(&picture);
            plot.toPainter(&painter, plot.width(), plot.height());
            painter.end();
            return picture;
        }
        QCustomPlot plot;
        MapsPlot maps;
    };

    static ViewSettings bare() {
        ViewSettings view;
        view.show_assignment = view.show_naive = false;
        return view;
    }

    static int count(const QImage& image, const QRectF& rect, QRgb colour, double ratio = 1) {
        int found = 0;
        for (int y = int(std::ceil(rect.top() * ratio)); y < int(rect.bottom() * ratio); ++y)
            for (int x = int(std::ceil(rect.left() * ratio)); x < int(rect.right() * ratio); ++x)
                found += (image.pixel(x, y) | 0xff000000U) == (colour | 0xff000000U) ? 1 : 0;
        return found;
    }

    /// But for what smoothing does at the edges of small shapes.
    static bool nearly(QRgb a, QRgb b) {
        return std::abs(qRed(a) - qRed(b)) + std::abs(qGreen(a) - qGreen(b)) +
                   std::abs(qBlue(a) - qBlue(b)) <
               60;
    }

    static QRgb colour(double value, const ViewSettings& view = {}) {
        return colour_of(float(value), colour_table(view.colour_map), 0, 1);
    }

    /// Five by five; 0 and 1 agree, 2 is ambiguous, 3 wants column 0, 4 is a place-holder.
    static std::shared_ptr<const Comparison> looks() {
        test::HandMade made{Matrix::Constant(5, 5, 0.1F), {0, 1, 2, 3, 4}};
        made.r(0, 0) = made.r(1, 1) = made.r(3, 0) = 0.9F;
        made.r(2, 2) = 0.3F;
        made.r(2, 0) = 0.6F;
        made.ambiguous = {2};
        made.undefined_left = {4};
        return test::comparison_of(made);
    }

  private Q_SLOTS:
    void a_hot_cell_is_one_block_of_pixels_at_every_zoom_and_device_ratio_data() {
        QTest::addColumn<double>("ratio");
        for (const double ratio : {1.0, 1.25, 1.5, 2.0})
            QTest::addRow("ratio %g", ratio) << ratio;
    }
    void a_hot_cell_is_one_block_of_pixels_at_every_zoom_and_device_ratio() {
        QFETCH(double, ratio);
        const Index n = 700;
        const Cell hot{411, 203};
        const std::vector<Index> order = test::permutation(n, 2);
        test::HandMade made{Matrix::Constant(n, n, 0.1F), order};
        made.r(hot.left, hot.right) = 1;
        const auto comparison = test::comparison_of(made);
        Painted painted(comparison, bare());
        const Index column = matched_order(*comparison).column_of_right[std::size_t(hot.right)];
        for (double size : {700.0, 611.0, 480.0, 333.0, 150.0, 71.0, 20.0, 6.0, 2.0}) {
            ViewSettings view = bare();
            view.rows = {411.5 - size * 0.4, 411.5 + size * 0.6};
            view.raw_columns = {203.5 - size * 0.3, 203.5 + size * 0.7};
            view.matched_columns = {double(column) + 0.5 - size / 2,
                                    double(column) + 0.5 + size / 2};
            painted.maps.set_view(view);
            painted.maps.set_device_ratio(ratio);
            const QImage image = painted.image(ratio);
            for (const MapKind map : {MapKind::raw, MapKind::matched}) {
                const QRectF box = painted.maps.map_rect(map);
                const int pixels = count(image, box, colour(1), ratio);
                const double side = std::max(1.0, painted.maps.cell_size(map).width() * ratio);
                QVERIFY2(pixels >= 1, qPrintable(QString::number(size)));
                QVERIFY(pixels >= std::pow(std::floor(side), 2) * 0.9 - 2 * side);
                QVERIFY(pixels <= std::pow(std::ceil(side), 2));
            }
        }
    }

    void mean_and_maximum_have_the_colours_of_their_numbers() {
        test::HandMade made{Matrix::Constant(1200, 1200, 0.25F), {}};
        made.right_of_left.assign(1200, -1);
        for (Index i = 0; i < 1200; ++i)
            made.r(i, i) = -0.75F;
        Painted painted(test::comparison_of(made), bare(), {700, 460});
        const QRectF box = painted.maps.map_rect(MapKind::raw);
        QCOMPARE(count(painted.image(), box, colour(0.75)), int(box.width()));
        ViewSettings mean = bare();
        mean.pooling = Pooling::mean;
        painted.maps.set_view(mean);
        const QImage image = painted.image();
        QCOMPARE(count(image, box, colour(0.75)), 0);
        QVERIFY(count(image, box, colour(0.25)) > box.width() * (box.height() - 4));
        QVERIFY(painted.maps.pooling_note().contains(QStringLiteral("mean")));
    }

    void signed_cells_keep_their_sign_when_pooled() {
        test::HandMade made{Matrix::Constant(900, 900, 0.25F), {}, Sign::signed_};
        made.right_of_left.assign(900, -1);
        made.r(450, 450) = -0.75F;
        Painted painted(test::comparison_of(made), bare(), {700, 460});
        const ColourTable& table = colour_table(ColourMap::diverging);
        QCOMPARE(count(painted.image(), painted.maps.map_rect(MapKind::raw),
                       colour_of(-0.75F, table, -1, 1)),
                 1);
    }

    void undefined_neurons_have_a_colour_and_a_pattern_of_their_own() {
        test::HandMade made{Matrix::Constant(6, 6, 0.5F), {0, 1, 2, 3, 4, 5}};
        made.undefined_left = {2};
        made.undefined_right = {4};
        Painted painted(test::comparison_of(made), bare());
        const QImage image = painted.image();
        for (const MapKind map : {MapKind::raw, MapKind::matched})
            for (const Cell cell : {Cell{2, 0}, Cell{0, 4}}) {
                const QRectF box = painted.maps.cell_rect(map, cell).adjusted(1, 1, -1, -1);
                const int ground = count(image, box, theme(false).undefined.rgb());
                const int stripes = count(image, box, theme(false).undefined_hatch.rgb());
                QVERIFY(ground > 3 * stripes && stripes > 50);
                QCOMPARE(count(image, box, colour(0)), 0);
            }
    }

    void each_pair_has_the_look_of_what_it_is() {
        const std::vector<Mark> marks = overlay_marks(*looks(), true, true);
        QVERIFY(marks.size() == 6);
        const auto is = [](const Mark& mark, MarkKind kind, bool hollow, Cell cell) {
            return mark.kind == kind && mark.hollow == hollow && mark.row == cell.left &&
                   mark.right == cell.right;
        };
        QVERIFY(is(marks[0], MarkKind::agreed, false, {0, 0}));
        QVERIFY(is(marks[1], MarkKind::agreed, false, {1, 1}));
        QVERIFY(is(marks[2], MarkKind::assigned, true, {2, 2}));
        QVERIFY(is(marks[3], MarkKind::assigned, false, {3, 3}));
        QVERIFY(is(marks[4], MarkKind::naive, false, {2, 0}));
        QVERIFY(is(marks[5], MarkKind::naive, false, {3, 0}));
    }

    void one_overlay_alone_knows_no_agreement() {
        QCOMPARE(overlay_marks(*looks(), true, false).size(), std::size_t(4));
        for (const Mark& mark : overlay_marks(*looks(), true, false))
            QVERIFY(mark.kind == MarkKind::assigned);
        QCOMPARE(overlay_marks(*looks(), false, true).size(), std::size_t(4));
        for (const Mark& mark : overlay_marks(*looks(), false, true))
            QVERIFY(mark.kind == MarkKind::naive);
        QVERIFY(overlay_marks(*looks(), false, false).empty());
    }

    void a_mark_is_as_faint_as_its_pair_is_unstable() {
        const std::vector<double> shares = {0, 0.5, 1, 0, 1};
        QVERIFY(looks()->pairs.size() == shares.size());
        const std::vector<Mark> assigned = overlay_marks(*looks(), true, false, shares);
        QCOMPARE(assigned.size(), std::size_t(2));
        QVERIFY(assigned[0].row == 1 && assigned[0].strength == Mark::whole_mark / 2);
        QVERIFY(assigned[1].row == 2 && assigned[1].strength == Mark::whole_mark);
        // A naive choice has no stability: where it is the counterpart too, a trace stays.
        const std::vector<Mark> both = overlay_marks(*looks(), true, true, shares);
        QCOMPARE(both.size(), std::size_t(5));
        QVERIFY(both[0].kind == MarkKind::agreed && both[0].row == 0 && both[0].strength == 1);
        QVERIFY(both[3].kind == MarkKind::naive && both[3].strength == Mark::whole_mark);
        for (const Mark& mark : overlay_marks(*looks(), true, false, {0, 0}))
            QCOMPARE(mark.strength, Mark::whole_mark);
    }

    void what_shuffled_samples_keep_as_well_has_no_mark_in_the_picture() {
        ViewSettings view = bare();
        const QImage none = Painted(looks(), view).image();
        view.show_assignment = true;
        Painted painted(looks(), view);
        const QRectF cell = painted.maps.cell_rect(MapKind::raw, {3, 3});
        const QImage whole = painted.image();
        const auto mark_at = [&](const QImage& image) {
            return image.pixelColor(cell.center().toPoint());
        };
        painted.maps.set_baselines(nullptr, {1, 1, 1, 0.5, 1});
        const QImage faint = painted.image();
        painted.maps.set_baselines(nullptr, {1, 1, 1, 0, 1});
        QCOMPARE(mark_at(painted.image()), mark_at(none));
        for (const QImage* other : {&none, &whole}) {
            const QColor a = mark_at(faint);
            const QColor b = mark_at(*other);
            QVERIFY(std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) +
                        std::abs(a.blue() - b.blue()) >
                    60);
        }
    }

    void a_tied_naive_choice_is_hollow() {
        test::HandMade made{Matrix::Constant(2, 2, 0.5F), {1, 0}};
        const std::vector<Mark> marks = overlay_marks(*test::comparison_of(made), false, true);
        QCOMPARE(marks.size(), std::size_t(2));
        QVERIFY(marks[0].hollow && marks[0].right == 0);
    }

    void marks_are_in_the_pixels_of_both_maps_and_go_with_their_toggles() {
        const Theme& t = theme(false);
        Painted painted(looks());
        const auto found = [&](const QImage& image, MapKind map, Cell cell, const QColor& mark) {
            return count(image, painted.maps.cell_rect(map, cell), mark.rgb());
        };
        QImage image = painted.image();
        for (const MapKind map : {MapKind::raw, MapKind::matched}) {
            QVERIFY(found(image, map, {0, 0}, t.agreed_mark) > 60);
            QVERIFY(found(image, map, {3, 0}, t.naive_mark) > 60);
            QVERIFY(found(image, map, {3, 3}, t.assigned_mark) > 100);
            // Hollow: a ring, with the cell's own colour in its middle.
            const QRectF cell = painted.maps.cell_rect(map, {2, 2});
            const QRectF middle(cell.center() - QPointF(2, 2), QSizeF(4, 4));
            QVERIFY(count(image, middle, colour(0.3)) > 0);
            QVERIFY(found(image, map, {2, 2}, t.assigned_mark) > 20);
            // The place-holder pair is no match.
            QCOMPARE(found(image, map, {4, 4}, t.assigned_mark), 0);
        }
        ViewSettings view;
        view.show_naive = false;
        painted.maps.set_view(view);
        image = painted.image();
        QCOMPARE(found(image, MapKind::raw, {3, 0}, t.naive_mark), 0);
        QVERIFY(found(image, MapKind::raw, {0, 0}, t.assigned_mark) > 60);
        painted.maps.set_view(bare());
        image = painted.image();
        for (const QColor& mark : {t.naive_mark, t.agreed_mark})
            QCOMPARE(count(image, painted.maps.map_rect(MapKind::raw), mark.rgb()), 0);
    }

    void a_hub_is_a_column_of_naive_marks_down_to_small_cells() {
        for (const Index n : {16, 64, 300, 1000}) {
            test::HandMade made{Matrix::Constant(n, n, 0.2F), test::permutation(n, 1)};
            const Index hub = n / 3;
            made.r.col(hub).setConstant(0.9F);
            Painted painted(test::comparison_of(made));
            const QImage image = painted.image();
            const QRectF box = painted.maps.map_rect(MapKind::raw);
            const QRectF cell = painted.maps.cell_rect(MapKind::raw, {0, hub});
            const int x = int(cell.center().x());
            int marked = 0;
            for (int y = int(box.top()); y < int(box.bottom()); ++y)
                marked += nearly(image.pixel(x, y), theme(false).naive_mark.rgb()) ? 1 : 0;
            QVERIFY2(
                marked > box.height() / 5,
                qPrintable(QStringLiteral("%1: %2 of %3").arg(n).arg(marked).arg(box.height())));
        }
    }

    void a_row_that_many_choose_has_a_bar_beside_it_longer_than_one_that_one_chooses() {
        auto comparison = std::make_shared<Comparison>(
            *test::comparison_of({Matrix::Constant(5, 5, 0.1F), {0, 1, 2, 3, 4}}));
        comparison->anatomy.left_range = {{0, 0}, {4, 4}, {0, 0}, {1, 1}, {0, 0}};
        comparison->anatomy.right_range.assign(5, {1, 1});
        Painted painted(comparison);
        const QImage image = painted.image();
        for (const MapKind map : {MapKind::raw, MapKind::matched}) {
            const QRectF box = painted.maps.map_rect(map);
            const auto bar = [&](Index row) {
                const QRectF cell = painted.maps.cell_rect(map, {row, 0});
                const QRectF beside(box.right() + 2, cell.center().y(), 8, 2); // beyond the frame
                return std::pair(count(image, beside, theme(false).naive_bar.rgb()),
                                 count(image, beside, theme(false).line.rgb()));
            };
            QVERIFY(bar(1).first > 0);
            QCOMPARE(bar(3).first, 0);
            QVERIFY(bar(3).second > 0 && bar(3).second < bar(1).first);
            QCOMPARE(bar(0), std::pair(0, 0));
        }
    }

    void bars_of_tied_choices_are_hatched_for_every_neuron_that_ties() {
        auto comparison = std::make_shared<Comparison>(
            *test::comparison_of({Matrix::Constant(5, 5, 0.1F), {0, 1, 2, 3, 4}}));
        comparison->anatomy.left_range = {{5, 5}, {0, 5}, {0, 5}, {0, 0}, {0, 0}};
        comparison->anatomy.right_range.assign(5, {1, 1});
        Painted painted(comparison);
        const QImage image = painted.image();
        const QRectF box = painted.maps.map_rect(MapKind::raw);
        const auto coloured = [&](Index row) {
            const QRectF cell = painted.maps.cell_rect(MapKind::raw, {row, 0});
            // As many lines of pixels as the hatch repeats in, wherever the cell's middle is.
            return count(image, QRectF(box.right(), std::round(cell.center().y()) - 4, 12, 8),
                         theme(false).naive_bar.rgb());
        };
        QCOMPARE(coloured(1), coloured(2));
        QVERIFY(coloured(1) > 0 && coloured(1) < coloured(0) * 3 / 4);
        QCOMPARE(coloured(3), 0);
    }

    void the_note_says_how_many_pairs_a_pixel_stands_for() {
        Painted small(looks());
        QVERIFY(small.maps.pooling_note().isEmpty());
        Painted large(test::planted(test::permutation(1000, 1), 2), bare(), {900, 560});
        const double pixels = large.maps.map_rect(MapKind::raw).width();
        const int most = int(std::ceil(1000 / pixels));
        QCOMPARE(large.maps.pooling_note(),
                 QStringLiteral("1 px = up to %1 × %1 pairs, maximum").arg(most));
        large.maps.set_device_ratio(4);
        QVERIFY(large.maps.pooling_note().isEmpty());
    }

    void the_cell_under_a_pixel_is_the_one_whose_value_it_shows() {
        const std::vector<Index> right = test::permutation(2000, 1);
        Painted painted(test::planted(right, 2), bare());
        for (const Index left : {0, 77, 1234, 1999}) {
            const Cell cell{left, right[std::size_t(left)]};
            for (const MapKind map : {MapKind::raw, MapKind::matched}) {
                const QRectF rect = painted.maps.cell_rect(map, cell);
                // The pixel that has the cell's middle.
                const auto found = painted.maps.cell_at(rect.center());
                QVERIFY(found.has_value());
                QVERIFY(found->map == map);
                // Planted cells are the strongest of any pixel; several may share one.
                QCOMPARE(found->cell.right, right[std::size_t(found->cell.left)]);
                QVERIFY(std::abs(found->cell.left - left) < 8);
            }
        }
    }

    void cells_and_pixels_are_inverse_where_cells_are_large() {
        const auto comparison = test::planted(test::permutation(40, 1), 2);
        Painted painted(comparison);
        for (const MapKind map : {MapKind::raw, MapKind::matched})
            for (Index left = 0; left < 40; ++left)
                for (Index right = 0; right < 40; ++right) {
                    const Cell cell{left, right};
                    const auto found =
                        painted.maps.cell_at(painted.maps.cell_rect(map, cell).center());
                    QVERIFY(found.has_value() && *found == (MapCell{map, cell}));
                }
        QVERIFY(!painted.maps.cell_at({1, 1}).has_value());
    }

    void axes_name_networks_and_neurons() {
        const auto comparison = test::planted(test::permutation(40, 1), 2);
        Painted painted(comparison);
        (void)painted.image();
        const QList<QCPAxisRect*> rects = painted.plot.axisRects();
        QCOMPARE(rects.size(), 2);
        QCPAxis* raw = rects[0]->axis(QCPAxis::atBottom);
        QCPAxis* matched = rects[1]->axis(QCPAxis::atBottom);
        QVERIFY(raw->label().contains(QStringLiteral("right.npy")));
        QVERIFY(rects[0]->axis(QCPAxis::atLeft)->label().contains(QStringLiteral("left.npy")));
        QVERIFY(rects[0]->axis(QCPAxis::atLeft)->rangeReversed());
        QCOMPARE(raw->tickVectorLabels().first(), QStringLiteral("0"));
        // The matched map's ticks say which neuron stands there.
        const MatchedOrder order = matched_order(*comparison);
        const QVector<double> places = matched->tickVector();
        QVERIFY(places.size() > 3);
        for (int i = 0; i < places.size(); ++i)
            QCOMPARE(matched->tickVectorLabels()[i],
                     QString::number(order.right_of_column[std::size_t(places[i])]));
    }

    void marks_repaint_no_heatmap() {
        Painted painted(looks());
        painted.plot.replot();
        const QList<Heatmap*> heatmaps = painted.plot.findChildren<Heatmap*>();
        QCOMPARE(heatmaps.size(), 2);
        const int before = heatmaps[0]->paints();
        Selection selection;
        selection.point(Cell{1, 1});
        selection.select(Cell{2, 2});
        selection.highlight({{NeuronRef::Side::left, 0}});
        painted.maps.set_marks(selection);
        painted.maps.replot_marks();
        QCOMPARE(heatmaps[0]->paints(), before);
        painted.plot.replot();
        QCOMPARE(heatmaps[0]->paints(), before + 1);
    }

    void pointed_selected_and_highlighted_are_seen_in_both_maps() {
        Painted painted(looks(), bare());
        const QImage before = painted.image();
        const auto changed = [&](const Selection& selection, MapKind map) {
            painted.maps.set_marks(selection);
            const QImage after = painted.image();
            const QRect box = painted.maps.map_rect(map).toRect();
            return before.copy(box) != after.copy(box);
        };
        for (const MapKind map : {MapKind::raw, MapKind::matched}) {
            Selection pointed;
            pointed.point(Cell{1, 2});
            Selection selected;
            selected.select(Cell{1, 2});
            Selection highlighted;
            highlighted.highlight({{NeuronRef::Side::right, 3}});
            QVERIFY(changed(pointed, map));
            QVERIFY(changed(selected, map));
            QVERIFY(changed(highlighted, map));
            QVERIFY(!changed(Selection(), map));
        }
    }

    void highlighting_leaves_the_colours_of_cells_alone() {
        Painted painted(looks(), bare());
        Selection selection;
        selection.highlight({{NeuronRef::Side::left, 0}});
        painted.maps.set_marks(selection);
        const QImage image = painted.image();
        const QRectF inside = painted.maps.cell_rect(MapKind::raw, {0, 1}).adjusted(8, 8, -8, -30);
        QCOMPARE(count(image, inside, colour(0.1)), int(inside.height()) * int(inside.width()));
    }

    void nothing_can_be_shown() {
        Painted painted(nullptr);
        QVERIFY(!painted.image().isNull());
        QVERIFY(!painted.maps.cell_at({200, 200}).has_value());
        QVERIFY(painted.maps.cell_rect(MapKind::raw, {0, 0}).isEmpty());
        QVERIFY(painted.maps.pooling_note().isEmpty());
    }

    void a_stranger_in_the_selection_is_not_drawn() {
        Painted painted(looks());
        Selection selection;
        selection.point(Cell{50, 1});
        selection.select(Cell{1, 50});
        selection.highlight({{NeuronRef::Side::left, 50}, {NeuronRef::Side::right, -1}});
        const QImage before = painted.image();
        painted.maps.set_marks(selection);
        QCOMPARE(painted.image(), before);
    }

    void a_plot_outlives_its_maps() {
        QCustomPlot plot;
        plot.resize(600, 400);
        {
            MapsPlot maps(plot);
            maps.set_comparison(looks());
            plot.replot();
        }
        plot.replot();
    }
};

QTEST_MAIN(MapsPlotTest)
#include "maps_plot_test.moc"
