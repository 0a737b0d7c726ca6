// The table, the search and the ranking curve in the real window: what is done in one is seen in
// the others.

#include "ui/explanation/explanation_panel.h"
#include "ui/heatmap/maps_view.h"
#include "ui/inspect/pairs_model.h"
#include "ui/inspect/ranking_panel.h"
#include "ui/inspect/regrets.h"
#include "ui/workbench/open_window.h"

#include <QClipboard>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QGuiApplication>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QTableView>
#include <QtTest>

using namespace counterpart;
using namespace counterpart::test;

namespace {

void open_demo(OpenWindow& window, const char* id) {
    window->workbench().open_demo(id);
    QTRY_VERIFY(window.comparison() && !window.busy());
    for (const char* name : {"pairsDock", "rankingDock"})
        if (!child<QDockWidget>(*window, name)->isVisible())
            child<QDockWidget>(*window, name)->toggleViewAction()->trigger();
    child<QDockWidget>(*window, "pairsDock")->raise();
    QTRY_VERIFY(child<QTableView>(*window, "pairsTable")->isVisible());
}

QTableView* table(OpenWindow& window) {
    return child<QTableView>(*window, "pairsTable");
}

QString shown(OpenWindow& window, int row, int column) {
    return table(window)->model()->index(row, column).data().toString();
}

QString count(OpenWindow& window) {
    return child<QLabel>(*window, "pairsCount")->text();
}

/// The cell of the table's row that is selected; nothing where none or several are.
std::optional<Index> selected_left(OpenWindow& window) {
    const QModelIndexList rows = table(window)->selectionModel()->selectedRows();
    if (rows.size() != 1)
        return std::nullopt;
    return Index(rows[0].data(PairsModel::sort_role).toDouble());
}

QPoint middle(OpenWindow& window, int row, int column) {
    QTableView* view = table(window);
    const QModelIndex index = view->model()->index(row, column);
    view->scrollTo(index);
    return view->visualRect(index).center();
}

void move_mouse(QWidget* widget, QPoint at) {
    QMouseEvent move(QEvent::MouseMove, QPointF(at), widget->mapToGlobal(QPointF(at)), Qt::NoButton,
                     Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(widget, &move);
}

/// What the person types into the search, which Ctrl+F opens.
QLineEdit* search_for(OpenWindow& window, const QString& text) {
    window.trigger("find");
    auto* field = child<QLineEdit>(*window, "searchText");
    field->clear();
    QTest::keyClicks(field, text);
    return field;
}

} // namespace

class InspectWindowTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void a_row_clicked_is_the_pair_selected_everywhere() {
        OpenWindow window;
        open_demo(window, "digits");
        QTest::mouseClick(table(window)->viewport(), Qt::LeftButton, {}, middle(window, 2, 0));
        const Pair& pair = window.comparison()->pairs[2];
        QCOMPARE(window->selection().selected(), std::optional(Cell{pair.left, pair.right}));
        QVERIFY(child<QLabel>(*window, "readOut")
                    ->text()
                    .startsWith(QStringLiteral("A2 – B%1").arg(pair.right)));
    }

    void a_pair_selected_elsewhere_is_the_row_selected() {
        OpenWindow window;
        open_demo(window, "digits");
        const Pair& pair = window.comparison()->pairs[40];
        window->selection().select(Cell{pair.left, pair.right});
        QCOMPARE(selected_left(window), std::optional(pair.left));
        const QModelIndex row = table(window)->currentIndex();
        QVERIFY(
            table(window)->viewport()->rect().contains(table(window)->visualRect(row).center()));
        window->selection().select(Cell{pair.left, (pair.right + 1) % 64}); // no pair, no row
        QCOMPARE(selected_left(window), std::optional<Index>());
        window->selection().select(Cell{-1, pair.right}); // a neuron alone: the row it is in
        QCOMPARE(selected_left(window), std::optional(pair.left));
    }

    void escape_clears_every_view_alike() {
        OpenWindow window;
        open_demo(window, "digits");
        const QString hint = child<QLabel>(*window, "readOut")->text();
        search_for(window, QStringLiteral("5"));
        QCOMPARE(window->selection().found().size(), std::size_t(2));
        QTest::mouseClick(table(window)->viewport(), Qt::LeftButton, {}, middle(window, 2, 0));
        window->selection().point(std::nullopt);
        window->selection().highlight({{NeuronRef::Side::left, 3}});
        window.trigger("clearSelection");
        QCOMPARE(selected_left(window), std::optional<Index>());
        QVERIFY(!table(window)->currentIndex().isValid());
        QCOMPARE(child<QLabel>(*window, "readOut")->text(), hint);
        QVERIFY(child<QLabel>(*window, "searchMessage")->text().isEmpty());
        QVERIFY(window->selection().highlighted().empty());
    }

    void hovering_a_row_lights_its_cell_and_the_other_way_round() {
        OpenWindow window;
        open_demo(window, "digits");
        const Pair& pair = window.comparison()->pairs[3];
        move_mouse(table(window)->viewport(), middle(window, 3, 1));
        QCOMPARE(window->selection().pointed(), std::optional(Cell{pair.left, pair.right}));
        const QModelIndex lit = table(window)->model()->index(3, 0);
        QVERIFY(lit.data(Qt::BackgroundRole).isValid());
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(table(window)->viewport(), &leave);
        QVERIFY(!window->selection().pointed());
        QVERIFY(!lit.data(Qt::BackgroundRole).isValid());
        window->selection().point(Cell{pair.left, pair.right});
        QVERIFY(lit.data(Qt::BackgroundRole).isValid());
    }

    void a_double_click_and_enter_zoom_to_the_pair() {
        OpenWindow window;
        open_demo(window, "digits");
        const auto zoomed_to = [&](const Pair& pair) {
            const Span rows = window->view().settings().rows;
            return !rows.everything() && rows.first <= double(pair.left) &&
                   double(pair.left) < rows.last &&
                   child<MapsView>(*window, "maps")->position_of({pair.left, pair.right}, true);
        };
        QTest::mouseClick(table(window)->viewport(), Qt::LeftButton, {}, middle(window, 1, 0));
        QTest::mouseDClick(table(window)->viewport(), Qt::LeftButton, {}, middle(window, 1, 0));
        QTRY_VERIFY(zoomed_to(window.comparison()->pairs[1]));
        table(window)->setFocus();
        QTest::keyClick(table(window), Qt::Key_Down);
        QTest::keyClick(table(window), Qt::Key_Down);
        QCOMPARE(window->selection().selected()->left, Index(3));
        window.trigger("fit");
        QTest::keyClick(table(window), Qt::Key_Return);
        QTRY_VERIFY(zoomed_to(window.comparison()->pairs[3]));
    }

    void filters_are_told_by_their_count_and_keep_the_selection() {
        OpenWindow window;
        open_demo(window, "digits");
        const auto c = window.comparison();
        QCOMPARE(count(window), QStringLiteral("64 pairs"));
        const auto disagree = std::count_if(c->pairs.begin(), c->pairs.end(),
                                            [](const Pair& pair) { return !pair.agrees; });
        const auto first = std::find_if(c->pairs.begin(), c->pairs.end(),
                                        [](const Pair& pair) { return !pair.agrees; });
        window->selection().select(Cell{first->left, first->right});
        window.trigger("filterDisagrees");
        QCOMPARE(count(window), QStringLiteral("%1 of 64 pairs").arg(disagree));
        QCOMPARE(table(window)->model()->rowCount(), int(disagree));
        QCOMPARE(selected_left(window), std::optional(first->left));
        child<QLineEdit>(*window, "pairsFilter")->setText(QStringLiteral("no such neuron"));
        QCOMPARE(count(window), QStringLiteral("0 of 64 pairs"));
        QCOMPARE(window->selection().selected(), std::optional(Cell{first->left, first->right}));
        child<QLineEdit>(*window, "pairsFilter")->clear();
        QCOMPARE(selected_left(window), std::optional(first->left));
        window.trigger("filterDisagrees");
        QCOMPARE(count(window), QStringLiteral("64 pairs"));
    }

    void a_new_threshold_filters_by_it() {
        OpenWindow window;
        open_demo(window, "digits");
        child<QDoubleSpinBox>(*window, "weakBelow")->setValue(0.7);
        QVERIFY(window.action("filterWeak")->isChecked());
        const auto& pairs = window.comparison()->pairs;
        const auto weak = std::count_if(pairs.begin(), pairs.end(),
                                        [](const Pair& pair) { return pair.similarity < 0.7; });
        QCOMPARE(count(window), QStringLiteral("%1 of 64 pairs").arg(weak));
    }

    void regrets_appear_when_they_are_known() {
        OpenWindow window;
        open_demo(window, "digits");
        Regrets& regrets = regrets_of(window->workbench());
        QTRY_VERIFY(regrets.values());
        const auto expected = (*regrets.values())[5];
        QVERIFY(expected);
        QCOMPARE(shown(window, 5, PairsModel::column_regret),
                 QLocale().toString(*expected, 'f', 3));
        window.trigger("signed"); // another comparison: regrets of its own
        QTRY_VERIFY(window.comparison()->options.sign == Sign::signed_);
        QTRY_VERIFY(regrets.values());
        QVERIFY(shown(window, 5, PairsModel::column_regret) != QStringLiteral("…"));
    }

    void notes_are_part_of_the_view_and_follow_their_networks() {
        OpenWindow window;
        open_demo(window, "digits");
        const Pair pair = window.comparison()->pairs[4];
        QAbstractItemModel* model = table(window)->model();
        model->setData(model->index(4, PairsModel::column_note), QStringLiteral("odd"));
        model->setData(model->index(4, PairsModel::column_flag), Qt::Checked, Qt::CheckStateRole);
        const std::vector<PairNote> noted = {{pair.left, pair.right, true, QStringLiteral("odd")}};
        QCOMPARE(window->view().settings().notes, noted);
        window.trigger("filterFlagged");
        QCOMPARE(count(window), QStringLiteral("1 of 64 pairs"));
        ViewSettings other = window->view().settings();
        other.notes.clear(); // as undo would
        window->view().set(other);
        window.trigger("filterFlagged");
        QCOMPARE(shown(window, 4, PairsModel::column_note), QString());
        other.notes = noted;
        window->view().set(other);
        QCOMPARE(shown(window, 4, PairsModel::column_note), QStringLiteral("odd"));
        window.trigger("swap");
        QTRY_COMPARE(window->workbench().opened().left->source().name, std::string("torch_0.npy"));
        QCOMPARE(window->view().settings().notes.front().left, pair.right);
        window->workbench().open_demo("counterexample"); // which would lose the note
        auto* question = child<QMessageBox>(*window, "saveQuestion");
        QTest::mouseClick(question->button(QMessageBox::Discard), Qt::LeftButton);
        QTRY_COMPARE(window->workbench().opened().left->n_neurons(), Index(3));
        QVERIFY(window->view().settings().notes.empty());
    }

    void copying_takes_the_selected_rows_or_all_that_are_shown() {
        OpenWindow window;
        open_demo(window, "digits");
        window.trigger("copyPairs");
        QCOMPARE(QGuiApplication::clipboard()->text().count(QLatin1Char('\n')), 65);
        table(window)->sortByColumn(PairsModel::column_left, Qt::DescendingOrder);
        QTest::mouseClick(table(window)->viewport(), Qt::LeftButton, {}, middle(window, 0, 0));
        QTest::mouseClick(table(window)->viewport(), Qt::LeftButton, Qt::ShiftModifier,
                          middle(window, 2, 0));
        table(window)->setFocus();
        QTest::keySequence(table(window), QKeySequence::Copy);
        const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 5);
        QVERIFY(lines[1].startsWith(QStringLiteral("63\t")));
        QVERIFY(lines[3].startsWith(QStringLiteral("61\t")));
    }

    void what_is_shown_is_saved_as_csv() {
        OpenWindow window;
        const QTemporaryDir folder;
        open_demo(window, "digits");
        window.trigger("filterDisagrees");
        window.answer = folder.filePath(QStringLiteral("pairs.csv"));
        window.trigger("savePairs");
        QTRY_VERIFY(window.notice()->isVisible());
        QCOMPARE(window.asked.suggested, QStringLiteral("sklearn_0_torch_0_pairs.csv"));
        QFile file(window.answer);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), qsizetype(table(window)->model()->rowCount() + 1));
    }

    void unmatched_neurons_have_rows_that_can_be_selected() {
        const Folder folder;
        OpenWindow window;
        window.open(write_random(folder, QStringLiteral("l.npy"), 30, 4, 1),
                    write_random(folder, QStringLiteral("r.npy"), 30, 7, 2));
        QTRY_VERIFY(window.comparison());
        child<QDockWidget>(*window, "pairsDock")->show();
        QCOMPARE(count(window), QStringLiteral("4 pairs, 3 without counterpart"));
        table(window)->selectRow(6);
        QCOMPARE(window->selection().selected(),
                 std::optional(Cell{-1, window.comparison()->unmatched_right[2]}));
        window.trigger("filterSignFlip");
        QVERIFY(count(window).contains(QStringLiteral("0 of 3 without")));
    }

    void a_pair_is_found_selected_and_zoomed_to() {
        OpenWindow window;
        open_demo(window, "digits");
        QLineEdit* field = search_for(window, QStringLiteral("A17 B20"));
        QVERIFY(!window->selection().selected());
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(window->selection().selected(), std::optional(Cell{17, 20}));
        const Span rows = window->view().settings().rows;
        QVERIFY(!rows.everything() && rows.first <= 17 && rows.last > 17);
        QCOMPARE(child<QLabel>(*window, "searchMessage")->text(), QStringLiteral("1 of 1"));
    }

    void hits_are_gone_through_with_f3_both_ways() {
        OpenWindow window;
        open_demo(window, "digits");
        search_for(window, QStringLiteral("17"));
        const std::vector<NeuronRef> both = {{NeuronRef::Side::left, 17},
                                             {NeuronRef::Side::right, 17}};
        QVERIFY(window->selection().found() == both);
        window.trigger("findNext");
        QCOMPARE(window->selection().selected(), std::optional(Cell{17, -1}));
        QCOMPARE(selected_left(window), std::optional(Index(17))); // the table follows
        window.trigger("findNext");
        QCOMPARE(window->selection().selected(), std::optional(Cell{-1, 17}));
        window.trigger("findNext");
        QCOMPARE(window->selection().selected(), std::optional(Cell{17, -1}));
        window.trigger("findPrevious");
        QCOMPARE(window->selection().selected(), std::optional(Cell{-1, 17}));
        QVERIFY(window->selection().found() == both);
    }

    void the_list_of_hits_is_chosen_from_by_key_and_by_click() {
        OpenWindow window;
        open_demo(window, "digits");
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&*window));
        QLineEdit* field = search_for(window, QStringLiteral("A3 A5 A7"));
        auto* list = child<QListWidget>(*window, "searchHits");
        QTRY_VERIFY(list->isVisible());
        QCOMPARE(list->count(), 3);
        QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(window->selection().selected(), std::optional(Cell{5, -1}));
        QVERIFY(!list->isVisible());
        QTest::keyClick(field, Qt::Key_Down);
        QTRY_VERIFY(list->isVisible());
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualItemRect(list->item(0)).center());
        QCOMPARE(window->selection().selected(), std::optional(Cell{3, -1}));
    }

    void what_is_not_found_is_told_in_the_bar() {
        OpenWindow window;
        open_demo(window, "digits");
        search_for(window, QStringLiteral("A64"));
        QCOMPARE(child<QLabel>(*window, "searchMessage")->text(),
                 QStringLiteral("There is no A64: the left neurons are A0 to A63."));
        QVERIFY(window->selection().found().empty());
    }

    void escape_in_the_search_closes_it_and_keeps_the_selection() {
        OpenWindow window;
        open_demo(window, "digits");
        QLineEdit* field = search_for(window, QStringLiteral("A3"));
        QTest::keyClick(field, Qt::Key_Return);
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!child<QWidget>(*window, "searchBar")->isVisible());
        QVERIFY(window->selection().found().empty());
        QCOMPARE(window->selection().selected(), std::optional(Cell{3, -1}));
        window.trigger("find"); // and it remembers what was looked for
        QCOMPARE(field->selectedText(), QStringLiteral("A3"));
        QCOMPARE(window->selection().found().size(), std::size_t(1));
        window.trigger("closePair");
        QTRY_VERIFY(window.on_start());
        QVERIFY(!child<QWidget>(*window, "searchBar")->isVisible());
        QVERIFY(!window.action("find")->isEnabled());
    }

    void the_ranking_points_at_and_selects_its_neurons() {
        OpenWindow window;
        open_demo(window, "digits");
        child<QDockWidget>(*window, "rankingDock")->raise();
        auto* ranking = child<RankingPanel>(*window, "ranking");
        QTRY_VERIFY(ranking->isVisible());
        auto* plot = child<QWidget>(*ranking, "rankingPlot");
        QTest::qWait(0);
        QTRY_VERIFY(plot->width() > 300);
        QVERIFY(!grab(*plot).isNull()); // lays the axes out
        const Pair& pair = window.comparison()->pairs[12];
        move_mouse(plot, ranking->position_of(12));
        QCOMPARE(window->selection().pointed(), std::optional(Cell{pair.left, pair.right}));
        QVERIFY(child<QLabel>(*ranking, "rankingTold")->text().startsWith(QStringLiteral("A12: ")));
        QTest::mouseClick(plot, Qt::LeftButton, {}, ranking->position_of(12));
        QCOMPARE(window->selection().selected(), std::optional(Cell{pair.left, pair.right}));
        QCOMPARE(selected_left(window), std::optional(pair.left));
        QVERIFY(child<QLabel>(*ranking, "rankingWords")
                    ->text()
                    .startsWith(QStringLiteral("Naive forward 0.767, matched 0.735")));
    }

    void a_bar_lights_the_neurons_that_are_chosen_so_often() {
        OpenWindow window;
        open_demo(window, "digits");
        child<QDockWidget>(*window, "rankingDock")->raise();
        auto* ranking = child<RankingPanel>(*window, "ranking");
        auto* plot = child<QWidget>(*ranking, "rankingPlot");
        QTRY_VERIFY(plot->isVisible() && plot->width() > 300);
        QVERIFY(!grab(*plot).isNull()); // lays the axes out
        QTest::mouseClick(plot, Qt::LeftButton, {}, ranking->position_of_bar(3));
        const auto& chosen = window.comparison()->anatomy.right_chosen;
        const auto expected = std::count(chosen.begin(), chosen.end(), Index(3));
        QVERIFY(expected > 0);
        QCOMPARE(window->selection().highlighted().size(), std::size_t(expected));
        for (const NeuronRef& neuron : window->selection().highlighted())
            QCOMPARE(chosen[std::size_t(neuron.neuron)], Index(3));
    }
};

QTEST_MAIN(InspectWindowTest)
#include "inspect_window_test.moc"
