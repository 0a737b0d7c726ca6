#include "ui/heatmap/heatmap.h"

#include "ui/heatmap/colour_maps.h"
#include "ui/heatmap/overlay.h"

#include <QFontMetrics>
#include <QLocale>

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

/// Colours of many values: as colour_of() has them, in two steps of which the first is done for
/// several at once. Not-a-numbers get the first colour.
class LinePaint {
  public:
    LinePaint(const ColourTable& table, const Span& range)
        : table_(table), low_(float(range.first)),
          scale_(float(table.size() - 1) / (float(range.last) - float(range.first))) {}

    void line(const float* values, std::size_t count, QRgb* out) {
        places_.resize(count);
        const auto last = float(table_.size() - 1);
        const float low = low_;
        const float scale = scale_;
        int* places = places_.data();
        for (std::size_t x = 0; x < count; ++x) {
            const float place = (values[x] - low) * scale + 0.5F;
            const float above = place > 0 ? place : 0;
            places[x] = int(above < last ? above : last);
        }
        for (std::size_t x = 0; x < count; ++x)
            out[x] = table_[std::size_t(places[x])];
    }

  private:
    const ColourTable& table_;
    float low_;
    float scale_;
    std::vector<int> places_;
};

PixelBlocks blocks_of(const MapsScene& scene, MapKind kind, const MapGrid& grid) {
    const Index block = block_for(grid.rows, grid.columns, scene.levels_of(kind));
    return {block, pixel_cells(grid.rows, block), pixel_cells(grid.columns, block)};
}

/// Paints bands of lines of one map, which know nothing of each other.
struct Bands {
    const MapsScene& scene;
    MapKind kind;
    const MapGrid& grid;
    const PixelBlocks& blocks;
    uchar* bits;
    qsizetype bytes_per_line;

    void paint(CellRange lines) const {
        PixelRows rows(scene.map(kind), scene.levels_of(kind), blocks, scene.view.pooling);
        LinePaint colours(colour_table(scene.colour_map()), scene.value_range());
        const Hatch hatch(scene.theme, grid.rows.ratio);
        const bool hatch_undefined =
            !scene.comparison->undefined_left.empty() || !scene.comparison->undefined_right.empty();
        const auto width = std::size_t(grid.columns.pixels());
        std::vector<float> values(width);
        const float* value = values.data();
        const QRgb* above = nullptr;
        bool hatched = false;
        for (Index y = lines.first; y < lines.last; ++y) {
            auto* line = reinterpret_cast<QRgb*>(bits + y * bytes_per_line);
            // Cells of several pixels repeat their line, but for the hatch, which goes on.
            const auto row = std::size_t(y);
            const bool same = above && blocks.rows[row] == blocks.rows[row - 1];
            if (same && !hatched) {
                std::copy_n(above, width, line);
                continue;
            }
            if (!same)
                rows.row(row, values.data());
            hatched = hatch_undefined &&
                      std::any_of(value, value + width, [](float v) { return std::isnan(v); });
            colours.line(value, width, line);
            for (std::size_t x = 0; hatched && x < width; ++x)
                if (std::isnan(value[x]))
                    line[x] = hatch.at(grid.columns.begin + int(x), grid.rows.begin + int(y));
            above = line;
        }
    }
};

/// The middle of a cell belongs to a mark; a number stands this far below it.
double below_mark(QSizeF cell) {
    return mark_size(std::min(cell.width(), cell.height())) / 2 + 3;
}

} // namespace

void paint_map(QImage& image, const MapsScene& scene, MapKind kind, double ratio) {
    const MapGrid grid = scene.grid(kind, ratio);
    const PixelBlocks blocks = blocks_of(scene, kind, grid);
    if (blocks.rows.empty() || blocks.columns.empty()) {
        image = {};
        return;
    }
    const QSize size(grid.columns.pixels(), grid.rows.pixels());
    if (image.size() != size || image.format() != QImage::Format_RGB32)
        image = QImage(size, QImage::Format_RGB32);
    const Bands bands{scene, kind, grid, blocks, image.bits(), image.bytesPerLine()};
    if (!scene.threads)
        return bands.paint({0, size.height()});
    // Several a thread, as some threads have other things to do.
    constexpr int count = 8;
    const auto begin = [&](std::ptrdiff_t band) { return int(band * size.height() / count); };
    const double work = 4.0 * size.width() * size.height();
    (void)scene.threads->run(count, work, [&](std::ptrdiff_t band) {
        bands.paint({begin(band), begin(band + 1)});
        return true;
    });
}

QImage map_image(const MapsScene& scene, MapKind kind, double ratio) {
    QImage image;
    paint_map(image, scene, kind, ratio);
    return image;
}

std::optional<PixelBlock> block_at(const MapsScene& scene, MapKind kind, double ratio,
                                   QPoint pixel) {
    const MapGrid grid = scene.grid(kind, ratio);
    const int x = pixel.x() - grid.columns.begin;
    const int y = pixel.y() - grid.rows.begin;
    if (x < 0 || y < 0 || x >= grid.columns.pixels() || y >= grid.rows.pixels())
        return std::nullopt;
    const PixelBlocks blocks = blocks_of(scene, kind, grid);
    if (blocks.rows.empty() || blocks.columns.empty())
        return std::nullopt;
    return PixelBlock{blocks.rows[std::size_t(y)], blocks.columns[std::size_t(x)]};
}

PixelLoad largest_load(const MapsScene& scene, double ratio) {
    PixelLoad load;
    if (scene.empty())
        return load;
    for (const MapKind kind : both_maps) {
        const PixelBlocks blocks = blocks_of(scene, kind, scene.grid(kind, ratio));
        for (const CellRange& range : blocks.rows)
            load.rows = std::max(load.rows, range.size());
        for (const CellRange& range : blocks.columns)
            load.columns = std::max(load.columns, range.size());
    }
    return load;
}

QString value_text(float value, QSizeF cell, const QFontMetrics& metrics) {
    if (cell.height() / 2 < below_mark(cell) + metrics.ascent())
        return {};
    for (const int decimals : {3, 2}) {
        const float zero = decimals == 3 ? 0.0005F : 0.005F; // no "−0.00"
        const QString text =
            QLocale()
                .toString(std::abs(value) < zero ? 0.0 : double(value), 'f', decimals)
                .replace(QLatin1Char('-'), QChar(0x2212));
        if (metrics.horizontalAdvance(text) + 10 <= cell.width())
            return text;
    }
    return {};
}

Heatmap::Heatmap(QCustomPlot* plot, const QString& layer, const MapsScene& scene, MapKind kind,
                 MarkStamps& stamps)
    : QCPLayerable(plot, layer), scene_(scene), kind_(kind), stamps_(stamps) {}

void Heatmap::applyDefaultAntialiasingHint(QCPPainter* painter) const {
    painter->setAntialiasing(false);
}

void Heatmap::draw(QCPPainter* painter) {
    if (scene_.empty() || scene_.rect(kind_).isEmpty())
        return;
    ++paints_;
    const double ratio = pixel_ratio(scene_, *painter);
    paint_map(picture_, scene_, kind_, ratio);
    if (stamps_marks(*painter))
        stamps_.stamp(picture_, kind_, ratio);
    const MapGrid grid = scene_.grid(kind_, ratio);
    {
        const PixelPainting pixels(*painter, ratio);
        painter->drawImage(QPoint(grid.columns.begin, grid.rows.begin), picture_);
    }
    draw_values(*painter);
}

void Heatmap::draw_values(QCPPainter& painter) const {
    const MapGrid grid = scene_.grid(kind_, 1);
    const QSizeF size(grid.columns.cell_size(), grid.rows.cell_size());
    painter.setFont(mParentPlot->font());
    const QFontMetrics metrics = painter.fontMetrics();
    const MapCells& cells = scene_.map(kind_);
    if (value_text(0, size, metrics).isEmpty())
        return;
    const ColourTable& table = colour_table(scene_.colour_map());
    const Span range = scene_.value_range();
    painter.setClipRect(scene_.rect(kind_), Qt::IntersectClip);
    const auto first = [](const Span& span) { return Index(std::floor(span.first)); };
    const auto last = [](const Span& span) { return Index(std::ceil(span.last)); };
    for (Index row = first(grid.rows.span); row < last(grid.rows.span); ++row)
        for (Index column = first(grid.columns.span); column < last(grid.columns.span); ++column) {
            if (!cells.defined(row, column))
                continue;
            const float value = cells.at(row, column);
            const QColor ground(colour_of(value, table, float(range.first), float(range.last)));
            painter.setPen(qGray(ground.rgb()) > 120 ? scene_.theme.mark_outline
                                                     : scene_.theme.assigned_mark);
            const QRectF box(grid.columns.pixel_of(double(column)),
                             grid.rows.pixel_of(double(row) + 0.5) + below_mark(size), size.width(),
                             metrics.ascent());
            painter.drawText(box, Qt::AlignCenter, value_text(value, size, metrics));
        }
}

} // namespace counterpart
