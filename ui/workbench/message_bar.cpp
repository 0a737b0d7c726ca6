#include "ui/workbench/message_bar.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QColor>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLayoutItem>
#include <QPalette>
#include <QPushButton>
#include <QToolButton>
#include <QWidget>

namespace counterpart {

MessageBar::MessageBar(Kind kind, QWidget* parent)
    : QFrame(parent), kind_(kind), icon_(new QLabel), text_(new QLabel), buttons_(new QHBoxLayout),
      dismiss_(new QToolButton) {
    const bool error = kind == Kind::error;
    setObjectName(error ? QStringLiteral("errorBar") : QStringLiteral("noticeBar"));
    setAccessibleName(error ? tr("Error") : tr("Notice"));
    setAutoFillBackground(true);

    text_->setObjectName(QStringLiteral("messageText"));
    text_->setWordWrap(true);
    text_->setTextFormat(Qt::PlainText);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    dismiss_->setObjectName(QStringLiteral("messageDismiss"));
    dismiss_->setAutoRaise(true);
    dismiss_->setToolTip(tr("Dismiss this message"));
    dismiss_->setAccessibleName(tr("Dismiss"));
    connect(dismiss_, &QToolButton::clicked, this, &MessageBar::dismiss);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(spacing::large, spacing::medium, spacing::medium, spacing::medium);
    row->setSpacing(spacing::medium);
    row->addWidget(icon_);
    row->addWidget(text_, 1);
    row->addLayout(buttons_);
    row->addWidget(dismiss_);
    colour();
    hide();
}

void MessageBar::show(const QString& text, const std::vector<Action>& actions) {
    colour(); // a theme that changed before the first message was not heard of
    while (QLayoutItem* item = buttons_->takeAt(0)) {
        item->widget()->deleteLater(); // perhaps the very button that was clicked
        item->widget()->hide();
        item->widget()->setObjectName(QString());
        delete item;
    }
    text_->setText(text);
    text_->setAccessibleName(accessibleName() + QStringLiteral(": ") + text);
    setAccessibleDescription(text);
    for (std::size_t i = 0; i < actions.size(); ++i) {
        auto* button = new QPushButton(actions[i].label);
        button->setObjectName(QStringLiteral("messageAction%1").arg(i));
        button->setPalette(palette_of(theme(is_dark(palette()))));
        connect(button, &QPushButton::clicked, this, [this, run = actions[i].run] {
            dismiss();
            run();
        });
        buttons_->addWidget(button);
    }
    QFrame::show();
    QAccessibleEvent announcement(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&announcement);
}

void MessageBar::dismiss() {
    hide();
}

QString MessageBar::text() const {
    return text_->text();
}

void MessageBar::colour() {
    const Theme& t = theme(is_dark(QGuiApplication::palette()));
    const bool error = kind_ == Kind::error;
    const QColor foreground = error ? t.error_text : t.notice_text;
    QPalette p = palette_of(t);
    p.setColor(QPalette::Window, error ? t.error_background : t.notice_background);
    p.setColor(QPalette::WindowText, foreground);
    p.setColor(QPalette::Text, foreground);
    if (p == palette())
        return;
    setPalette(p);
    dismiss_->setIcon(themed_icon(QStringLiteral("close")));
    const QString icon = error ? QStringLiteral("error") : QStringLiteral("notice");
    icon_->setPixmap(icon_picture(icon, 20, foreground, devicePixelRatioF()));
}

void MessageBar::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        colour();
}

QString problem_text(const Problem& problem) {
    QString text = QString::fromStdString(problem.sentence());
    if (problem.where.empty() && !text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

} // namespace counterpart
