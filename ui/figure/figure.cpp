// A figure as pixels, SVG and PDF.

#include "ui/figure/figure.h"

#include "ui/figure/figure_page.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QMarginsF>
#include <QPageSize>
#include <QPdfWriter>
#include <QString>
#include <QSvgGenerator>
#include <cmath>
#include <qcustomplot.h>

namespace counterpart {

namespace {

constexpr double pixels_per_inch = 96;
constexpr double points_per_inch = 72;
constexpr double inches_per_metre = 100 / 2.54;

QString title_of(const Comparison& comparison) {
    return QCoreApplication::translate("Figure", "%1 and %2 compared neuron by neuron")
        .arg(QString::fromStdString(comparison.left->source().name),
             QString::fromStdString(comparison.right->source().name));
}

QByteArray png(const std::shared_ptr<const Comparison>& comparison, const FigureOptions& options) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    figure_image(comparison, options).save(&buffer, "PNG");
    return bytes;
}

QByteArray svg(const std::shared_ptr<const Comparison>& comparison, const FigureOptions& options) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(int(pixels_per_inch));
    generator.setSize(options.size);
    generator.setViewBox(QRect(QPoint(0, 0), options.size));
    generator.setTitle(title_of(*comparison));
    QCPPainter painter;
    painter.begin(&generator);
    painter.setMode(QCPPainter::pmVectorized);
    paint_page(painter, comparison, options);
    painter.end();
    return bytes;
}

QByteArray pdf(const std::shared_ptr<const Comparison>& comparison, const FigureOptions& options) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(int(pixels_per_inch));
    writer.setPageSize(QPageSize(QSizeF(options.size) * points_per_inch / pixels_per_inch,
                                 QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(title_of(*comparison));
    writer.setCreator(QStringLiteral("Counterpart " COUNTERPART_VERSION));
    QCPPainter painter;
    painter.begin(&writer);
    painter.setMode(QCPPainter::pmVectorized);
    // Opaque images would become JPEGs, and colours others.
    painter.setRenderHint(QPainter::LosslessImageRendering);
    paint_page(painter, comparison, options);
    painter.end();
    return bytes;
}

} // namespace

QImage figure_image(const std::shared_ptr<const Comparison>& comparison,
                    const FigureOptions& options) {
    const double ratio = options.device_ratio;
    QImage image((QSizeF(options.size) * ratio).toSize(), QImage::Format_RGB32);
    // While it is painted, a point is what it is on a screen; the ratio makes it sharper.
    image.setDotsPerMeterX(int(std::lround(pixels_per_inch * inches_per_metre)));
    image.setDotsPerMeterY(image.dotsPerMeterX());
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::white);
    QCPPainter painter;
    painter.begin(&image);
    paint_page(painter, comparison, options);
    painter.end();
    // What is saved says how large it is on paper.
    image.setDotsPerMeterX(int(std::lround(pixels_per_inch * ratio * inches_per_metre)));
    image.setDotsPerMeterY(image.dotsPerMeterX());
    return image;
}

QByteArray figure_bytes(const std::shared_ptr<const Comparison>& comparison, FigureFormat format,
                        const FigureOptions& options) {
    switch (format) {
    case FigureFormat::png:
        return png(comparison, options);
    case FigureFormat::svg:
        return svg(comparison, options);
    case FigureFormat::pdf:
        break;
    }
    return pdf(comparison, options);
}

} // namespace counterpart
