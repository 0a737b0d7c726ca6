#pragma once
// What a group of runs is drawn with: a colour and a shape, so that colour is never the only cue.

#include "ui/study/study_plan.h"

#include <QColor>
#include <QIcon>
#include <QPointF>
#include <QRectF>
#include <QString>
#include <QStringList>

class QPainter;

namespace counterpart {

[[nodiscard]] QColor group_colour(int mark, bool dark);

/// "blue disc", for menus and screen readers.
[[nodiscard]] QString mark_name(int mark);

/// The shape, filled, in the group's colour.
void paint_mark(QPainter& painter, const QPointF& centre, double radius, int mark, bool dark);

/// Stripes in the group's colour, another slant for each mark.
void paint_hatch(QPainter& painter, const QRectF& area, int mark, bool dark);

[[nodiscard]] QIcon mark_icon(int mark, bool dark);

/// What tells the runs of one group from each other: names without what all begin and end with.
[[nodiscard]] QStringList short_names(const QStringList& names);

} // namespace counterpart
