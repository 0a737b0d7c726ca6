#include "ui/study/study_keeper.h"

#include "core/report/save.h"
#include "core/report/study_json.h"
#include "ui/session/session_keeper.h"
#include "ui/study/run_pairs_model.h"
#include "ui/study/study_dialog.h"
#include "ui/study/study_figure.h"
#include "ui/study/study_page.h"
#include "ui/study/study_plots.h"
#include "ui/study/study_text.h"
#include "ui/theme/theme.h"
#include "ui/workbench/drop_area.h"
#include "ui/workbench/message_bar.h"
#include "ui/workbench/workbench.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QFrame>
#include <QStackedWidget>

#include <utility>

namespace counterpart {

namespace {

const QString folder_key = QStringLiteral("folder");

bool is_known(const std::shared_ptr<const OpenStudy>& open) {
    return open && open->study && open->result;
}

SideRequest side_of(const OpenStudy& open, Index number) {
    const auto planned = std::size_t(open.planned(number));
    const PlannedRun& run = *open.plan.runs()[planned];
    SideRequest side;
    side.ready = open.runs[planned].responses;
    side.path = run.file.absolute.toStdString();
    side.transpose = open.plan.transpose;
    side.demo = run.file.demo.toStdString();
    side.demo_file = run.file.demo_file.toStdString();
    return side;
}

} // namespace

StudyKeeper::StudyKeeper(Place place) : place_(std::move(place)), desk_(place_.workbench) {
    make_actions();
    make_menu();
    make_bar();
    connect_actions();
    connect(&place_.workbench, &Workbench::changed, this, &StudyKeeper::show);
    connect(&place_.keeper, &SessionKeeper::opened, this, [this](const Session& session) {
        if (!session.study.empty())
            desk_.set_plan(session.study);
        else if (place_.workbench.study())
            desk_.close();
    });
    connect(&place_.workbench, &Workbench::asideChanged, this, &StudyKeeper::show);
    for (Job* job : {&saving_, &hashing_})
        connect(job, &Job::failed, this,
                [this](const Problem& problem) { place_.error.show(problem_text(problem)); });
    show();
}

/// A large page, which many windows never show: made for the first study.
void StudyKeeper::make_page() {
    page_ = new StudyPage(
        {add_files_, add_folder_, figure_, pairs_, json_, report_, read_again_, close_});
    place_.pages.addWidget(page_);
    connect(page_, &StudyPage::planned, this, &StudyKeeper::set_plan);
    connect(page_, &StudyPage::openedPair, this, &StudyKeeper::open_pair);
    connect(page_, &StudyPage::stopWanted, &desk_, &StudyDesk::stop);
    connect(page_, &StudyPage::goOnWanted, &desk_, &StudyDesk::go_on);
    connect(&desk_, &StudyDesk::progressed, page_, &StudyPage::show_progress);
    connect(&desk_, &StudyDesk::turned, this,
            [this] { page_->show_work(desk_.busy(), desk_.unfinished()); });
    page_->show_work(desk_.busy(), desk_.unfinished()); // it began before there was a page
}

void StudyKeeper::connect_actions() {
    connect(new_, &QAction::triggered, this, [this] { ask_for_folder({}, true); });
    connect(demo_, &QAction::triggered, this, &StudyKeeper::open_demo);
    connect(add_files_, &QAction::triggered, this, [this] { ask_for_files(false); });
    connect(add_folder_, &QAction::triggered, this, [this] { ask_for_folder({}, false); });
    connect(back_, &QAction::triggered, this, &StudyKeeper::go_back);
    connect(read_again_, &QAction::triggered, &desk_, &StudyDesk::read_again);
    connect(close_, &QAction::triggered, this, &StudyKeeper::close);
    connect(figure_, &QAction::triggered, this, [this] {
        ask_to_save(tr("Export the study's figure"),
                    tr("PNG picture (*.png)") + QStringLiteral(";;") + tr("SVG drawing (*.svg)") +
                        QStringLiteral(";;") + tr("PDF page (*.pdf)"),
                    QStringLiteral("study.png"),
                    [this](const QString& path) { save_figure(path); });
    });
    connect(pairs_, &QAction::triggered, this, [this] {
        ask_to_save(tr("Export the pairs of runs"), tr("Table (*.csv)"),
                    QStringLiteral("study_pairs.csv"), [this](const QString& path) {
                        save(path, [study = *place_.workbench.study()->study] {
                            return run_pairs_csv(study);
                        });
                    });
    });
    connect(report_, &QAction::triggered, this, [this] {
        ask_to_save(tr("Export the study's report"),
                    tr("Web page (*.html)") + QStringLiteral(";;") + tr("PDF page (*.pdf)"),
                    QStringLiteral("study_report.html"),
                    [this](const QString& path) { save_report(path); });
    });
    connect(json_, &QAction::triggered, this, [this] {
        ask_to_save(tr("Export the study"), tr("JSON (*.json)"), QStringLiteral("study.json"),
                    [this](const QString& path) {
                        save(path, [open = place_.workbench.study()] {
                            return json_text(*open->study, *open->result);
                        });
                    });
    });
}

void StudyKeeper::follow(DropArea& drop) {
    drop_ = &drop;
    connect(&drop, &DropArea::manyDropped, this, &StudyKeeper::add_files);
    connect(&drop, &DropArea::folderDropped, this,
            [this](const QString& folder) { ask_for_folder(folder, !place_.workbench.study()); });
    show();
}

// ---- what is in front

void StudyKeeper::show() {
    const std::shared_ptr<const OpenStudy>& open = place_.workbench.study();
    const Opened& opened = place_.workbench.opened();
    const bool sides = opened.left || opened.right;
    const bool in_front = open && !sides;
    if (open && !page_)
        make_page();
    if (open)
        page_->show_study(open);
    if (in_front) {
        const bool comes = place_.pages.currentWidget() != page_;
        place_.pages.setCurrentWidget(page_);
        place_.window.setWindowTitle(tr("Study: %1 — Counterpart").arg(extent_words(*open)));
        if (comes && focus_)
            focus_->setFocus();
    }
    if (drop_)
        drop_->set_collects(in_front);
    // What is shown for a while (a lesson, the lab) has a way back of its own.
    const bool behind = open && sides && !place_.workbench.has_aside();
    show_bar(behind);
    for (QAction* action : {add_files_, add_folder_, read_again_, close_})
        action->setEnabled(open != nullptr);
    for (QAction* action : {figure_, pairs_, json_, report_})
        action->setEnabled(is_known(open));
    back_->setEnabled(behind);
}

// ---- making and changing

void StudyKeeper::open_demo() {
    begin(demo_study());
}

/// Nothing else stays open: the session, if there is one, was of that.
void StudyKeeper::begin(const StudyPlan& plan) {
    if (plan.empty())
        return;
    place_.keeper.leave_for([this, plan] {
        place_.error.dismiss();
        place_.notice.dismiss();
        focus_ = nullptr;
        place_.workbench.put_back();
        desk_.close();
        const Opened& opened = place_.workbench.opened();
        if (opened.left || opened.right || place_.workbench.job().running())
            place_.workbench.open({{}, {}, {}, place_.workbench.options()},
                                  [this, plan] { desk_.set_plan(plan); });
        else
            desk_.set_plan(plan);
    });
}

void StudyKeeper::add(const std::vector<PlannedGroup>& groups) {
    const std::shared_ptr<const OpenStudy> open = place_.workbench.study();
    if (!open)
        return begin(with_groups({}, groups));
    const StudyPlan plan = with_groups(open->plan, groups);
    if (plan == open->plan)
        return page_->show_notice(tr("These files are in the study already."));
    set_plan(plan);
    go_back();
}

void StudyKeeper::add_files(const QStringList& paths) {
    if (paths.isEmpty())
        return;
    place_.settings.setValue(folder_key, QFileInfo(paths.front()).absolutePath());
    add(grouped_by_name(paths));
}

void StudyKeeper::ask_for_folder(const QString& folder, bool anew) {
    const QString begin_words = anew ? tr("Begin the study") : tr("Add to the study");
    auto* dialog = new StudyDialog(place_.choose, folder, begin_words, &place_.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(
        dialog, &StudyDialog::chosen, this, [this, anew](const std::vector<PlannedGroup>& groups) {
            if (!anew)
                return add(groups);
            place_.keeper.if_nothing_is_lost([this, groups] { begin(with_groups({}, groups)); });
        });
    connect(dialog, &StudyDialog::filesWanted, this, [this, anew] { ask_for_files(anew); });
    dialog->open();
}

void StudyKeeper::ask_for_files(bool anew) {
    const auto take = [this, anew](const QStringList& paths) {
        if (!anew || !place_.workbench.study())
            return add_files(paths);
        begin(with_groups({}, grouped_by_name(paths)));
    };
    FileQuestion question;
    question.title = tr("Runs of the study");
    question.filter = response_filter();
    question.folder = place_.settings.value(folder_key).toString();
    question.several = take;
    place_.choose(&place_.window, question, [take](const QString& path) { take({path}); });
}

void StudyKeeper::set_plan(const StudyPlan& plan) {
    place_.error.dismiss();
    if (plan.n_runs() == 0)
        return close();
    desk_.set_plan(plan);
}

void StudyKeeper::open_pair(Index pair) {
    const std::shared_ptr<const OpenStudy> open = place_.workbench.study();
    if (!open || !open->study || pair < 0 || pair >= Index(open->study->pairs.size()))
        return;
    QWidget* focus = QApplication::focusWidget();
    focus_ = focus && page_->isAncestorOf(focus) ? focus : nullptr;
    const auto [first, second] = runs_of_pair(*open->study, pair);
    PairRequest request{
        side_of(*open, first), side_of(*open, second), {}, place_.workbench.options()};
    request.options.correlation = open->study->options.correlation;
    request.options.sign = open->study->options.sign;
    place_.workbench.open(request);
}

void StudyKeeper::go_back() {
    const Opened& opened = place_.workbench.opened();
    if (opened.left || opened.right || place_.workbench.job().running())
        place_.workbench.close();
}

void StudyKeeper::close() {
    place_.keeper.if_nothing_is_lost([this] { desk_.close(); });
}

// ---- saving

std::vector<std::string> StudyKeeper::inputs() const {
    std::vector<std::string> paths;
    for (const PlannedRun* run : place_.workbench.study()->plan.runs())
        if (!run->file.absolute.isEmpty())
            paths.push_back(run->file.absolute.toStdString());
    return paths;
}

void StudyKeeper::ask_to_save(const QString& title, const QString& filter, const QString& suggested,
                              std::function<void(const QString&)> chosen) {
    FileQuestion question;
    question.title = title;
    question.filter = filter;
    question.folder = place_.settings.value(folder_key).toString();
    question.suggested = suggested;
    question.save = true;
    place_.choose(&place_.window, question,
                  [this, chosen = std::move(chosen)](const QString& path) {
                      if (!is_known(place_.workbench.study()))
                          return;
                      if (const auto refused = check_output(path.toStdString(), inputs()))
                          return place_.error.show(problem_text(*refused));
                      chosen(path);
                  });
}

void StudyKeeper::save_figure(const QString& path) {
    const Result<FigureFormat> format = figure_format(path.toStdString());
    if (!format.ok())
        return place_.error.show(problem_text(format.problem()));
    StudyFigureOptions options;
    options.dark = is_dark(place_.window.palette());
    save(path, [bytes = study_figure_bytes(*place_.workbench.study(), format.value(), options)] {
        return bytes;
    });
}

void StudyKeeper::save(const QString& path, std::function<QByteArray()> bytes) {
    saving_.start<Done>(
        [path = path.toStdString(), bytes = std::move(bytes), inputs = inputs()](const Progress&) {
            return save_bytes(path, bytes(), inputs);
        },
        [this, path](Done) {
            place_.error.dismiss();
            place_.notice.show(tr("Saved as %1").arg(QDir::toNativeSeparators(path)));
        });
}

} // namespace counterpart
