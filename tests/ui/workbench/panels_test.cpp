// The docks of the window: which are open, and that they leave room for the maps.

#include "open_window.h"
#include "ui/heatmap/maps_view.h"

#include <QDockWidget>
#include <QtTest>

using namespace counterpart;
using namespace counterpart::test;

namespace {

QDockWidget* dock(OpenWindow& window, const char* name) {
    return child<QDockWidget>(*window, name);
}

void open_demo(OpenWindow& window, const char* id) {
    window->workbench().open_demo(id);
    QTRY_VERIFY(window.comparison() && !window.busy());
}

void resize(OpenWindow& window, QSize size) {
    window->resize(size);
    QTRY_COMPARE(window->size(), size);
    QTest::qWait(0);
}

} // namespace

class PanelsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void every_panel_has_a_name_a_key_and_an_entry_in_the_menu() {
        OpenWindow window;
        QSet<QKeySequence> keys;
        for (const PanelKind& kind : panel_kinds()) {
            QAction* toggle = dock(window, kind.name)->toggleViewAction();
            QVERIFY2(!toggle->isEnabled(), kind.name); // nothing to show yet
            QVERIFY2(!toggle->text().isEmpty(), kind.name);
            QVERIFY2(!keys.contains(toggle->shortcut()), kind.name);
            keys.insert(toggle->shortcut());
            QVERIFY2(!dock(window, kind.name)->widget()->accessibleName().isEmpty(), kind.name);
        }
        open_demo(window, "digits");
        for (const PanelKind& kind : panel_kinds())
            QVERIFY2(dock(window, kind.name)->toggleViewAction()->isEnabled(), kind.name);
    }

    void the_maps_stay_large_with_every_panel_open_data() {
        QTest::addColumn<QSize>("size");
        QTest::newRow("large") << QSize(1920, 1080);
        QTest::newRow("usual") << QSize(1280, 800);
        QTest::newRow("small") << QSize(1024, 700);
        QTest::newRow("least") << QSize(900, 600);
    }
    void the_maps_stay_large_with_every_panel_open() {
        QFETCH(QSize, size);
        OpenWindow window;
        open_demo(window, "digits");
        resize(window, QSize(1920, 1080));
        for (const PanelKind& kind : panel_kinds())
            if (!dock(window, kind.name)->isVisible())
                dock(window, kind.name)->toggleViewAction()->trigger();
        resize(window, size);
        const QSize maps = child<MapsView>(*window, "maps")->size();
        QVERIFY2(maps.width() >= size.width() * 55 / 100,
                 qPrintable(QString::number(maps.width())));
        QVERIFY2(maps.height() >= std::min(size.height() * 45 / 100, 300),
                 qPrintable(QString::number(maps.height())));
    }

    void what_was_open_is_open_the_next_time() {
        OpenWindow window;
        open_demo(window, "digits");
        for (const PanelKind& kind : panel_kinds())
            dock(window, kind.name)->close();
        window->close();
        OpenWindow next(&window.settings());
        open_demo(next, "digits");
        for (const PanelKind& kind : panel_kinds())
            QVERIFY2(!dock(next, kind.name)->isVisible(), kind.name);
        dock(next, "explanationDock")->toggleViewAction()->trigger();
        next->close();
        OpenWindow last(&window.settings());
        open_demo(last, "digits");
        QVERIFY(dock(last, "explanationDock")->isVisible());
    }

    void reset_brings_panels_back_to_their_places() {
        OpenWindow window;
        open_demo(window, "digits");
        auto* explanation = dock(window, "explanationDock");
        const QRect before = explanation->geometry();
        explanation->close();
        window->addDockWidget(Qt::LeftDockWidgetArea, explanation);
        window.trigger("resetLayout");
        QVERIFY(explanation->isVisible());
        QCOMPARE(window->dockWidgetArea(explanation), Qt::RightDockWidgetArea);
        QTRY_COMPARE(explanation->geometry(), before);
    }

    void panels_vanish_with_what_they_show_and_come_back() {
        OpenWindow window;
        open_demo(window, "digits");
        QVERIFY(dock(window, "explanationDock")->isVisible());
        window.trigger("closePair");
        QTRY_VERIFY(window.on_start());
        for (const PanelKind& kind : panel_kinds())
            QVERIFY2(!dock(window, kind.name)->isVisible(), kind.name);
        open_demo(window, "counterexample");
        QVERIFY(dock(window, "explanationDock")->isVisible());
    }
};

QTEST_MAIN(PanelsTest)
#include "panels_test.moc"
