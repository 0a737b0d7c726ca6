// The window as a person opens things in it.

#include "open_window.h"
#include "ui/workbench/open_pair_dialog.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace counterpart;
using namespace counterpart::test;

class MainWindowTest : public QObject {
    Q_OBJECT

    Folder folder_;
    std::string a_ = write_random(folder_, QStringLiteral("a.npy"), 40, 6, 1);
    std::string b_ = write_random(folder_, QStringLiteral("b.npy"), 40, 5, 2);

  private Q_SLOTS:
    void the_empty_window_offers_three_ways_in() {
        OpenWindow window;
        QVERIFY(window.on_start());
        QCOMPARE(window->windowTitle(), QStringLiteral("Counterpart"));
        QVERIFY(child<QWidget>(*window, "startOpen")->isVisible());
        QVERIFY(child<QWidget>(*window, "startDemo_digits")->isVisible());
        QVERIFY(child<QWidget>(*window, "startWhat")->isVisible());
        QVERIFY(!child<QWidget>(*window, "explanationDock")->isVisible());
        for (const char* name : {"exportFigure", "copyFigure", "exportMatching", "fit", "swap",
                                 "transposeLeft", "showNaive", "clearSelection"})
            QVERIFY2(!window.action(name)->isEnabled(), name);
    }

    void a_demo_opens_with_one_click() {
        OpenWindow window;
        QTest::mouseClick(child<QAbstractButton>(*window, "startDemo_digits"), Qt::LeftButton);
        QTRY_VERIFY(window.on_maps());
        QCOMPARE(window->windowTitle(),
                 QStringLiteral("sklearn_0.npy ↔ torch_0.npy — Counterpart"));
        QVERIFY(child<QWidget>(*window, "explanationDock")->isVisible());
        QVERIFY(child<QWidget>(*window, "maps")->isVisible());
        for (const char* name : {"exportFigure", "copyFigure", "exportMatching", "fit", "swap",
                                 "transposeLeft", "showNaive", "clearSelection"})
            QVERIFY2(window.action(name)->isEnabled(), name);
    }

    void what_is_this_opens_from_the_start_page() {
        OpenWindow window;
        QTest::mouseClick(child<QAbstractButton>(*window, "startWhat"), Qt::LeftButton);
        QVERIFY(child<QWidget>(*window, "helpDialog")->isVisible());
    }

    void two_files_open_through_the_dialog() {
        OpenWindow window;
        QTest::mouseClick(child<QAbstractButton>(*window, "startOpen"), Qt::LeftButton);
        auto* dialog = child<OpenPairDialog>(*window, "openPairDialog");
        auto* open = child<QPushButton>(*dialog, "pairOpen");
        QVERIFY(!open->isEnabled());
        window.answer = QString::fromStdString(a_);
        QTest::mouseClick(child<QPushButton>(*dialog, "leftBrowse"), Qt::LeftButton);
        window.answer = QString::fromStdString(b_);
        QTest::mouseClick(child<QPushButton>(*dialog, "rightBrowse"), Qt::LeftButton);
        QVERIFY(child<QLabel>(*dialog, "rightShape")
                    ->text()
                    .startsWith(QStringLiteral("40 samples × 5 neurons")));
        QVERIFY(open->isEnabled());
        QTest::mouseClick(open, Qt::LeftButton);
        QTRY_VERIFY(window.comparison());
        QCOMPARE(child<QLabel>(*window, "leftName")->text(), QStringLiteral("a.npy"));
        QCOMPARE(child<QLabel>(*window, "rightShape")->text(),
                 QStringLiteral("40 samples × 5 neurons"));
    }

    void one_side_opened_asks_for_the_other() {
        OpenWindow window;
        window.answer = QString::fromStdString(a_);
        window.trigger("openLeft");
        QTRY_VERIFY(child<QWidget>(*window, "startOtherSide")->isVisible());
        QVERIFY(window.on_start());
        window.answer = QString::fromStdString(b_);
        QTest::mouseClick(child<QAbstractButton>(*window, "startOtherSide"), Qt::LeftButton);
        QTRY_VERIFY(window.on_maps());
        QCOMPARE(window->windowTitle(), QStringLiteral("a.npy ↔ b.npy — Counterpart"));
    }

    void a_question_left_unanswered_changes_nothing() {
        OpenWindow window;
        window.trigger("openLeft");
        QVERIFY(!window.asked.title.isEmpty());
        QVERIFY(!window.busy());
    }

    void one_file_dropped_opens_on_its_side() {
        OpenWindow window;
        window.drop({b_}, QPoint(1000, 400));
        QTRY_VERIFY(window->workbench().opened().right);
        QVERIFY(!window->workbench().opened().left);
        window.drop({a_}, QPoint(200, 400));
        QTRY_VERIFY(window.comparison());
        QCOMPARE(window->workbench().opened().left->source().name, std::string("a.npy"));
    }

    void two_files_dropped_open_both() {
        OpenWindow window;
        window.drop({a_, b_}, QPoint(600, 400));
        QTRY_VERIFY(window.comparison());
        QCOMPARE(window->windowTitle(), QStringLiteral("a.npy ↔ b.npy — Counterpart"));
    }

    void three_files_dropped_are_a_study() {
        OpenWindow window;
        window.drop({a_, b_, b_}, QPoint(600, 400));
        QVERIFY(child<QWidget>(*window, "studyPage")->isVisible());
        QVERIFY(!window.busy());
    }

    void a_bad_file_is_told_and_the_screen_stays() {
        OpenWindow window;
        window.open(a_, b_);
        QTRY_VERIFY(window.comparison());
        const auto before = window.comparison();
        const QString title = window->windowTitle();
        window.open(folder_.write(QStringLiteral("bad.npy"), "not an array"), b_);
        QTRY_VERIFY(window.error()->isVisible());
        QVERIFY(window.error()->text().contains(QStringLiteral("bad.npy")));
        QCOMPARE(window.comparison(), before);
        QCOMPARE(window->windowTitle(), title);
        QVERIFY(window.on_maps());
        window.open(b_, a_); // and the next file opens as ever
        QTRY_VERIFY(window.comparison() != before);
        QVERIFY(!window.error()->isVisible());
    }

    void a_transposed_file_is_turned_with_one_click() {
        const auto turned =
            write_npy(folder_, QStringLiteral("turned.npy"), gaussian(40, 5, 2).transpose());
        OpenWindow window;
        window.open(a_, turned);
        QTRY_VERIFY(window.error()->isVisible());
        auto* remedy = child<QPushButton>(*window.error(), "messageAction0");
        QCOMPARE(remedy->text(), QStringLiteral("Transpose right"));
        QTest::mouseClick(remedy, Qt::LeftButton);
        QTRY_VERIFY(window.comparison());
        QVERIFY(!window.error()->isVisible());
        QCOMPARE(window->windowTitle(),
                 QStringLiteral("a.npy ↔ turned.npy (transposed) — Counterpart"));
        QVERIFY(child<QLabel>(*window, "rightShape")
                    ->text()
                    .endsWith(QStringLiteral("5 neurons (transposed)")));
    }

    void more_neurons_than_samples_on_both_sides_is_noticed_and_turned() {
        const auto left = write_random(folder_, QStringLiteral("wide_l.npy"), 6, 9, 3);
        const auto right = write_random(folder_, QStringLiteral("wide_r.npy"), 6, 9, 4);
        OpenWindow window;
        window.open(left, right);
        QTRY_VERIFY(window.notice()->isVisible());
        QTest::mouseClick(child<QPushButton>(*window.notice(), "messageAction0"), Qt::LeftButton);
        QTRY_COMPARE(window->workbench().opened().left->n_samples(), Index(9));
        QVERIFY(!window.notice()->isVisible());
    }

    void a_cancelled_job_leaves_the_previous_result() {
        OpenWindow window;
        window.open(a_, b_);
        QTRY_VERIFY(window.comparison());
        const auto before = window.comparison();
        const LongPair slow(folder_);
        window.open(slow.left, slow.right);
        auto* strip = child<QWidget>(*window, "progressStrip");
        QTRY_VERIFY(strip->isVisible());
        QCOMPARE(window.comparison(), before);
        // The tool bar shows what was asked for: what the maps still show is told.
        auto* shown = child<QLabel>(*strip, "progressShown");
        QVERIFY(shown->isVisible());
        QCOMPARE(shown->text(), QStringLiteral("Still shown: Pearson, absolute"));
        QTest::mouseClick(child<QPushButton>(*strip, "progressCancel"), Qt::LeftButton);
        QVERIFY(!strip->isVisible());
        QVERIFY(!window.busy());
        QVERIFY(!window.error()->isVisible());
        QCOMPARE(window.comparison(), before);
        QCOMPARE(window->windowTitle(), QStringLiteral("a.npy ↔ b.npy — Counterpart"));
    }

    void recent_pairs_open_again_and_can_be_forgotten() {
        OpenWindow window;
        window.open(a_, b_);
        QTRY_VERIFY(window.comparison());
        window->workbench().open_demo("counterexample"); // no files: not remembered
        QTRY_COMPARE(window->workbench().opened().left->n_neurons(), Index(3));
        auto* menu = recent_menu(*window);
        QCOMPARE(menu->actions().front()->text(), QStringLiteral("a.npy ↔ b.npy"));
        menu->actions().front()->trigger();
        QTRY_COMPARE(window->workbench().opened().left->source().name, std::string("a.npy"));
        child<QAction>(*recent_menu(*window), "clearRecent")->trigger();
        QVERIFY(!recent_menu(*window)->actions().front()->isEnabled());
    }

    void closing_both_leads_back_to_the_three_ways_in() {
        OpenWindow window;
        window.open(a_, b_);
        QTRY_VERIFY(window.on_maps());
        window.trigger("closePair");
        QTRY_VERIFY(window.on_start());
        QVERIFY(!child<QWidget>(*window, "sidesBar")->isVisible());
        QVERIFY(!child<QWidget>(*window, "explanationDock")->isVisible());
        QCOMPARE(window->windowTitle(), QStringLiteral("Counterpart"));
        QVERIFY(!window.action("exportFigure")->isEnabled());
    }

  private:
    static QMenu* recent_menu(MainWindow& window) {
        auto* menu = child<QMenu>(window, "recent");
        Q_EMIT menu->aboutToShow();
        return menu;
    }
};

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
