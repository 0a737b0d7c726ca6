#pragma once
// The pictures of a study, on any painter: the page's widgets and the exported figure are these.

#include "ui/study/open_study.h"

#include <QFont>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

class QPainter;

namespace counterpart {

/// A study as it is drawn. Runs and groups are those that take part, numbered as in Study.
struct StudyPicture {
    const OpenStudy& open; ///< with a study
    bool dark = false;
    QFont font;
    Index selected = -1; ///< pair, −1: none
    int test = -1; ///< whose relabellings: −1 all groups, else one of MeasureResult::pairwise
};

/// The similarity of a pair that the study is about: of its measure, at equal width where widths
/// differ. Nothing: not compared yet.
[[nodiscard]] std::optional<double> similarity_of(const Study& study, Index pair);

/// The mark of a group that takes part.
[[nodiscard]] int mark_of(const OpenStudy& open, Index group);
/// Its name as the person reads it, cut to about 30 characters.
[[nodiscard]] QString name_of(const OpenStudy& open, Index group);
/// A run that takes part, by its name.
[[nodiscard]] QString run_name(const OpenStudy& open, Index run);
/// The two runs of a pair.
[[nodiscard]] std::pair<Index, Index> runs_of_pair(const Study& study, Index pair);
/// "sklearn_0 and torch_1: 0.612", as a tooltip and for screen readers.
[[nodiscard]] QString pair_words(const OpenStudy& open, Index pair);

/// Where what is in the heatmap of runs × runs.
struct HeatmapPlaces {
    QRectF cells;                ///< all of them, gaps between groups included
    double cell = 0;             ///< side of a cell
    bool named = false;          ///< runs have names beside them
    std::vector<double> starts;  ///< of each run along either side, from the corner of `cells`
    std::vector<Index> group_of; ///< of each run
    QRectF scale;                ///< the bar of colours

    [[nodiscard]] QRectF at(Index row, Index column) const;
    /// The pair below a point as (row, column); nothing on the diagonal and outside.
    [[nodiscard]] std::optional<std::pair<Index, Index>> hit(const QPointF& point) const;
};
[[nodiscard]] HeatmapPlaces heatmap_places(const StudyPicture& picture, const QRectF& area);
/// Similarity of every two runs, groups apart; values where cells are large enough for them.
void paint_heatmap(QPainter& painter, const StudyPicture& picture, const QRectF& area);

/// A pair in the strip plot.
struct StripDot {
    QPointF place;
    Index pair = 0;
};
[[nodiscard]] std::vector<StripDot> strip_dots(const StudyPicture& picture, const QRectF& area);
/// One row for each group (within) and each two groups (between): its pairs of runs, and their
/// mean as a bar and number.
void paint_strips(QPainter& painter, const StudyPicture& picture, const QRectF& area);

/// T of every relabelling that was gone through, and the observed one.
void paint_relabellings(QPainter& painter, const StudyPicture& picture, const QRectF& area);
/// What paint_relabellings shows, in a sentence; why there is nothing to show.
[[nodiscard]] QString relabelling_words(const StudyPicture& picture);

} // namespace counterpart
