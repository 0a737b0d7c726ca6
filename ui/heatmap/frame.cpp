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

/// Two small maps below the colour scale, which gives way.
void place_overviews(MapsFrame& f, int width, double shape, int line) {
    const int height = std::clamp(int(std::lround(width / shape)), 12, width * 2);
    const int each = height + line + overview_gap;
    const int left = f.scale.height() - 2 * each;
    if (left < shortest_scale)
        return;
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
    const int free_width = (area.width() - left - between - right) / 2;
    const int free_height = area.height() - above - below - legend_height;
    if (free_width < 1 || free_height < 1)
        return {};

    // Columns a row, within what still is a map.
    const double shape =
        in.rows > 0 && in.cols > 0 ? std::clamp(double(in.cols) / double(in.rows), 0.4, 2.5) : 1;
    const int width = std::max(1, int(std::min(double(free_width), free_height * shape)));
    const int height = std::clamp(int(std::lround(width / shape)), 1, free_height);

    const int x = area.x() + (area.width() - left - between - right - 2 * width) / 2 + left;
    const int y = area.y() + (free_height - height) / 2 + above;
    f.raw = {x, y, width, height};
    f.matched = {x + width + between, y, width, height};
    f.raw_title = {x, y - above, width, in.line};
    f.matched_title = {f.matched.x(), y - above, width, in.line};
    f.scale = {f.matched.x() + width + scale_gap, y, scale_width, height};
    f.scale_title = {f.scale.x() + scale_width + tick_gap + tick + in.scale_label + 2, y, in.line,
                     height};
    if (in.bars > 0) {
        f.raw_bars = {x, y - in.bars, width, in.bars - bars_gap};
        f.matched_bars = {f.matched.x(), y - in.bars, width, in.bars - bars_gap};
    }
    if (in.overview)
        place_overviews(f, right - scale_gap, shape, in.line);
    for (QRect& item : f.legend)
        item.translate(area.x(), y + height + below + legend_gap);
    return f;
}

} // namespace counterpart
