// A study in the window, as a person makes and reads it.

#include "../workbench/open_window.h"
#include "core/report/study_json.h"
#include "ui/session/session_keeper.h"
#include "ui/study/open_study.h"
#include "ui/study/run_pairs_model.h"
#include "ui/study/runs_tree.h"
#include "ui/study/same_framework.h"
#include "ui/study/study_charts.h"
#include "ui/study/study_page.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>
#include <QToolButton>
#include <QTreeWidget>
#include <QtTest>

using namespace counterpart;
using namespace counterpart::test;

class StudyWindowTest : public QObject {
    Q_OBJECT

    Folder folder_;
    std::vector<std::string> a_;
    std::vector<std::string> b_;

    QString path(const char* name) const {
        return QString::fromStdString(folder_.path(QLatin1String(name)));
    }
    std::vector<std::string> all() const {
        std::vector<std::string> files = b_;
        files.insert(files.end(), a_.begin(), a_.end());
        return files;
    }
    static std::shared_ptr<const OpenStudy> study(OpenWindow& window) {
        return window->workbench().study();
    }
    static bool is_done(OpenWindow& window) {
        return study(window) && study(window)->result.has_value();
    }
    static bool on_study(OpenWindow& window) {
        return child<StudyPage>(*window, "studyPage")->isVisible();
    }
    static QString text(OpenWindow& window, const char* name) {
        return child<QLabel>(*window, name)->text();
    }
    static RunsTree* runs(OpenWindow& window) { return child<RunsTree>(*window, "studyRuns"); }
    static void tick(OpenWindow& window, int group, int run, bool on) {
        runs(window)->topLevelItem(group)->child(run)->setCheckState(0, on ? Qt::Checked
                                                                           : Qt::Unchecked);
    }
    static void open_demo(OpenWindow& window) {
        window.trigger("demoStudy");
        QTRY_VERIFY(is_done(window));
    }
    void drop_all(OpenWindow& window) const {
        window.drop(all(), {600, 400});
        QTRY_VERIFY(is_done(window));
    }

  private Q_SLOTS:
    void initTestCase() {
        for (int run = 0; run < 3; ++run) {
            a_.push_back(write_random(folder_, QStringLiteral("alpha_%1.npy").arg(run), 40, 6,
                                      std::uint64_t(run) + 1));
            b_.push_back(write_random(folder_, QStringLiteral("beta_%1.npy").arg(run), 40, 6,
                                      std::uint64_t(run) + 11));
        }
    }

    void many_files_dropped_become_a_study() {
        OpenWindow window;
        drop_all(window);
        QVERIFY(on_study(window));
        QCOMPARE(runs(window)->topLevelItemCount(), 2);
        QCOMPARE(runs(window)->topLevelItem(0)->text(0), QStringLiteral("alpha"));
        QCOMPARE(runs(window)->topLevelItem(1)->childCount(), 3);
        QCOMPARE(child<QTableView>(*window, "studyPairs")->model()->rowCount(), 15);
        QVERIFY(text(window, "studyAttainable").contains(QStringLiteral("0.10")));
        QVERIFY(text(window, "studyAttainable").contains(QStringLiteral("add 1 run")));
        QVERIFY(text(window, "studyVerdict").contains(QStringLiteral("cannot be shown")));
        QVERIFY(window->windowTitle().startsWith(QStringLiteral("Study: 6 runs in 2 groups")));
    }

    void what_the_window_computes_is_what_the_core_does() {
        OpenWindow window;
        drop_all(window);
        std::vector<StudyRun> plain;
        for (const RunState& state : study(window)->runs)
            plain.push_back(
                {state.responses->source().name, state.responses, Index(plain.size() / 3)});
        const Study fresh = begin_study({"alpha", "beta"}, plain, {}).value();
        const Study compared = advance(fresh, fresh.n_missing(), {}).value();
        QCOMPARE(json_text(*study(window)->study, *study(window)->result),
                 json_text(compared, *study_result(compared, {})));
    }

    void a_run_is_left_out_and_included_again_at_no_cost() {
        OpenWindow window;
        drop_all(window);
        const auto before = study(window);
        tick(window, 0, 1, false);
        QTRY_COMPARE(study(window)->study->runs.size(), std::size_t(5));
        // Nothing is compared anew: the snapshot that comes at once has all pairs.
        QCOMPARE(study(window)->study->n_missing(), 0);
        QTRY_VERIFY(is_done(window));
        QCOMPARE(runs(window)->topLevelItem(0)->child(1)->text(1), QStringLiteral("left out"));
        tick(window, 0, 1, true);
        QTRY_COMPARE(study(window)->study->runs.size(), std::size_t(6));
        QCOMPARE(study(window)->study->n_missing(), 0);
        QTRY_VERIFY(is_done(window));
        QCOMPARE(json_text(*study(window)->study, *study(window)->result),
                 json_text(*before->study, *before->result));
    }

    void a_run_that_is_added_costs_its_own_pairs_only() {
        OpenWindow window;
        drop_all(window);
        const std::string more = write_random(folder_, QStringLiteral("alpha_7.npy"), 40, 6, 77);
        std::vector<Index> missing;
        connect(&window->workbench(), &Workbench::changed, this, [&] {
            if (study(window)->study && study(window)->study->runs.size() == 7)
                missing.push_back(study(window)->study->n_missing());
        });
        window.drop({more}, {600, 400}); // onto the study page: a run of it
        QTRY_VERIFY(!missing.empty());
        QCOMPARE(missing.front(), 6);
        QTRY_VERIFY(is_done(window));
        QCOMPARE(study(window)->study->n_missing(), 0);
        window->workbench().disconnect(this);
    }

    void enter_on_a_pair_opens_it_and_back_returns() {
        OpenWindow window;
        drop_all(window);
        auto* table = child<QTableView>(*window, "studyPairs");
        table->sortByColumn(RunPairsModel::column_first, Qt::DescendingOrder);
        table->setCurrentIndex(table->model()->index(2, 0));
        table->setFocus();
        const QString first = table->model()->index(2, 0).data().toString();
        const QString second = table->model()->index(2, 1).data().toString();
        QTest::keyClick(table, Qt::Key_Return);
        QTRY_VERIFY(window.on_maps());
        QCOMPARE(QString::fromStdString(window.comparison()->left->source().name), first);
        QCOMPARE(QString::fromStdString(window.comparison()->right->source().name), second);
        QVERIFY(child<QWidget>(*window, "studyBar")->isVisible());
        QTest::mouseClick(child<QToolButton>(*window, "studyBack"), Qt::LeftButton);
        QTRY_VERIFY(on_study(window));
        QVERIFY(!window.comparison());
        QCOMPARE(table->currentIndex().row(), 2);
        QCOMPARE(table->model()->index(2, 0).data().toString(), first);
        QVERIFY(!child<QWidget>(*window, "studyBar")->isVisible());
        QVERIFY(is_done(window));
    }

    void alt_left_leads_back_where_the_maps_have_no_history() {
        OpenWindow window;
        drop_all(window);
        auto* map = child<StudyHeatmap>(*window, "studyHeatmap");
        QTest::mouseDClick(map, Qt::LeftButton, Qt::NoModifier, map->centre_of(0, 4).toPoint());
        QTRY_VERIFY(window.on_maps());
        QTest::keyClick(&*window, Qt::Key_Left, Qt::AltModifier);
        QTRY_VERIFY(on_study(window));
    }

    void runs_of_the_same_framework_are_readable_beside_a_pair() {
        OpenWindow window;
        drop_all(window);
        QVERIFY(same_framework_runs(window->workbench()).empty());
        Q_EMIT child<StudyPage>(*window, "studyPage")->openedPair(0); // alpha_0 and alpha_1
        QTRY_VERIFY(window.comparison());
        const auto within = same_framework_runs(window->workbench());
        QCOMPARE(within.size(), std::size_t(1));
        QCOMPARE(within[0].group, QStringLiteral("alpha"));
        QCOMPARE(within[0].matched.size(), std::size_t(2));           // not the pair itself
        Q_EMIT child<StudyPage>(*window, "studyPage")->openedPair(4); // alpha_0 and beta_2
        QTRY_COMPARE(same_framework_runs(window->workbench()).size(), std::size_t(2));
        const QString legend = child<QWidget>(*window, "ladderLegend")->accessibleDescription();
        for (const char* group : {"alpha", "beta"})
            QVERIFY2(legend.contains(QLatin1String(group)), qPrintable(legend));
        window->workbench().set_correlation(CorrelationKind::spearman);
        QTRY_VERIFY(!window.busy());
        QVERIFY(same_framework_runs(window->workbench()).empty()); // of another kind
    }

    void an_error_marks_the_run_and_not_the_study() {
        OpenWindow window;
        std::vector<std::string> files = all();
        files.push_back(folder_.write(QStringLiteral("beta_8.npy"), "no numpy file"));
        files.push_back(write_random(folder_, QStringLiteral("beta_9.npy"), 39, 6, 5));
        window.drop(files, {600, 400});
        QTRY_VERIFY(is_done(window));
        QCOMPARE(study(window)->study->runs.size(), std::size_t(6));
        QTreeWidgetItem* group = runs(window)->topLevelItem(1);
        for (const int run : {3, 4}) {
            QCOMPARE(group->child(run)->text(1), QStringLiteral("error"));
            QCOMPARE(group->child(run)->childCount(), 1);
        }
        QVERIFY(group->child(4)->child(0)->text(0).contains(
            QStringLiteral("39 samples, the others have 40")));
        QVERIFY(!window.error()->isVisible());
    }

    void paired_runs_take_part_row_by_row() {
        OpenWindow window;
        drop_all(window);
        auto* paired = child<QCheckBox>(*window, "studyPaired");
        paired->click();
        QTRY_VERIFY(study(window)->plan.options.paired && is_done(window));
        QVERIFY(text(window, "studyAttainable").contains(QStringLiteral("0.25"))); // 1 / 2²
        tick(window, 0, 1, false);
        QTRY_COMPARE(study(window)->study->runs.size(), std::size_t(4));
        QVERIFY(runs(window)->topLevelItem(1)->child(1)->child(0)->text(0).contains(
            QStringLiteral("partner")));
        QCOMPARE(QString::fromStdString(study(window)->study->runs[3].name),
                 QStringLiteral("beta_2.npy"));
    }

    void the_demo_study_says_that_training_differs_and_frameworks_do_not() {
        OpenWindow window;
        QTest::mouseClick(child<QAbstractButton>(*window, "startDemo_study"), Qt::LeftButton);
        QTRY_VERIFY(is_done(window));
        QVERIFY(on_study(window));
        const MeasureResult& result = study(window)->result->chosen();
        QCOMPARE(result.pairwise.size(), std::size_t(3));
        QCOMPARE(result.adjustment, Adjustment::closed_testing);
        QVERIFY(text(window, "studyAttainable").startsWith(QStringLiteral("The smallest p")));
        QCOMPARE(child<QTableWidget>(*window, "studyGroups")->rowCount(), 4);
        const QString verdict = text(window, "studyVerdict");
        QVERIFY2(verdict.contains(QStringLiteral("All groups together")), qPrintable(verdict));
        QVERIFY(!text(window, "studyMoreWords").isEmpty());
        // Each pair of the demo is the very file, whichever its framework.
        Q_EMIT child<StudyPage>(*window, "studyPage")->openedPair(65);
        QTRY_VERIFY(window.comparison());
        QCOMPARE(window.comparison()->right->source().name, std::string("untrained_3.npy"));
    }

    void other_options_are_another_study() {
        OpenWindow window;
        drop_all(window);
        auto* measure = child<QComboBox>(*window, "studyMeasure");
        measure->setCurrentIndex(1);
        QTRY_COMPARE(study(window)->plan.options.measure, Measure::naive);
        QCOMPARE(study(window)->study->n_missing(), 0); // both were computed
        QTRY_VERIFY(is_done(window));
        child<QComboBox>(*window, "studyCorrelation")->setCurrentIndex(1);
        QTRY_VERIFY(study(window)->plan.options.correlation == CorrelationKind::spearman &&
                    is_done(window));
        child<QComboBox>(*window, "studyCalibration")->setCurrentIndex(1);
        QTRY_VERIFY(study(window)->plan.options.shuffle_draws == 20 && is_done(window));
        QVERIFY(study(window)->study->pairs.front()->calibrated.has_value());
        QVERIFY(!child<QTableView>(*window, "studyPairs")
                     ->isColumnHidden(RunPairsModel::column_calibrated));
    }

    void groups_are_named_marked_and_ordered() {
        OpenWindow window;
        drop_all(window);
        runs(window)->topLevelItem(1)->setText(0, QStringLiteral("gamma"));
        QTRY_COMPARE(study(window)->plan.groups[1].name, QStringLiteral("gamma"));
        QCOMPARE(study(window)->study->n_missing(), 0); // a name changes no number
        QTRY_VERIFY(is_done(window));
        runs(window)->topLevelItem(1)->setText(0, QStringLiteral("alpha"));
        QVERIFY(text(window, "studyNotice").contains(QStringLiteral("alpha already")));
        QCOMPARE(runs(window)->topLevelItem(1)->text(0), QStringLiteral("gamma"));
        runs(window)->make_current({1, -1});
        runs(window)->set_mark(6);
        QCOMPARE(study(window)->plan.groups[1].mark, 6);
        runs(window)->move_current(-1);
        QCOMPARE(study(window)->plan.groups[0].name, QStringLiteral("gamma"));
        runs(window)->make_current({0, 2});
        runs(window)->move_to_group(-1);
        QCOMPARE(study(window)->plan.groups.size(), std::size_t(3));
        QCOMPARE(study(window)->plan.groups[2].name, QStringLiteral("A"));
        runs(window)->make_current({2, -1});
        runs(window)->remove_current();
        QCOMPARE(study(window)->plan.n_runs(), 5);
        QTRY_VERIFY(is_done(window));
    }

    void a_folder_with_a_pattern_becomes_a_study() {
        OpenWindow window;
        const Folder folder;
        for (const char* name : {"x_seed0.npy", "x_seed1.npy", "y_seed0.npy", "y_seed1.npy"})
            write_random(folder, QLatin1String(name), 30, 4, qHash(QLatin1String(name)));
        window.trigger("newStudy");
        auto* dialog = child<QWidget>(*window, "studyDialog");
        auto* begin = child<QPushButton>(*dialog, "studyBegin");
        QVERIFY(!begin->isEnabled());
        child<QLineEdit>(*dialog, "studyFolder")
            ->setText(QString::fromStdString(folder.path(QString())));
        QTRY_VERIFY(begin->isEnabled());
        QCOMPARE(child<QLineEdit>(*dialog, "studyPattern")->text(),
                 QStringLiteral("{group}_seed{run}.npy"));
        auto* caught = child<QTreeWidget>(*dialog, "studyCatch");
        QCOMPARE(caught->topLevelItemCount(), 2);
        QCOMPARE(caught->topLevelItem(1)->child(1)->text(1), QStringLiteral("1"));
        child<QLineEdit>(*dialog, "studyPattern")->setText(QStringLiteral("*.npy"));
        QVERIFY(!begin->isEnabled());
        child<QLineEdit>(*dialog, "studyPattern")->setText(QStringLiteral("{group}_seed{run}.npy"));
        QTest::mouseClick(begin, Qt::LeftButton);
        QTRY_VERIFY(is_done(window));
        QCOMPARE(study(window)->study->groups, (std::vector<std::string>{"x", "y"}));
        QVERIFY(on_study(window));
    }

    void what_is_stopped_goes_on_where_it_was() {
        OpenWindow window;
        window.drop(all(), {600, 400});
        child<QPushButton>(*window, "studyStop")->click(); // before anything is there
        QVERIFY(!is_done(window));
        auto* go_on = child<QPushButton>(*window, "studyGoOn");
        QVERIFY(go_on->isVisible());
        go_on->click();
        QTRY_VERIFY(is_done(window));
        QVERIFY(!go_on->isVisible());
    }

    void a_session_keeps_the_study() {
        OpenWindow before;
        drop_all(before);
        tick(before, 1, 0, false);
        QTRY_VERIFY(!study(before)->plan.groups[1].runs[0].included && is_done(before));
        runs(before)->make_current({0, -1});
        runs(before)->set_mark(5);
        QTRY_VERIFY(is_done(before));
        before.answer = path("study.counterpart");
        before.trigger("saveSessionAs");
        QTRY_COMPARE(before->keeper().path(), path("study.counterpart"));
        QTRY_VERIFY(!before->isWindowModified());

        OpenWindow after;
        after->keeper().open_session(path("study.counterpart"));
        QTRY_VERIFY(is_done(after));
        QVERIFY(on_study(after));
        QVERIFY(study(after)->plan == study(before)->plan);
        QCOMPARE(json_text(*study(after)->study, *study(after)->result),
                 json_text(*study(before)->study, *study(before)->result));
        QVERIFY(!after->isWindowModified());
        // A pair comes and goes within the session.
        Q_EMIT child<StudyPage>(*after, "studyPage")->openedPair(0);
        QTRY_VERIFY(after.on_maps());
        QCOMPARE(after->keeper().path(), path("study.counterpart"));
        after.trigger("backToStudy");
        QTRY_VERIFY(on_study(after));
        QCOMPARE(after->keeper().path(), path("study.counterpart"));
    }

    void a_new_study_is_not_saved_over_the_session_of_a_pair() {
        OpenWindow window;
        window.open(a_[0], b_[0]);
        QTRY_VERIFY(window.comparison());
        window.answer = path("pair.counterpart");
        window.trigger("saveSessionAs");
        QTRY_COMPARE(window->keeper().path(), path("pair.counterpart"));
        open_demo(window);
        QVERIFY(on_study(window));
        QVERIFY(window->keeper().path().isEmpty());
    }

    void a_session_with_a_pair_of_the_demo_study_opens_that_pair() {
        OpenWindow before;
        open_demo(before);
        Q_EMIT child<StudyPage>(*before, "studyPage")->openedPair(65);
        QTRY_VERIFY(before.on_maps());
        before.answer = path("demo.counterpart");
        before.trigger("saveSessionAs");
        QTRY_COMPARE(before->keeper().path(), path("demo.counterpart"));
        OpenWindow after;
        after->keeper().open_session(path("demo.counterpart"));
        QTRY_VERIFY(after.comparison() && is_done(after));
        QCOMPARE(after.comparison()->left->source().name, std::string("untrained_2.npy"));
        QVERIFY(child<QWidget>(*after, "studyBar")->isVisible());
    }

    void a_file_that_is_gone_marks_its_run() {
        const std::string gone = write_random(folder_, QStringLiteral("beta_5.npy"), 40, 6, 55);
        std::vector<std::string> files = all();
        files.push_back(gone);
        OpenWindow before;
        before.drop(files, {600, 400});
        QTRY_VERIFY(is_done(before));
        before.answer = path("gone.counterpart");
        before.trigger("saveSessionAs");
        QTRY_COMPARE(before->keeper().path(), path("gone.counterpart"));
        QVERIFY(QFile::remove(QString::fromStdString(gone)));
        OpenWindow after;
        after->keeper().open_session(path("gone.counterpart"));
        QTRY_VERIFY(is_done(after));
        QCOMPARE(runs(after)->topLevelItem(1)->child(3)->text(1), QStringLiteral("error"));
        QCOMPARE(study(after)->study->runs.size(), std::size_t(6));
    }

    void the_study_is_exported() {
        OpenWindow window;
        drop_all(window);
        const auto save = [&](const char* action, const char* name) {
            QFile::remove(path(name));
            window.answer = path(name);
            window.trigger(action);
            if (!QTest::qWaitFor([&] { return QFile::exists(path(name)); }))
                return QByteArray();
            QFile file(path(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QVERIFY(!QImage::fromData(save("exportStudyFigure", "s.png")).isNull());
        QVERIFY(save("exportStudyFigure", "s.svg").contains("<svg"));
        QVERIFY(save("exportStudyFigure", "s.pdf").startsWith("%PDF"));
        const QByteArray page = save("exportStudyReport", "s.html");
        QVERIFY(page.contains("alpha") && page.contains("counterpart study"));
        const QByteArray csv = save("exportStudyPairs", "s.csv");
        QCOMPARE(csv.count('\n'), 16);
        QVERIFY(csv.startsWith("first_run,second_run,"));
        const QJsonObject json =
            QJsonDocument::fromJson(save("exportStudyJson", "s.json")).object();
        QCOMPARE(json[QStringLiteral("schema")].toString(), QStringLiteral("counterpart.study/1"));
        // Never over a run.
        window.answer = QString::fromStdString(a_[0]);
        window.trigger("exportStudyJson");
        QTRY_VERIFY(window.error()->isVisible());
    }

    void closing_the_study_leads_to_the_start() {
        OpenWindow window;
        open_demo(window);
        window.trigger("closeStudy");
        QVERIFY(!study(window));
        QTRY_VERIFY(window.on_start());
        for (const char* name : {"closeStudy", "exportStudyJson", "backToStudy", "studyAddFiles"})
            QVERIFY2(!window.action(name)->isEnabled(), name);
    }
};

QTEST_MAIN(StudyWindowTest)
#include "study_window_test.moc"
