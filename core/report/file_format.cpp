#include "core/report/file_format.h"

#include <QFileInfo>
#include <QString>

namespace counterpart {

namespace {

QString extension(const std::string& path) {
    return QFileInfo(QString::fromStdString(path)).suffix().toLower();
}

} // namespace

Result<FigureFormat> figure_format(const std::string& path) {
    const QString suffix = extension(path);
    if (suffix == QLatin1String("png"))
        return FigureFormat::png;
    if (suffix == QLatin1String("svg"))
        return FigureFormat::svg;
    if (suffix == QLatin1String("pdf"))
        return FigureFormat::pdf;
    return Problem{path, "a figure is a .png, .svg or .pdf", "end its name in one of them"};
}

Result<ReportFormat> report_format(const std::string& path) {
    const QString suffix = extension(path);
    if (suffix == QLatin1String("html"))
        return ReportFormat::html;
    if (suffix == QLatin1String("pdf"))
        return ReportFormat::pdf;
    return Problem{path, "a report is an .html or .pdf", "end its name in one of them"};
}

} // namespace counterpart
