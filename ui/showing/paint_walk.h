#pragma once
// Paints one step of a walk over the maps.

#include "ui/showing/walk.h"

#include <QPixmap>

#include <vector>

class QPainter;

namespace counterpart {

class MapsView;

/// What is painted: the step, how much of its motion is over (0 to 1), and the maps as they are
/// (for the columns that travel; null: they have arrived).
struct WalkPicture {
    const std::vector<WalkStep>& steps;
    int step;
    double progress;
    const Comparison& comparison;
    const QPixmap& maps;
};

/// In the coordinates of `maps`. What is out of view is left out.
void paint_walk(QPainter& painter, const MapsView& maps, const WalkPicture& picture);

} // namespace counterpart
