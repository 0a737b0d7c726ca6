// Taking lessons in the real window: by keyboard from the first step to the last and back, and
// what was open before comes back.

#include "support/files.h"
#include "ui/lessons/highlights.h"
#include "ui/lessons/lesson_chart_view.h"
#include "ui/lessons/lesson_library.h"
#include "ui/lessons/lessons.h"
#include "ui/session/session_keeper.h"
#include "ui/workbench/open_window.h"

#include <QDir>
#include <QDockWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTextBrowser>
#include <QtTest>

using namespace counterpart;
using namespace counterpart::test;

namespace {

Lessons& lessons_of(OpenWindow& window) {
    return *child<Lessons>(*window, "lessons");
}

bool settled(OpenWindow& window) {
    return QTest::qWaitFor([&] { return lessons_of(window).settled(); }, 60000);
}

void press(OpenWindow& window, Qt::Key key) {
    QWidget* at = QApplication::focusWidget();
    QTest::keyClick(at ? at : child<QPushButton>(*window, "lessonNext"), key);
}

QString shown_text(OpenWindow& window) {
    return child<QTextBrowser>(*window, "lessonText")->toPlainText();
}

void begin(OpenWindow& window, const Lesson& lesson) {
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&*window));
    lessons_of(window).start(lesson);
}

const Lesson& lesson_of(const char* id) {
    for (const Lesson& lesson : built_in_lessons())
        if (lesson.id == QLatin1String(id))
            return lesson;
    qFatal("there is no lesson %s", id);
}

} // namespace

class LessonsWindowTest : public QObject {
    Q_OBJECT

    static void open_demo(OpenWindow& window, const char* id) {
        window->workbench().open_demo(id);
        QTRY_VERIFY(window.on_maps() && !window.busy());
        QTest::qWait(0); // until then changes of the view are none of the person's
    }

  private Q_SLOTS:
    void every_lesson_is_walked_by_keyboard_and_back_data() {
        QTest::addColumn<int>("number");
        for (std::size_t i = 0; i < built_in_lessons().size(); ++i)
            QTest::newRow(qPrintable(built_in_lessons()[i].id)) << int(i);
    }
    void every_lesson_is_walked_by_keyboard_and_back() {
        QFETCH(int, number);
        const Lesson& lesson = built_in_lessons()[std::size_t(number)];
        OpenWindow window;
        open_demo(window, "counterexample");
        const Opened before = window->workbench().opened();
        const ViewSettings view = window->view().settings();
        begin(window, lesson);
        for (std::size_t step = 0; step < lesson.steps.size(); ++step) {
            QVERIFY(settled(window));
            QCOMPARE(lessons_of(window).step_number(), step);
            QCOMPARE(child<QLabel>(*window, "lessonTitle")->text(), lesson.steps[step].title);
            QVERIFY2(!shown_text(window).contains(QStringLiteral("…}")) &&
                         !shown_text(window).contains(u'{'),
                     qPrintable(shown_text(window)));
            QVERIFY(!child<QLabel>(*window, "lessonProblem")->isVisible());
            for (int i = 0; auto* answer = window->findChild<QPushButton*>(
                                QStringLiteral("lessonAnswer%1").arg(i));
                 ++i)
                if (answer->isVisible())
                    QVERIFY(!child<QTextBrowser>(*window, "lessonReveal")->isVisible());
            press(window, step % 2 ? Qt::Key_Right : Qt::Key_PageDown);
        }
        QCOMPARE(lessons_of(window).step_number(), lesson.steps.size() - 1);
        for (std::size_t step = lesson.steps.size(); step-- > 1;)
            press(window, step % 2 ? Qt::Key_Left : Qt::Key_PageUp);
        QCOMPARE(lessons_of(window).step_number(), std::size_t{0});
        press(window, Qt::Key_Left); // nothing before the first
        QCOMPARE(lessons_of(window).step_number(), std::size_t{0});
        press(window, Qt::Key_Escape);
        QTRY_VERIFY(!lessons_of(window).on());
        QVERIFY(window->workbench().opened().comparison == before.comparison);
        QVERIFY(window->workbench().opened().left == before.left);
        QCOMPARE(window->view().settings(), view);
        QVERIFY(window->findChildren<HighlightFrame*>().isEmpty());
    }

    void leaving_gives_back_work_without_a_question() {
        OpenWindow window;
        open_demo(window, "digits");
        ViewSettings view = window->view().settings();
        view.notes.push_back({3, 4, true, QStringLiteral("mine")});
        view.rows = {2, 20};
        view.colour_map = ColourMap::magma;
        window->view().set(view);
        window->selection().select(Cell{3, 4});
        QTRY_VERIFY(window->keeper().modified());
        QTest::qWait(0);
        const ViewSettings kept = window->view().settings();
        QVERIFY(window.action("undo")->isEnabled());
        const QString title = window->windowTitle();
        const auto comparison = window.comparison();
        begin(window, lesson_of("02_one_for_all"));
        QVERIFY(settled(window));
        QVERIFY(window->findChildren<QMessageBox*>().isEmpty());
        QVERIFY(window.comparison() != comparison);
        QVERIFY(window->view().settings().notes.empty());
        QVERIFY(!window.action("saveSession")->isEnabled());
        QVERIFY(!window.action("undo")->isEnabled());
        QVERIFY(window->keeper().modified()); // what was set aside is
        child<QToolButton>(*window, "lessonLeave")->click();
        QTRY_VERIFY(!lessons_of(window).on());
        QVERIFY(window->findChildren<QMessageBox*>().isEmpty());
        QCOMPARE(window.comparison(), comparison);
        QCOMPARE(window->view().settings(), kept);
        QCOMPARE(window->selection().selected(), std::optional(Cell{3, 4}));
        QCOMPARE(window->windowTitle(), title);
        QVERIFY(window->isWindowModified());
        QVERIFY(window.action("saveSession")->isEnabled());
        window.trigger("undo"); // and the history is the same
        QVERIFY(window->view().settings() != kept);
        window.trigger("redo");
        QCOMPARE(window->view().settings(), kept);
    }

    void opening_something_else_leaves_the_lesson_first() {
        OpenWindow window;
        open_demo(window, "counterexample");
        begin(window, lesson_of("04_few_samples"));
        QVERIFY(settled(window));
        window->workbench().open_demo("detectors");
        QVERIFY(!lessons_of(window).on());
        QTRY_VERIFY(!window.busy());
        QCOMPARE(window.comparison()->left->source().name, std::string("detectors_a.csv"));
        QVERIFY(!window->findChild<QDockWidget*>(QStringLiteral("lessonDock")));
    }

    void from_the_start_page_a_lesson_leads_back_to_it() {
        OpenWindow window;
        child<QAbstractButton>(*window, "startLesson_01_position")->click();
        QVERIFY(settled(window));
        QVERIFY(window.on_maps());
        window.trigger("closePair"); // closing a lesson is leaving it
        QVERIFY(!lessons_of(window).on());
        QVERIFY(window.on_start());
        QVERIFY(!window->workbench().opened().left);
    }

    void a_control_computes_anew_and_the_numbers_follow() {
        OpenWindow window;
        begin(window, lesson_of("04_few_samples"));
        QVERIFY(settled(window));
        press(window, Qt::Key_Right);
        QVERIFY(settled(window));
        const auto before = window.comparison();
        const QString text = shown_text(window);
        auto* slider = child<QSlider>(*window, "lessonControl0");
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Right); // moves the slider, not the step
        QCOMPARE(lessons_of(window).step_number(), std::size_t{1});
        for (int i = 0; i < 12; ++i)
            slider->setValue(slider->value() + 1);
        QVERIFY(settled(window));
        QVERIFY(window.comparison()->left->n_samples() > before->left->n_samples());
        QVERIFY(shown_text(window) != text);
        QVERIFY(
            shown_text(window).contains(QString::number(window.comparison()->left->n_samples())));
        QCOMPARE(child<LessonChartView>(*window, "lessonChart")->chart().x_now,
                 std::optional(double(window.comparison()->left->n_samples())));
    }

    void the_panel_stays_when_the_layout_is_reset() {
        OpenWindow window;
        begin(window, lesson_of("01_position"));
        QVERIFY(settled(window));
        window.trigger("resetLayout");
        QTest::qWait(0);
        QVERIFY(child<QDockWidget>(*window, "lessonDock")->isVisible());
        lessons_of(window).leave();
        QVERIFY(!window->findChild<QDockWidget*>(QStringLiteral("lessonDock")));
        QVERIFY(window.on_start());
    }

    void a_question_is_told_only_after_an_answer() {
        OpenWindow window;
        begin(window, lesson_of("04_few_samples"));
        QVERIFY(settled(window));
        auto* reveal = child<QTextBrowser>(*window, "lessonReveal");
        QVERIFY(!reveal->isVisible());
        child<QPushButton>(*window, "lessonAnswer0")->click();
        QVERIFY(reveal->isVisible());
        QVERIFY(reveal->toPlainText().contains(
            QLocale().toString(window.comparison()->scores.naive_forward, 'f', 2)));
        QCOMPARE(child<QLabel>(*window, "lessonVerdict")->text(), QStringLiteral("No."));
        child<QPushButton>(*window, "lessonAnswer2")->click();
        QCOMPARE(child<QLabel>(*window, "lessonVerdict")->text(), QStringLiteral("Yes."));
    }

    void what_is_spoken_of_is_framed() {
        OpenWindow window;
        begin(window, lesson_of("02_one_for_all"));
        QVERIFY(settled(window));
        const auto frames = [&] {
            int shown = 0;
            for (const HighlightFrame* frame : window->findChildren<HighlightFrame*>())
                shown += frame->isVisible() ? 1 : 0;
            return shown;
        };
        QTRY_COMPARE(frames(), 1); // the raw map
        press(window, Qt::Key_Right);
        QTRY_COMPARE(frames(), 4); // a score, the hubs, and a cell in both maps
    }

    void comparing_in_another_way_is_told_and_can_be_undone() {
        OpenWindow window;
        begin(window, lesson_of("02_one_for_all"));
        QVERIFY(settled(window));
        auto* told = child<QLabel>(*window, "lessonDeviation");
        QVERIFY(!told->isVisible());
        window.trigger("pearson");
        QTRY_VERIFY(told->isVisible());
        child<QPushButton>(*window, "lessonRestore")->click();
        QVERIFY(settled(window));
        QVERIFY(!told->isVisible());
        QCOMPARE(window.comparison()->options.correlation, CorrelationKind::spearman);
    }

    void the_end_of_a_lesson_leads_to_the_next_and_the_last_one_back() {
        OpenWindow window;
        begin(window, built_in_lessons()[0]);
        QVERIFY(settled(window));
        for (std::size_t i = 0; i < built_in_lessons()[0].steps.size(); ++i)
            child<QPushButton>(*window, "lessonNext")->click();
        QCOMPARE(child<QLabel>(*window, "lessonName")->text(), built_in_lessons()[1].title);
        QVERIFY(settled(window));
        begin(window, built_in_lessons().back());
        for (std::size_t i = 0; i < built_in_lessons().back().steps.size(); ++i)
            child<QPushButton>(*window, "lessonNext")->click();
        QVERIFY(!lessons_of(window).on());
        QVERIFY(window.on_start());
    }

    void a_wrong_lesson_of_ones_own_is_reported_with_its_line() {
        QVERIFY(QDir().mkpath(user_lessons_folder()));
        QFile file(user_lessons_folder() + QStringLiteral("/wrong.md"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("# T\n## S\n@data nothing\nx");
        file.close();
        OpenWindow window;
        auto* menu = child<QMenu>(*window, "lessonsMenu");
        Q_EMIT menu->aboutToShow();
        window.trigger("ownLesson_wrong.md");
        QVERIFY(window.error()->isVisible());
        QVERIFY(window.error()->text().contains(QStringLiteral("wrong.md, line 3")));
        file.remove();
    }

    void closing_the_window_in_a_lesson_asks_about_the_work_that_was_set_aside() {
        OpenWindow window;
        open_demo(window, "counterexample");
        ViewSettings view = window->view().settings();
        view.notes.push_back({0, 0, true, QStringLiteral("mine")});
        window->view().set(view);
        begin(window, built_in_lessons()[0]);
        QVERIFY(settled(window));
        window->close();
        QVERIFY(!lessons_of(window).on());
        QTRY_VERIFY(window->findChild<QMessageBox*>());
        QVERIFY(window->isVisible());
        for (QMessageBox* box : window->findChildren<QMessageBox*>())
            box->reject();
    }
};

QTEST_MAIN(LessonsWindowTest)
#include "lessons_window_test.moc"
