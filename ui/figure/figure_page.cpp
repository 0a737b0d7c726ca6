#include "ui/figure/figure_page.h"

#include "core/wording/baseline_words.h"
#include "core/wording/wording.h"
#include "ui/explanation/score_axis.h"
#include "ui/explanation/shown_verdicts.h"
#include "ui/heatmap/maps_plot.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QRect>
#include <QRectF>
#include <QStringList>
#include <algorithm>
#include <qcustomplot.h>

namespace counterpart {

namespace {

constexpr double margin = 28;
constexpr double title_pixels = 20;
constexpr double text_pixels = 14;
constexpr double plot_pixels = 13;
constexpr double smallest_pixels = 8;

QString words(const char* text) {
    return QCoreApplication::translate("Figure", text);
}

/// What lies where.
struct Page {
    QRectF title;
    QRectF subtitle;
    QRect maps; ///< whole pixels, or the maps would be smoothed
    QRectF scores;
    QRectF text;
    QRectF small_print;
};

Page page_of(const QSize& size, double below) {
    const double width = size.width() - 2 * margin;
    const double small = 16;
    Page page;
    page.title = {margin, margin - 8, width, title_pixels * 1.4};
    page.subtitle = {margin, page.title.bottom() + 2, width, text_pixels * 1.5};
    page.small_print = {margin, size.height() - small - 8, width, small};
    const double top = page.small_print.top() - below - 10;
    page.scores = {margin, top, 0.5 * width, below};
    page.text = {margin + 0.54 * width, top, 0.46 * width, below};
    page.maps = QRectF(margin - 8, page.subtitle.bottom() + 6, width + 16,
                       std::max(1.0, top - 12 - page.subtitle.bottom() - 6))
                    .toRect();
    return page;
}

QString file_and_shape(const Responses& responses) {
    const QString name = QString::fromStdString(responses.source().name);
    const QString shape = shape_text(responses.n_samples(), responses.n_neurons());
    return responses.source().transposed
               ? words(QT_TRANSLATE_NOOP("Figure", "%1 (%2, transposed)")).arg(name, shape)
               : QStringLiteral("%1 (%2)").arg(name, shape);
}

/// "A: file (shape)" for both sides, the names shortened where the line is too long.
void paint_title(QCPPainter& painter, const QRectF& area, const Comparison& comparison,
                 const Theme& t) {
    const QFont font = page_font(title_pixels, true);
    painter.setFont(font);
    painter.setPen(t.text);
    const QFontMetricsF metrics(font);
    const double half = (area.width() - 32) / 2;
    const auto side = [&](const char* letter, const Responses& responses, double room) {
        return metrics.elidedText(
            QStringLiteral("%1: %2").arg(QLatin1String(letter), file_and_shape(responses)),
            Qt::ElideMiddle, room);
    };
    const QString left = side("A", *comparison.left, half);
    const double left_width = metrics.horizontalAdvance(left);
    painter.drawText(area, int(Qt::AlignLeft | Qt::AlignVCenter), left);
    const QRectF rest = area.adjusted(left_width + 32, 0, 0, 0);
    painter.drawText(rest, int(Qt::AlignLeft | Qt::AlignVCenter),
                     side("B", *comparison.right, rest.width()));
}

QString what_was_correlated(const Comparison& comparison) {
    const bool is_signed = comparison.options.sign == Sign::signed_;
    if (comparison.options.correlation == CorrelationKind::pearson)
        return is_signed
                   ? words(QT_TRANSLATE_NOOP("Figure", "Pearson correlation r of every pair"))
                   : words(QT_TRANSLATE_NOOP("Figure", "Absolute Pearson correlation |r| of every "
                                                       "pair"));
    return is_signed
               ? words(QT_TRANSLATE_NOOP("Figure", "Spearman rank correlation r of every pair"))
               : words(QT_TRANSLATE_NOOP("Figure", "Absolute Spearman rank correlation |r| of "
                                                   "every pair"));
}

/// Paragraphs below each other, as large as they all fit.
void paint_paragraphs(QCPPainter& painter, const QRectF& area, const QStringList& paragraphs) {
    const double gap = 0.4;
    double pixels = text_pixels;
    const auto height_of = [&](const QString& text, bool bold) {
        return QFontMetricsF(page_font(pixels, bold))
            .boundingRect(area, Qt::TextWordWrap, text)
            .height();
    };
    const auto total = [&] {
        double height = 0;
        for (qsizetype i = 0; i < paragraphs.size(); ++i)
            height += height_of(paragraphs[i], i == 0) + (i > 0 ? gap * pixels : 0);
        return height;
    };
    while (pixels > smallest_pixels && total() > area.height())
        pixels -= 0.5;
    double top = area.top();
    for (qsizetype i = 0; i < paragraphs.size(); ++i) {
        const double height = height_of(paragraphs[i], i == 0);
        painter.setFont(page_font(pixels, i == 0));
        // A little wider than measured: another device rounds glyphs otherwise.
        painter.drawText(QRectF(area.left(), top, area.width() + 4, height + 2),
                         int(Qt::AlignLeft | Qt::AlignTop) | Qt::TextWordWrap | Qt::TextDontClip,
                         paragraphs[i]);
        top += height + gap * pixels;
    }
}

/// The maps with their legend, painted by the window's own plot.
void paint_maps(QCPPainter& painter, const QRect& area,
                const std::shared_ptr<const Comparison>& comparison, const FigureOptions& options) {
    QCustomPlot plot;
    plot.setFont(page_font(plot_pixels));
    plot.resize(area.size());
    plot.setViewport(QRect(QPoint(0, 0), area.size()));
    MapsPlot maps(plot);
    maps.set_device_ratio(options.device_ratio);
    maps.set_theme(theme(options.dark));
    maps.set_view(options.view);
    maps.set_comparison(comparison);
    maps.set_baselines(shown_verdicts(comparison.get(), options.baselines.get()),
                       shown_mark_shares(comparison.get(), options.baselines.get()));
    painter.save();
    painter.translate(area.topLeft());
    plot.toPainter(&painter, area.width(), area.height());
    painter.restore();
}

QStringList paragraphs(const Comparison& c, const Baselines* baselines) {
    QStringList all{headline(c, baselines), certificate_words(c)};
    if (!baselines || baselines->rotations() == 0)
        return all << chance_words(c);
    all.insert(1, ladder_words(c, *baselines));
    for (const BaselineWarning& warning : baseline_warnings(c, *baselines))
        all << warning.text;
    return all;
}

void paint_small_print(QCPPainter& painter, const QRectF& area, const Theme& t) {
    painter.setFont(page_font(11));
    painter.setPen(t.muted_text);
    painter.drawText(area, int(Qt::AlignRight | Qt::AlignVCenter),
                     QStringLiteral("Counterpart %1").arg(QStringLiteral(COUNTERPART_VERSION)));
}

} // namespace

QFont page_font(double pixels, bool bold) {
    // Not the desktop's font nor its rendering: the command draws the same picture without one.
    QFont font(QStringLiteral("Sans Serif"));
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::NoSubpixelAntialias);
    // Whole sizes alone exist for setPixelSize; on a page every half counts.
    font.setPixelSize(std::max(1, int(pixels + 0.5)));
    font.setBold(bold);
    return font;
}

void paint_page(QCPPainter& painter, const std::shared_ptr<const Comparison>& comparison,
                const FigureOptions& options) {
    const Theme& t = theme(options.dark);
    const Page page = page_of(options.size, scores_height(*comparison, options));
    painter.fillRect(QRectF(QPointF(0, 0), QSizeF(options.size)), t.canvas);
    paint_title(painter, page.title, *comparison, t);
    painter.setFont(page_font(text_pixels));
    painter.setPen(t.muted_text);
    painter.drawText(page.subtitle, int(Qt::AlignLeft | Qt::AlignVCenter),
                     what_was_correlated(*comparison));
    paint_maps(painter, page.maps, comparison, options);
    painter.setRenderHint(QPainter::Antialiasing);
    paint_scores(painter, page.scores, *comparison, options);
    painter.setPen(t.text);
    paint_paragraphs(painter, page.text, paragraphs(*comparison, options.baselines.get()));
    paint_small_print(painter, page.small_print, t);
}

} // namespace counterpart
