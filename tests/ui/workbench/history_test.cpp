#include "ui/workbench/history.h"

#include <QtTest>

using namespace counterpart;

class HistoryTest : public QObject {
    Q_OBJECT

    static ViewPlace at(double first) { return {{first, first + 10}, {}, {}, {}}; }

  private Q_SLOTS:
    void a_new_history_leads_nowhere() {
        History history(at(0));
        QVERIFY(!history.can_go_back() && !history.can_go_forward());
        QVERIFY(!history.back() && !history.forward());
    }

    void back_and_forward_are_each_others_inverse() {
        History history(at(0));
        for (int k = 1; k <= 5; ++k)
            history.go(at(k), 1000 * k);
        for (int k = 4; k >= 0; --k)
            QCOMPARE(history.back()->rows.first, double(k));
        QVERIFY(!history.can_go_back());
        for (int k = 1; k <= 5; ++k)
            QCOMPARE(history.forward()->rows.first, double(k));
        QVERIFY(!history.can_go_forward());
    }

    void going_somewhere_new_forgets_what_was_ahead() {
        History history(at(0));
        history.go(at(1), 1000);
        history.go(at(2), 2000);
        history.back();
        history.go(at(3), 3000);
        QVERIFY(!history.can_go_forward());
        QCOMPARE(history.back()->rows.first, 1.0);
        QCOMPARE(history.back()->rows.first, 0.0);
    }

    void a_drag_is_one_move() {
        History history(at(0));
        for (int k = 1; k <= 30; ++k)
            history.go(at(k), 1000 + 20 * k);
        QCOMPARE(history.back()->rows.first, 0.0);
        QVERIFY(!history.can_go_back());
        QCOMPARE(history.forward()->rows.first, 30.0);
    }

    void a_move_after_going_back_is_another_one() {
        History history(at(0));
        history.go(at(1), 1000);
        history.go(at(2), 5000);
        history.back();
        history.go(at(7), 5100);
        QCOMPARE(history.back()->rows.first, 1.0);
    }

    void a_selection_is_a_place_of_its_own() {
        History history(at(0));
        ViewPlace selected = at(0);
        selected.selected = Cell{3, 4};
        history.go(selected, 1000);
        ViewPlace moved = selected;
        moved.rows = {5, 9};
        history.go(moved, 1100);
        QVERIFY(*history.back() == selected);
        QVERIFY(*history.back() == at(0));
    }

    void the_same_place_is_no_move() {
        History history(at(0));
        history.go(at(0), 1000);
        QVERIFY(!history.can_go_back());
    }

    void the_oldest_are_forgotten() {
        History history(at(0));
        for (int k = 1; k <= 300; ++k)
            history.go(at(k), 1000.0 * k);
        int steps = 0;
        while (history.back())
            ++steps;
        QCOMPARE(steps, int(History::most) - 1);
    }
};

QTEST_APPLESS_MAIN(HistoryTest)
#include "history_test.moc"
