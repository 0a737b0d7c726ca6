#include "ui/report/comparison_report.h"

#include "core/report/report_text.h"
#include "ui/figure/figure.h"
#include "ui/figure/figure_page.h"
#include "ui/report/report_pdf.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QSize>
#include <QString>
#include <qcustomplot.h>

namespace counterpart {

namespace {

/// Small, so that the words in it can be read when it is as wide as a page.
constexpr QSize figure_size(1200, 660);

QByteArray png(const QImage& image) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

FigureOptions look_of(const ReportOptions& options) {
    FigureOptions look;
    look.view = options.view;
    look.size = figure_size;
    return look;
}

/// The figure as it is drawn into a page.
PageFigure page_figure(const std::shared_ptr<const Comparison>& comparison,
                       const ReportOptions& options) {
    return {figure_size, [comparison, look = look_of(options)](QCPPainter& painter) {
                paint_page(painter, comparison, look);
            }};
}

} // namespace

QImage report_picture(const std::shared_ptr<const Comparison>& comparison,
                      const Baselines* baselines, const ReportOptions& options) {
    return report_image(full_report(*comparison, baselines, options.origin),
                        page_figure(comparison, options));
}

QByteArray report_bytes(const std::shared_ptr<const Comparison>& comparison,
                        const Baselines* baselines, const ReportOptions& options) {
    const Report report = full_report(*comparison, baselines, options.origin);
    if (options.format == ReportFormat::pdf)
        return report_pdf(report, page_figure(comparison, options));
    const QString alt = QCoreApplication::translate(
        "Report", "Both networks' neurons in the order of their files, and with counterparts on "
                  "the diagonal: the similarity of every pair as a colour");
    return report_html(report,
                       {{png(figure_image(comparison, look_of(options))), "image/png", alt}});
}

} // namespace counterpart
