// The pitfall lab in the real window.

#include "../workbench/open_window.h"
#include "support/files.h"
#include "support/program.h"
#include "ui/lab/lab_dock.h"
#include "ui/lab/lab_panel.h"
#include "ui/lab/strip_chart.h"
#include "ui/session/session_keeper.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QtTest>

#include <algorithm>

using namespace counterpart;
using namespace counterpart::test;

namespace {

Lab& lab_of(MainWindow& window) {
    auto* dock = window.findChild<LabDock*>();
    if (!dock)
        qFatal("there is no lab");
    return dock->lab();
}

/// Whether what the controls say is on the table.
bool settled(MainWindow& window) {
    const Lab& lab = lab_of(window);
    return lab.shown() && *lab.shown() == lab.controls() && !window.workbench().job().running();
}

void enter(MainWindow& window) {
    child<QAction>(window, "pitfallLab")->trigger();
    QTRY_VERIFY(settled(window));
}

void set(MainWindow& window, const char* control, double value) {
    const QByteArray name = QByteArray(control) + "Spin";
    child<QDoubleSpinBox>(window, name.constData())->setValue(value);
    QTRY_VERIFY(settled(window));
}

Scores scores(MainWindow& window) {
    return window.workbench().opened().comparison->scores;
}

double score(const Scores& scores, const QString& name) {
    if (name == QLatin1String("naive_forward"))
        return scores.naive_forward;
    if (name == QLatin1String("naive_backward"))
        return scores.naive_backward;
    if (name == QLatin1String("index_aligned"))
        return *scores.index_aligned;
    return scores.matched;
}

/// A window whose files are named as it suggests, in a folder.
struct SavingWindow {
    Folder folder;
    QSettings settings{QString::fromStdString(folder.path(QStringLiteral("settings.ini"))),
                       QSettings::IniFormat};
    MainWindow window{settings, [this](QWidget*, const FileQuestion& question,
                                       const std::function<void(const QString&)>& chosen) {
                          chosen(QString::fromStdString(folder.path(question.suggested)));
                      }};
};

} // namespace

class LabTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void every_control_moves_the_numbers_as_it_should_data();
    void every_control_moves_the_numbers_as_it_should();
    void a_slider_moves_with_the_keyboard_and_shows_its_number();
    void the_chart_draws_naive_against_hub_strength();
    void points_of_different_pairs_are_never_in_one_line();
    void what_is_asked_for_while_a_step_runs_comes_last();
    void leaving_gives_back_what_was_open();
    void the_lessons_menu_leads_into_it_however_often_it_opens();
    void opening_something_else_ends_it();
    void nothing_of_it_is_kept_as_the_persons_work();
    void closing_the_window_in_the_lab_keeps_the_layout_there_was();
    void saved_files_compare_to_the_same_scores();
    void the_script_finds_the_scores_in_the_saved_files();
};

void LabTest::every_control_moves_the_numbers_as_it_should_data() {
    QTest::addColumn<QByteArray>("base"); ///< control=value, …
    QTest::addColumn<QByteArray>("control");
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addColumn<QString>("which");
    QTest::addColumn<double>("change"); ///< at least so much up, or down
    const auto row = [](const char* base, const char* control, double from, double to,
                        const char* which, double change) {
        QTest::addRow("%s: %s", control, which) << QByteArray(base) << QByteArray(control) << from
                                                << to << QString::fromLatin1(which) << change;
    };
    row("labNoise=1", "labHub", 0, 0.9, "naive_forward", 0.5);
    row("", "labHub", 0, 0.9, "matched", -0.4);
    row("", "labNoise", 0, 0.9, "matched", -0.5);
    row("labNoise=1", "labSamples", 10, 2000, "matched", -0.4);
    row("labNoise=1,labSamples=50", "labLeft", 8, 200, "naive_backward", 0.1);
    row("labNoise=1,labSamples=50", "labRight", 8, 200, "naive_forward", 0.1);
    row("", "labDuplicates", 0, 16, "matched", -0.2);
    row("", "labRotation", 0, 1, "matched", -0.3);
    row("labNoise=1,labSamples=40", "labSparseness", 0, 0.95, "naive_forward", 0.05);
    row("", "labDead", 0, 16, "matched", -0.3);
    row("labNoise=1", "labOutlier", 0, 100, "matched", 0.7);
    row("labNoise=1,labSamples=100", "labAutocorrelation", 0, 0.95, "matched", 0.1);
    row("", "labFlips", 0, 1, "matched", -0.5); // signed
}

void LabTest::every_control_moves_the_numbers_as_it_should() {
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, control);
    QFETCH(double, from);
    QFETCH(double, to);
    QFETCH(QString, which);
    QFETCH(double, change);
    OpenWindow window;
    enter(*window);
    if (control == "labFlips") {
        window.trigger("signed");
        QTRY_COMPARE(window.comparison()->options.sign, Sign::signed_);
        QTRY_VERIFY(settled(*window));
    }
    for (const QByteArray& part : base.split(','))
        if (!part.isEmpty())
            set(*window, part.split('=')[0].constData(), part.split('=')[1].toDouble());
    set(*window, control.constData(), from);
    const double before = score(scores(*window), which);
    set(*window, control.constData(), to);
    const double after = score(scores(*window), which);
    QVERIFY2(change > 0 ? after > before + change : after < before + change,
             qPrintable(QStringLiteral("%1 to %2").arg(before).arg(after)));
}

void LabTest::a_slider_moves_with_the_keyboard_and_shows_its_number() {
    OpenWindow window;
    enter(*window);
    auto* slider = child<QSlider>(*window, "labHub");
    auto* number = child<QDoubleSpinBox>(*window, "labHubSpin");
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Right);
    QTest::keyClick(slider, Qt::Key_PageUp);
    QTRY_VERIFY(settled(*window));
    QCOMPARE(number->value(), 0.06);
    QCOMPARE(lab_of(*window).controls().hub, 0.06);
    // A permutation is one box: index-aligned comes back when it is taken off.
    const double permuted = *scores(*window).index_aligned;
    child<QCheckBox>(*window, "labPermuted")->click();
    QTRY_VERIFY(settled(*window));
    QVERIFY(*scores(*window).index_aligned > permuted + 0.5);
    child<QPushButton>(*window, "labReset")->click();
    QTRY_VERIFY(settled(*window));
    QVERIFY(lab_of(*window).controls() == LaboratoryControls());
    QCOMPARE(number->value(), 0.0);
    QCOMPARE(slider->value(), 0);
}

void LabTest::the_chart_draws_naive_against_hub_strength() {
    OpenWindow window;
    enter(*window);
    set(*window, "labNoise", 1);
    for (const double hub : {0.8, 0.2, 0.6, 0.4, 0.2})
        set(*window, "labHub", hub);
    const auto* chart = child<StripChart>(*window, "stripChart");
    const std::vector<StripLine> lines = chart->lines();
    QCOMPARE(lines.size(), std::size_t(8)); // four scores, each with its chance
    const StripLine& naive = lines[0];
    QCOMPARE(naive.points.size(), std::size_t(5)); // 0, where it began, and .2 came twice
    for (std::size_t k = 1; k < naive.points.size(); ++k) {
        QVERIFY(naive.points[k].first > naive.points[k - 1].first);
        QVERIFY(naive.points[k].second > naive.points[k - 1].second + 0.1);
    }
    const StripLine& matched = lines[4];
    QVERIFY(matched.points.back().second < 0.2);
    QCOMPARE(chart->axis().control, QStringLiteral("Hub strength"));
}

void LabTest::points_of_different_pairs_are_never_in_one_line() {
    OpenWindow window;
    enter(*window);
    const auto* chart = child<StripChart>(*window, "stripChart");
    const auto points = [chart] { return chart->lines()[4].points.size(); };
    set(*window, "labHub", 0.5);
    set(*window, "labHub", 0.6);
    QCOMPARE(points(), std::size_t(3)); // 0, where it began, among them
    child<QSpinBox>(*window, "labSeed")->setValue(9);
    QTRY_VERIFY(settled(*window));
    QCOMPARE(points(), std::size_t(1));
    set(*window, "labNoise", 0.5); // another axis
    QCOMPARE(chart->axis().control, QStringLiteral("Noise"));
    QCOMPARE(points(), std::size_t(2)); // .3, where it was, is a pair of this line
    set(*window, "labNoise", 0.6);
    QCOMPARE(points(), std::size_t(3));
    window.trigger("spearman");
    QTRY_COMPARE(window.comparison()->options.correlation, CorrelationKind::spearman);
    QCOMPARE(points(), std::size_t(1));
    // Fewer right neurons take duplicates along: another pair in two ways.
    set(*window, "labDuplicates", 16);
    set(*window, "labRight", 30);
    set(*window, "labRight", 20);
    QCOMPARE(lab_of(*window).controls().duplicates, Index(10));
    QCOMPARE(points(), std::size_t(1));
}

void LabTest::what_is_asked_for_while_a_step_runs_comes_last() {
    OpenWindow window;
    enter(*window);
    int steps = 0;
    connect(&lab_of(*window), &Lab::compared, this, [&steps] { ++steps; });
    auto* slider = child<QSlider>(*window, "labNoise");
    for (int position = 0; position <= slider_steps; position += 5)
        slider->setValue(position); // faster than any hand
    QTRY_VERIFY(settled(*window));
    QCOMPARE(lab_of(*window).shown()->noise, 1.0);
    QVERIFY(scores(*window).matched < 0.2);
    QVERIFY(steps >= 2 && steps < 20); // the first, and the last; nothing stale in between
}

void LabTest::leaving_gives_back_what_was_open() {
    OpenWindow window;
    window->workbench().open_demo("digits");
    QTRY_VERIFY(window.comparison() && !window.busy());
    const auto before = window.comparison();
    ViewSettings view = window->view().settings();
    view.notes = {{1, 2, true, QStringLiteral("mine")}};
    view.rows = {3, 20};
    window->view().set(view);
    window->selection().select(Cell{4, 5});
    const QString title = window->windowTitle();
    auto* dock = child<QDockWidget>(*window, "labDock");
    QVERIFY(!dock->isVisible());
    enter(*window);
    QVERIFY(dock->isVisible());
    QVERIFY(window.comparison() != before);
    QVERIFY(window->view().settings().notes.empty());
    set(*window, "labHub", 0.5);
    window->selection().select(Cell{0, 0});
    child<QPushButton>(*window, "labLeave")->click();
    QTRY_VERIFY(window.comparison() == before); // the very same object
    QVERIFY(window->view().settings() == view);
    QVERIFY(window->selection().selected() == std::optional(Cell{4, 5}));
    QCOMPARE(window->windowTitle(), title);
    QVERIFY(!dock->isVisible());
    QVERIFY(!window.action("pitfallLab")->isChecked());
}

void LabTest::the_lessons_menu_leads_into_it_however_often_it_opens() {
    OpenWindow window;
    auto* menu = child<QMenu>(*window, "lessonsMenu");
    for (int time = 0; time < 2; ++time) {
        Q_EMIT menu->aboutToShow();
        QCOMPARE(menu->actions().count(window.action("pitfallLab")), 1);
    }
}

void LabTest::opening_something_else_ends_it() {
    OpenWindow window;
    enter(*window); // from the start page
    window->workbench().open_demo("counterexample");
    QTRY_VERIFY(window.comparison() && window.comparison()->left->n_neurons() == 3);
    QVERIFY(!lab_of(*window).on());
    QVERIFY(!child<QDockWidget>(*window, "labDock")->isVisible());
    enter(*window); // and again
    QCOMPARE(window.comparison()->left->n_neurons(), Index(32));
}

void LabTest::nothing_of_it_is_kept_as_the_persons_work() {
    OpenWindow window;
    window->workbench().open_demo("digits");
    QTRY_VERIFY(window.comparison() && !window.busy());
    const Session before = window->keeper().session();
    enter(*window);
    set(*window, "labHub", 0.5);
    QVERIFY(window->keeper().session() == before);
    QVERIFY(!window->keeper().modified());
    for (const char* action : {"saveSession", "saveSessionAs", "undo"})
        QVERIFY2(!window.action(action)->isEnabled(), action);
    // The report of it does not say that it is the demo.
    const Folder folder;
    window.answer = QString::fromStdString(folder.path(QStringLiteral("r.html")));
    window.trigger("exportReport");
    QTRY_VERIFY(QFile::exists(window.answer));
    QFile file(window.answer);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray page = file.readAll();
    QVERIFY(page.contains("lab_left.npy"));
    QVERIFY(page.contains("generated"));
    QVERIFY(!page.contains("<pre>"));
}

void LabTest::closing_the_window_in_the_lab_keeps_the_layout_there_was() {
    QTemporaryDir directory;
    QSettings settings(directory.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    {
        OpenWindow window(&settings);
        enter(*window);
        window->close();
    }
    OpenWindow window(&settings);
    window->workbench().open_demo("digits");
    QTRY_VERIFY(window.comparison() && !window.busy());
    QVERIFY(!child<QDockWidget>(*window, "labDock")->isVisible());
    QVERIFY(child<QDockWidget>(*window, "explanationDock")->isVisible());
}

void LabTest::saved_files_compare_to_the_same_scores() {
    SavingWindow saving;
    saving.window.show();
    saving.window.furnish();
    enter(saving.window);
    for (const auto& [control, value] :
         {std::pair{"labHub", 0.4}, {"labSparseness", 0.3}, {"labRotation", 0.2}, {"labDead", 2.0}})
        set(saving.window, control, value);
    child<QPushButton>(saving.window, "labSave")->click();
    const auto exists = [&saving](const char* name) {
        return QFile::exists(QString::fromStdString(saving.folder.path(QLatin1String(name))));
    };
    QTRY_VERIFY(exists("lab_left.npy") && exists("lab_right.npy"));
    const Ran ran = run(arguments("compare lab_left.npy lab_right.npy --json -"),
                        QString::fromStdString(saving.folder.path(QStringLiteral("."))));
    QCOMPARE(ran.code, 0);
    const QJsonObject told =
        QJsonDocument::fromJson(ran.out).object()[QStringLiteral("scores")].toObject();
    const Scores expected = scores(saving.window);
    QCOMPARE(told[QStringLiteral("matched")].toDouble(), expected.matched);
    QCOMPARE(told[QStringLiteral("naive_forward")].toDouble(), expected.naive_forward);
    QCOMPARE(told[QStringLiteral("naive_backward")].toDouble(), expected.naive_backward);
    QCOMPARE(told[QStringLiteral("index_aligned")].toDouble(), *expected.index_aligned);
}

void LabTest::the_script_finds_the_scores_in_the_saved_files() {
    SavingWindow saving;
    saving.window.show();
    saving.window.furnish();
    enter(saving.window);
    child<QPushButton>(saving.window, "labPython")->click();
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("\"lab_left.npy\"")));
    child<QPushButton>(saving.window, "labSave")->click();
    const QString left = QString::fromStdString(saving.folder.path(QStringLiteral("lab_left.npy")));
    auto* notice = child<MessageBar>(saving.window, "noticeBar");
    const auto told = [&] {
        const auto labels = notice->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* label) { return label->text().contains(left); });
    };
    QTRY_VERIFY(QFile::exists(left) && told());
    child<QPushButton>(saving.window, "labPython")->click();
    const QString script = QGuiApplication::clipboard()->text();
    QVERIFY(script.contains(left));
    QProcess python;
    python.start(QStringLiteral("/usr/bin/python3"), {QStringLiteral("-c"), script});
    QVERIFY(python.waitForFinished(60000));
    if (python.exitCode() != 0 && python.readAllStandardError().contains("ModuleNotFoundError"))
        QSKIP("/usr/bin/python3 has no NumPy and SciPy");
    const QByteArray out = python.readAllStandardOutput();
    const qsizetype at = out.indexOf("\nmatched ") + 9;
    QVERIFY2(at > 9, out);
    QVERIFY(std::abs(out.mid(at, out.indexOf('\n', at) - at).toDouble() -
                     scores(saving.window).matched) < 1e-6);
    set(saving.window, "labHub", 0.3); // another pair than was saved
    child<QPushButton>(saving.window, "labPython")->click();
    QVERIFY(!QGuiApplication::clipboard()->text().contains(left));
}

QTEST_MAIN(LabTest)
#include "lab_test.moc"
