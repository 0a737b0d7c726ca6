#include "ui/workbench/panels.h"

#include "ui/explanation/explanation_in_window.h"
#include "ui/inspect/inspector.h"
#include "ui/inspect/pairs_panel.h"
#include "ui/inspect/ranking_panel.h"
#include "ui/workbench/workbench.h"

#include <QAction>
#include <QCoreApplication>
#include <QEvent>
#include <QKeySequence>
#include <QList>
#include <QMetaObject>

#include <algorithm>

namespace counterpart {

namespace {

/// From this height of the window on there is room for panels below the maps from the start.
constexpr int enough_height = 900;

QWidget* make_pairs(const PanelContext& context) {
    return new PairsPanel(context);
}

QWidget* make_ranking(const PanelContext& context) {
    return new RankingPanel(context);
}

bool at_the_side(Qt::DockWidgetArea area) {
    return area == Qt::LeftDockWidgetArea || area == Qt::RightDockWidgetArea;
}

} // namespace

const QVector<PanelKind>& panel_kinds() {
    static const QVector<PanelKind> kinds = {
        {"explanationDock", QT_TRANSLATE_NOOP("Panels", "Explanation"), Qt::RightDockWidgetArea,
         true, Qt::Key_E, make_explanation},
        {"inspectorDock", QT_TRANSLATE_NOOP("Panels", "Inspector"), Qt::RightDockWidgetArea, true,
         Qt::Key_I, make_inspector},
        {"pairsDock", QT_TRANSLATE_NOOP("Panels", "Pairs"), Qt::BottomDockWidgetArea, true,
         Qt::Key_P, make_pairs},
        {"rankingDock", QT_TRANSLATE_NOOP("Panels", "Ranking"), Qt::BottomDockWidgetArea, true,
         Qt::Key_R, make_ranking},
    };
    return kinds;
}

Panels::Panels(QMainWindow& window, const PanelContext& context)
    : window_(window), context_(context) {
    window.setDockNestingEnabled(false);
    window.setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    window.setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    window.setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    for (const PanelKind& kind : panel_kinds())
        add(kind);
    first_arrangement_ = window.saveState();
    show_wanted();
}

void Panels::fill() {
    for (qsizetype i = 0; i < panels_.size(); ++i)
        panels_[i].dock->setWidget(panel_kinds()[i].make(context_));
    const auto follow = [this] {
        const bool compared = context_.workbench.opened().comparison != nullptr;
        if (compared == shown_)
            return;
        shown_ = compared;
        show_wanted();
    };
    connect(&context_.workbench, &Workbench::changed, this, follow);
    follow();
}

Panels::~Panels() {
    // Their widgets refer to what the window would have deleted before its children.
    for (const Panel& panel : panels_) {
        panel.dock->disconnect(this);
        panel.dock->removeEventFilter(this);
        delete panel.dock;
    }
}

void Panels::add(const PanelKind& kind) {
    const int number = int(panels_.size());
    auto* dock = new QDockWidget(QCoreApplication::translate("Panels", kind.title), &window_);
    dock->setObjectName(QLatin1String(kind.name));
    dock->installEventFilter(this);
    QAction* toggle = dock->toggleViewAction();
    toggle->setShortcut(QKeySequence(Qt::ALT | kind.key));
    window_.addAction(toggle); // its shortcut works while the menu was never opened
    connect(toggle, &QAction::triggered, this, [this, number](bool on) { toggled(number, on); });
    connect(dock, &QDockWidget::visibilityChanged, this, [this, number](bool visible) {
        if (!arranging_)
            panels_[number].in_front = visible;
    });
    window_.addDockWidget(kind.area, dock);
    bool first_of_area = true;
    for (const Panel& other : panels_)
        if (first_of_area && window_.dockWidgetArea(other.dock) == kind.area) {
            window_.tabifyDockWidget(other.dock, dock);
            first_of_area = false;
        }
    panels_.push_back({dock, kind.open_at_first, first_of_area});
}

QVector<QAction*> Panels::toggles() const {
    QVector<QAction*> actions;
    for (const Panel& panel : panels_)
        actions.push_back(panel.dock->toggleViewAction());
    return actions;
}

QStringList Panels::wanted() const {
    QStringList names;
    for (const bool in_front : {false, true})
        for (const Panel& panel : panels_)
            if (panel.wanted && panel.in_front == in_front)
                names << panel.dock->objectName();
    return names;
}

/// The dock has shown or hidden itself already.
void Panels::toggled(int number, bool on) {
    Panel& panel = panels_[number];
    const bool was_behind = !on && !panel.in_front;
    panel.wanted = on || was_behind;
    if (!panel.wanted)
        return;
    panel.dock->show();
    panel.dock->raise();
    // Once it has a size: opened for the first time it would take half of a low window.
    QMetaObject::invokeMethod(this, &Panels::fit_window, Qt::QueuedConnection);
}

void Panels::restore(const QStringList& wanted) {
    for (Panel& panel : panels_) {
        const qsizetype place = wanted.indexOf(panel.dock->objectName());
        panel.wanted = place >= 0;
        panel.in_front = std::none_of(panels_.begin(), panels_.end(), [&](const Panel& other) {
            return window_.dockWidgetArea(other.dock) == window_.dockWidgetArea(panel.dock) &&
                   wanted.indexOf(other.dock->objectName()) > place;
        });
    }
    arranged_ = true;
    show_wanted();
}

void Panels::reset() {
    arranging_ = true;
    window_.restoreState(first_arrangement_);
    arranging_ = false;
    arranged_ = false;
    show_wanted();
}

void Panels::present(bool on) {
    if (on == presenting_)
        return;
    if (on)
        before_presentation_ = window_.saveState();
    presenting_ = on;
    if (!on) {
        arranging_ = true;
        window_.restoreState(before_presentation_);
        arranging_ = false;
    }
    show_wanted();
    fit_window();
}

/// Which are open depends on the room there is, so this waits for the window and for something to
/// show.
void Panels::arrange_at_first() {
    arranged_ = true;
    for (qsizetype i = 0; i < panels_.size(); ++i) {
        const PanelKind& kind = panel_kinds()[i];
        panels_[i].wanted =
            kind.open_at_first && (at_the_side(kind.area) || window_.height() >= enough_height);
        panels_[i].in_front =
            std::none_of(panel_kinds().begin(), panel_kinds().begin() + i,
                         [&kind](const PanelKind& other) { return other.area == kind.area; });
    }
    for (const Panel& panel : panels_) {
        if (at_the_side(window_.dockWidgetArea(panel.dock)))
            window_.resizeDocks({panel.dock}, {std::clamp(window_.width() * 3 / 10, 340, 520)},
                                Qt::Horizontal);
        else
            window_.resizeDocks({panel.dock}, {std::clamp(window_.height() * 3 / 10, 150, 340)},
                                Qt::Vertical);
    }
}

bool Panels::to_be_seen(const Panel& panel) const {
    if (presenting_)
        return shown_ && panel.dock->objectName() == QLatin1String(panel_kinds()[0].name);
    return shown_ && panel.wanted;
}

void Panels::show_wanted() {
    if (shown_ && !arranged_ && window_.isVisible())
        arrange_at_first();
    arranging_ = true;
    for (const Panel& panel : panels_) {
        panel.dock->setVisible(to_be_seen(panel));
        panel.dock->toggleViewAction()->setEnabled(shown_);
    }
    for (const Panel& panel : panels_) // one that comes back comes behind those that are there
        if (to_be_seen(panel) && panel.in_front)
            panel.dock->raise();
    arranging_ = false;
}

void Panels::fit_window() {
    if (!arranged_)
        show_wanted();
    // Large words need room: as much as they have room of their own in the maps.
    const int widest = std::max(window_.width() * (presenting_ ? 37 : 32) / 100, 300);
    const int highest = std::max(window_.height() * 32 / 100, 150);
    for (const Panel& panel : panels_) {
        if (panel.dock->isFloating() || !panel.dock->isVisible())
            continue;
        if (at_the_side(window_.dockWidgetArea(panel.dock))) {
            if (panel.dock->width() > widest || presenting_)
                window_.resizeDocks({panel.dock}, {widest}, Qt::Horizontal);
        } else if (panel.dock->height() > highest) {
            window_.resizeDocks({panel.dock}, {highest}, Qt::Vertical);
        }
    }
}

bool Panels::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Close)
        for (Panel& panel : panels_)
            if (panel.dock == watched)
                panel.wanted = false;
    return QObject::eventFilter(watched, event);
}

} // namespace counterpart
