#include "ui/report/report_pdf.h"

#include "core/report/report_text.h"
#include "ui/theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QFont>
#include <QImage>
#include <QMarginsF>
#include <QPageSize>
#include <QPaintDevice>
#include <QPalette>
#include <QPdfWriter>
#include <QRectF>
#include <QString>
#include <QTextDocument>
#include <QTextOption>
#include <algorithm>
#include <cmath>
#include <qcustomplot.h>

namespace counterpart {

namespace {

constexpr int dots_per_inch = 300;
constexpr double dots_per_mm = dots_per_inch / 25.4;
constexpr double margin = 12 * dots_per_mm;
constexpr double gap = 6 * dots_per_mm; ///< between the columns
constexpr double small_gap = 2 * dots_per_mm;
constexpr double largest_points = 9;
constexpr double smallest_points = 5;
constexpr double wide_points = 6.5;
constexpr double appendix_points = 7.5;

/// A text as wide as a column, laid out for the paper.
class Column {
  public:
    Column(const QString& html, QSizeF size, double points, QPaintDevice& device) {
        QFont font(QStringLiteral("Sans Serif"));
        font.setPointSizeF(points);
        font.setHintingPreference(QFont::PreferNoHinting);
        document_.documentLayout()->setPaintDevice(&device);
        document_.setDefaultFont(font);
        document_.setDocumentMargin(0);
        document_.setDefaultTextOption([] {
            QTextOption option;
            option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere); // hashes, paths
            return option;
        }());
        document_.setDefaultStyleSheet(
            QStringLiteral("h1{font-size:%1pt;margin:0}h2{font-size:%2pt;margin-top:%3px;"
                           "margin-bottom:%4px}p{margin-top:0;margin-bottom:%4px}"
                           ".headline{font-size:%1pt;font-weight:bold}"
                           "pre{white-space:pre-wrap;font-size:%5pt;margin:0}th{font-weight:bold}")
                .arg(points * 1.15) // and Qt makes headings larger by itself
                .arg(points * 1.05)
                .arg(points * 2.2)
                .arg(points * 0.8)
                .arg(points * 0.92));
        document_.setHtml(html);
        document_.setPageSize(size);
    }

    [[nodiscard]] int pages() const { return document_.pageCount(); }
    [[nodiscard]] double height() const { return document_.size().height(); }

    /// One page of it, with its top left corner at a place.
    void paint(QPainter& painter, QPointF place, int page) {
        const QSizeF size = document_.pageSize();
        const QRectF part(QPointF(0, page * size.height()), size);
        painter.save();
        painter.translate(place - part.topLeft());
        painter.setClipRect(part);
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = part;
        // Paper is white, whatever the desktop's colours are.
        context.palette = palette_of(theme(false));
        document_.documentLayout()->draw(&painter, context);
        painter.restore();
    }

  private:
    QTextDocument document_;
};

QString html_of(const std::vector<ReportSection>& sections, bool wide) {
    QString html;
    for (const ReportSection& section : sections)
        if (section.wide == wide)
            html += section_html(section);
    return html;
}

/// Two columns in an area, in text as large as it fits.
void paint_columns(QPainter& painter, const QRectF& area, const QString& html,
                   QPaintDevice& device) {
    const auto column_size = [&area](double stretch) {
        return QSizeF((area.width() * stretch - gap) / 2, area.height() * stretch);
    };
    double points = largest_points;
    while (points > smallest_points && Column(html, column_size(1), points, device).pages() > 2)
        points -= 0.25;
    double stretch = 1; // of the area, before it is scaled to what there is
    while (Column(html, column_size(stretch), points, device).pages() > 2)
        stretch *= 1.1;
    Column column(html, column_size(stretch), points, device);
    painter.save();
    painter.translate(area.topLeft());
    painter.scale(1 / stretch, 1 / stretch);
    for (int k = 0; k < column.pages(); ++k)
        column.paint(painter, {k * (column_size(stretch).width() + gap), 0}, k);
    painter.restore();
}

void paint_appendix(QPainter& painter, const QRectF& sheet, const QString& html,
                    QPdfWriter& writer) {
    const QSizeF size((sheet.width() - gap) / 2, sheet.height());
    Column column(html, size, appendix_points, writer);
    for (int k = 0; k < column.pages(); ++k) {
        if (k % 2 == 0)
            writer.newPage();
        column.paint(painter, sheet.topLeft() + QPointF(k % 2 * (size.width() + gap), 0), k);
    }
}

/// How high the figure is on the page; it is as wide as the page, or a third of its height.
double figure_scale(const PageFigure& figure, const QRectF& sheet) {
    return std::min(sheet.width() / figure.size.width(),
                    sheet.height() * 0.38 / figure.size.height());
}

/// What the first page holds.
void paint_first_page(QCPPainter& painter, const QRectF& sheet, QPaintDevice& device,
                      const Report& report, const PageFigure& figure) {
    const QSizeF whole = sheet.size();
    Column head(report_head_html(report), whole, largest_points, device);
    head.paint(painter, sheet.topLeft(), 0);
    double top = sheet.top() + std::min(head.height(), sheet.height() / 4) + small_gap;
    if (figure.paint) {
        const double scale = figure_scale(figure, sheet);
        painter.save();
        painter.translate(sheet.center().x() - figure.size.width() * scale / 2, top);
        painter.scale(scale, scale);
        figure.paint(painter);
        painter.restore();
        top += figure.size.height() * scale + small_gap;
    }
    if (const QString html = html_of(report.sections, true); !html.isEmpty()) {
        Column wide(html, whole, wide_points, device);
        wide.paint(painter, {sheet.left(), top}, 0);
        top += wide.height();
    }
    Column foot(QStringLiteral("<p>%1</p>").arg(report.small_print.toHtmlEscaped()), whole,
                smallest_points + 1, device);
    foot.paint(painter, {sheet.left(), sheet.bottom() - foot.height()}, 0);
    paint_columns(painter,
                  QRectF(QPointF(sheet.left(), top),
                         QPointF(sheet.right(), sheet.bottom() - foot.height() - small_gap)),
                  html_of(report.sections, false), device);
}

/// What is inside of the margins.
QRectF sheet_of(const QPaintDevice& device) {
    return {margin, margin, device.width() - 2 * margin, device.height() - 2 * margin};
}

} // namespace

QByteArray report_pdf(const Report& report, const PageFigure& figure) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(dots_per_inch);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(report.title);
    writer.setCreator(report.small_print);
    QCPPainter painter;
    painter.begin(&writer);
    painter.setMode(QCPPainter::pmVectorized);
    painter.setRenderHint(QPainter::LosslessImageRendering);
    const QRectF sheet = sheet_of(writer);
    paint_first_page(painter, sheet, writer, report, figure);
    if (!report.appendix.empty())
        paint_appendix(painter, sheet, html_of(report.appendix, false), writer);
    painter.end();
    return bytes;
}

QImage report_image(const Report& report, const PageFigure& figure) {
    QImage image(QPageSize(QPageSize::A4).sizePixels(dots_per_inch), QImage::Format_RGB32);
    image.setDotsPerMeterX(int(std::lround(dots_per_mm * 1000)));
    image.setDotsPerMeterY(image.dotsPerMeterX());
    image.fill(theme(false).canvas);
    QCPPainter painter;
    painter.begin(&image);
    paint_first_page(painter, sheet_of(image), image, report, figure);
    painter.end();
    return image;
}

} // namespace counterpart
