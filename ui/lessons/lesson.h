#pragma once
// A lesson as its file has it: plain values. The syntax is told in resources/lessons/README.txt.

#include "core/comparison/comparison.h"
#include "core/synthetic/lessons.h"
#include "ui/workbench/view_state.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace counterpart {

/// What a person can move in a step: one parameter of its generator, by a slider or by buttons.
struct LessonControl {
    std::string parameter;
    QString label;
    double from = 0; ///< slider
    double to = 1;
    double step = 0.1;
    bool logarithmic = false; ///< equal distances are equal factors; `step` is not used

    struct Choice {
        double value = 0;
        QString label;
    };
    std::vector<Choice> choices; ///< buttons instead of a slider
};

/// A question to guess at before the rest of the step is shown.
struct LessonQuestion {
    QString text;
    struct Answer {
        QString text;
        bool right = false;
    };
    std::vector<Answer> answers; ///< two or more, one of them right
    QString reveal;              ///< Markdown, shown after an answer
};

/// What is spoken of: a part of the window, or a cell or a neuron in both maps.
struct LessonHighlight {
    enum class What {
        index_aligned, ///< a row of the score axis
        naive_forward,
        naive_backward,
        matched,
        scores, ///< all of them
        findings,
        certificate,
        raw, ///< a map
        matched_map,
        hubs, ///< the bars above the raw map
        cell,
        left_neuron,
        right_neuron,
        chart,
        control
    };
    What what = What::scores;
    Index left = -1;
    Index right = -1;
};

struct LessonStep {
    QString title;
    QString text; ///< Markdown with {numbers}, see lesson_text.h
    std::string generator;
    LessonParameters parameters;
    CompareOptions options;
    std::optional<Pooling> pooling; ///< of the maps; nothing: as the person has it
    bool marks = true;              ///< marks of counterparts and naive choices in the maps
    std::vector<LessonHighlight> highlights;
    std::vector<LessonControl> controls;
    std::string chart; ///< empty: none
    std::optional<LessonQuestion> question;
};

struct Lesson {
    QString id; ///< the file's name without its ending
    QString title;
    QString summary; ///< one sentence
    std::vector<LessonStep> steps;
};

} // namespace counterpart
