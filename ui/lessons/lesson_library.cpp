#include "ui/lessons/lesson_library.h"

#include "ui/lessons/parse_lesson.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace counterpart {

namespace {

constexpr qint64 most_bytes = 1 << 20;

Result<Lesson> read_lesson(const QString& path) {
    QFile file(path);
    const auto problem = [&path](const QString& what, const char* remedy) {
        return Problem{path.toStdString(), what.toStdString(), remedy};
    };
    if (!file.open(QIODevice::ReadOnly))
        return problem(QCoreApplication::translate("LessonFile", "it cannot be read: %1")
                           .arg(file.errorString()),
                       "");
    if (file.size() > most_bytes)
        return problem(QCoreApplication::translate("LessonFile", "it is larger than a lesson"), "");
    return parse_lesson(QString::fromUtf8(file.readAll()), QFileInfo(path).fileName());
}

} // namespace

const std::vector<Lesson>& built_in_lessons() {
    static const std::vector<Lesson> all = [] {
        std::vector<Lesson> lessons;
        const QDir folder(QStringLiteral(":/counterpart/lessons"));
        for (const QString& name :
             folder.entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name)) {
            Result<Lesson> lesson = read_lesson(folder.filePath(name));
            if (!lesson.ok())
                qFatal("%s", lesson.problem().sentence().c_str());
            lessons.push_back(std::move(lesson).value());
        }
        return lessons;
    }();
    return all;
}

QString user_lessons_folder() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/counterpart/lessons");
}

std::vector<UserLesson> user_lessons(const QString& folder) {
    std::vector<UserLesson> lessons;
    const QDir place(folder);
    for (const QString& name : place.entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name)) {
        const QString path = place.filePath(name);
        lessons.push_back({path, read_lesson(path)});
    }
    return lessons;
}

} // namespace counterpart
