#include "ui/heatmap/frame.h"

#include <algorithm>
#include <cmath>

namespace counterpart {

namespace {

using namespace frame_size;

/// Items from left to right, wrapped; lines centred in [0, width).
std::vector<QRect> wrap(const std::vector<int>& items, int width, int line) {
    std::vector<QRect> rects;
    std::size_t begin = 0;
    for (int y = 0; begin < items.size(); y += line + 4) {
        int used = items[begin];
        std::size_t end = begin + 1;
        while (end < items.size() && used + legend_space + items[end] <= width)
            used += legend_space + items[end++];
        int x = std::max(0, (width - used) / 2);
        for (; begin < end; ++begin) {
            rects.emplace_back(x, y, std::min(items[begin], width), line);
            x += items[begin] + legend_space;
        }
    }
    return rects;
}

/// The largest map of a shape (columns a row); empty where there is no room.
QSize fit(int free_width, int free_height, double shape) {
    if (free_width < 1 || free_height < 1)
        return {0, 0};
    const int width = std::max(1, int(std::min(double(free_width), free_height * shape)));
    return {width, std::clamp(int(std::lround(width / shape)), 1, free_height)};
}

/// Two small maps below the colour scale, which gives way as far as its numbers allow; beside low
/// maps they are smaller, and where nothing could be read in them there are none.
void place_overviews(MapsFrame& f, int width, double shape, int line) {
    const int full = std::clamp(int(std::lround(width / shape)), 12, width * 2);
    const int room = (f.scale.height() - shortest_scale) / 2 - line - overview_gap;
    const int height = std::min(full, room);
    if (height < std::min(full, lowest_overview))
        return;
    if (height < full)
        width = std::clamp(int(std::lround(height * shape)), 1, width);
    const int each = height + line + overview_gap;
    const int left = f.scale.height() - 2 * each;
    f.scale.setHeight(left);
    f.scale_title.setHeight(left);
    f.raw_overview = {f.scale.x(), f.scale.y() + left + overview_gap + line, width, height};
    f.matched_overview = f.raw_overview.translated(0, each);
}

} // namespace

MapsFrame arrange(const FrameInput& in) {
    MapsFrame f;
    const QRect area = in.area.adjusted(padding, padding, -padding, -padding);
    f.legend = wrap(in.legend_items, area.width(), in.line);
    const int legend_height = f.legend.empty() ? 0 : f.legend.back().bottom() + 1 + legend_gap;

    const int row_indices = in.row_label + tick_gap + tick;
    const int left = in.line + label_gap + row_indices;
    const int between = map_gap + row_indices;
    const int right = scale_gap + scale_width + tick_gap + tick + in.scale_label + 2 + in.line;
    const int above = in.line + title_gap + in.bars;
    const int below = tick + tick_gap + in.line + label_gap + in.line;
    // Columns a row, within what still is a map.
    const double shape =
        in.rows > 0 && in.cols > 0 ? std::clamp(double(in.cols) / double(in.rows), 0.4, 2.5) : 1;

    const int width = area.width() - left - right;
    const int height = area.height() - above - below - legend_height;
    const QSize beside = fit((width - between) / 2, height, shape);
    const QSize stacked = fit(width, (height - above - below - stack_gap) / 2, shape);
    const bool stack = stacked.width() > beside.width() * worth_stacking;
    const QSize map = stack ? stacked : beside;
    if (map.isEmpty())
        return {};
    const QPoint step = stack ? QPoint(0, map.height() + below + stack_gap + above)
                              : QPoint(map.width() + between, 0);
    const QSize both = map + QSize(step.x(), step.y());
    const int x = area.x() + (width - both.width()) / 2 + left;
    const int y = area.y() + (height - both.height()) / 2 + above;
    f.raw = {QPoint(x, y), map};
    f.matched = f.raw.translated(step);
    f.raw_title = {x, y - above, map.width(), in.line};
    f.matched_title = f.raw_title.translated(step);
    f.scale = {x + both.width() + scale_gap, y, scale_width, both.height()};
    f.scale_title = {f.scale.x() + scale_width + tick_gap + tick + in.scale_label + 2, y, in.line,
                     both.height()};
    if (in.bars > 0) {
        f.raw_bars = {x, y - in.bars, map.width(), in.bars - bars_gap};
        f.matched_bars = f.raw_bars.translated(step);
    }
    if (in.overview)
        place_overviews(f, right - scale_gap, shape, in.line);
    for (QRect& item : f.legend)
        item.translate(area.x(), y + both.height() + below + legend_gap);
    return f;
}

} // namespace counterpart
