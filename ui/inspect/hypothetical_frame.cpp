#include "ui/inspect/hypothetical_frame.h"

#include "ui/theme/theme.h"

#include <QChildEvent>
#include <QEvent>
#include <QGuiApplication>
#include <QPainter>
#include <QPushButton>

namespace counterpart {

HypotheticalFrame::HypotheticalFrame(QWidget* parent) : QFrame(parent) {
    colour();
}

/// Text in the frame's colour; buttons as everywhere.
void HypotheticalFrame::colour() {
    const Theme& t = theme(is_dark(QGuiApplication::palette()));
    QPalette p = palette_of(t);
    p.setColor(QPalette::Window, t.hypothetical_background);
    p.setColor(QPalette::WindowText, t.hypothetical_text);
    p.setColor(QPalette::Text, t.hypothetical_text);
    if (p == palette())
        return;
    setPalette(p);
    for (QPushButton* button : findChildren<QPushButton*>())
        button->setPalette(palette_of(t));
}

void HypotheticalFrame::childEvent(QChildEvent* event) {
    QFrame::childEvent(event);
    if (auto* button = qobject_cast<QPushButton*>(event->child()); button && event->added())
        button->setPalette(palette_of(theme(is_dark(QGuiApplication::palette()))));
}

void HypotheticalFrame::paintEvent(QPaintEvent*) {
    const Theme& t = theme(is_dark(QGuiApplication::palette()));
    QPainter painter(this);
    painter.fillRect(rect(), t.hypothetical_background);
    painter.fillRect(QRect(0, 0, stripe, height()), QBrush(t.hypothetical_hatch, Qt::BDiagPattern));
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.hypothetical_hatch);
}

void HypotheticalFrame::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        colour();
}

} // namespace counterpart
