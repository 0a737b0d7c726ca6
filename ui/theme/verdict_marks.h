#pragma once
// What the baselines say of a neuron, as a mark: a colour and a shape.

#include "core/reference/verdicts.h"
#include "ui/theme/theme.h"

#include <QColor>
#include <QRectF>

class QPainter;

namespace counterpart {

[[nodiscard]] QColor verdict_colour(NeuronVerdict verdict, const Theme& theme);

/// A mark that fills `box` (a square of 8 pixels or more): matched a disc, ambiguous a disc of
/// which half is filled, redundant two squares behind each other, orphan a ring, dead a cross,
/// undecidable a dot in a dotted ring.
void paint_verdict(QPainter& painter, NeuronVerdict verdict, const QRectF& box, const Theme& theme);

/// Marks, words and counts (left, right) of the verdicts that any neuron has, in a line.
void paint_verdict_counts(QPainter& painter, const NeuronVerdicts& verdicts, const QRectF& area,
                          const Theme& theme);

/// For strips whose neurons are too narrow for shapes: which part of the strip's width is filled,
/// [from, to) of 1, the same for the same verdict everywhere.
struct StripPart {
    double from = 0;
    double to = 1;
};
[[nodiscard]] StripPart strip_part(NeuronVerdict verdict);

} // namespace counterpart
