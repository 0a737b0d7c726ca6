#include "ui/report/comparison_report.h"

#include "core/report/report_text.h"
#include "ui/figure/figure.h"
#include "ui/figure/figure_page.h"
#include "ui/report/report_pdf.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QImage>
#include <QSize>
#include <QString>
#include <qcustomplot.h>

namespace counterpart {

namespace {

/// Small, so that the words in it can be read when it is as wide as a page.
constexpr QSize figure_size(1000, 560);

QByteArray png(const QImage& image) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

} // namespace

Result<ReportFormat> report_format(const std::string& path) {
    const QString suffix = QFileInfo(QString::fromStdString(path)).suffix().toLower();
    if (suffix == QLatin1String("html"))
        return ReportFormat::html;
    if (suffix == QLatin1String("pdf"))
        return ReportFormat::pdf;
    return Problem{path, "a report is an .html or .pdf", "end its name in one of them"};
}

QByteArray report_bytes(const std::shared_ptr<const Comparison>& comparison,
                        const Baselines* baselines, const ReportOptions& options) {
    const Report report = full_report(*comparison, baselines, options.origin);
    FigureOptions look;
    look.view = options.view;
    look.size = figure_size;
    if (options.format == ReportFormat::pdf)
        return report_pdf(report, {figure_size, [&comparison, &look](QCPPainter& painter) {
                                       paint_page(painter, comparison, look);
                                   }});
    const QString alt = QCoreApplication::translate(
        "Report", "Both networks' neurons in the order of their files, and with counterparts on "
                  "the diagonal: the similarity of every pair as a colour");
    return report_html(report, {{png(figure_image(comparison, look)), "image/png", alt}});
}

} // namespace counterpart
