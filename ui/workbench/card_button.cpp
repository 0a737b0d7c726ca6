#include "ui/workbench/card_button.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QColor>
#include <QEnterEvent>
#include <QEvent>
#include <QFont>
#include <QFontMetrics>
#include <QPainter>
#include <QPen>
#include <QRect>
#include <QSizePolicy>

#include <algorithm>

namespace counterpart {

namespace {

constexpr int padding = 14;
constexpr int icon_size = 28;
constexpr int icon_gap = 12;

} // namespace

CardButton::CardButton(const QString& icon, const QString& title, const QString& words,
                       QWidget* parent)
    : QAbstractButton(parent) {
    describe(icon, title, words);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void CardButton::describe(const QString& icon, const QString& title, const QString& words) {
    icon_ = icon;
    words_ = words;
    laid_out_.clear();
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(words);
    updateGeometry();
    update();
}

void CardButton::set_primary(bool primary) {
    primary_ = primary;
    update();
}

QFont CardButton::title_font() const {
    QFont bold = font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.1);
    return bold;
}

QRect CardButton::words_rect(int width) const {
    // A layout asks for the same few widths dozens of times, and breaking lines is slow.
    if (font() != laid_out_in_) {
        laid_out_.clear();
        laid_out_in_ = font();
    }
    const auto known = laid_out_.constFind(width);
    if (known != laid_out_.constEnd())
        return *known;
    const int left = padding + icon_size + icon_gap;
    const QFontMetrics title(title_font());
    const QRect room(left, padding + title.height() + 4, width - left - padding, 1000);
    const QRect rect = fontMetrics().boundingRect(room, Qt::TextWordWrap, words_);
    if (laid_out_.size() > 64) // a window is being resized
        laid_out_.clear();
    laid_out_.insert(width, rect);
    return rect;
}

QSize CardButton::sizeHint() const {
    return {240, heightForWidth(240)};
}

int CardButton::heightForWidth(int width) const {
    return std::max(words_rect(width).bottom() + 1, padding + icon_size) + padding;
}

void CardButton::paintEvent(QPaintEvent*) {
    const Theme& t = theme(is_dark(palette()));
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    const bool lit = underMouse() || isDown();
    QColor fill = primary_ ? t.accent : t.canvas;
    if (lit)
        fill = primary_ ? (t.dark ? fill.lighter(110) : fill.darker(112))
                        : (t.dark ? fill.lighter(140) : fill.darker(103));
    painter.setBrush(fill);
    painter.setPen(QPen(hasFocus() ? (primary_ ? t.text : t.accent)
                        : primary_ ? fill
                                   : t.line,
                        hasFocus() ? 2 : 1));
    painter.drawRoundedRect(box, 8, 8);

    const QColor title_colour = primary_ ? t.canvas : t.text;
    painter.drawPixmap(
        QPoint(padding, padding),
        icon_picture(icon_, icon_size, primary_ ? t.canvas : t.accent, devicePixelRatioF()));
    painter.setFont(title_font());
    painter.setPen(title_colour);
    const int left = padding + icon_size + icon_gap;
    painter.drawText(QRect(left, padding, width() - left - padding, painter.fontMetrics().height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic, text());
    painter.setFont(font());
    painter.setPen(primary_ ? t.canvas : t.muted_text);
    painter.drawText(words_rect(width()).adjusted(0, 0, 4, 0), Qt::TextWordWrap, words_);
}

void CardButton::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
}

void CardButton::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace counterpart
