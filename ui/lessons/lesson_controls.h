#pragma once
// What a person moves in a step of a lesson.

#include "ui/lessons/lesson.h"

#include <QWidget>

#include <functional>

namespace counterpart {

/// A slider with its value, or buttons to choose from, at `value`; `whole`: only whole numbers.
/// `moved` is called with each new value.
[[nodiscard]] QWidget* make_lesson_control(const LessonControl& control, double value, bool whole,
                                           const std::function<void(double)>& moved);

/// Object name "lessonControl<number>" for the slider, or the box of the buttons.
void name_lesson_control(QWidget& control, int number);

} // namespace counterpart
