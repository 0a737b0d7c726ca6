#include "ui/study/runs_tree.h"

#include "ui/study/group_marks.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace counterpart {

namespace {

constexpr int group_role = Qt::UserRole;
constexpr int run_role = Qt::UserRole + 1;

QString text_of(const Problem& problem) {
    const QString what = QString::fromStdString(problem.what);
    const QString remedy = QString::fromStdString(problem.remedy);
    return remedy.isEmpty() ? what : RunsTree::tr("%1; %2").arg(what, remedy);
}

QString note_of(const PlannedRun& run, const RunState& state) {
    if (state.partner_missing)
        return RunsTree::tr("its partner takes no part");
    if (run.changed)
        return RunsTree::tr("the file changed since the session was saved");
    return {};
}

/// Whether the list would look the same: snapshots come often while pairs are compared, and a name
/// that is being written must not be lost by it.
bool looks_like(const OpenStudy& one, const OpenStudy& other) {
    return one.plan == other.plan &&
           std::equal(one.runs.begin(), one.runs.end(), other.runs.begin(), other.runs.end(),
                      [](const RunState& a, const RunState& b) {
                          return a.responses == b.responses &&
                                 a.problem.has_value() == b.problem.has_value() &&
                                 a.partner_missing == b.partner_missing;
                      });
}

QString new_name(const StudyPlan& plan) {
    for (int i = 0;; ++i) {
        QString name = i < 26 ? QString(QChar(u'A' + i)) : QStringLiteral("G%1").arg(i);
        if (std::none_of(plan.groups.begin(), plan.groups.end(),
                         [&name](const PlannedGroup& group) { return group.name == name; }))
            return name;
    }
}

} // namespace

RunsTree::RunsTree(QWidget* parent) : QTreeWidget(parent) {
    setObjectName(QStringLiteral("studyRuns"));
    setAccessibleName(tr("Groups and runs"));
    setColumnCount(2);
    setHeaderLabels({tr("Group and run"), tr("Neurons")});
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    header()->setStretchLastSection(false);
    setRootIsDecorated(true);
    setIndentation(14);
    setWordWrap(true);
    setUniformRowHeights(false);
    setTextElideMode(Qt::ElideMiddle);
    setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    connect(this, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem* item, int) {
        if (!filling_)
            edited(item);
    });
}

void RunsTree::show_study(std::shared_ptr<const OpenStudy> open) {
    if (open && open_ && looks_like(*open, *open_)) {
        open_ = std::move(open);
        return;
    }
    fill(std::move(open));
}

void RunsTree::fill(std::shared_ptr<const OpenStudy> open) {
    const std::optional<RunPlace> was = current();
    const int scrolled = verticalScrollBar()->value();
    open_ = std::move(open);
    plan_ = open_ ? open_->plan : StudyPlan();
    filling_ = true;
    clear();
    std::size_t run = 0;
    for (int g = 0; g < int(plan_.groups.size()); ++g) {
        add_group(g, run);
        run += plan_.groups[std::size_t(g)].runs.size();
    }
    filling_ = false;
    if (was)
        make_current(*was);
    verticalScrollBar()->setValue(scrolled);
}

QTreeWidgetItem* RunsTree::add_group(int group, std::size_t first_run) {
    const PlannedGroup& planned = plan_.groups[std::size_t(group)];
    auto* item = new QTreeWidgetItem(this);
    item->setData(0, group_role, group);
    item->setData(0, run_role, -1);
    item->setText(0, planned.name);
    item->setIcon(0, mark_icon(planned.mark, is_dark(palette())));
    item->setToolTip(0, tr("%1 (%2). F2 renames it.").arg(planned.name, mark_name(planned.mark)));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable);
    QFont bold = font();
    bold.setBold(true);
    item->setFont(0, bold);
    for (int r = 0; r < int(planned.runs.size()); ++r)
        add_run(item, {group, r}, open_->runs[first_run + std::size_t(r)]);
    item->setExpanded(true);
    return item;
}

void RunsTree::add_run(QTreeWidgetItem* parent, const RunPlace& place, const RunState& state) {
    const PlannedRun& run = plan_.groups[std::size_t(place.group)].runs[std::size_t(place.run)];
    const Theme& t = theme(is_dark(palette()));
    auto* item = new QTreeWidgetItem(parent);
    item->setData(0, group_role, place.group);
    item->setData(0, run_role, place.run);
    item->setText(0,
                  plan_.options.paired ? tr("%1: %2").arg(place.run + 1).arg(run.name) : run.name);
    item->setToolTip(0, run.file.absolute.isEmpty() ? run.name : run.file.absolute);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(0, run.included ? Qt::Checked : Qt::Unchecked);
    item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    if (state.responses)
        item->setText(1, QLocale().toString(qlonglong(state.responses->n_neurons())));
    if (!run.included) {
        item->setText(1, tr("left out"));
        for (const int column : {0, 1})
            item->setForeground(column, t.muted_text);
        return;
    }
    const QString note = state.problem ? text_of(*state.problem) : note_of(run, state);
    if (note.isEmpty())
        return;
    auto* line = new QTreeWidgetItem(item);
    line->setData(0, group_role, place.group);
    line->setData(0, run_role, place.run);
    line->setText(0, note);
    line->setToolTip(0, note);
    line->setFlags(Qt::ItemIsEnabled);
    line->setForeground(0, state.problem ? t.error_text : t.muted_text);
    line->setFirstColumnSpanned(true);
    if (state.problem) {
        item->setText(1, tr("error"));
        for (const int column : {0, 1})
            item->setForeground(column, t.error_text);
    }
    item->setExpanded(true);
}

QTreeWidgetItem* RunsTree::item_at(const RunPlace& place) const {
    QTreeWidgetItem* group = topLevelItem(place.group);
    return !group || place.run < 0 ? group : group->child(place.run);
}

std::optional<RunPlace> RunsTree::current() const {
    const QTreeWidgetItem* item = currentItem();
    if (!item)
        return std::nullopt;
    return RunPlace{item->data(0, group_role).toInt(), item->data(0, run_role).toInt()};
}

void RunsTree::make_current(const RunPlace& place) {
    if (QTreeWidgetItem* item = item_at(place))
        setCurrentItem(item);
}

void RunsTree::plan_now(const StudyPlan& plan) {
    Q_EMIT planned(plan);
}

void RunsTree::edited(QTreeWidgetItem* item) {
    const int group = item->data(0, group_role).toInt();
    const int run = item->data(0, run_role).toInt();
    if (run < 0)
        return rename(group, item->text(0).simplified());
    StudyPlan plan = plan_;
    bool& included = plan.groups[std::size_t(group)].runs[std::size_t(run)].included;
    const bool ticked = item->checkState(0) == Qt::Checked;
    if (std::exchange(included, ticked) != ticked)
        // Later: the tree, which is filled anew, is in the middle of something.
        QMetaObject::invokeMethod(
            this, [this, plan] { plan_now(plan); }, Qt::QueuedConnection);
}

void RunsTree::rename(int group, const QString& name) {
    StudyPlan plan = plan_;
    if (plan.groups[std::size_t(group)].name == name)
        return;
    const bool taken = std::any_of(plan.groups.begin(), plan.groups.end(),
                                   [&name](const PlannedGroup& g) { return g.name == name; });
    if (name.isEmpty() || taken) {
        filling_ = true;
        topLevelItem(group)->setText(0, plan.groups[std::size_t(group)].name);
        filling_ = false;
        Q_EMIT refused(taken ? tr("There is a group %1 already.").arg(name)
                             : tr("A group needs a name."));
        return;
    }
    plan.groups[std::size_t(group)].name = name;
    QMetaObject::invokeMethod(
        this, [this, plan] { plan_now(plan); }, Qt::QueuedConnection);
}

void RunsTree::include(int group, bool included) {
    StudyPlan plan = plan_;
    for (PlannedRun& run : plan.groups[std::size_t(group)].runs)
        run.included = included;
    plan_now(plan);
}

void RunsTree::remove_current() {
    const std::optional<RunPlace> at = current();
    if (!at)
        return;
    StudyPlan plan = plan_;
    PlannedGroup& group = plan.groups[std::size_t(at->group)];
    if (at->run >= 0)
        group.runs.erase(group.runs.begin() + at->run);
    if (at->run < 0 || group.runs.empty())
        plan.groups.erase(plan.groups.begin() + at->group);
    plan_now(plan);
}

void RunsTree::move_current(int by) {
    const std::optional<RunPlace> at = current();
    if (!at)
        return;
    StudyPlan plan = plan_;
    RunPlace to = *at;
    if (at->run < 0) {
        to.group += by;
        if (to.group < 0 || to.group >= int(plan.groups.size()))
            return;
        std::swap(plan.groups[std::size_t(at->group)], plan.groups[std::size_t(to.group)]);
    } else {
        std::vector<PlannedRun>& runs = plan.groups[std::size_t(at->group)].runs;
        to.run += by;
        if (to.run < 0 || to.run >= int(runs.size()))
            return;
        std::swap(runs[std::size_t(at->run)], runs[std::size_t(to.run)]);
    }
    plan_now(plan);
    make_current(to);
}

void RunsTree::move_to_group(int group) {
    const std::optional<RunPlace> at = current();
    if (!at || at->run < 0 || at->group == group)
        return;
    StudyPlan plan = plan_;
    std::vector<PlannedRun>& from = plan.groups[std::size_t(at->group)].runs;
    const PlannedRun run = from[std::size_t(at->run)];
    from.erase(from.begin() + at->run);
    if (group < 0) {
        const QString name = new_name(plan);
        plan = with_groups(std::move(plan), {{name, 0, {run}}});
    } else {
        plan.groups[std::size_t(group)].runs.push_back(run);
    }
    std::erase_if(plan.groups, [](const PlannedGroup& g) { return g.runs.empty(); });
    plan_now(plan);
}

void RunsTree::set_mark(int mark) {
    const std::optional<RunPlace> at = current();
    if (!at)
        return;
    StudyPlan plan = plan_;
    plan.groups[std::size_t(at->group)].mark = mark;
    plan_now(plan);
}

void RunsTree::rename_current() {
    const std::optional<RunPlace> at = current();
    if (!at)
        return;
    make_current({at->group, -1});
    editItem(topLevelItem(at->group), 0);
}

void RunsTree::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Delete && state() != QAbstractItemView::EditingState)
        remove_current();
    else if (event->modifiers() == Qt::AltModifier && event->key() == Qt::Key_Up)
        move_current(-1);
    else if (event->modifiers() == Qt::AltModifier && event->key() == Qt::Key_Down)
        move_current(1);
    else
        QTreeWidget::keyPressEvent(event);
}

void RunsTree::changeEvent(QEvent* event) {
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && open_)
        fill(open_);
}

} // namespace counterpart
