#pragma once
// Where maps, titles, scale and legend are in a plot: plain rectangles, no window.

#include "core/responses/responses.h"

#include <QRect>
#include <QSize>

#include <vector>

namespace counterpart {

/// What the arrangement depends on; all in device-independent pixels.
struct FrameInput {
    QRect area;
    Index rows = 0;                ///< F_left
    Index cols = 0;                ///< F_right
    int line = 0;                  ///< height of a line of text
    int row_label = 0;             ///< width of the widest row index
    int scale_label = 0;           ///< width of the widest number of the colour scale
    std::vector<int> legend_items; ///< width of each item
    int bars = 0;                  ///< height of the bars between titles and maps
    bool overview = false;         ///< whether there is a small overview, below the colour scale
};

struct MapsFrame {
    QRect raw; ///< the cells alone, both maps of one size
    QRect matched;
    QRect raw_title; ///< above the maps
    QRect matched_title;
    QRect raw_bars; ///< above the maps, as wide
    QRect matched_bars;
    QRect raw_overview; ///< below the colour scale; empty where there is no room
    QRect matched_overview;
    QRect scale;               ///< the strip of colours
    QRect scale_title;         ///< right of its numbers, for text turned by 90°
    std::vector<QRect> legend; ///< one an item, wrapped into lines, below the maps

    [[nodiscard]] bool stacked() const { return raw.x() == matched.x(); }
};

/// Two maps of one size, as large as fits: side by side, or the matched one below the raw one where
/// both become notably larger so (far more columns than rows, or a narrow window). Cells square
/// where the matrix is not longer than 5 : 2, and otherwise the maps are that long. Empty
/// rectangles where there is no room.
[[nodiscard]] MapsFrame arrange(const FrameInput& input);

namespace frame_size {
inline constexpr int padding = 10;
inline constexpr int tick = 4;       ///< length of a tick
inline constexpr int tick_gap = 3;   ///< between tick and its label
inline constexpr int label_gap = 4;  ///< between tick labels and the axis' label
inline constexpr int title_gap = 7;  ///< between title and map
inline constexpr int map_gap = 28;   ///< between the raw map and the matched map's row indices
inline constexpr int stack_gap = 10; ///< between the raw map's label and the matched map's title
inline constexpr double worth_stacking = 1.15; ///< times as wide, or they stay side by side
/// Between the matched map, its bars and verdicts, and the colour scale.
inline constexpr int scale_gap = 25;
inline constexpr int scale_width = 12;
inline constexpr int bars_gap = 2;         ///< between the bars and the map
inline constexpr int overview_gap = 12;    ///< above an overview
inline constexpr int shortest_scale = 84;  ///< what overviews leave of it: its numbers must fit
inline constexpr int lowest_overview = 24; ///< smaller ones show nothing
inline constexpr int legend_gap = 10;      ///< above the legend
inline constexpr int legend_space = 18;    ///< between items
} // namespace frame_size

} // namespace counterpart
