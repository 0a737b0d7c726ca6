// Walks through findings: stepped by key, true to the comparison, and without motion where it is
// reduced.

#include "../workbench/open_window.h"
#include "ui/explanation/explanation_panel.h"
#include "ui/heatmap/maps_view.h"
#include "ui/showing/showing.h"

#include <QTextBrowser>
#include <QtTest>

using namespace counterpart;
using namespace counterpart::test;

namespace {

/// A window on a demo, active, without motion.
struct Shown {
    OpenWindow window;
    Showing* showing = nullptr;

    explicit Shown(const char* demo) {
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(&*window))
            qFatal("the window does not become active");
        window->workbench().open_demo(demo);
        if (!QTest::qWaitFor([this] { return window.comparison() && !window.busy(); }, 20000))
            qFatal("the demo does not open");
        showing = child<Showing>(*window, "showing");
        window.action("reduceMotion")->setChecked(true);
    }
    void show(FindingKind kind) {
        for (const Finding& finding : findings(*window.comparison()))
            if (finding.kind == kind)
                return showing->show_finding(finding);
        qFatal("there is no such finding");
    }
    void press(int key) { QTest::keyClick(showing, Qt::Key(key)); }
};

} // namespace

class ShowingTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void every_finding_of_every_demo_has_a_walk_data();
    void every_finding_of_every_demo_has_a_walk();
    void the_naive_walk_ends_at_the_hub();
    void keys_go_on_and_back_and_leave();
    void a_link_in_the_explanation_begins_it();
    void what_was_zoomed_to_comes_back();
    void motion_runs_unless_it_is_reduced();
    void another_comparison_ends_it();
};

void ShowingTest::every_finding_of_every_demo_has_a_walk_data() {
    QTest::addColumn<QByteArray>("demo");
    for (const char* demo : {"digits", "counterexample", "detectors"})
        QTest::newRow(demo) << QByteArray(demo);
}

void ShowingTest::every_finding_of_every_demo_has_a_walk() {
    QFETCH(QByteArray, demo);
    Shown shown(demo.constData());
    const Comparison& c = *shown.window.comparison();
    for (const Finding& finding : findings(c)) {
        const std::vector<WalkStep> steps = walk_of(finding, c);
        QVERIFY(!steps.empty());
        for (const WalkStep& step : steps) {
            QVERIFY(!step.words.isEmpty() && !step.words.contains(u'%'));
            QVERIFY(step.arrows.size() <= most_arrows && step.rings.size() <= most_rings);
            for (const WalkArrow& arrow : step.arrows)
                QVERIFY(arrow.end.left >= 0 && arrow.end.left < c.left->n_neurons() &&
                        arrow.end.right >= 0 && arrow.end.right < c.right->n_neurons());
        }
        // And it can be painted, step by step.
        shown.showing->show_finding(finding);
        for (std::size_t k = 0; k < steps.size(); ++k) {
            QVERIFY(!grab(*shown.showing).isNull());
            shown.press(Qt::Key_Right);
        }
        shown.showing->leave();
    }
}

void ShowingTest::the_naive_walk_ends_at_the_hub() {
    Shown shown("counterexample");
    shown.show(FindingKind::naive_exceeds_matched);
    const std::vector<WalkStep>& steps = shown.showing->steps();
    QVERIFY(steps.size() >= 3);
    QCOMPARE(steps[0].arrows.size(), std::size_t(3));
    for (const WalkArrow& arrow : steps[0].arrows) // all three left neurons choose y0
        QCOMPARE(arrow.end.right, Index(0));
    QVERIFY(steps[1].words.contains(QStringLiteral("3 of them")));
    QVERIFY(steps[1].bands == std::vector<NeuronRef>({{NeuronRef::Side::right, 0}}));
    QCOMPARE(steps[2].arrows.size(), std::size_t(2)); // two must go elsewhere
}

void ShowingTest::keys_go_on_and_back_and_leave() {
    Shown shown("digits");
    shown.window->selection().select(Cell{1, 1});
    shown.show(FindingKind::order_hides_match);
    QVERIFY(shown.showing->isVisible());
    QCOMPARE(shown.showing->step(), 0);
    shown.press(Qt::Key_Right);
    QCOMPARE(shown.showing->step(), 1);
    QVERIFY(shown.showing->steps()[1].columns_travel);
    shown.press(Qt::Key_Left);
    QCOMPARE(shown.showing->step(), 0);
    shown.press(Qt::Key_Left); // there is nothing before
    QCOMPARE(shown.showing->step(), 0);
    shown.press(Qt::Key_Space);
    shown.press(Qt::Key_Right);
    shown.press(Qt::Key_Right); // nor behind
    QCOMPARE(shown.showing->step(), 2);
    shown.press(Qt::Key_Space);
    QVERIFY(!shown.showing->isVisible());
    shown.show(FindingKind::order_hides_match);
    shown.press(Qt::Key_Escape);
    QVERIFY(!shown.showing->isVisible());
    QVERIFY(shown.window->selection().selected()); // Escape was the walk's alone
}

void ShowingTest::a_link_in_the_explanation_begins_it() {
    Shown shown("digits");
    auto* text = child<QTextBrowser>(*shown.window, "findings");
    QVERIFY(text->toPlainText().contains(QStringLiteral("Show me")));
    Q_EMIT text->anchorClicked(QUrl(QStringLiteral("show:0")));
    QTRY_VERIFY(shown.showing->isVisible());
    QVERIFY(shown.showing->geometry() == child<QWidget>(*shown.window, "maps")->rect());
}

void ShowingTest::what_was_zoomed_to_comes_back() {
    Shown shown("digits");
    ViewSettings zoomed = shown.window->view().settings();
    zoomed.rows = {10, 20};
    zoomed.raw_columns = {10, 20};
    shown.window->view().set(zoomed);
    shown.show(FindingKind::order_hides_match);
    QVERIFY(shown.window->view().settings().rows.everything());
    shown.press(Qt::Key_Escape);
    QVERIFY(shown.window->view().settings() == zoomed);
}

void ShowingTest::motion_runs_unless_it_is_reduced() {
    Shown shown("digits");
    shown.show(FindingKind::order_hides_match);
    QCOMPARE(shown.showing->progress(), 1.0);
    shown.showing->leave();
    shown.window.action("reduceMotion")->setChecked(false);
    shown.show(FindingKind::order_hides_match);
    if (shown.showing->style()->styleHint(QStyle::SH_Widget_Animation_Duration) == 0)
        QCOMPARE(shown.showing->progress(), 1.0); // the desktop wants none
    else
        QVERIFY(shown.showing->progress() < 1.0);
    QTRY_COMPARE(shown.showing->progress(), 1.0);
    QVERIFY(!shown.window.settings().value(QStringLiteral("reduceMotion")).toBool());
}

void ShowingTest::another_comparison_ends_it() {
    Shown shown("digits");
    shown.show(FindingKind::order_hides_match);
    shown.window.trigger("spearman");
    QTRY_VERIFY(!shown.showing->isVisible());
}

QTEST_MAIN(ShowingTest)
#include "showing_test.moc"
