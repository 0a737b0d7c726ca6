// Looking at a comparison: what the actions of the window switch, and what follows.

#include "open_window.h"

#include "ui/heatmap/maps_view.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDockWidget>
#include <QLineEdit>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextCursor>
#include <QtTest>

using namespace counterpart;
using namespace counterpart::test;

class LookTest : public QObject {
    Q_OBJECT

    static void open_demo(OpenWindow& window, const char* id) {
        window->workbench().open_demo(id);
        QTRY_VERIFY(window.on_maps());
        QVERIFY(QTest::qWaitForWindowExposed(&*window));
    }

    /// The widget that gets the mouse at a position of the maps, and the position there.
    static std::pair<QWidget*, QPoint> under(QWidget& maps, const QPoint& position) {
        QWidget* widget = maps.childAt(position);
        return widget ? std::pair(widget, widget->mapFrom(&maps, position))
                      : std::pair(&maps, position);
    }

    static void point_at(MainWindow& window, Cell cell, bool in_matched_map) {
        auto* maps = child<MapsView>(window, "maps");
        std::optional<QPoint> position;
        QTRY_VERIFY((position = maps->position_of(cell, in_matched_map)));
        const auto [widget, at] = under(*maps, *position);
        QTest::mouseMove(widget, at + QPoint(1, 1));
        QTest::mouseMove(widget, at);
    }

    /// The first link to a neuron and where in the text's viewport it is.
    static std::pair<QString, QPoint> first_neuron_link(const QTextBrowser& text) {
        for (QTextBlock block = text.document()->begin(); block.isValid(); block = block.next())
            for (auto at = block.begin(); !at.atEnd(); ++at) {
                const QString link = at.fragment().charFormat().anchorHref();
                if (!link.startsWith(QLatin1String("neuron:")))
                    continue;
                QTextCursor cursor(block);
                cursor.setPosition(at.fragment().position() + 1);
                return {link, text.cursorRect(cursor).center()};
            }
        return {};
    }

  private Q_SLOTS:
    void correlation_and_sign_make_a_new_comparison() {
        OpenWindow window;
        open_demo(window, "counterexample");
        const double pearson = window.comparison()->scores.matched;
        window.trigger("spearman");
        QTRY_COMPARE(window.comparison()->options.correlation, CorrelationKind::spearman);
        QVERIFY(window.comparison()->scores.matched != pearson);
        window.trigger("signed");
        QTRY_COMPARE(window.comparison()->options.sign, Sign::signed_);
        window.trigger("pearson");
        window.trigger("absolute");
        QTRY_COMPARE(window.comparison()->options, CompareOptions());
        QTRY_VERIFY(!window.busy());
        QCOMPARE(window.comparison()->scores.matched, pearson);
        QVERIFY(window.action("pearson")->isChecked());
    }

    void each_sign_has_a_colour_map_of_its_own() {
        OpenWindow window;
        open_demo(window, "digits");
        QVERIFY(window.action("colourViridis")->isChecked());
        QVERIFY(!window.action("colourDiverging")->isEnabled());
        window.trigger("colourMagma");
        QCOMPARE(window->view().settings().colour_map, ColourMap::magma);
        window.trigger("signed");
        QTRY_VERIFY(window.action("colourDiverging")->isChecked());
        window.trigger("absolute");
        QTRY_VERIFY(window.action("colourMagma")->isChecked());
    }

    void overlays_switch_by_key_but_not_while_typing() {
        OpenWindow window;
        open_demo(window, "digits");
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&*window));
        QTest::keyClick(&*window, Qt::Key_N);
        QVERIFY(!window->view().settings().show_naive);
        QVERIFY(!window.action("showNaive")->isChecked());
        QTest::keyClick(&*window, Qt::Key_A);
        QVERIFY(!window->view().settings().show_assignment);
        QLineEdit edit(&*window);
        edit.show();
        edit.setFocus();
        QTRY_VERIFY(edit.hasFocus());
        QTest::keyClicks(&edit, QStringLiteral("an"));
        QCOMPARE(edit.text(), QStringLiteral("an"));
        QVERIFY(!window->view().settings().show_naive);
    }

    void hovering_reads_out_the_cell_and_leaving_the_selected_one() {
        OpenWindow window;
        open_demo(window, "digits");
        auto* read_out = child<QLabel>(*window, "readOut");
        const QString hint = read_out->text();
        // The maps make room once for the legend of baselines, whenever these are there.
        QTRY_COMPARE((point_at(*window, {5, 9}, false), window->selection().pointed()),
                     std::optional(Cell{5, 9}));
        const QString words = read_out->text();
        QVERIFY(words.contains(QStringLiteral("A5")) && words.contains(QStringLiteral("B9")));
        window->selection().select(Cell{1, 2});
        QCOMPARE(read_out->text(), words);
        window->selection().point(std::nullopt);
        QVERIFY(read_out->text().contains(QStringLiteral("A1")));
        const int height = read_out->height();
        QTest::keyClick(&*window, Qt::Key_Escape);
        QTRY_COMPARE(read_out->text(), hint);
        QCOMPARE(read_out->height(), height);
    }

    void a_click_selects_the_pair_in_both_maps() {
        OpenWindow window;
        open_demo(window, "detectors");
        const Index counterpart = window.comparison()->counterpart_of_left(2);
        const Cell cell{2, counterpart};
        auto* maps = child<MapsView>(*window, "maps");
        std::optional<QPoint> position;
        QTRY_VERIFY((position = maps->position_of(cell, true)));
        const auto [widget, at] = under(*maps, *position);
        QTest::mouseClick(widget, Qt::LeftButton, {}, at);
        QTRY_COMPARE(window->selection().selected(), std::optional(cell));
    }

    void a_link_in_the_explanation_highlights_its_neuron() {
        OpenWindow window;
        open_demo(window, "digits");
        auto* findings = child<QTextBrowser>(*window, "findings");
        const auto [link, place] = first_neuron_link(*findings);
        QVERIFY2(!link.isEmpty(), "no finding names a neuron");
        QTest::mouseClick(findings->viewport(), Qt::LeftButton, {}, place);
        const QStringList parts = link.split(QLatin1Char(':'));
        const std::vector<NeuronRef>& lit = window->selection().highlighted();
        QCOMPARE(lit.size(), std::size_t(1));
        QCOMPARE(lit[0].side == Side::left, parts[1] == QLatin1String("left"));
        QCOMPARE(lit[0].neuron, Index(parts[2].toLongLong()));
    }

    void the_selected_pair_stays_when_only_the_options_change() {
        OpenWindow window;
        open_demo(window, "digits");
        window->selection().select(Cell{3, 4});
        window.trigger("spearman");
        QTRY_COMPARE(window.comparison()->options.correlation, CorrelationKind::spearman);
        QCOMPARE(window->selection().selected(), std::optional(Cell{3, 4}));
        window.trigger("swap");
        QTRY_COMPARE(window->workbench().opened().left->source().name, std::string("torch_0.npy"));
        QVERIFY(!window->selection().selected());
    }

    void fit_shows_everything_again() {
        OpenWindow window;
        open_demo(window, "digits");
        ViewSettings zoomed = window->view().settings();
        zoomed.rows = {3, 9};
        zoomed.matched_columns = {1, 5};
        window->view().set(zoomed);
        window.trigger("fit");
        QVERIFY(window->view().settings().rows.everything());
        QVERIFY(window->view().settings().matched_columns.everything());
    }

    void a_message_has_the_colours_of_the_theme_that_was_chosen_before_it() {
        OpenWindow window;
        window.trigger("themeDark");
        window.open("/no/such/left.npy", "/no/such/right.npy");
        QTRY_VERIFY(window.error()->isVisible());
        QCOMPARE(window.error()->palette().color(QPalette::Window), theme(true).error_background);
        window.error()->dismiss();
        window.trigger("themeLight");
        window.open("/no/such/left.npy", "/no/such/right.npy");
        QTRY_VERIFY(window.error()->isVisible());
        QCOMPARE(window.error()->palette().color(QPalette::Window), theme(false).error_background);
    }

    void the_theme_changes_at_once_and_is_kept() {
        OpenWindow window;
        open_demo(window, "digits");
        window.trigger("themeDark");
        QVERIFY(is_dark(QApplication::palette()));
        QTRY_VERIFY(grab(*window).pixelColor(5, 795).lightness() < 100);
        OpenWindow next(&window.settings());
        QVERIFY(next.action("themeDark")->isChecked());
        window.trigger("themeLight");
        QVERIFY(!is_dark(QApplication::palette()));
        QTRY_VERIFY(grab(*window).pixelColor(5, 795).lightness() > 155);
    }

    void a_closed_explanation_stays_closed() {
        OpenWindow window;
        open_demo(window, "digits");
        auto* dock = child<QDockWidget>(*window, "explanationDock");
        QVERIFY(dock->isVisible());
        dock->close();
        window.trigger("signed");
        QTRY_COMPARE(window.comparison()->options.sign, Sign::signed_);
        QVERIFY(!dock->isVisible());
        window->close();
        OpenWindow next(&window.settings());
        open_demo(next, "digits");
        auto* again = child<QDockWidget>(*next, "explanationDock");
        QVERIFY(!again->isVisible());
        again->toggleViewAction()->trigger();
        QVERIFY(again->isVisible());
    }

    void a_broken_memory_of_the_window_is_ignored() {
        OpenWindow window;
        window.settings().setValue(QStringLiteral("window/geometry"), QByteArray("nonsense"));
        window.settings().setValue(QStringLiteral("window/layout"), QStringLiteral("nonsense"));
        window.settings().setValue(QStringLiteral("theme"), 17);
        OpenWindow next(&window.settings());
        QVERIFY(next->isVisible());
        QVERIFY(next.action("themeSystem")->isChecked());
    }
};

QTEST_MAIN(LookTest)
#include "look_test.moc"
