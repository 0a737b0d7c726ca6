#include "ui/workbench/main_window.h"

#include "core/synthetic/demos.h"
#include "ui/explanation/shown_verdicts.h"
#include "ui/heatmap/maps_view.h"
#include "ui/inspect/search_bar.h"
#include "ui/lab/lab_dock.h"
#include "ui/lessons/lessons.h"
#include "ui/report/report_export.h"
#include "ui/session/session_keeper.h"
#include "ui/showing/showing.h"
#include "ui/study/study_keeper.h"
#include "ui/theme/apply_theme.h"
#include "ui/theme/icons.h"
#include "ui/workbench/bars.h"
#include "ui/workbench/drop_area.h"
#include "ui/workbench/help.h"
#include "ui/workbench/message_bar.h"
#include "ui/workbench/new_sides.h"
#include "ui/workbench/open_menus.h"
#include "ui/workbench/open_pair_dialog.h"
#include "ui/workbench/panels.h"
#include "ui/workbench/presentation.h"
#include "ui/workbench/progress_strip.h"
#include "ui/workbench/read_out.h"
#include "ui/workbench/recent_pairs.h"
#include "ui/workbench/sides_strip.h"
#include "ui/workbench/start_page.h"
#include "ui/workbench/status_line.h"

#include <QAction>
#include <QActionGroup>
#include <QCloseEvent>
#include <QEvent>
#include <QFileInfo>
#include <QMenu>
#include <QResizeEvent>
#include <QScreen>
#include <QShowEvent>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolBar>
#include <QVBoxLayout>

#include <utility>

namespace counterpart {

namespace {

constexpr int layout_version = 2; ///< of docks and tool bars; another one is not restored

namespace keys {
const QString geometry = QStringLiteral("window/geometry");
const QString layout = QStringLiteral("window/layout");
const QString panels = QStringLiteral("window/panels");
const QString theme = QStringLiteral("theme");
const QString folder = QStringLiteral("folder");
} // namespace keys

QString absolute(const std::string& path) {
    return QFileInfo(QString::fromStdString(path)).absoluteFilePath();
}

QString name_of(const Responses* responses) {
    if (!responses)
        return QStringLiteral("…");
    const QString name = QString::fromStdString(responses->source().name);
    return responses->source().transposed ? MainWindow::tr("%1 (transposed)").arg(name) : name;
}

bool more_neurons_than_samples(const Comparison& comparison) {
    return comparison.left->n_neurons() > comparison.left->n_samples() &&
           comparison.right->n_neurons() > comparison.right->n_samples();
}

} // namespace

MainWindow::MainWindow(QSettings& settings, FileChooser choose)
    : settings_(settings), choose_(std::move(choose)), actions_(make_actions(this)),
      exports_({workbench_, view_, this, choose_}),
      context_({workbench_, view_, selection_, &exports_}) {
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(themed_icon(QStringLiteral("counterpart")));
    apply(theme_choice(settings_.value(keys::theme).toString()));
    // Before any view gets neurons that these may not be.
    connect(&workbench_, &Workbench::changed, this, &MainWindow::leave_old_sides);
    build_frame();
    restore();
    sides_bar_->hide(); // a layout with it is restored before there are sides
    show_title();
}

MainWindow::~MainWindow() {
    // These refer to members, which would be gone before ~QWidget deletes its children.
    study_.reset();
    delete takeCentralWidget();
    panels_.reset();
}

/// All that the first picture shows, as it stays: bars and menus with what can be chosen, the docks
/// a restored layout knows, an empty centre.
void MainWindow::build_frame() {
    bind_view_actions(actions_, view_, workbench_);
    bind_compare_actions(actions_, workbench_);
    setCentralWidget(new QWidget);
    auto* bar = addToolBar(tr("Tool bar"));
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setMovable(false);
    fill_tool_bar(*bar, actions_);
    addToolBarBreak();
    sides_bar_ = addToolBar(tr("Sides")); // as wide as the window, above the dock too
    sides_bar_->setObjectName(QStringLiteral("sidesBar"));
    sides_bar_->setMovable(false);
    sides_bar_->toggleViewAction()->setVisible(false); // there whenever there are sides
    panels_ = std::make_unique<Panels>(*this, context_);
    lab_dock_ = LabDock::add_dock(*this);
    fill_menu_bar(*this, actions_, panels_->toggles() << bar->toggleViewAction());
}

void MainWindow::furnish(const std::function<void()>& begin) {
    build_centre();
    panels_->fill();
    add_lessons({*this, *actions_.lessons, *error_, workbench_, view_, selection_});
    fill_demos(*actions_.demos, workbench_);
    fill_recent_on_demand(*actions_.recent, settings_, workbench_);
    connect_actions();
    connect_parts();
    new ReportExport({workbench_, view_, *keeper_, actions_, exports_}, this);
    add_showing(*this, {*maps_, workbench_, view_, *actions_.reduce_motion}, settings_);
    new LabDock({*this, *lab_dock_, workbench_, view_, selection_, actions_, exports_, choose_},
                this);
    new Presentation({*this, *panels_, actions_, workbench_}, this);
    study_ = std::make_unique<StudyKeeper>(StudyKeeper::Place{
        *this, *pages_, *error_, *notice_, workbench_, *keeper_, actions_, settings_, choose_});
    actions_.more << study_->with_keys();
    study_->follow(*drop_);
    start_page_later_.setSingleShot(true);
    connect(&start_page_later_, &QTimer::timeout, this, [this] {
        if (pages_->currentIndex() == 0)
            pages_->setCurrentWidget(start_);
    });
    if (begin) {
        start_page_later_.start(ProgressStrip::patience);
        begin();
    }
    show_new_sides();
    show_opened();
}

void MainWindow::build_centre() {
    const QList<QWidget*> in_bars = findChildren<QWidget*>();
    QVector<DemoCard> cards;
    for (const Demo& demo : demos())
        cards.push_back({QString::fromStdString(demo.id), QStringLiteral("demo"), demo.title(),
                         demo.description()});
    cards.push_back({actions_.pitfall_lab->objectName(), QStringLiteral("demo"), tr("Pitfall lab"),
                     tr("Make two networks of which everything is known, and see what each score "
                        "makes of them.")});
    cards.push_back(StudyKeeper::demo_card());
    sides_ = new SidesStrip({actions_.open_left, actions_.open_right, actions_.transpose_left,
                             actions_.transpose_right, actions_.swap});
    error_ = new MessageBar(MessageBar::Kind::error);
    notice_ = new MessageBar(MessageBar::Kind::notice);
    start_ = new StartPage(
        {actions_.open_pair, actions_.open_left, actions_.open_right, actions_.what_is_this},
        cards);
    maps_ = new MapsView(view_, selection_);
    search_ = new SearchBar(context_);
    read_out_ = new ReadOut(selection_);
    pages_ = new QStackedWidget;
    pages_->addWidget(new QWidget); // until it is known what comes
    pages_->addWidget(start_);
    pages_->addWidget(maps_);
    connect(pages_, &QStackedWidget::currentChanged, this, [this] {
        // While there was no page, nothing had the keyboard, or the first to come: the docks' tabs.
        if (!focusWidget() || qobject_cast<QTabBar*>(focusWidget()))
            pages_->currentWidget()->setFocus();
    });
    auto* column = new QVBoxLayout(centralWidget());
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(error_);
    column->addWidget(notice_);
    for (const BarKind make : bar_kinds())
        column->addWidget(make(context_));
    column->addWidget(search_);
    column->addWidget(pages_, 1);
    column->addWidget(make_status_line(*read_out_, workbench_));
    sides_bar_->addWidget(sides_);
    keeper_ = std::make_unique<SessionKeeper>(SessionKeeper::Place{
        *this, *error_, *notice_, workbench_, view_, selection_, actions_, settings_, choose_});
    QWidget* last = maps_; // the Tab key comes to them first, although the bars were there before
    for (QWidget* part : in_bars)
        if (part->focusPolicy() & Qt::TabFocus)
            setTabOrder(std::exchange(last, part), part);
}

void MainWindow::restore() {
    const QRect room = screen()->availableGeometry();
    resize(QSize(1600, 1000).boundedTo(room.size() * 0.9));
    restoreGeometry(settings_.value(keys::geometry).toByteArray());
    if (restoreState(settings_.value(keys::layout).toByteArray(), layout_version))
        panels_->restore(settings_.value(keys::panels).toStringList());
}

void MainWindow::connect_actions() {
    const Actions& a = actions_;
    bind_map_actions(*this, a.maps, *maps_, {workbench_, view_, selection_, choose_});
    connect(a.open_pair, &QAction::triggered, this, &MainWindow::ask_for_pair);
    connect(a.open_left, &QAction::triggered, this, [this] { ask_for_side(Side::left); });
    connect(a.open_right, &QAction::triggered, this, [this] { ask_for_side(Side::right); });
    connect(a.export_figure, &QAction::triggered, &exports_, &Exports::export_figure);
    connect(a.copy_figure, &QAction::triggered, &exports_, &Exports::copy_figure);
    connect(a.export_matching, &QAction::triggered, &exports_, &Exports::export_matching);
    connect(a.export_permutation, &QAction::triggered, &exports_, &Exports::export_permutation);
    connect(a.quit, &QAction::triggered, this, &QWidget::close);
    connect(a.clear_selection, &QAction::triggered, &selection_, &Selection::clear);
    connect(a.find, &QAction::triggered, search_, &SearchBar::begin);
    connect(a.find_next, &QAction::triggered, search_, &SearchBar::next);
    connect(a.find_previous, &QAction::triggered, search_, &SearchBar::previous);
    connect(a.reset_layout, &QAction::triggered, this, [this] {
        panels_->reset();
        sides_bar_->setVisible(shown_.left || shown_.right);
    });
    connect(a.theme, &QActionGroup::triggered, this,
            [this](QAction* action) { apply(ThemeChoice(action->data().toInt())); });
    connect(a.full_screen, &QAction::triggered, this,
            [this](bool on) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, on)); });
    connect(a.what_is_this, &QAction::triggered, this, [this] { show_what_is_this(this); });
    connect(a.shortcuts, &QAction::triggered, this, [this] { show_shortcuts(this, actions_); });
    connect(a.about, &QAction::triggered, this, [this] { show_about(this); });
}

void MainWindow::connect_parts() {
    connect(&workbench_, &Workbench::changed, this, &MainWindow::show_opened);
    connect(&workbench_, &Workbench::failed, this,
            [this](const Problem& problem, const std::vector<Remedy>& remedies) {
                std::vector<MessageBar::Action> buttons;
                buttons.reserve(remedies.size());
                for (const Remedy& remedy : remedies)
                    buttons.push_back({remedy.label, [this, request = remedy.request] {
                                           workbench_.open(request);
                                       }});
                // What the buttons offer need not be told as well.
                Problem told = problem;
                if (!buttons.empty())
                    told.remedy.clear();
                error_->show(problem_text(told), buttons);
            });
    connect(&workbench_.job(), &Job::started, error_, &MessageBar::dismiss);
    connect(&exports_, &Exports::done, this, [this](const QString& words) {
        error_->dismiss();
        notice_->show(words);
    });
    connect(&exports_, &Exports::failed, this,
            [this](const Problem& problem) { error_->show(problem_text(problem)); });
    connect(start_, &StartPage::demoChosen, this, [this](const QString& id) {
        if (id == actions_.pitfall_lab->objectName())
            actions_.pitfall_lab->trigger();
        else if (id == QLatin1String(StudyKeeper::demo_id))
            study_->open_demo();
        else
            workbench_.open_demo(id.toStdString());
    });

    drop_ = new DropArea(this);
    connect(drop_, &DropArea::fileDropped, this, [this](Side side, const QString& path) {
        workbench_.open_side(side, path.toStdString());
    });
    connect(drop_, &DropArea::pairDropped, this, &MainWindow::open_files);
    connect(drop_, &DropArea::sessionDropped, keeper_.get(), &SessionKeeper::open_session);
}

void MainWindow::open_files(const QString& left, const QString& right) {
    workbench_.open({{nullptr, left.toStdString(), false},
                     {nullptr, right.toStdString(), false},
                     {},
                     workbench_.options()});
}

void MainWindow::ask_for_pair() {
    auto* dialog = new OpenPairDialog(choose_, settings_.value(keys::folder).toString(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &OpenPairDialog::chosen, this, [this](PairRequest request) {
        request.options = workbench_.options();
        workbench_.open(request);
    });
    dialog->open();
}

void MainWindow::ask_for_side(Side side) {
    FileQuestion question;
    question.title = side == Side::left ? tr("Open the left network's responses")
                                        : tr("Open the right network's responses");
    question.filter = response_filter();
    question.folder = settings_.value(keys::folder).toString();
    choose_(this, question,
            [this, side](const QString& path) { workbench_.open_side(side, path.toStdString()); });
}

void MainWindow::apply(ThemeChoice choice) {
    apply_theme(choice);
    settings_.setValue(keys::theme, theme_id(choice));
    for (QAction* action : actions_.theme->actions())
        if (action->data().toInt() == int(choice))
            action->setChecked(true);
}

void MainWindow::leave_old_sides() {
    const Opened& now = workbench_.opened();
    if (now.left == shown_.left && now.right == shown_.right)
        return;
    selection_.clear();
    view_.set(carried_over(view_.settings(), shown_, now));
}

void MainWindow::show_opened() {
    const Opened& opened = workbench_.opened();
    const bool compared = opened.comparison != nullptr;
    const bool new_sides = opened.left != shown_.left || opened.right != shown_.right;
    const bool new_comparison = opened.comparison != shown_.comparison;
    if (new_comparison || opened.baselines != shown_.baselines)
        maps_->show_baselines(shown_verdicts(opened),
                              shown_mark_shares(opened.comparison.get(), opened.baselines.get()));
    shown_ = opened;
    if (new_comparison) {
        maps_->show_comparison(opened.comparison);
        read_out_->show_comparison(opened.comparison);
    }
    if (new_sides)
        show_new_sides();
    read_out_->setVisible(compared);
    if (compared)
        pages_->setCurrentWidget(maps_);
    else if (!start_page_later_.isActive())
        pages_->setCurrentWidget(start_);
    show_title();
}

void MainWindow::show_new_sides() {
    sides_->show_sides(shown_);
    sides_bar_->setVisible(shown_.left || shown_.right);
    start_->show_sides(shown_);
    notice_->dismiss();
    if (!shown_.comparison)
        return;
    remember();
    if (more_neurons_than_samples(*shown_.comparison) && !workbench_.has_aside())
        notice_->show(tr("Both files have more neurons than samples. If their rows are neurons and "
                         "their columns samples, transpose both."),
                      {{tr("Transpose both"), [this] { workbench_.transpose(true, true); }}});
}

void MainWindow::remember() {
    const Source& left = shown_.left->source();
    const Source& right = shown_.right->source();
    if (!left.path.empty())
        settings_.setValue(keys::folder, QFileInfo(absolute(left.path)).absolutePath());
    if (!left.path.empty() && !right.path.empty())
        remember_pair(settings_, {absolute(left.path), absolute(right.path), left.transposed,
                                  right.transposed});
}

void MainWindow::show_title() {
    const bool open = shown_.left || shown_.right;
    setWindowTitle(open ? QStringLiteral("%1 ↔ %2 — Counterpart")
                              .arg(name_of(shown_.left.get()), name_of(shown_.right.get()))
                        : QStringLiteral("Counterpart"));
}

void MainWindow::paintEvent(QPaintEvent* event) {
    QMainWindow::paintEvent(event);
    // All that is in the window is painted after it, and then it is on the screen.
    if (!std::exchange(painted_, true))
        QMetaObject::invokeMethod(this, &MainWindow::shown, Qt::QueuedConnection);
}

void MainWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    panels_->fit_window();
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    if (panels_)
        panels_->fit_window();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    settings_.setValue(keys::geometry, saveGeometry());
    settings_.setValue(keys::layout, saveState(layout_version));
    settings_.setValue(keys::panels, panels_->wanted());
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ThemeChange &&
        actions_.theme->checkedAction()->data().toInt() == int(ThemeChoice::system))
        apply(ThemeChoice::system);
    if (event->type() == QEvent::WindowStateChange)
        actions_.full_screen->setChecked(isFullScreen());
}

} // namespace counterpart
