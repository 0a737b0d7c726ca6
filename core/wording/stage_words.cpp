#include "core/wording/stage_words.h"

#include <QCoreApplication>

namespace counterpart {

QString stage_words(Stage stage) {
    const auto words = [](const char* text) { return QCoreApplication::translate("Stage", text); };
    switch (stage) {
    case Stage::reading_left:
        return words(QT_TRANSLATE_NOOP("Stage", "Reading the left file"));
    case Stage::reading_right:
        return words(QT_TRANSLATE_NOOP("Stage", "Reading the right file"));
    case Stage::ranking:
        return words(QT_TRANSLATE_NOOP("Stage", "Ranking the responses"));
    case Stage::correlating:
        return words(QT_TRANSLATE_NOOP("Stage", "Correlating every pair"));
    case Stage::matching:
        return words(QT_TRANSLATE_NOOP("Stage", "Matching one to one"));
    case Stage::proving:
        return words(QT_TRANSLATE_NOOP("Stage", "Proving the matching best"));
    case Stage::explaining:
        return words(QT_TRANSLATE_NOOP("Stage", "Explaining the scores"));
    case Stage::drawing:
        return words(QT_TRANSLATE_NOOP("Stage", "Drawing baselines"));
    case Stage::comparing_runs:
        return words(QT_TRANSLATE_NOOP("Stage", "Comparing the runs"));
    }
    return {};
}

} // namespace counterpart
