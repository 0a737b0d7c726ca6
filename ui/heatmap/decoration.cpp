#include "ui/heatmap/decoration.h"

#include "core/wording/baseline_words.h"
#include "ui/heatmap/colour_maps.h"
#include "ui/theme/verdict_marks.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <utility>

namespace counterpart {

namespace {

constexpr int sign_size = 11;
constexpr int sign_gap = 5;

QString words(const char* text) {
    return QCoreApplication::translate("Maps", text);
}

QString mark_text(const Mark& mark) {
    switch (mark.kind) {
    case MarkKind::assigned:
        return mark.hollow
                   ? words(QT_TRANSLATE_NOOP("Maps", "counterpart, not the only possible one"))
                   : words(QT_TRANSLATE_NOOP("Maps", "counterpart"));
    case MarkKind::naive:
        return mark.hollow ? words(QT_TRANSLATE_NOOP("Maps", "naive choice, one of several"))
                           : words(QT_TRANSLATE_NOOP("Maps", "naive choice"));
    case MarkKind::agreed:
        break;
    }
    return mark.hollow ? words(QT_TRANSLATE_NOOP(
                             "Maps", "counterpart and naive choice, not the only possible one"))
                       : words(QT_TRANSLATE_NOOP("Maps", "counterpart and naive choice"));
}

/// The first of several ways to say it that fits; none where none does.
QString fitting(const QFontMetrics& metrics, int width, const QStringList& ways) {
    const auto fits = [&](const QString& way) { return metrics.horizontalAdvance(way) <= width; };
    const auto at = std::find_if(ways.begin(), ways.end(), fits);
    return at == ways.end() ? QString() : *at;
}

/// Of the strips beside the maps.
void add_verdicts(std::vector<LegendItem>& items, const MapsScene& scene) {
    if (!scene.has_verdicts())
        return;
    const VerdictCounts left = count(scene.verdicts->left);
    const VerdictCounts right = count(scene.verdicts->right);
    for (const NeuronVerdict verdict : all_verdicts)
        if (left[verdict] + right[verdict] > 0)
            items.push_back({LegendItem::Sign::verdict, {}, verdict_word(verdict), verdict});
}

QFont bold(QFont font) {
    font.setBold(true);
    return font;
}

} // namespace

std::vector<LegendItem> legend_items(const MapsScene& scene, const std::vector<Mark>& marks,
                                     const QString& pooling_note) {
    std::vector<LegendItem> items;
    if (scene.empty())
        return items;
    for (int look = 0; look < 6; ++look) {
        const MarkKind kind = MarkKind(look / 2);
        const bool hollow = look % 2 == 1;
        const auto is_it = [&](const Mark& mark) {
            return mark.kind == kind && mark.hollow == hollow;
        };
        if (std::any_of(marks.begin(), marks.end(), is_it)) {
            const Mark mark{kind, hollow, 0, 0};
            items.push_back({LegendItem::Sign::mark, mark, mark_text(mark)});
        }
    }
    if (scene.view.show_assignment && scene.mark_shares.size() == scene.comparison->pairs.size() &&
        std::any_of(scene.mark_shares.begin(), scene.mark_shares.end(),
                    [](double share) { return share < 1; }))
        items.push_back({LegendItem::Sign::none,
                         {},
                         words(QT_TRANSLATE_NOOP(
                             "Maps", "the fainter, the fewer half-samples keep the pair"))});
    add_verdicts(items, scene);
    if (!scene.comparison->undefined_left.empty() || !scene.comparison->undefined_right.empty())
        items.push_back({LegendItem::Sign::undefined,
                         {},
                         words(QT_TRANSLATE_NOOP("Maps", "undefined (neuron without variance)"))});
    const Anatomy& anatomy = scene.comparison->anatomy;
    const auto any = [&anatomy](bool (*of)(const ChosenRange&)) {
        return std::any_of(anatomy.right_range.begin(), anatomy.right_range.end(), of) ||
               std::any_of(anatomy.left_range.begin(), anatomy.left_range.end(), of);
    };
    if (any([](const ChosenRange& range) { return range.most > 0; })) {
        const bool tied = any([](const ChosenRange& range) { return range.fewest < range.most; });
        items.push_back(
            {LegendItem::Sign::none,
             {},
             tied ? words(QT_TRANSLATE_NOOP("Maps", "bars: how many of the other side choose each "
                                                    "neuron (hatched: tied with others)"))
                  : words(QT_TRANSLATE_NOOP(
                        "Maps", "bars: how many of the other side choose each neuron"))});
    }
    if (!pooling_note.isEmpty())
        items.push_back({LegendItem::Sign::none, {}, pooling_note});
    return items;
}

int legend_width(const LegendItem& item, const QFontMetrics& metrics) {
    const int sign = item.sign == LegendItem::Sign::none ? 0 : sign_size + sign_gap;
    return sign + metrics.horizontalAdvance(item.text) + 2;
}

QString scale_title(const Comparison& comparison) {
    const bool absolute = comparison.options.sign == Sign::absolute;
    if (comparison.options.correlation == CorrelationKind::pearson)
        return absolute ? words(QT_TRANSLATE_NOOP("Maps", "|r| (Pearson)"))
                        : words(QT_TRANSLATE_NOOP("Maps", "r (Pearson)"));
    return absolute ? words(QT_TRANSLATE_NOOP("Maps", "|r| (Spearman)"))
                    : words(QT_TRANSLATE_NOOP("Maps", "r (Spearman)"));
}

QString scale_words(const Comparison& comparison, const ColourRange& range, bool around_zero) {
    const QString title = scale_title(comparison);
    const QString told = range_words(range, around_zero);
    return told.isEmpty() ? title : QStringLiteral("%1 · %2").arg(title, told);
}

std::vector<double> scale_ticks(const Span& range) {
    std::vector<double> ticks;
    for (int k = 0; k <= 4; ++k)
        ticks.push_back(range.first + k * (range.last - range.first) / 4);
    return ticks;
}

QString scale_number(double value, double step) {
    // Short: 0, 0.25, 0.5; with a true minus.
    if (step <= 0)
        return QLocale().toString(value, 'g', 3).replace(QLatin1Char('-'), QChar(0x2212));
    const int decimals = std::clamp(1 - int(std::floor(std::log10(step))), 2, 6);
    const double unit = std::pow(10, -decimals);
    const double rounded = std::abs(value) < unit / 2 ? 0 : value; // no "−0.00"
    return QLocale().toString(rounded, 'f', decimals).replace(QLatin1Char('-'), QChar(0x2212));
}

double scale_step(const Span& range, const ColourRange& kind) {
    return kind.kind == RangeKind::fixed ? 0 : (range.last - range.first) / 4;
}

Decoration::Decoration(QCustomPlot* plot, const QString& layer, const MapsScene& scene,
                       const std::vector<LegendItem>& items)
    : QCPLayerable(plot, layer), scene_(scene), items_(items) {}

void Decoration::applyDefaultAntialiasingHint(QCPPainter* painter) const {
    // Not QCPPainter's own way, which moves everything by half a pixel.
    painter->setRenderHint(QPainter::Antialiasing);
}

void Decoration::draw(QCPPainter* painter) {
    if (scene_.frame.raw.isEmpty())
        return;
    painter->setFont(mParentPlot->font());
    draw_frames(*painter);
    draw_titles(*painter);
    if (scene_.empty())
        return;
    draw_unmatched(*painter);
    draw_scale(*painter);
    draw_legend(*painter);
}

void Decoration::draw_frames(QCPPainter& painter) const {
    for (const MapKind kind : both_maps) {
        draw_frame(painter, scene_.rect(kind));
        if (scene_.empty())
            painter.fillRect(scene_.rect(kind), scene_.theme.window);
    }
}

/// A line around a rectangle that covers none of its pixels, at any device ratio: a line drawn by
/// the painter would shine through at the corners.
void Decoration::draw_frame(QCPPainter& painter, const QRect& rect) const {
    const double ratio = pixel_ratio(scene_, painter);
    const PixelPainting pixels(painter, ratio);
    const auto pixel = [ratio](int place) { return int(std::lround(place * ratio)); };
    const QRect inside(
        QPoint(pixel(rect.x()), pixel(rect.y())),
        QPoint(pixel(rect.x() + rect.width()) - 1, pixel(rect.y() + rect.height()) - 1));
    const int line = std::max(1, int(std::lround(ratio)));
    const QRect outside = inside.adjusted(-line, -line, line, line);
    const QColor& colour = scene_.theme.line;
    painter.fillRect(QRect(outside.x(), outside.y(), outside.width(), line), colour);
    painter.fillRect(QRect(outside.x(), inside.bottom() + 1, outside.width(), line), colour);
    painter.fillRect(QRect(outside.x(), inside.y(), line, inside.height()), colour);
    painter.fillRect(QRect(inside.right() + 1, inside.y(), line, inside.height()), colour);
}

void Decoration::draw_titles(QPainter& painter) const {
    const auto title = [&](QRect box, const QString& name, const QStringList& order) {
        painter.setFont(bold(mParentPlot->font()));
        painter.setPen(scene_.theme.text);
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, name);
        const int used = painter.fontMetrics().horizontalAdvance(name) + 8;
        painter.setFont(mParentPlot->font());
        painter.setPen(scene_.theme.muted_text);
        const QRect rest = box.adjusted(used, 0, 0, 0);
        painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                         fitting(painter.fontMetrics(), rest.width(), order));
    };
    title(scene_.frame.raw_title, words(QT_TRANSLATE_NOOP("Maps", "Raw")), raw_order());
    const QString unmatched = unmatched_label();
    QRect matched = scene_.frame.matched_title;
    if (!unmatched.isEmpty()) {
        painter.setPen(scene_.theme.text);
        painter.drawText(matched, Qt::AlignRight | Qt::AlignVCenter, unmatched);
        matched.setRight(matched.right() - painter.fontMetrics().horizontalAdvance(unmatched) - 8);
    }
    const bool none = !scene_.empty() && scene_.orders.matched.n_matched == 0;
    title(matched, words(QT_TRANSLATE_NOOP("Maps", "Matched")),
          none ? QStringList{words(QT_TRANSLATE_NOOP("Maps", "no counterparts"))}
               : QStringList{words(QT_TRANSLATE_NOOP("Maps", "counterparts on the diagonal")),
                             words(QT_TRANSLATE_NOOP("Maps", "diagonal: counterparts")),
                             words(QT_TRANSLATE_NOOP("Maps", "reordered"))});
}

/// The order of the raw map, shorter and shorter.
QStringList Decoration::raw_order() const {
    const ViewSettings& view = scene_.view;
    const QString right = order_words(view.right_order, scene_.map(MapKind::raw).cols());
    // Rows in file order go without saying, as columns in matched order do in the other title.
    if (scene_.orders.rows.in_file_order)
        return {words(QT_TRANSLATE_NOOP("Maps", "right neurons %1")).arg(right), right};
    const QString left = order_words(view.left_order, scene_.map(MapKind::raw).rows());
    const QString reordered = words(QT_TRANSLATE_NOOP("Maps", "reordered"));
    if (left == right)
        return {words(QT_TRANSLATE_NOOP("Maps", "both sides %1")).arg(left), left, reordered};
    return {words(QT_TRANSLATE_NOOP("Maps", "left neurons %1, right ones %2")).arg(left, right),
            reordered};
}

QString Decoration::unmatched_label() const {
    const MapGrid grid = scene_.grid(MapKind::matched, 1);
    // In view, and set apart from something.
    if (scene_.empty() || scene_.orders.matched.n_matched >= grid.columns.cells ||
        double(scene_.orders.matched.n_matched) >= grid.columns.span.last)
        return {};
    return words(QT_TRANSLATE_NOOP("Maps", "unmatched"));
}

void Decoration::draw_unmatched(QPainter& painter) const {
    if (unmatched_label().isEmpty())
        return;
    const MapGrid grid = scene_.grid(MapKind::matched, 1);
    const QRectF box = scene_.frame.matched;
    const double x =
        std::max(grid.columns.pixel_of(double(scene_.orders.matched.n_matched)), box.left());
    // Brackets outside: a line across the map would hide the cells below it.
    painter.setPen(QPen(scene_.theme.text, 2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.setBrush(Qt::NoBrush);
    for (const auto& [edge, away] : {std::pair(box.top(), -1.0), {box.bottom(), 1.0}}) {
        QPolygonF bracket;
        bracket << QPointF(x + 1, edge + away) << QPointF(x + 1, edge + 4 * away)
                << QPointF(box.right(), edge + 4 * away);
        painter.drawPolyline(bracket);
    }
}

void Decoration::draw_scale(QCPPainter& painter) const {
    const QRect strip = scene_.frame.scale;
    if (strip.isEmpty())
        return;
    const double ratio = pixel_ratio(scene_, painter);
    const ColourTable& table = colour_table(scene_.colour_map());
    {
        const int top = int(std::lround(strip.y() * ratio));
        const int bottom = int(std::lround((strip.y() + strip.height()) * ratio));
        const int left = int(std::lround(strip.x() * ratio));
        const int right = int(std::lround((strip.x() + strip.width()) * ratio));
        QImage colours(right - left, bottom - top, QImage::Format_RGB32);
        for (int y = 0; y < colours.height(); ++y) {
            const float place = 1 - (float(y) + 0.5F) / float(colours.height());
            std::fill_n(reinterpret_cast<QRgb*>(colours.scanLine(y)), colours.width(),
                        colour_of(place, table, 0, 1));
        }
        const PixelPainting pixels(painter, ratio);
        painter.drawImage(QPoint(left, top), colours);
    }
    draw_frame(painter, strip);
    const Span range = scene_.value_range();
    const int line = painter.fontMetrics().height();
    const int x = strip.x() + strip.width();
    for (const double value : scale_ticks(range)) {
        const double y =
            strip.y() + strip.height() * (range.last - value) / (range.last - range.first);
        painter.setPen(QPen(scene_.theme.muted_text, 1));
        painter.QPainter::drawLine(QPointF(x + 1, y), QPointF(x + frame_size::tick, y));
        painter.setPen(scene_.theme.text);
        painter.drawText(QRectF(x + frame_size::tick + frame_size::tick_gap, y - line / 2.0,
                                scene_.frame.scale_title.x() - x, line),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         scale_number(value, scale_step(range, scene_.view.range)));
    }
    draw_clipped_ends(painter);
    const QRectF box = scene_.frame.scale_title;
    painter.setPen(scene_.theme.text);
    painter.save();
    painter.translate(box.center());
    painter.rotate(-90);
    const QString title = scale_words(*scene_.comparison, scene_.view.range, scene_.around_zero());
    painter.drawText(QRectF(-box.height() / 2, -box.width() / 2, box.height(), box.width()),
                     Qt::AlignCenter,
                     painter.fontMetrics().elidedText(title, Qt::ElideRight, int(box.height())));
    painter.restore();
}

/// Triangles at the ends of the scale beyond which there are values.
void Decoration::draw_clipped_ends(QPainter& painter) const {
    const QRectF strip = scene_.frame.scale;
    const ColourTable& table = colour_table(scene_.colour_map());
    constexpr double height = 6;
    const auto triangle = [&](double edge, double tip, QRgb colour) {
        QPolygonF shape;
        shape << QPointF(strip.left(), edge) << QPointF(strip.right(), edge)
              << QPointF(strip.center().x(), tip);
        painter.setPen(QPen(scene_.theme.muted_text, 1));
        painter.setBrush(QColor(colour));
        painter.drawPolygon(shape);
    };
    if (scene_.colours.above)
        triangle(strip.top() - 2, strip.top() - 2 - height, table.back());
    if (scene_.colours.below)
        triangle(strip.bottom() + 2, strip.bottom() + 2 + height, table.front());
}

void Decoration::draw_legend(QPainter& painter) const {
    const std::size_t count = std::min(items_.size(), scene_.frame.legend.size());
    for (std::size_t i = 0; i < count; ++i) {
        const LegendItem& item = items_[i];
        const QRect box = scene_.frame.legend[i];
        const QRectF sign(box.x(), box.center().y() - sign_size / 2.0 + 0.5, sign_size, sign_size);
        QRect text = box;
        if (item.sign != LegendItem::Sign::none)
            text.setLeft(box.left() + sign_size + sign_gap);
        if (item.sign == LegendItem::Sign::mark) {
            for (const MarkLayer layer : {MarkLayer::halo, MarkLayer::body})
                draw_mark(painter, item.mark, sign.center(), sign_size - 2, layer, scene_.theme);
        } else if (item.sign == LegendItem::Sign::verdict) {
            paint_verdict(painter, item.verdict, sign, scene_.theme);
        } else if (item.sign == LegendItem::Sign::undefined) {
            painter.fillRect(sign, scene_.theme.undefined);
            painter.setPen(QPen(scene_.theme.undefined_hatch, 1));
            painter.drawLine(sign.bottomLeft(), sign.topRight());
            painter.drawLine(QPointF(sign.left(), sign.center().y()),
                             QPointF(sign.center().x(), sign.top()));
            painter.drawLine(QPointF(sign.center().x(), sign.bottom()),
                             QPointF(sign.right(), sign.center().y()));
        }
        painter.setPen(item.sign == LegendItem::Sign::none ? scene_.theme.muted_text
                                                           : scene_.theme.text);
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(item.text, Qt::ElideRight, text.width()));
    }
}

} // namespace counterpart
