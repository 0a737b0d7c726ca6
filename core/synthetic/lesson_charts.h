#pragma once
// What a lesson shows beside the maps: a few numbers computed from what is on the table, and how
// they are to be drawn.

#include "core/comparison/comparison.h"
#include "core/synthetic/lessons.h"

#include <Eigen/Core>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace counterpart {

/// What a number is, for its colour.
enum class ChartRole { index_aligned, naive, matched, chance, other };

/// A bar with a mark of chance or of another reference.
struct ChartBar {
    std::string label; ///< in the reader's language, as all labels here
    double value = 0;
    ChartRole role = ChartRole::other;
    std::optional<double> mark_low;
    double mark_high = 0; ///< where there is a mark
};

/// A line, or single points.
struct ChartCurve {
    std::string label;
    std::vector<std::pair<double, double>> points;
    ChartRole role = ChartRole::other;
    bool dots = false;
};

/// A pooled map, as grey values.
struct ChartPicture {
    std::string label;
    Eigen::MatrixXf values; ///< similarity, 0 … 1
};

/// What is drawn, from the top down; parts that are empty are left out.
struct LessonChart {
    std::string title;
    std::vector<ChartBar> bars;

    std::vector<ChartCurve> curves;
    std::string x_label;
    bool logarithmic_x = false;
    std::optional<double> x_now; ///< where the control is

    std::vector<double> distribution; ///< drawn as a histogram
    std::optional<double> observed;   ///< marked in it
    std::string distribution_label;

    std::vector<ChartPicture> pictures;

    /// Numbers that the lesson's text can name.
    std::map<std::string, double> facts;
};

/// A kind of chart and the names of the facts that it makes.
struct LessonChartKind {
    std::string id;
    std::vector<std::string> facts;
};
/// All of them. To add one: its function, and a line in the list of lesson_charts.cpp.
///   shuffle    the scores beside their mean over 40 orders of the right samples
///   chance     `noise` over N: closed form, simulated, shuffled
///   ladder     matched: closed form, shuffled, rotated basis, observed; with the shuffle's p
///   held_out   in-sample and held-out score of halves
///   study      lesson_runs(): within, between, the label-permutation test
///   few_runs   the smallest p that so many runs can reach; nothing is compared
///   rotation   `rotation` over t: naive, matched, linear CKA, the rotated basis
///   pooling    the raw and the matched map drawn small, three ways
[[nodiscard]] const std::vector<LessonChartKind>& lesson_chart_kinds();
[[nodiscard]] const LessonChartKind* find_lesson_chart(const std::string& id);

/// What a chart is made of.
struct LessonScene {
    std::shared_ptr<const Comparison> comparison; ///< of the pair that was generated
    std::string generator;
    LessonParameters parameters;
};

/// Errors: there is no such chart; it does not go with this generator. Deterministic.
/// Cost: up to a few seconds (ladder, 100 draws of 64 × 64).
Result<LessonChart> lesson_chart(const std::string& kind, const LessonScene& scene,
                                 const Progress& progress);

/// Numbers of a comparison that a lesson's text can name, by name (see lesson_fact_names()). Those
/// that have no meaning here are missing. The mean similarity of neurons that are not paired is
/// `mispaired`.
[[nodiscard]] std::map<std::string, double> lesson_facts(const Comparison& comparison);
[[nodiscard]] const std::vector<std::string>& lesson_fact_names();

} // namespace counterpart
