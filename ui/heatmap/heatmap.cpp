#include "ui/heatmap/heatmap.h"

#include "ui/heatmap/colour_maps.h"

#include <algorithm>
#include <cmath>

namespace counterpart {

namespace {

/// Stripes of undefined cells, fixed to the device's pixels so that neighbours join.
class Hatch {
  public:
    Hatch(const Theme& theme, double ratio)
        : ground_(theme.undefined.rgb()), stripe_(theme.undefined_hatch.rgb()),
          period_(std::max(4, int(std::lround(6 * ratio)))),
          width_(std::max(1, int(std::lround(ratio)))) {}

    [[nodiscard]] QRgb at(int x, int y) const {
        return (x + y) % period_ < width_ ? stripe_ : ground_;
    }

  private:
    QRgb ground_;
    QRgb stripe_;
    int period_;
    int width_;
};

struct Blocks {
    Index block;
    std::vector<CellRange> rows;
    std::vector<CellRange> columns;
};

Blocks blocks_of(const MapsScene& scene, MapKind kind, const MapGrid& grid) {
    const Index block = block_for(grid.rows, grid.columns, scene.levels_of(kind));
    return {block, pixel_cells(grid.rows, block), pixel_cells(grid.columns, block)};
}

} // namespace

QImage map_image(const MapsScene& scene, MapKind kind, double ratio) {
    const MapGrid grid = scene.grid(kind, ratio);
    const Blocks blocks = blocks_of(scene, kind, grid);
    if (blocks.rows.empty() || blocks.columns.empty())
        return {};
    const std::vector<float> values = pool(scene.map(kind), scene.levels_of(kind), blocks.block,
                                           blocks.rows, blocks.columns, scene.view.pooling);
    const ColourTable& table = colour_table(scene.colour_map());
    const Span range = scene.value_range();
    const Hatch hatch(scene.theme, ratio);
    QImage image(grid.columns.pixels(), grid.rows.pixels(), QImage::Format_RGB32);
    const float* value = values.data();
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x, ++value)
            line[x] = std::isnan(*value) ? hatch.at(grid.columns.begin + x, grid.rows.begin + y)
                                         : colour_of(*value, table, float(range.first),
                                                     float(range.last));
    }
    return image;
}

std::optional<PixelBlock> block_at(const MapsScene& scene, MapKind kind, double ratio,
                                   QPoint pixel) {
    const MapGrid grid = scene.grid(kind, ratio);
    const int x = pixel.x() - grid.columns.begin;
    const int y = pixel.y() - grid.rows.begin;
    if (x < 0 || y < 0 || x >= grid.columns.pixels() || y >= grid.rows.pixels())
        return std::nullopt;
    const Blocks blocks = blocks_of(scene, kind, grid);
    if (blocks.rows.empty() || blocks.columns.empty())
        return std::nullopt;
    return PixelBlock{blocks.rows[std::size_t(y)], blocks.columns[std::size_t(x)]};
}

PixelLoad largest_load(const MapsScene& scene, double ratio) {
    PixelLoad load;
    if (scene.empty())
        return load;
    for (const MapKind kind : both_maps) {
        const Blocks blocks = blocks_of(scene, kind, scene.grid(kind, ratio));
        for (const CellRange& range : blocks.rows)
            load.rows = std::max(load.rows, range.size());
        for (const CellRange& range : blocks.columns)
            load.columns = std::max(load.columns, range.size());
    }
    return load;
}

Heatmap::Heatmap(QCustomPlot* plot, const QString& layer, const MapsScene& scene, MapKind kind)
    : QCPLayerable(plot, layer), scene_(scene), kind_(kind) {}

void Heatmap::applyDefaultAntialiasingHint(QCPPainter* painter) const {
    painter->setAntialiasing(false);
}

void Heatmap::draw(QCPPainter* painter) {
    if (scene_.empty() || scene_.rect(kind_).isEmpty())
        return;
    ++paints_;
    const double ratio = pixel_ratio(scene_, *painter);
    const QImage image = map_image(scene_, kind_, ratio);
    const MapGrid grid = scene_.grid(kind_, ratio);
    const PixelPainting pixels(*painter, ratio);
    painter->drawImage(QPoint(grid.columns.begin, grid.rows.begin), image);
}

} // namespace counterpart
