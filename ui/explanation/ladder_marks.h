#pragma once
// The rungs of a score as marks on its axis: shapes and colours, told the same way in the window,
// its legend and the figure.

#include "core/reference/ladder.h"
#include "ui/theme/theme.h"

#include <QColor>
#include <QPointF>
#include <QRectF>
#include <QString>
#include <QVector>

#include <optional>
#include <vector>

class QPainter;

namespace counterpart {

enum class RungKind { files_order, closed_form, shuffled, rotated, same_kind };

/// What a score is held against: one number, or the middle of an interval.
struct Rung {
    RungKind kind = RungKind::shuffled;
    double value = 0;
    double low = 0; ///< middle 95 % of the draws, or from lowest to highest run; value: no interval
    double high = 0;
    bool tells_nothing = false; ///< a rotated basis of everything there is
    QString group = {};         ///< of same_kind: whose runs
    bool is_bound = false;      ///< the value is the most it can be
    bool of_right = false;      ///< of same_kind: the right network's group, where it is another

    [[nodiscard]] bool has_interval() const { return high > low; }
};

/// Scores of other runs of the same framework, all above each other's (ascending).
struct SameKindScores {
    QString group;
    std::vector<double> values;
    bool operator==(const SameKindScores&) const = default;
};

/// The rungs from shuffled samples on; the first two are the caller's. Nothing without draws.
[[nodiscard]] QVector<Rung> drawn_rungs(const Ladder& ladder, const Baselines& baselines);
/// Nothing without runs.
[[nodiscard]] std::optional<Rung> same_kind_rung(const SameKindScores& scores);

/// "shuffled samples", "rotated basis", …
[[nodiscard]] QString rung_name(const Rung& rung);
/// "0.350", "≤ 0.980".
[[nodiscard]] QString rung_number(const Rung& rung);
/// "shuffled samples 0.090 (0.082 to 0.099)".
[[nodiscard]] QString rung_text(const Rung& rung);
[[nodiscard]] QColor rung_colour(RungKind kind, const Theme& theme);

/// The mark in a square `box`: a hollow square, a bar, a disc, a diamond, a triangle. Hollow where
/// it tells nothing.
void paint_rung_mark(QPainter& painter, const Rung& rung, const QRectF& box, const Theme& theme);
/// Its interval from x to x, behind the mark, around a middle line.
void paint_rung_interval(QPainter& painter, const Rung& rung, QPointF from, double to,
                         const Theme& theme);

/// How wide paint_rung_numbers would be.
[[nodiscard]] double rung_numbers_width(const QVector<Rung>& rungs, const QFont& font);
/// Marks and numbers of the rungs in a line, left to right, as many from the last one back as there
/// is room for.
void paint_rung_numbers(QPainter& painter, const QVector<Rung>& rungs, const QRectF& area,
                        const Theme& theme);

/// Marks and names of the rungs in a line, and a note; cut off where there is no room.
void paint_rung_names(QPainter& painter, const QVector<Rung>& rungs, const QString& note,
                      const QRectF& area, const Theme& theme);

} // namespace counterpart
