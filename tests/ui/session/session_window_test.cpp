// Sessions as a person saves and opens them.

#include "../workbench/open_window.h"
#include "ui/inspect/pairs_model.h"
#include "ui/session/session_json.h"
#include "ui/session/session_keeper.h"

#include <QAction>
#include <QFile>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>
#include <QtTest>

#include <cstdio>

using namespace counterpart;
using namespace counterpart::test;

class SessionWindowTest : public QObject {
    Q_OBJECT

    Folder folder_;
    std::string a_ = write_random(folder_, QStringLiteral("a.npy"), 40, 24, 1);
    std::string b_ = write_random(folder_, QStringLiteral("b.npy"), 40, 20, 2);

    QString path(const char* name) const {
        return QString::fromStdString(folder_.path(QLatin1String(name)));
    }
    static MessageBar* bar(OpenWindow& window, const char* name) {
        return child<MessageBar>(*window, name);
    }
    static void click(const QWidget& parent, const char* button) {
        QTest::mouseClick(child<QPushButton>(parent, button), Qt::LeftButton);
    }
    static void answer(OpenWindow& window, QMessageBox::StandardButton button) {
        auto* box = window->findChild<QMessageBox*>(QStringLiteral("saveQuestion"));
        QVERIFY(box && box->isVisible());
        QTest::mouseClick(box->button(button), Qt::LeftButton);
    }
    static void change_view(OpenWindow& window) {
        QCoreApplication::processEvents(); // nobody is as fast as the turn that opened the files
        ViewSettings view = window->view().settings();
        view.rows = {2.25, 11.5};
        view.raw_columns = {1, 10.25};
        view.matched_columns = {0.5, 9.75};
        view.colour_map = ColourMap::magma;
        view.show_naive = false;
        view.notes = {{3, 4, true, QStringLiteral("look here")}};
        window->view().set(view);
        window->selection().select(Cell{5, 6});
    }
    static QImage maps(OpenWindow& window) {
        QCoreApplication::processEvents();
        return grab(*child<QWidget>(*window, "maps"));
    }
    void save(OpenWindow& window, const char* name) {
        window.answer = path(name);
        window.trigger("saveSessionAs");
        QTRY_COMPARE(window->keeper().path(), path(name));
        QTRY_VERIFY(!window->isWindowModified());
    }
    void open_both(OpenWindow& window) {
        window.open(a_, b_);
        QTRY_VERIFY(window.comparison());
    }

  private Q_SLOTS:
    void a_session_restores_the_very_picture() {
        OpenWindow before;
        open_both(before);
        before->workbench().set_correlation(CorrelationKind::spearman);
        QTRY_COMPARE(before.comparison()->options.correlation, CorrelationKind::spearman);
        change_view(before);
        save(before, "picture.counterpart");
        const QImage was = maps(before);

        OpenWindow after;
        after.answer = path("picture.counterpart");
        after.trigger("openSession");
        QTRY_VERIFY(after.comparison());
        QTRY_COMPARE(after->keeper().path(), path("picture.counterpart"));
        QVERIFY(after->view().settings() == before->view().settings());
        QVERIFY(after->selection().selected() == Cell({5, 6}));
        QCOMPARE(after.comparison()->options.correlation, CorrelationKind::spearman);
        QTRY_COMPARE(maps(after), was);
        QVERIFY(!after->isWindowModified());
        QVERIFY(!bar(after, "sessionBar")->isVisible());
        QCOMPARE(after->windowTitle(),
                 QStringLiteral("picture.counterpart[*] — a.npy ↔ b.npy — Counterpart"));
    }

    void a_session_of_a_demo_swapped_and_turned_opens_again() {
        OpenWindow window;
        window->workbench().open_demo("counterexample");
        QTRY_VERIFY(window.comparison());
        const double score = window.comparison()->scores.naive_forward;
        window.trigger("swap");
        QTRY_VERIFY(window.comparison()->scores.naive_backward == score);
        save(window, "demo.counterpart");
        const std::string left = window.comparison()->left->source().name;
        OpenWindow again;
        again->keeper().open_session(path("demo.counterpart"));
        QTRY_VERIFY(again.comparison());
        QCOMPARE(again.comparison()->left->source().name, left);
        QCOMPARE(again.comparison()->scores.naive_backward, score);
    }

    void what_changes_is_marked_in_the_title_and_saved_with_one_key() {
        OpenWindow window;
        open_both(window);
        QVERIFY(!window->isWindowModified());
        save(window, "mark.counterpart");
        window.trigger("showNaive");
        QVERIFY(window->isWindowModified());
        window.trigger("undo");
        QVERIFY(!window->isWindowModified());
        window.trigger("redo");
        QVERIFY(window->isWindowModified());
        QTest::keyClick(&*window, Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(!window->isWindowModified());
        OpenWindow again;
        again->keeper().open_session(path("mark.counterpart"));
        QTRY_VERIFY(again.comparison());
        QTRY_VERIFY(!again->view().settings().show_naive);
    }

    void closing_asks_before_anything_is_lost() {
        OpenWindow window;
        open_both(window);
        change_view(window); // a note: work, though no session was ever saved
        QVERIFY(window->isWindowModified());
        window->close();
        QVERIFY(window->isVisible());
        answer(window, QMessageBox::Cancel);
        QVERIFY(window->isVisible());
        window.answer = path("asked.counterpart");
        window->close();
        answer(window, QMessageBox::Save);
        QTRY_VERIFY(!window->isVisible());
        QVERIFY(QFile::exists(path("asked.counterpart")));
    }

    void closing_with_nothing_to_lose_asks_nothing() {
        OpenWindow window;
        open_both(window);
        window.trigger("showNaive");
        window->close();
        QVERIFY(!window->isVisible());
    }

    void opening_others_asks_and_notes_never_come_to_other_neurons() {
        OpenWindow window;
        open_both(window);
        change_view(window);
        const auto before = window.comparison();
        window.trigger("transposeBoth");
        answer(window, QMessageBox::Cancel);
        QVERIFY(!window.busy());
        QVERIFY(window.comparison() == before);
        window->workbench().open_demo("counterexample");
        answer(window, QMessageBox::Discard);
        QTRY_VERIFY(window.comparison() != before);
        QVERIFY(window->view().settings().notes.empty());
        QVERIFY(!window->isWindowModified());
        QVERIFY(!window.action("undo")->isEnabled());
    }

    void a_swap_takes_the_notes_along() {
        OpenWindow window;
        open_both(window);
        change_view(window);
        window.trigger("swap");
        QTRY_COMPARE(window.comparison()->left->n_neurons(), Index(20));
        QVERIFY(window->view().settings().notes.front() ==
                PairNote({4, 3, true, QStringLiteral("look here")}));
    }

    void a_missing_file_can_be_located() {
        const std::string moved = write_random(folder_, QStringLiteral("moves.npy"), 40, 24, 1);
        OpenWindow window;
        window.open(moved, b_);
        QTRY_VERIFY(window.comparison());
        change_view(window);
        save(window, "moved.counterpart");
        const QImage was = maps(window);
        const Folder elsewhere;
        const std::string there = elsewhere.path(QStringLiteral("moves.npy"));
        QCOMPARE(std::rename(moved.c_str(), there.c_str()), 0);

        OpenWindow again;
        again->keeper().open_session(path("moved.counterpart"));
        QTRY_VERIFY(bar(again, "sessionBar")->isVisible());
        QVERIFY(bar(again, "sessionBar")->text().startsWith(QStringLiteral("moves.npy is not")));
        again.answer = QString::fromStdString(there);
        click(*bar(again, "sessionBar"), "messageAction0");
        QTRY_VERIFY(again.comparison());
        QTRY_COMPARE(maps(again), was);
        QVERIFY(!bar(again, "sessionBar")->isVisible()); // the same bytes: nothing to tell
        QVERIFY(again->isWindowModified());              // but to save: where it is now
    }

    void a_file_beside_the_session_is_found_when_the_folder_moved() {
        const Folder old_place;
        const Folder new_place;
        const std::string a = write_random(old_place, QStringLiteral("a.npy"), 30, 5, 1);
        const std::string b = write_random(old_place, QStringLiteral("b.npy"), 30, 5, 2);
        OpenWindow window;
        window.open(a, b);
        QTRY_VERIFY(window.comparison());
        window.answer = QString::fromStdString(old_place.path(QStringLiteral("s.counterpart")));
        window.trigger("saveSession"); // the first time it asks where to
        QTRY_VERIFY(!window->keeper().path().isEmpty());
        for (const char* name : {"a.npy", "b.npy", "s.counterpart"})
            QCOMPARE(std::rename(old_place.path(QLatin1String(name)).c_str(),
                                 new_place.path(QLatin1String(name)).c_str()),
                     0);
        OpenWindow again;
        again->keeper().open_session(
            QString::fromStdString(new_place.path(QStringLiteral("s.counterpart"))));
        QTRY_VERIFY(again.comparison());
        QCOMPARE(again.comparison()->left->source().path, new_place.path(QStringLiteral("a.npy")));
        QVERIFY(!bar(again, "sessionBar")->isVisible());
    }

    void a_file_that_changed_since_is_told_and_opens() {
        const std::string changing =
            write_random(folder_, QStringLiteral("changing.npy"), 40, 24, 1);
        OpenWindow window;
        window.open(changing, b_);
        QTRY_VERIFY(window.comparison());
        change_view(window);
        save(window, "changed.counterpart");
        write_random(folder_, QStringLiteral("changing.npy"), 40, 3, 7);
        OpenWindow again;
        again->keeper().open_session(path("changed.counterpart"));
        QTRY_VERIFY(again.comparison());
        QTRY_VERIFY(bar(again, "sessionBar")->isVisible());
        QCOMPARE(bar(again, "sessionBar")->text(),
                 QStringLiteral("Changed since the session was saved: changing.npy. Notes, "
                                "what-ifs or orders about neurons that are not there were left "
                                "out."));
        QVERIFY(again->isWindowModified() == false);
    }

    void a_damaged_session_is_told_and_the_screen_stays() {
        OpenWindow window;
        open_both(window);
        const auto before = window.comparison();
        window->keeper().open_session(QString::fromStdString(
            folder_.write(QStringLiteral("damaged.counterpart"), "{\"format\": ")));
        QTRY_VERIFY(window.error()->isVisible());
        QVERIFY(window.error()->text().contains(QStringLiteral("the session is damaged")));
        QVERIFY(window.comparison() == before);
    }

    void a_session_is_not_saved_over_a_response_file() {
        OpenWindow window;
        const std::string odd = folder_.path(QStringLiteral("odd.counterpart"));
        QVERIFY(QFile::copy(QString::fromStdString(a_), QString::fromStdString(odd)));
        window.open(odd, b_);
        QTRY_VERIFY(window.comparison());
        window.answer = QString::fromStdString(odd);
        window.trigger("saveSession");
        QTRY_VERIFY(window.error()->isVisible());
        QVERIFY(window->keeper().path().isEmpty());
    }

    void a_session_dropped_anywhere_opens_and_is_among_the_recent_ones() {
        OpenWindow window;
        open_both(window);
        save(window, "drop.counterpart");
        OpenWindow again;
        again.drop({path("drop.counterpart").toStdString()}, QPoint(1000, 400));
        QTRY_VERIFY(again.comparison());
        auto* menu = child<QMenu>(*again, "recentSessions");
        Q_EMIT menu->aboutToShow();
        QCOMPARE(menu->actions().front()->text(), QStringLiteral("drop.counterpart"));
    }

    void undo_takes_back_a_zoom_and_a_note_from_the_keyboard() {
        OpenWindow window;
        open_both(window);
        const ViewSettings first = window->view().settings();
        change_view(window);
        QCOMPARE(window.action("undo")->text(), QStringLiteral("&Undo: view"));
        QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(window->view().settings() == first);
        QVERIFY(!window.action("undo")->isEnabled());
        QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(window->view().settings().notes.size() == 1);
    }

    void undo_takes_back_a_note_on_a_neuron_without_counterpart() {
        write_random(folder_, QStringLiteral("wide.npy"), 40, 30, 8);
        OpenWindow window;
        window.open(folder_.path(QStringLiteral("wide.npy")), b_);
        QTRY_VERIFY(window.comparison());
        QCoreApplication::processEvents(); // as in change_view()
        Index alone = 0;
        while (window.comparison()->counterpart_of_left(alone) >= 0)
            ++alone;
        QAbstractItemModel* model = child<QTableView>(*window, "pairsTable")->model();
        int row = 0;
        while (Index(model->index(row, PairsModel::column_left)
                         .data(PairsModel::sort_role)
                         .toDouble()) != alone)
            ++row;
        const QModelIndex note = model->index(row, PairsModel::column_note);
        QVERIFY(model->setData(note, QStringLiteral("odd")));
        const std::vector<PairNote> noted = {{alone, -1, false, QStringLiteral("odd")}};
        QCOMPARE(window->view().settings().notes, noted);
        QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(window->view().settings().notes.empty());
        QCOMPARE(note.data().toString(), QString());
        QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(window->view().settings().notes, noted);
        QCOMPARE(note.data().toString(), QStringLiteral("odd"));
    }

    void a_changed_file_is_offered_and_read_again_with_the_view_kept() {
        write_random(folder_, QStringLiteral("live.npy"), 40, 24, 5);
        OpenWindow window;
        window.open(folder_.path(QStringLiteral("live.npy")), b_);
        QTRY_VERIFY(window.comparison());
        change_view(window);
        const ViewSettings view = window->view().settings();
        const auto before = window.comparison();
        // As np.save to a temporary name and a rename would.
        const std::string other = write_random(folder_, QStringLiteral("tmp.npy"), 40, 24, 6);
        QCOMPARE(std::rename(other.c_str(), folder_.path(QStringLiteral("live.npy")).c_str()), 0);
        MessageBar* files = bar(window, "filesBar");
        QTRY_VERIFY(files->isVisible());
        QCOMPARE(files->text(), QStringLiteral("live.npy changed on disk: reload?"));
        QVERIFY(window.comparison() == before);
        click(*files, "messageAction0");
        QTRY_VERIFY(window.comparison() != before);
        QTRY_VERIFY(!files->isVisible());
        QVERIFY(window->view().settings() == view);
        QVERIFY(window->selection().selected() == Cell({5, 6}));
        QVERIFY(window.action("undo")->isEnabled());
    }

    void a_deleted_file_is_told_and_nothing_is_lost() {
        const std::string gone = write_random(folder_, QStringLiteral("gone.npy"), 40, 24, 5);
        OpenWindow window;
        window.open(gone, b_);
        QTRY_VERIFY(window.comparison());
        const auto before = window.comparison();
        QFile::remove(QString::fromStdString(gone));
        MessageBar* files = bar(window, "filesBar");
        QTRY_VERIFY(files->isVisible());
        QVERIFY(files->text().startsWith(QStringLiteral("gone.npy was deleted or moved.")));
        QTest::keyClick(&*window, Qt::Key_F5);
        QTRY_VERIFY(window.error()->isVisible());
        QVERIFY(window.comparison() == before);
        write_random(folder_, QStringLiteral("gone.npy"), 40, 24, 6);
        QTRY_VERIFY(files->text().contains(QStringLiteral("reload?")));
        QTest::keyClick(&*window, Qt::Key_F5);
        QTRY_VERIFY(window.comparison() != before);
    }
};

QTEST_MAIN(SessionWindowTest)
#include "session_window_test.moc"
