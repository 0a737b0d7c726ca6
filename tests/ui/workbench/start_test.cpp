// The window from its start: the frame first, then what is in it.

#include "open_window.h"

#include <QMenuBar>
#include <QSignalSpy>
#include <QToolBar>
#include <QtTest>

using namespace counterpart;
using namespace counterpart::test;

namespace {

/// The frame of a window, as it is in the first picture.
struct Frame {
    QTemporaryDir directory;
    QSettings settings{directory.filePath(QStringLiteral("s.ini")), QSettings::IniFormat};
    MainWindow window{settings};
    QSignalSpy shown{&window, &MainWindow::shown};

    Frame() {
        window.resize(1280, 800);
        window.show();
    }
    /// Furnishes it as the program does.
    void furnish(const std::function<void()>& begin) {
        QTRY_COMPARE(shown.count(), 1);
        window.furnish(begin);
    }
    [[nodiscard]] QStackedWidget* pages() const { return window.findChild<QStackedWidget*>(); }
};

} // namespace

class StartTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void bars_and_menus_stay_as_the_first_picture_has_them() {
        Frame frame;
        QTRY_COMPARE(frame.shown.count(), 1);
        const auto picture = [&frame](QWidget* bar) {
            return std::pair(bar->geometry(), bar->grab().toImage());
        };
        QToolBar* tools = child<QToolBar>(frame.window, "toolBar");
        const auto menus_before = picture(frame.window.menuBar());
        const auto tools_before = picture(tools);
        const QRect centre_before = frame.window.centralWidget()->geometry();
        frame.furnish({});
        QTRY_COMPARE(frame.pages()->currentWidget()->objectName(), QStringLiteral("startPage"));
        QCoreApplication::processEvents();
        QVERIFY(picture(frame.window.menuBar()) == menus_before);
        QVERIFY(picture(tools) == tools_before);
        QCOMPARE(frame.window.centralWidget()->geometry(), centre_before);
    }

    void the_start_page_does_not_flash_up_before_the_demo() {
        Frame frame;
        int turns = 0;
        frame.furnish([&frame, &turns] {
            connect(frame.pages(), &QStackedWidget::currentChanged, &frame.window,
                    [&turns] { ++turns; });
            frame.window.workbench().open_demo("counterexample");
        });
        QTRY_COMPARE(turns, 1);
        QCOMPARE(frame.pages()->currentWidget()->objectName(), QStringLiteral("maps"));
        QVERIFY(frame.window.workbench().opened().comparison);
    }

    void the_start_page_is_there_where_nothing_can_be_opened() {
        Frame frame;
        frame.furnish([&frame] {
            frame.window.open_files(QStringLiteral("/no/left.npy"),
                                    QStringLiteral("/no/right.npy"));
        });
        QTRY_COMPARE(frame.pages()->currentWidget()->objectName(), QStringLiteral("startPage"));
        QVERIFY(child<MessageBar>(frame.window, "errorBar")->isVisible());
    }

    void the_maps_have_the_keyboard_and_come_first_for_the_tab_key() {
        Frame frame;
        frame.furnish([&frame] { frame.window.workbench().open_demo("counterexample"); });
        QTRY_COMPARE(frame.pages()->currentWidget()->objectName(), QStringLiteral("maps"));
        QTRY_VERIFY(child<QWidget>(frame.window, "explanationDock")->isVisible());
        QVERIFY(frame.window.focusWidget());
        QCOMPARE(frame.window.focusWidget()->objectName(), QStringLiteral("maps"));
        const QWidget* next = &frame.window;
        do
            next = next->nextInFocusChain();
        while (!next->isVisible() || !(next->focusPolicy() & Qt::TabFocus));
        QCOMPARE(next->objectName(), QStringLiteral("maps"));
    }

    void a_window_closed_in_its_first_moment_keeps_the_layout_there_was() {
        QTemporaryDir directory;
        QSettings settings(directory.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        const auto dock_of = [](OpenWindow& window) {
            return child<QWidget>(*window, "rankingDock");
        };
        {
            OpenWindow window(&settings);
            window->workbench().open_demo("digits");
            QTRY_VERIFY(window.on_maps());
            QVERIFY(!dock_of(window)->isVisible());
            for (QAction* action : window->actions())
                if (action->shortcut() == QKeySequence(Qt::ALT | Qt::Key_R))
                    action->trigger();
            QVERIFY(dock_of(window)->isVisible());
            window->close();
        }
        {
            MainWindow frame(settings);
            frame.show();
            frame.close();
        }
        OpenWindow window(&settings);
        window->workbench().open_demo("digits");
        QTRY_VERIFY(window.on_maps());
        QVERIFY(dock_of(window)->isVisible());
    }
};

QTEST_MAIN(StartTest)
#include "start_test.moc"
