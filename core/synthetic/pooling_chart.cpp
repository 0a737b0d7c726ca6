// The lessons' chart about pictures: one map, drawn three ways.

#include "core/comparison/chance.h"
#include "core/synthetic/chart_kinds.h"

#include <QCoreApplication>

#include <algorithm>

namespace counterpart {

namespace {

enum class Way { nearest, mean, maximum };

/// Right neurons in matched order: counterparts of the rows, then the others.
std::vector<Index> matched_columns(const Comparison& c) {
    std::vector<Index> columns;
    std::vector<char> taken(std::size_t(c.right->n_neurons()), 0);
    for (Index i = 0; i < c.left->n_neurons(); ++i)
        if (const Index j = c.counterpart_of_left(i); j >= 0) {
            columns.push_back(j);
            taken[std::size_t(j)] = 1;
        }
    for (Index j = 0; j < c.right->n_neurons(); ++j)
        if (!taken[std::size_t(j)])
            columns.push_back(j);
    return columns;
}

float pooled(const Comparison& c, const std::vector<Index>& columns, Index row, Index column,
             Index block, Way way) {
    const Index rows = std::min(block, c.left->n_neurons() - row);
    const Index cols = std::min(block, Index(columns.size()) - column);
    const auto at = [&](Index i, Index j) {
        return c.similarity(row + i, columns[std::size_t(column + j)]);
    };
    if (way == Way::nearest)
        return float(at(rows / 2, cols / 2));
    double sum = 0;
    double highest = 0;
    for (Index i = 0; i < rows; ++i)
        for (Index j = 0; j < cols; ++j) {
            sum += at(i, j);
            highest = std::max(highest, at(i, j));
        }
    return float(way == Way::mean ? sum / double(rows * cols) : highest);
}

ChartPicture picture(const Comparison& c, const std::vector<Index>& columns, Index block, Way way,
                     const char* label) {
    ChartPicture drawn{chart_words(label), {}};
    drawn.values.resize((c.left->n_neurons() + block - 1) / block,
                        (Index(columns.size()) + block - 1) / block);
    for (Index i = 0; i < drawn.values.rows(); ++i)
        for (Index j = 0; j < drawn.values.cols(); ++j)
            drawn.values(i, j) = pooled(c, columns, i * block, j * block, block, way);
    return drawn;
}

} // namespace

Index picture_block(Index n_neurons) {
    constexpr Index pixels = 64;
    return std::max<Index>(1, (n_neurons + pixels - 1) / pixels);
}

std::vector<std::string> pooling_facts() {
    return {"block", "pairs_a_pixel", "shown_raw",       "nearest",
            "mean",  "maximum",       "expected_maximum"};
}

Result<LessonChart> pooling_chart(const LessonScene& scene, const Progress&) {
    const Comparison& c = *scene.comparison;
    std::vector<Index> raw(static_cast<std::size_t>(c.right->n_neurons()));
    for (std::size_t j = 0; j < raw.size(); ++j)
        raw[j] = Index(j);
    const std::vector<Index> matched = matched_columns(c);
    const Index block = picture_block(std::max(c.left->n_neurons(), c.right->n_neurons()));
    LessonChart chart;
    chart.title = chart_words(QT_TRANSLATE_NOOP("LessonChart", "The same numbers, drawn small"));
    chart.pictures = {
        picture(c, raw, block, Way::nearest, QT_TRANSLATE_NOOP("LessonChart", "raw, nearest")),
        picture(c, raw, block, Way::mean, QT_TRANSLATE_NOOP("LessonChart", "raw, mean")),
        picture(c, raw, block, Way::maximum, QT_TRANSLATE_NOOP("LessonChart", "raw, maximum")),
        picture(c, matched, block, Way::nearest,
                QT_TRANSLATE_NOOP("LessonChart", "matched, nearest")),
        picture(c, matched, block, Way::mean, QT_TRANSLATE_NOOP("LessonChart", "matched, mean")),
        picture(c, matched, block, Way::maximum,
                QT_TRANSLATE_NOOP("LessonChart", "matched, maximum"))};
    Index shown = 0; // counterparts that nearest sampling happens to hit in the raw map
    for (const Pair& pair : c.pairs) {
        const auto middle = [block](Index cell, Index all) {
            const Index first = cell / block * block;
            return first + std::min(block, all - first) / 2;
        };
        shown += pair.left == middle(pair.left, c.left->n_neurons()) &&
                         pair.right == middle(pair.right, c.right->n_neurons())
                     ? 1
                     : 0;
    }
    chart.facts = {
        {"block", double(block)},
        {"pairs_a_pixel", double(block * block)},
        {"shown_raw", double(shown)},
        {"nearest", double(chart.pictures[0].values.mean())},
        {"mean", double(chart.pictures[1].values.mean())},
        {"maximum", double(chart.pictures[2].values.mean())},
        {"expected_maximum", expected_maximum(c.left->n_samples(), block * block, c.options.sign)}};
    return chart;
}

} // namespace counterpart
