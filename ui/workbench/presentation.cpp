#include "ui/workbench/presentation.h"

#include "ui/workbench/actions.h"
#include "ui/workbench/panels.h"
#include "ui/workbench/workbench.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QFontMetricsF>
#include <QList>
#include <QMainWindow>
#include <QMenuBar>
#include <QToolBar>
#include <QWidget>

#include <algorithm>

namespace counterpart {

namespace {

/// A line of text to the height of the window: 24 pixels of 720.
constexpr double line_share = 1.0 / 30;

} // namespace

Presentation::Presentation(const Place& place, QObject* parent) : QObject(parent), place_(place) {
    place.window.installEventFilter(this);
    connect(place.actions.presentation, &QAction::triggered, this,
            [this](bool on) { on ? enter() : leave(); });
    connect(&place.workbench, &Workbench::changed, this, &Presentation::follow);
    follow();
}

void Presentation::follow() {
    const bool compared = place_.workbench.opened().comparison != nullptr;
    if (!compared)
        leave();
    place_.actions.presentation->setEnabled(compared);
}

void Presentation::enter() {
    if (on_)
        return;
    QMainWindow& window = place_.window;
    on_ = true;
    was_full_screen_ = window.isFullScreen();
    had_font_ = window.testAttribute(Qt::WA_SetFont);
    font_ = window.font();
    place_.panels.present(true); // remembers bars, too
    QList<QWidget*> others{window.menuBar(),
                           window.findChild<QWidget*>(QStringLiteral("statusLine"))};
    for (QToolBar* bar : window.findChildren<QToolBar*>())
        others << bar;
    for (QWidget* other : others)
        if (other && !other->isHidden()) {
            hidden_ << other;
            other->hide();
        }
    escape_ = place_.actions.clear_selection->shortcut();
    place_.actions.clear_selection->setShortcut(QKeySequence());
    place_.actions.presentation->setShortcuts({QKeySequence(Qt::Key_F11), escape_});
    window.setWindowState(window.windowState() | Qt::WindowFullScreen);
    fit_type();
}

void Presentation::leave() {
    if (!on_)
        return;
    on_ = false;
    QMainWindow& window = place_.window;
    place_.actions.presentation->setShortcuts({QKeySequence(Qt::Key_F11)});
    place_.actions.clear_selection->setShortcut(escape_);
    place_.actions.presentation->setChecked(false);
    window.setFont(had_font_ ? font_ : QFont());
    for (QWidget* other : hidden_)
        other->show();
    hidden_.clear();
    window.setWindowState(window.windowState().setFlag(Qt::WindowFullScreen, was_full_screen_));
    place_.panels.present(false);
}

void Presentation::fit_type() {
    QFont font = QApplication::font();
    const double line = QFontMetricsF(font).height();
    const double wanted = place_.window.height() * line_share;
    font.setPointSizeF(font.pointSizeF() * std::clamp(wanted / line, 1.0, 4.0));
    if (font.pointSizeF() != place_.window.font().pointSizeF())
        place_.window.setFont(font);
}

bool Presentation::eventFilter(QObject* watched, QEvent* event) {
    if (on_ && event->type() == QEvent::Resize)
        fit_type();
    if (on_ && event->type() == QEvent::Close)
        leave(); // before the window remembers how it was
    return QObject::eventFilter(watched, event);
}

} // namespace counterpart
