#pragma once
// Every step of every lesson as a picture.

#include "ui/lessons/lesson_library.h"
#include "ui/lessons/lessons.h"
#include "ui/workbench/open_window.h"

#include <QAbstractButton>
#include <QImage>
#include <QString>
#include <QtTest>

#include <functional>

namespace counterpart::test {

/// Walks all built-in lessons in a window and hands each step's picture and name over.
/// False: one did not come.
inline bool draw_lessons(OpenWindow& window,
                         const std::function<void(const QImage&, const QString&)>& save) {
    auto* lessons = child<Lessons>(*window, "lessons");
    for (const Lesson& lesson : built_in_lessons()) {
        lessons->start(lesson);
        for (std::size_t step = 0; step < lesson.steps.size(); ++step) {
            if (step > 0)
                lessons->go_to(step);
            if (!QTest::qWaitFor([&] { return lessons->settled(); }, 60000))
                return false;
            if (auto* answer = window->findChild<QAbstractButton*>(QStringLiteral("lessonAnswer0")))
                answer->click(); // what follows belongs to the picture
            QTest::qWait(30);    // frames follow the maps
            save(grab(*window), QStringLiteral("lesson-%1-%2").arg(lesson.id).arg(step + 1));
        }
    }
    lessons->leave();
    return true;
}

} // namespace counterpart::test
