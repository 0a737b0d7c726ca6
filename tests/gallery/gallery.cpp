// Draws every view of every demo through the real window, light and dark, in two sizes: for
// looking at, and for the README's picture.
//   gallery DIR    writes <view>-<demo>-<theme>-<width>.png into DIR

#include "core/synthetic/demos.h"
#include "lesson_pictures.h"
#include "support/window.h"
#include "ui/explanation/baseline_draws.h"
#include "ui/figure/figure.h"
#include "ui/lab/lab_dock.h"
#include "ui/report/comparison_report.h"
#include "ui/showing/showing.h"
#include "ui/study/open_study.h"
#include "ui/study/study_figure.h"
#include "ui/study/study_page.h"
#include "ui/theme/apply_theme.h"
#include "ui/workbench/open_pair_dialog.h"
#include "ui/workbench/open_window.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QDockWidget>
#include <QLoggingCategory>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QSize>
#include <QSlider>
#include <QTabWidget>
#include <QTableWidget>
#include <QTextStream>
#include <QtTest>

#include <functional>

using namespace counterpart;
using namespace counterpart::test;

namespace {

constexpr std::array<QSize, 2> sizes = {QSize(1280, 800), QSize(1920, 1080)};

[[noreturn]] void give_up(const QString& why) {
    QTextStream(stderr) << "gallery: " << why << '\n';
    std::exit(1);
}

void wait_for(const QString& what, const std::function<bool()>& there) {
    if (!QTest::qWaitFor(there, 60000))
        give_up(what + QStringLiteral(" did not come"));
    QTest::qWait(0); // what was queued meanwhile
}

/// One size and one theme.
class Series {
  public:
    Series(QDir folder, QSize size, bool dark) : folder_(std::move(folder)), size_(size) {
        ending_ = QStringLiteral("-%1-%2.png")
                      .arg(dark ? QStringLiteral("dark") : QStringLiteral("light"))
                      .arg(size.width());
        dark_ = dark;
    }

    void draw_all() {
        draw_start();
        draw_error();
        draw_dialogs();
        draw_lab();
        for (const Demo& demo : demos())
            draw_demo(QString::fromStdString(demo.id));
        OpenWindow window;
        prepare(window);
        if (!draw_lessons(window,
                          [this](const QImage& image, const QString& name) { save(image, name); }))
            give_up(QStringLiteral("a lesson did not come"));
        draw_study();
    }

  private:
    void save(const QImage& image, const QString& name) const {
        const QString path = folder_.filePath(name + ending_);
        if (!image.save(path))
            give_up(path + QStringLiteral(" could not be written"));
    }

    void prepare(OpenWindow& window) const {
        window.trigger(dark_ ? "themeDark" : "themeLight");
        window->resize(size_);
        wait_for(QStringLiteral("the window"), [&] { return window->size() == size_; });
    }

    void draw_start() const {
        OpenWindow window;
        prepare(window);
        save(grab(*window), QStringLiteral("start"));
    }

    void draw_error() const {
        OpenWindow window;
        prepare(window);
        window->workbench().open_demo(demos().front().id);
        wait_for(QStringLiteral("the demo"), [&] { return window.on_maps(); });
        window.open("/no/such/left.npy", "/no/such/right.npy");
        wait_for(QStringLiteral("the error"), [&] { return window.error()->isVisible(); });
        save(grab(*window), QStringLiteral("error"));
    }

    /// A dialog in front of the window, as a desktop shows it.
    void save_in_front(OpenWindow& window, QDialog& dialog, const QString& name) const {
        QImage picture = grab(*window);
        const QImage front = grab(dialog);
        QPainter painter(&picture);
        const QPoint corner((picture.width() - front.width()) / 2,
                            (picture.height() - front.height()) / 2);
        painter.fillRect(picture.rect(), QColor(0, 0, 0, 60));
        painter.drawImage(corner, front);
        painter.end();
        save(picture, name);
    }

    void draw_dialog(const char* action, const QString& name) const {
        OpenWindow window;
        prepare(window);
        window.trigger(action);
        QDialog* dialog = nullptr;
        wait_for(name, [&] {
            const auto dialogs = window->findChildren<QDialog*>();
            dialog = dialogs.isEmpty() ? nullptr : dialogs.first();
            return dialog && dialog->isVisible();
        });
        if (auto* pair = qobject_cast<OpenPairDialog*>(dialog)) {
            const Folder files;
            const Result<std::vector<std::string>> written =
                write_demo("digits", files.path(QString()));
            if (!written.ok())
                give_up(QString::fromStdString(written.problem().sentence()));
            pair->set_paths(QString::fromStdString(written.value()[0]),
                            QString::fromStdString(written.value()[4]));
            save_in_front(window, *dialog, name);
            return;
        }
        save_in_front(window, *dialog, name);
    }

    void draw_dialogs() const {
        draw_dialog("openPair", QStringLiteral("open"));
        draw_dialog("whatIsThis", QStringLiteral("what_is_this"));
    }

    /// As it is after two sliders were dragged from one end to the other.
    void draw_lab() const {
        OpenWindow window;
        prepare(window);
        window.trigger("pitfallLab");
        const Lab& lab = window->findChild<LabDock*>()->lab();
        const auto settled = [&] { return lab.shown() && *lab.shown() == lab.controls(); };
        wait_for(QStringLiteral("the lab"), settled);
        for (const char* name : {"labHub", "labSamples"}) {
            auto* slider = child<QSlider>(*window, name);
            for (int share = 0; share <= 25; ++share) {
                slider->setValue(slider->maximum() * share / 25);
                wait_for(QStringLiteral("a step of the lab"), settled);
            }
            save(grab(*window), QString::fromLatin1(name).prepend(QStringLiteral("lab-")));
            child<QPushButton>(*window, "labReset")->click();
            wait_for(QStringLiteral("the lab"), settled);
        }
    }

    void draw_report(OpenWindow& window, const QString& id) const {
        ReportOptions options;
        options.origin.command = QStringLiteral("counterpart demo %1 --output %1").arg(id);
        save(report_picture(window.comparison(), nullptr, options)
                 .scaledToWidth(size_.width() / 2, Qt::SmoothTransformation),
             QStringLiteral("report-") + id);
    }

    void draw_presentation(OpenWindow& window, const QString& id) const {
        window.trigger("presentation");
        // As a projector has it; the offscreen screen is another.
        window->setWindowState(Qt::WindowNoState);
        window->resize(size_.width(), size_.width() * 9 / 16);
        wait_for(id, [&] { return window->height() == size_.width() * 9 / 16; });
        save(grab(*window), QStringLiteral("presentation-") + id);
        window.trigger("presentation");
        window->resize(size_);
        wait_for(id, [&] { return window->size() == size_; });
    }

    void draw_walks(OpenWindow& window, const QString& id) const {
        window.action("reduceMotion")->setChecked(true);
        auto* showing = child<Showing>(*window, "showing");
        int number = 0;
        for (const Finding& finding : findings(*window.comparison())) {
            showing->show_finding(finding);
            for (std::size_t k = 0; k < showing->steps().size(); ++k) {
                save(grab(*window), QStringLiteral("walk-%1-%2-%3").arg(id).arg(number).arg(k));
                QTest::keyClick(showing, Qt::Key_Right);
            }
            showing->leave();
            ++number;
        }
    }

    void draw_demo(const QString& id) const {
        OpenWindow window;
        prepare(window);
        window->workbench().open_demo(id.toStdString());
        wait_for(id, [&] { return window.on_maps() && !window.busy(); });
        wait_for_baselines(window);
        save(grab(*window), QStringLiteral("window-") + id);
        draw_pair(window, id);
        draw_end_of_explanation(window, id);
        draw_report(window, id);
        draw_presentation(window, id);
        draw_walks(window, id);
        draw_option(window, id, "spearman");
        draw_option(window, id, "signed");
    }

    static void wait_for_baselines(OpenWindow& window) {
        const BaselineDraws& draws = baseline_draws_of(window->workbench(), window->view());
        wait_for(QStringLiteral("the baselines"),
                 [&] { return draws.state() == BaselineDraws::State::done; });
    }

    void draw_study() const {
        OpenWindow window;
        prepare(window);
        window.trigger("demoStudy");
        wait_for(QStringLiteral("the study"), [&] {
            return window->workbench().study() && window->workbench().study()->result;
        });
        save(grab(*window), QStringLiteral("study"));
        child<QTabWidget>(*window, "studyTables")->setCurrentIndex(1);
        child<QTableWidget>(*window, "studyGroups")->setCurrentCell(1, 0);
        QTest::qWait(0);
        save(grab(*window), QStringLiteral("study-groups"));
        StudyFigureOptions options;
        options.dark = dark_;
        options.size = size_;
        options.device_ratio = 1;
        save(QImage::fromData(
                 study_figure_bytes(*window->workbench().study(), FigureFormat::png, options)),
             QStringLiteral("figure-study"));
        Q_EMIT child<StudyPage>(*window, "studyPage")->openedPair(0);
        wait_for(QStringLiteral("the pair"), [&] { return window.on_maps() && !window.busy(); });
        save(grab(*window), QStringLiteral("study-pair"));
    }

    void draw_figure(OpenWindow& window, const QString& name) const {
        FigureOptions options;
        options.dark = dark_;
        options.size = size_;
        options.device_ratio = 1;
        options.baselines = window->workbench().opened().baselines;
        save(figure_image(window.comparison(), options), QStringLiteral("figure-") + name);
    }

    void draw_pair(OpenWindow& window, const QString& id) const {
        draw_figure(window, id);
        const Pair& pair = window.comparison()->pairs.front();
        window->selection().select(Cell{pair.left, pair.right});
        window->selection().point(Cell{pair.left, pair.right});
        QTest::qWait(0);
        save(grab(*window), QStringLiteral("pair-") + id);
        window->selection().clear();
    }

    void draw_end_of_explanation(OpenWindow& window, const QString& id) const {
        const auto areas =
            child<QDockWidget>(*window, "explanationDock")->findChildren<QAbstractScrollArea*>();
        for (QAbstractScrollArea* area : areas)
            area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
        save(grab(*window), QStringLiteral("explanation-") + id);
    }

    void draw_option(OpenWindow& window, const QString& id, const char* option) const {
        const auto before = window.comparison();
        window.trigger(option);
        wait_for(id, [&] { return window.comparison() != before && !window.busy(); });
        wait_for_baselines(window);
        const QString name = id + QLatin1Char('-') + QLatin1String(option);
        save(grab(*window), QStringLiteral("window-") + name);
        draw_figure(window, name);
    }

    QDir folder_;
    QSize size_;
    QString ending_;
    bool dark_ = false;
};

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // The platform's remarks about windows that nobody places.
    QLoggingCategory::setFilterRules(QStringLiteral("*.warning=false"));
    QApplication application(argc, argv);
    if (argc != 2)
        give_up(QStringLiteral("name the folder to draw into"));
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    if (!folder.mkpath(QStringLiteral(".")))
        give_up(folder.path() + QStringLiteral(" cannot be made"));
    for (const bool dark : {false, true})
        for (const QSize& size : sizes)
            Series(folder, size, dark).draw_all();
    QTextStream(stdout) << folder.entryList({QStringLiteral("*.png")}).size() << " pictures in "
                        << folder.path() << '\n';
    return 0;
}
