// Undo and redo as values, without a window.

#include "ui/session/view_history.h"

#include <QtTest>

using namespace counterpart;

namespace {

ViewSettings zoomed(ViewSettings view, double first) {
    view.rows = {first, first + 5};
    return view;
}

ViewSettings noted(ViewSettings view, Index left, const QString& text) {
    for (PairNote& note : view.notes)
        if (note.left == left) {
            note.text = text;
            return view;
        }
    view.notes.push_back({left, left, false, text});
    return view;
}

} // namespace

class ViewHistoryTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void at_first_there_is_nothing_to_undo() {
        ViewHistory history;
        QVERIFY(!history.undo());
        QVERIFY(!history.redo());
        QVERIFY(history.undo_words().isEmpty());
        history.record(ViewSettings{}, 0); // no change, no step
        QVERIFY(!history.undo());
    }

    void changes_come_back_one_by_one() {
        ViewHistory history;
        const ViewSettings first;
        ViewSettings second = first;
        second.show_naive = false;
        ViewSettings third = second;
        third.colour_map = ColourMap::magma;
        history.record(second, 0);
        history.record(third, 1);
        QCOMPARE(history.undo_words(), QStringLiteral("colours"));
        QVERIFY(history.undo() == second);
        QVERIFY(history.undo() == first);
        QVERIFY(!history.undo());
        QCOMPARE(history.redo_words(), QStringLiteral("marks"));
        QVERIFY(history.redo() == second);
        QVERIFY(history.redo() == third);
        QVERIFY(!history.redo());
    }

    void zooming_in_one_go_is_one_step() {
        ViewHistory history;
        const ViewSettings first;
        for (int i = 1; i <= 20; ++i)
            history.record(zoomed(first, i), i * (ViewHistory::one_go_ms / 2));
        const qint64 later = 10 * ViewHistory::one_go_ms + ViewHistory::one_go_ms + 1;
        history.record(zoomed(first, 30), later); // after a pause: another one
        QVERIFY(history.undo() == zoomed(first, 20));
        QVERIFY(history.undo() == first);
        QVERIFY(!history.undo());
    }

    void zooming_after_undo_does_not_go_on_with_what_was_undone() {
        ViewHistory history;
        const ViewSettings first;
        history.record(zoomed(first, 1), 0);
        history.record(zoomed(first, 9), 5000);
        QVERIFY(history.undo() == zoomed(first, 1));
        history.record(zoomed(first, 2), 5001);
        QVERIFY(!history.redo());
        QVERIFY(history.undo() == zoomed(first, 1));
    }

    void writing_one_note_is_one_step_and_another_note_another() {
        ViewHistory history;
        const ViewSettings empty;
        const ViewSettings begun = noted(empty, 1, QStringLiteral("a"));
        history.record(begun, 0);
        history.record(noted(begun, 1, QStringLiteral("ab")), 100);
        const ViewSettings written = noted(begun, 1, QStringLiteral("abc"));
        history.record(written, 200);
        const ViewSettings two = noted(written, 2, QStringLiteral("x"));
        history.record(two, 300);
        QCOMPARE(history.undo_words(), QStringLiteral("note"));
        QVERIFY(history.undo() == written);
        QVERIFY(history.undo() == begun);
        QVERIFY(history.undo() == empty);
    }

    void a_flag_is_a_step_of_its_own() {
        ViewHistory history(noted({}, 1, QStringLiteral("a")));
        ViewSettings flagged = noted({}, 1, QStringLiteral("a"));
        flagged.notes[0].flagged = true;
        history.record(flagged, 0);
        history.record(noted(flagged, 1, QStringLiteral("ab")), 1);
        QVERIFY(history.undo() == flagged);
        QVERIFY(history.undo() == noted({}, 1, QStringLiteral("a")));
    }

    void an_order_that_brings_another_zoom_is_called_an_order() {
        ViewHistory history;
        ViewSettings ordered = zoomed({}, 3);
        ordered.left_order.kind = OrderKind::clustered;
        history.record(ordered, 0);
        QCOMPARE(history.undo_words(), QStringLiteral("order"));
        ViewSettings wished = ordered;
        wished.wishes.push_back({Wish::Kind::pin, 1, 1});
        history.record(wished, 1);
        QCOMPARE(history.undo_words(), QStringLiteral("what if"));
    }

    void a_change_that_was_none_of_the_persons_is_no_step() {
        ViewHistory history;
        history.record(zoomed({}, 1), 0);
        history.amend(zoomed({}, 0.5));
        history.record(zoomed({}, 2), 1);
        QVERIFY(history.undo() == zoomed({}, 0.5));
        QVERIFY(history.undo() == ViewSettings{});
    }

    void a_clustering_that_is_found_later_is_no_step_and_undo_passes_it() {
        ViewHistory history;
        ViewSettings asked;
        asked.left_order.kind = OrderKind::clustered;
        ViewSettings found = asked;
        found.left_order.custom = {1, 0};
        history.record(asked, 0);
        history.record(found, 5000);
        QVERIFY(history.undo() == ViewSettings{});
        QVERIFY(history.redo() == found);
    }

    void only_so_many_steps_are_kept() {
        ViewHistory history;
        for (int i = 1; i <= int(ViewHistory::most_steps) + 50; ++i)
            history.record(zoomed({}, i), i * 10000);
        std::size_t steps = 0;
        while (history.undo())
            ++steps;
        QCOMPARE(steps, ViewHistory::most_steps);
    }
};

QTEST_APPLESS_MAIN(ViewHistoryTest)
#include "view_history_test.moc"
