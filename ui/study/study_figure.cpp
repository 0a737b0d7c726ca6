#include "ui/study/study_figure.h"

#include "ui/figure/figure_page.h"
#include "ui/study/study_plots.h"
#include "ui/study/study_text.h"
#include "ui/theme/theme.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QImage>
#include <QMarginsF>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QPen>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

namespace counterpart {

namespace {

constexpr double pixels_per_inch = 96;
constexpr double points_per_inch = 72;
constexpr double inches_per_metre = 100 / 2.54;
constexpr double margin = 28;

QString words(const char* text) {
    return QCoreApplication::translate("StudyFigure", text);
}

/// A paragraph below `y`; returns where it ends.
double paint_paragraph(QPainter& painter, double y, double width, const QString& text) {
    if (text.isEmpty())
        return y;
    const QRectF room(margin, y, width, 1e5);
    const int flags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;
    const double height =
        QFontMetricsF(painter.font(), painter.device()).boundingRect(room, flags, text).height();
    painter.drawText(QRectF(margin, y, width, height + 2), flags, text);
    return y + height + 6;
}

double paint_words(QPainter& painter, const OpenStudy& open, const StudyFigureOptions& options) {
    const Theme& t = theme(options.dark);
    const double width = options.size.width() - 2 * margin;
    const StudyWords told = study_words(open);
    painter.setPen(t.text);
    painter.setFont(page_font(24, true));
    double y = paint_paragraph(
        painter, margin - 6, width,
        words(QT_TRANSLATE_NOOP("StudyFigure", "Study: %1")).arg(extent_words(open)));
    const StudyOptions& o = open.study->options;
    painter.setPen(t.muted_text);
    painter.setFont(page_font(15));
    const QString how =
        words(QT_TRANSLATE_NOOP("StudyFigure", "%1, %2, %3%4"))
            .arg(o.measure == Measure::matched
                     ? words(QT_TRANSLATE_NOOP("StudyFigure", "matched score"))
                     : words(QT_TRANSLATE_NOOP("StudyFigure", "naive score, both directions")),
                 o.correlation == CorrelationKind::pearson
                     ? words(QT_TRANSLATE_NOOP("StudyFigure", "Pearson"))
                     : words(QT_TRANSLATE_NOOP("StudyFigure", "Spearman")),
                 o.sign == Sign::absolute
                     ? words(QT_TRANSLATE_NOOP("StudyFigure", "similarity |r|"))
                     : words(QT_TRANSLATE_NOOP("StudyFigure", "similarity r")),
                 o.paired ? words(QT_TRANSLATE_NOOP("StudyFigure", ", runs paired")) : QString());
    y = paint_paragraph(painter, y, width, how + QStringLiteral(". ") + told.attainable);
    painter.setPen(t.text);
    painter.setFont(page_font(17, true));
    y = paint_paragraph(painter, y, width, told.verdict);
    painter.setFont(page_font(15));
    y = paint_paragraph(painter, y, width, told.pairs.join(QLatin1Char('\n')));
    painter.setPen(t.muted_text);
    return paint_paragraph(painter, y, width, told.more.join(QLatin1Char('\n')));
}

double table_height(const OpenStudy& open) {
    return 22.0 * double(group_table(open).size() + 1) + 8;
}

/// Without the columns that hold nothing.
void paint_table(QPainter& painter, const OpenStudy& open, const QRectF& area, const Theme& t) {
    const QStringList titles = group_table_titles();
    const std::vector<GroupRow> rows = group_table(open);
    painter.setFont(page_font(14));
    const QFontMetricsF metrics(painter.font(), painter.device());
    std::vector<int> columns;
    std::vector<double> widths;
    double total = 0;
    for (int c = 0; c < titles.size(); ++c) {
        double widest = metrics.horizontalAdvance(titles[c]);
        bool any = false;
        for (const GroupRow& row : rows) {
            widest = std::max(widest, metrics.horizontalAdvance(row.cells[c]));
            any = any || row.cells[c] != QStringLiteral("—");
        }
        if (!any)
            continue;
        columns.push_back(c);
        widths.push_back(widest + 18);
        total += widest + 18;
    }
    const double scale = std::min(1.0, area.width() / total);
    double x = area.left();
    for (std::size_t k = 0; k < columns.size(); ++k) {
        const double width = widths[k] * scale;
        double y = area.top();
        painter.setPen(t.muted_text);
        const auto cell = [&](const QString& text) {
            painter.drawText(QRectF(x, y, width - 8, 22), Qt::AlignLeft | Qt::AlignVCenter,
                             metrics.elidedText(text, Qt::ElideRight, width - 6));
            y += 22;
        };
        cell(titles[columns[k]]);
        painter.setPen(t.text);
        for (const GroupRow& row : rows)
            cell(row.cells[columns[k]]);
        x += width;
    }
    painter.setPen(QPen(t.line, 1));
    painter.drawLine(QPointF(area.left(), area.top() + 22), QPointF(x, area.top() + 22));
}

QByteArray png(const OpenStudy& open, const StudyFigureOptions& options) {
    QImage image((QSizeF(options.size) * options.device_ratio).toSize(), QImage::Format_RGB32);
    image.setDotsPerMeterX(int(std::lround(pixels_per_inch * inches_per_metre)));
    image.setDotsPerMeterY(image.dotsPerMeterX());
    image.setDevicePixelRatio(options.device_ratio);
    QPainter painter(&image);
    paint_study_figure(painter, open, options);
    painter.end();
    image.setDotsPerMeterX(
        int(std::lround(pixels_per_inch * options.device_ratio * inches_per_metre)));
    image.setDotsPerMeterY(image.dotsPerMeterX());
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

QByteArray svg(const OpenStudy& open, const StudyFigureOptions& options) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(int(pixels_per_inch));
    generator.setSize(options.size);
    generator.setViewBox(QRect(QPoint(0, 0), options.size));
    generator.setTitle(words(QT_TRANSLATE_NOOP("StudyFigure", "A study of runs in groups")));
    QPainter painter(&generator);
    paint_study_figure(painter, open, options);
    painter.end();
    return buffer.data();
}

QByteArray pdf(const OpenStudy& open, const StudyFigureOptions& options) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(int(pixels_per_inch));
    writer.setPageSize(QPageSize(QSizeF(options.size) * points_per_inch / pixels_per_inch,
                                 QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(words(QT_TRANSLATE_NOOP("StudyFigure", "A study of runs in groups")));
    writer.setCreator(QStringLiteral("Counterpart " COUNTERPART_VERSION));
    QPainter painter(&writer);
    painter.setRenderHint(QPainter::LosslessImageRendering);
    paint_study_figure(painter, open, options);
    painter.end();
    return buffer.data();
}

} // namespace

void paint_study_figure(QPainter& painter, const OpenStudy& open,
                        const StudyFigureOptions& options) {
    const Theme& t = theme(options.dark);
    const QRectF page(QPointF(0, 0), QSizeF(options.size));
    painter.fillRect(page, t.canvas);
    const double top = paint_words(painter, open, options) + 10;
    const double foot = 24;
    const double table = table_height(open);
    const double bottom = page.height() - margin - foot - table - 12;
    const double third = (page.width() - 2 * margin) / 3;
    const StudyPicture picture{open, options.dark, page_font(14), -1, -1};
    const auto place = [&](int number) {
        return QRectF(margin + number * third, top + 24, third - 18,
                      std::max(120.0, bottom - top - 24));
    };
    const QString titles[] = {words(QT_TRANSLATE_NOOP("StudyFigure", "Every two runs")),
                              words(QT_TRANSLATE_NOOP("StudyFigure", "Within and between groups")),
                              relabelling_words(picture)};
    for (int i = 0; i < 3; ++i) {
        painter.setPen(t.muted_text);
        painter.setFont(page_font(14));
        const QFontMetricsF metrics(painter.font(), painter.device());
        painter.drawText(QRectF(margin + i * third, top, third - 18, 20),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(titles[i], Qt::ElideRight, third - 18));
    }
    paint_heatmap(painter, picture, place(0));
    paint_strips(painter, picture, place(1));
    paint_relabellings(painter, picture, place(2));
    paint_table(
        painter, open,
        QRectF(margin, page.height() - margin - foot - table, page.width() - 2 * margin, table), t);
    painter.setPen(t.muted_text);
    painter.setFont(page_font(12));
    painter.drawText(QRectF(margin, page.height() - margin - 8, page.width() - 2 * margin, 18),
                     Qt::AlignRight | Qt::AlignVCenter,
                     QStringLiteral("Counterpart " COUNTERPART_VERSION));
}

QByteArray study_figure_bytes(const OpenStudy& open, FigureFormat format,
                              const StudyFigureOptions& options) {
    switch (format) {
    case FigureFormat::png:
        return png(open, options);
    case FigureFormat::svg:
        return svg(open, options);
    case FigureFormat::pdf:
        break;
    }
    return pdf(open, options);
}

} // namespace counterpart
