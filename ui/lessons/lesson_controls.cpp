#include "ui/lessons/lesson_controls.h"

#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QCoreApplication>
#include <QFontMetrics>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace counterpart {

namespace {

QWidget* slider(const LessonControl& control, double value, bool whole,
                const std::function<void(double)>& moved) {
    constexpr int log_steps = 60;
    const bool log = control.logarithmic;
    const int steps =
        log ? log_steps : int(std::lround((control.to - control.from) / control.step));
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* words = new QLabel;
    words->setWordWrap(true);
    auto* made = new QSlider(Qt::Horizontal);
    made->setRange(0, steps);
    made->setAccessibleName(control.label);
    made->setToolTip(QCoreApplication::translate("LessonControl", "%1: drag, or use the arrow keys")
                         .arg(control.label));
    const auto value_at = [control, log, whole, steps](int place) {
        const double share = double(place) / steps;
        double at = log ? control.from * std::pow(control.to / control.from, share)
                        : control.from + place * control.step;
        at = std::min(at, control.to);
        return whole ? std::round(at) : at;
    };
    const double share = log ? std::log(value / control.from) / std::log(control.to / control.from)
                             : (value - control.from) / (control.to - control.from);
    made->setValue(int(std::lround(share * steps)));
    const auto tell = [words, control](double at) {
        words->setText(QStringLiteral("%1: %2").arg(control.label, QLocale().toString(at, 'g', 4)));
    };
    tell(value);
    QObject::connect(made, &QSlider::valueChanged, made, [value_at, tell, moved](int place) {
        const double at = value_at(place);
        tell(at);
        moved(at);
    });
    column->addWidget(words);
    column->addWidget(made);
    return box;
}

QWidget* choices(const LessonControl& control, double value,
                 const std::function<void(double)>& moved) {
    auto* box = new QWidget;
    qsizetype letters = 0;
    for (const LessonControl::Choice& choice : control.choices)
        letters += choice.label.size();
    constexpr qsizetype letters_beside_each_other = 24;
    auto* row = new QBoxLayout(letters > letters_beside_each_other ? QBoxLayout::TopToBottom
                                                                   : QBoxLayout::LeftToRight,
                               box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::small);
    auto* group = new QButtonGroup(box);
    group->setExclusive(true);
    for (const LessonControl::Choice& choice : control.choices) {
        auto* button = new QPushButton(choice.label);
        button->setCheckable(true);
        button->setChecked(choice.value == value);
        // Styles give short words a width that four of them have no room for.
        button->setMinimumWidth(button->fontMetrics().horizontalAdvance(choice.label) + 12);
        group->addButton(button);
        row->addWidget(button);
        QObject::connect(button, &QPushButton::clicked, button,
                         [moved, at = choice.value] { moved(at); });
    }
    return box;
}

} // namespace

QWidget* make_lesson_control(const LessonControl& control, double value, bool whole,
                             const std::function<void(double)>& moved) {
    return control.choices.empty() ? slider(control, value, whole, moved)
                                   : choices(control, value, moved);
}

void name_lesson_control(QWidget& control, int number) {
    QWidget* slider = control.findChild<QSlider*>();
    (slider ? slider : &control)->setObjectName(QStringLiteral("lessonControl%1").arg(number));
}

} // namespace counterpart
