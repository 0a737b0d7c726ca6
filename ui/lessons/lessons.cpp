#include "ui/lessons/lessons.h"

#include "core/synthetic/lesson_charts.h"
#include "ui/lessons/highlights.h"
#include "ui/lessons/lesson_chart_view.h"
#include "ui/lessons/lesson_library.h"
#include "ui/lessons/lesson_panel.h"
#include "ui/workbench/message_bar.h"
#include "ui/workbench/start_page.h"
#include "ui/workbench/workbench.h"

#include <QAction>
#include <QDockWidget>
#include <QEvent>

#include <algorithm>
#include <utility>

namespace counterpart {

namespace {

constexpr int layout_version = 77; ///< of layouts kept for the time of a lesson
constexpr int chart_delay_ms = 150;

/// All of a generator's parameters: those given, and the usual ones.
LessonParameters all_parameters(const std::string& generator, LessonParameters given) {
    for (const LessonParameter& parameter : find_lesson_generator(generator)->parameters)
        given.emplace(parameter.name, parameter.usual);
    return given;
}

} // namespace

Lessons::Lessons(const Place& place)
    : QObject(&place.window), place_(place),
      highlights_(std::make_unique<Highlights>(place.window, place.selection)) {
    setObjectName(QStringLiteral("lessons"));
    connect(&place_.menu, &QMenu::aboutToShow, this, &Lessons::fill_menu);
    add_cards();
    chart_soon_.setSingleShot(true);
    chart_soon_.setInterval(chart_delay_ms);
    connect(&chart_soon_, &QTimer::timeout, this, &Lessons::chart);
    connect(&place_.workbench, &Workbench::changed, this, &Lessons::follow);
    for (Job* job : {&generating_, &charting_})
        connect(job, &Job::failed, this, [this](const Problem& problem) {
            if (panel_)
                panel_->show_problem(problem_text(problem));
        });
    // What does not come is not waited for.
    connect(&place_.workbench.job(), &Job::cancelled, this, [this] { landing_ = false; });
    connect(&place_.workbench.job(), &Job::failed, this, [this] { landing_ = false; });
    if (auto* reset = place_.window.findChild<QAction*>(QStringLiteral("resetLayout")))
        connect(reset, &QAction::triggered, this, &Lessons::place_panel, Qt::QueuedConnection);
    place_.window.installEventFilter(this);
}

Lessons::~Lessons() = default;

Lessons* add_lessons(const Lessons::Place& place) {
    return new Lessons(place); // the window's child
}

void Lessons::fill_menu() {
    place_.menu.clear();
    for (const Lesson& lesson : built_in_lessons()) {
        QAction* action = place_.menu.addAction(lesson.title);
        action->setObjectName(QStringLiteral("lesson_") + lesson.id);
        action->setToolTip(lesson.summary);
        connect(action, &QAction::triggered, this, [this, lesson] { start(lesson); });
    }
    place_.menu.addSeparator();
    for (const UserLesson& own : user_lessons(user_lessons_folder())) {
        const bool good = own.lesson.ok();
        QAction* action = place_.menu.addAction(
            good ? own.lesson.value().title
                 : tr("%1 (cannot be used…)").arg(own.path.section(u'/', -1)));
        action->setToolTip(own.path);
        action->setObjectName(QStringLiteral("ownLesson_") + own.path.section(u'/', -1));
        connect(action, &QAction::triggered, this, [this, own] {
            if (own.lesson.ok())
                start(own.lesson.value());
            else
                place_.error.show(problem_text(own.lesson.problem()));
        });
    }
    place_.menu.addSeparator();
    QAction* leave_action = place_.menu.addAction(tr("Leave the lesson"));
    leave_action->setObjectName(QStringLiteral("leaveLesson"));
    leave_action->setEnabled(on());
    connect(leave_action, &QAction::triggered, this, &Lessons::leave);
}

void Lessons::add_cards() {
    auto* page = place_.window.findChild<StartPage*>(QStringLiteral("startPage"));
    if (!page)
        return;
    page->add_lessons([] {
        QVector<DemoCard> cards;
        for (const Lesson& lesson : built_in_lessons())
            cards.push_back({lesson.id, QStringLiteral("lesson"), lesson.title, lesson.summary});
        return cards;
    });
    connect(page, &StartPage::lessonChosen, this, [this](const QString& id) {
        const auto& all = built_in_lessons();
        const auto found = std::find_if(all.begin(), all.end(),
                                        [&id](const Lesson& lesson) { return lesson.id == id; });
        if (found != all.end())
            start(*found);
    });
}

// ---- beginning and leaving

void Lessons::start(Lesson wanted) { // a copy: it may be the one that is being left
    leave();
    before_ = {
        place_.view.settings(), place_.selection.selected(), place_.selection.highlighted(), {}};
    if (place_.workbench.opened().comparison)
        before_.layout = place_.window.saveState(layout_version);
    place_.workbench.set_aside([this] { give_back(); });
    ViewSettings view;
    view.colour_map = before_.view.colour_map;
    view.signed_colour_map = before_.view.signed_colour_map;
    view.baselines.draws = 0; // they would be drawn at every touch; charts draw their own
    place_.view.set(view);
    lesson_ = std::move(wanted);
    left_.reset();
    right_.reset();
    open_panel();
    go_to(0);
    panel_->take_focus();
}

void Lessons::leave() {
    if (on())
        place_.workbench.put_back();
}

/// What the workbench kept is on the table again.
void Lessons::give_back() {
    close_panel();
    if (!before_.layout.isEmpty())
        place_.window.restoreState(before_.layout, layout_version);
    place_.view.set(before_.view);
    place_.selection.clear();
    place_.selection.highlight(before_.highlighted);
    place_.selection.select(before_.selected);
    before_ = {};
}

void Lessons::open_panel() {
    dock_ = new QDockWidget(tr("Lesson"), &place_.window);
    dock_->setObjectName(QStringLiteral("lessonDock"));
    dock_->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable);
    panel_ = new LessonPanel;
    dock_->setWidget(panel_);
    place_panel();
    connect(panel_, &LessonPanel::backWanted, this, [this] { go_to(number_ - 1); });
    connect(panel_, &LessonPanel::nextWanted, this, &Lessons::go_on);
    connect(panel_, &LessonPanel::leaveWanted, this, &Lessons::leave, Qt::QueuedConnection);
    connect(panel_, &LessonPanel::restoreWanted, this, [this] { go_to(number_); });
    connect(panel_, &LessonPanel::parameterChanged, this, &Lessons::change);
}

/// Also after the panels' layout was reset, which knows nothing of this one.
void Lessons::place_panel() {
    if (!on())
        return;
    place_.window.addDockWidget(Qt::LeftDockWidgetArea, dock_);
    dock_->show();
    place_.window.resizeDocks({dock_}, {std::clamp(place_.window.width() / 4, 320, 460)},
                              Qt::Horizontal);
}

void Lessons::close_panel() {
    chart_soon_.stop();
    generating_.cancel();
    charting_.cancel();
    highlights_->clear();
    if (!dock_)
        return;
    place_.window.removeDockWidget(dock_);
    dock_->deleteLater(); // one of its buttons may be what is being clicked
    dock_->setObjectName({});
    dock_ = nullptr;
    panel_ = nullptr;
    left_.reset();
    right_.reset();
}

/// A window that closes in a lesson closes on what is the person's: that is asked about then.
bool Lessons::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &place_.window && event->type() == QEvent::Close)
        leave();
    return QObject::eventFilter(watched, event);
}

// ---- steps

std::optional<Lesson> Lessons::lesson_after() const {
    const auto& all = built_in_lessons();
    for (std::size_t i = 0; i + 1 < all.size(); ++i)
        if (all[i].id == lesson_.id)
            return all[i + 1];
    return std::nullopt;
}

void Lessons::go_on() {
    if (number_ + 1 < lesson_.steps.size())
        return go_to(number_ + 1);
    const std::optional<Lesson> after = lesson_after();
    if (!after)
        return leave();
    lesson_ = *after;
    go_to(0);
}

void Lessons::go_to(std::size_t number) {
    if (!on() || number >= lesson_.steps.size())
        return;
    number_ = number;
    parameters_ = all_parameters(step().generator, step().parameters);
    chart_facts_.clear();
    charting_.cancel();
    highlights_->clear();
    place_.selection.clear();
    ViewSettings view = place_.view.settings();
    view.pooling = step().pooling.value_or(Pooling::maximum);
    view.show_assignment = view.show_naive = step().marks;
    view.rows = view.raw_columns = view.matched_columns = {};
    place_.view.set(view);
    const std::optional<Lesson> after = lesson_after();
    panel_->show_step(lesson_, number_,
                      after ? tr("Next lesson: %1").arg(after->title) : QString());
    generate();
}

void Lessons::change(const QString& parameter, double value) {
    parameters_[parameter.toStdString()] = value;
    panel_->wait_for_chart();
    generate();
}

/// Responses of the step, off this thread; whatever is still under way for an earlier wish is
/// dropped.
void Lessons::generate() {
    panel_->show_problem({});
    chart_soon_.stop();
    charting_.cancel();
    generating_.start<LessonPair>(
        [id = step().generator, parameters = parameters_](const Progress& progress) {
            return lesson_pair(id, parameters, progress);
        },
        [this](LessonPair pair) {
            if (!on())
                return;
            left_ = pair.left;
            right_ = pair.right;
            landing_ = true;
            place_.workbench.show_meanwhile({{pair.left, {}}, {pair.right, {}}, {}, step().options},
                                            [this] { landed(); });
        });
}

void Lessons::landed() {
    landing_ = false;
    if (!on())
        return;
    chart_facts_.clear();
    tell_numbers();
    QWidget* control = panel_->control();
    highlights_->show(step().highlights,
                      {panel_->chart()->isHidden() ? nullptr : panel_->chart(), control});
    if (!step().chart.empty()) {
        panel_->wait_for_chart();
        chart_soon_.start();
    }
}

bool Lessons::compares_as_told() const {
    const Opened& opened = place_.workbench.opened();
    return opened.comparison && opened.left == left_ && opened.right == right_ &&
           opened.comparison->options.correlation == step().options.correlation &&
           opened.comparison->options.sign == step().options.sign;
}

/// The person compares the step's networks in another way: the numbers follow, the text may not.
void Lessons::follow() {
    if (!on() || landing_ || generating_.running() || place_.workbench.job().running() || !left_)
        return;
    tell_numbers();
    panel_->show_deviation(
        compares_as_told()
            ? QString()
            : tr("You compare in another way than this step does. The numbers in the text follow, "
                 "but its sentences are about the step as it began."));
    highlights_->place_soon();
}

void Lessons::tell_numbers() {
    const std::shared_ptr<const Comparison>& comparison = place_.workbench.opened().comparison;
    if (!comparison)
        return;
    LessonNumbers numbers{comparison, parameters_, lesson_facts(*comparison)};
    for (const auto& [name, value] : chart_facts_)
        numbers.facts[name] = value;
    panel_->show_numbers(numbers);
}

void Lessons::chart() {
    const std::shared_ptr<const Comparison>& comparison = place_.workbench.opened().comparison;
    if (!on() || !comparison || !compares_as_told())
        return;
    charting_.start<LessonChart>(
        [kind = step().chart, scene = LessonScene{comparison, step().generator, parameters_}](
            const Progress& progress) { return lesson_chart(kind, scene, progress); },
        [this](const LessonChart& made) {
            if (!on())
                return;
            chart_facts_ = made.facts;
            panel_->show_chart(made, place_.view.settings().colour_map);
            tell_numbers();
            highlights_->place_soon();
        });
}

bool Lessons::settled() const {
    return on() && !generating_.running() && !landing_ && !place_.workbench.job().running() &&
           !chart_soon_.isActive() && !charting_.running();
}

} // namespace counterpart
