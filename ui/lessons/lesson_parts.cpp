#include "ui/lessons/lesson_parts.h"

#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPaintEvent>
#include <QPainter>
#include <QStyle>

namespace counterpart {

namespace {

constexpr int dot = 8;
constexpr int dot_gap = 5;
constexpr int answer_margin = 8;
constexpr int answer_mark = 22; ///< width kept free for the tick

} // namespace

LessonDots::LessonDots(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("lessonPlace"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LessonDots::show_place(std::size_t number, std::size_t count) {
    number_ = number;
    count_ = count;
    const QString words = tr("Step %1 of %2").arg(number + 1).arg(count);
    setAccessibleName(words);
    setToolTip(words);
    update();
}

QSize LessonDots::sizeHint() const {
    return {int(count_) * (dot + dot_gap), fontMetrics().height() + dot + 6};
}

void LessonDots::paintEvent(QPaintEvent*) {
    const Theme& t = theme(is_dark(palette()));
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int width_of_all = int(count_) * (dot + dot_gap) - dot_gap;
    double x = (width() - width_of_all) / 2.0;
    for (std::size_t i = 0; i < count_; ++i, x += dot + dot_gap) {
        painter.setPen(QPen(t.accent, 1.5));
        painter.setBrush(i <= number_ ? QBrush(t.accent) : Qt::NoBrush);
        painter.drawEllipse(QRectF(x, 3, dot, dot));
    }
    painter.setPen(t.muted_text);
    painter.drawText(QRect(0, dot + 5, width(), height() - dot - 5),
                     Qt::AlignHCenter | Qt::AlignTop, accessibleName());
}

AnswerButton::AnswerButton(const QString& words, QWidget* parent)
    : QPushButton(parent), words_(words) {
    setAccessibleName(words);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void AnswerButton::show_words(const QString& words) {
    if (words == words_)
        return;
    words_ = words;
    setAccessibleName(words_);
    updateGeometry();
    update();
}

void AnswerButton::show_outcome(bool chosen, bool right) {
    outcome_ = right ? Outcome::right : chosen ? Outcome::wrong : Outcome::left_out;
    setAccessibleName(right    ? tr("%1 (right)").arg(words_)
                      : chosen ? tr("%1 (not right)").arg(words_)
                               : words_);
    update();
}

QSize AnswerButton::sizeHint() const {
    return {260, heightForWidth(260)};
}

QSize AnswerButton::minimumSizeHint() const {
    return {120, fontMetrics().height() + 2 * answer_margin};
}

int AnswerButton::heightForWidth(int width) const {
    const QRect room(0, 0, width - 2 * answer_margin - answer_mark, 10000);
    return fontMetrics().boundingRect(room, Qt::TextWordWrap, words_).height() + 2 * answer_margin;
}

void AnswerButton::paintEvent(QPaintEvent*) {
    const Theme& t = theme(is_dark(palette()));
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    const bool told = outcome_ == Outcome::right || outcome_ == Outcome::wrong;
    const QColor ink = outcome_ == Outcome::right   ? t.accent
                       : outcome_ == Outcome::wrong ? t.error_text
                       : hasFocus() || underMouse() ? t.accent
                                                    : t.line;
    painter.setPen(QPen(ink, told || hasFocus() ? 2 : 1));
    painter.setBrush(outcome_ == Outcome::wrong ? t.error_background : t.field);
    painter.drawRoundedRect(box, 5, 5);
    painter.setPen(outcome_ == Outcome::left_out ? t.muted_text : t.text);
    painter.drawText(
        rect().adjusted(answer_margin, answer_margin, -answer_margin - answer_mark, -answer_margin),
        Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, words_);
    if (!told)
        return;
    painter.setPen(ink);
    painter.drawText(rect().adjusted(0, 0, -answer_margin, 0), Qt::AlignRight | Qt::AlignVCenter,
                     outcome_ == Outcome::right ? QStringLiteral("✓") : QStringLiteral("✗"));
}

} // namespace counterpart
