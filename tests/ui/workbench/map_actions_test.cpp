#include "open_window.h"
#include "ui/heatmap/map_orders.h"

#include <QFile>
#include <QtTest>

using namespace counterpart;
using namespace counterpart::test;

class MapActionsTest : public QObject {
    Q_OBJECT

    static void open_demo(OpenWindow& window) {
        window->workbench().open_demo("detectors");
        QTRY_VERIFY_WITH_TIMEOUT(!window.busy() && window.comparison(), 30000);
    }
    static const ViewSettings& view(OpenWindow& window) { return window->view().settings(); }

  private Q_SLOTS:
    void every_order_is_chosen_from_the_menu() {
        OpenWindow window;
        QVERIFY(!window.action("leftClustered")->isEnabled());
        open_demo(window);
        window.trigger("leftMatchStrength");
        QCOMPARE(view(window).left_order.kind, OrderKind::match_strength);
        window.trigger("rightInDegree");
        QCOMPARE(view(window).right_order.kind, OrderKind::in_degree);
        QVERIFY(window.action("rightInDegree")->isChecked());
        for (const char* name : {"leftClustered", "rightClustered"})
            window.trigger(name);
        QTRY_COMPARE(view(window).left_order.kind, OrderKind::clustered);
        QTRY_COMPARE(view(window).right_order.kind, OrderKind::clustered);
        const auto& c = *window.comparison();
        QCOMPARE(view(window).left_order.custom,
                 order_of(c, NeuronRef::Side::left, OrderKind::clustered, Progress()).value());
        QVERIFY(!order_missing(view(window).right_order, c.right->n_neurons()));
    }

    void another_correlation_clusters_anew() {
        OpenWindow window;
        open_demo(window);
        window.trigger("leftClustered");
        QTRY_COMPARE(view(window).left_order.kind, OrderKind::clustered);
        window.trigger("spearman");
        QTRY_VERIFY(!window.busy() && window.comparison()->options.correlation ==
                                          CorrelationKind::spearman);
        const auto expected = order_of(*window.comparison(), NeuronRef::Side::left,
                                       OrderKind::clustered, Progress())
                                  .value();
        QTRY_COMPARE(view(window).left_order.custom, expected);
    }

    void an_order_is_read_from_a_file_and_a_bad_one_is_told() {
        OpenWindow window;
        open_demo(window);
        const Index n = window.comparison()->left->n_neurons();
        QTemporaryDir directory;
        window.answer = directory.filePath(QStringLiteral("order.txt"));
        QFile file(window.answer);
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (Index neuron = n - 1; neuron >= 0; --neuron)
            file.write(QByteArray::fromStdString(
                window.comparison()->left->neuron_name(neuron) + "\n"));
        file.close();
        window.trigger("leftCustom");
        QCOMPARE(view(window).left_order.kind, OrderKind::custom);
        QCOMPARE(view(window).left_order.custom.front(), n - 1);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("0\n0\n");
        file.close();
        window.trigger("leftFileOrder");
        window.trigger("leftCustom");
        QCOMPARE(view(window).left_order.kind, OrderKind::file);
        QVERIFY(window.action("leftFileOrder")->isChecked());
        QVERIFY(window.error()->isVisible());
    }

    void the_colour_range_is_chosen_from_the_menu() {
        OpenWindow window;
        open_demo(window);
        window.trigger("rangePercentile");
        QCOMPARE(view(window).range.kind, RangeKind::percentile);
        window.trigger("crosshairCounterpart");
        QCOMPARE(view(window).crosshair, CrosshairLink::counterpart);
    }

    void back_and_forward_go_through_zooms_and_selections() {
        OpenWindow window;
        open_demo(window);
        QVERIFY(!window.action("back")->isEnabled());
        ViewSettings zoomed = view(window);
        zoomed.rows = zoomed.raw_columns = zoomed.matched_columns = {2, 8};
        window->view().set(zoomed);
        window->selection().select(Cell{3, 4});
        QVERIFY(window.action("back")->isEnabled());
        window.trigger("back");
        QVERIFY(!window->selection().selected().has_value());
        QCOMPARE(view(window).rows, (Span{2, 8}));
        window.trigger("back");
        QVERIFY(view(window).rows.everything());
        QVERIFY(!window.action("back")->isEnabled());
        window.trigger("forward");
        window.trigger("forward");
        QCOMPARE(*window->selection().selected(), (Cell{3, 4}));
        QVERIFY(!window.action("forward")->isEnabled());
    }

    void other_responses_begin_another_history() {
        OpenWindow window;
        open_demo(window);
        window->selection().select(Cell{3, 4});
        QVERIFY(window.action("back")->isEnabled());
        window.trigger("swap");
        QTRY_VERIFY(!window.busy());
        QVERIFY(!window.action("back")->isEnabled());
    }
};

QTEST_MAIN(MapActionsTest)
#include "map_actions_test.moc"
