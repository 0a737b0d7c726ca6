#pragma once
// The colours of similarities.

#include "ui/workbench/view_state.h"

#include <QRgb>
#include <QString>

#include <array>

namespace counterpart {

/// Colours of a range, from its low end to its high end. An odd number, so that the middle of
/// [−1, 1], 0, has a colour of its own.
using ColourTable = std::array<QRgb, 511>;

/// The table of a colour map. Lightness rises all the way from the low end to the high end;
/// diverging: it falls from the middle to both ends alike.
[[nodiscard]] const ColourTable& colour_table(ColourMap map);

/// What a person reads: "viridis", … . The same in every language but for the last two.
[[nodiscard]] QString colour_map_name(ColourMap map);

/// The colour of a value where the table stands for [low, high]; values outside have the colour of
/// the nearer end. `value` is a number.
[[nodiscard]] inline QRgb colour_of(float value, const ColourTable& table, float low, float high) {
    const auto last = float(table.size() - 1);
    const float place = (value - low) * (last / (high - low)) + 0.5F;
    return table[std::size_t(place < 0 ? 0 : place > last ? last : place)];
}

} // namespace counterpart
