// Presentation mode: what it shows, and that all comes back.

#include "open_window.h"

#include <QDockWidget>
#include <QFontMetricsF>
#include <QMenuBar>
#include <QTextBrowser>
#include <QToolBar>
#include <QtTest>

using namespace counterpart;
using namespace counterpart::test;

namespace {

/// What of a window a presentation changes.
struct Looks {
    QVector<bool> shown;
    QVector<int> widths;
    double points = 0;
    QSize size;
    bool full_screen = false;
    bool operator==(const Looks&) const = default;
};

Looks looks(MainWindow& window) {
    Looks looks;
    for (QDockWidget* dock : window.findChildren<QDockWidget*>()) {
        looks.shown << dock->isVisible();
        looks.widths << (dock->isVisible() ? dock->width() : 0);
    }
    for (QToolBar* bar : window.findChildren<QToolBar*>())
        looks.shown << bar->isVisible();
    looks.shown << window.menuBar()->isVisible()
                << child<QWidget>(window, "statusLine")->isVisible();
    looks.points = window.font().pointSizeF();
    looks.size = window.size();
    looks.full_screen = window.isFullScreen();
    return looks;
}

} // namespace

class PresentationTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void it_shows_maps_and_explanation_alone_in_large_type();
    void everything_comes_back_as_it_was_data();
    void everything_comes_back_as_it_was();
    void closing_the_pair_ends_it();
    void closing_the_window_keeps_the_layout_there_was();
};

void PresentationTest::it_shows_maps_and_explanation_alone_in_large_type() {
    OpenWindow window;
    QVERIFY(!window.action("presentation")->isEnabled()); // nothing to present
    window->workbench().open_demo("digits");
    QTRY_VERIFY(window.on_maps() && !window.busy());
    window.trigger("presentation");
    QTRY_VERIFY(window->isFullScreen());
    window->resize(1280, 720);
    QTRY_COMPARE(window->height(), 720);
    for (QDockWidget* dock : window->findChildren<QDockWidget*>())
        QCOMPARE(dock->isVisible(), dock->objectName() == QLatin1String("explanationDock"));
    for (QToolBar* bar : window->findChildren<QToolBar*>())
        QVERIFY(!bar->isVisible());
    QVERIFY(!window->menuBar()->isVisible());
    QVERIFY(child<QWidget>(*window, "maps")->isVisible());
    const auto* text = child<QTextBrowser>(*window, "findings");
    QVERIFY(QFontMetricsF(text->font()).height() >= 22);
    QVERIFY(child<QWidget>(*window, "maps")->width() > 600);
    QVERIFY(window.action("presentation")->isChecked());
}

void PresentationTest::everything_comes_back_as_it_was_data() {
    QTest::addColumn<int>("key");
    QTest::newRow("F11") << int(Qt::Key_F11);
    QTest::newRow("Escape") << int(Qt::Key_Escape);
}

void PresentationTest::everything_comes_back_as_it_was() {
    QFETCH(int, key);
    OpenWindow window;
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&*window));
    window->workbench().open_demo("digits");
    QTRY_VERIFY(window.on_maps() && !window.busy());
    // Not as at first: one panel closed, one bar hidden.
    child<QDockWidget>(*window, "inspectorDock")->toggleViewAction()->trigger();
    child<QToolBar>(*window, "toolBar")->hide();
    window->selection().select(Cell{1, 1});
    QTest::qWait(0);
    const Looks before = looks(*window);
    QTest::keyClick(&*window, Qt::Key_F11);
    QTRY_VERIFY(window->isFullScreen());
    QVERIFY(!(looks(*window) == before));
    QTest::keyClick(&*window, Qt::Key(key));
    QTRY_VERIFY(!window->isFullScreen());
    QTRY_VERIFY(looks(*window) == before);
    QVERIFY(window->selection().selected()); // Escape left the presentation, nothing else
    QTest::keyClick(&*window, Qt::Key_Escape);
    QTRY_VERIFY(!window->selection().selected()); // and is itself again
}

void PresentationTest::closing_the_pair_ends_it() {
    OpenWindow window;
    window->workbench().open_demo("digits");
    QTRY_VERIFY(window.on_maps() && !window.busy());
    window.trigger("presentation");
    window.trigger("closePair");
    QTRY_VERIFY(window.on_start());
    QVERIFY(!window->isFullScreen());
    QVERIFY(window->menuBar()->isVisible());
}

void PresentationTest::closing_the_window_keeps_the_layout_there_was() {
    QTemporaryDir directory;
    QSettings settings(directory.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    {
        OpenWindow window(&settings);
        window->workbench().open_demo("digits");
        QTRY_VERIFY(window.on_maps() && !window.busy());
        window.trigger("presentation");
        window->close();
    }
    OpenWindow window(&settings);
    QVERIFY(!window->isFullScreen());
    window->workbench().open_demo("digits");
    QTRY_VERIFY(window.on_maps() && !window.busy());
    QVERIFY(child<QToolBar>(*window, "toolBar")->isVisible());
    QVERIFY(child<QDockWidget>(*window, "inspectorDock")->toggleViewAction()->isEnabled());
}

QTEST_MAIN(PresentationTest)
#include "presentation_test.moc"
