#include "ui/workbench/memory.h"

#include "core/responses/read_responses.h"

#include <QCoreApplication>
#include <QLocale>
#include <QString>

#include <limits>
#include <unistd.h>

namespace counterpart {

namespace {

std::string size_words(double bytes) {
    // As int64 the sizes of absurd headers would overflow.
    const QLocale locale;
    return (locale.toString(bytes / (1024.0 * 1024.0 * 1024.0), 'f', 1) + QStringLiteral(" GiB"))
        .toStdString();
}

QString words(const char* text) {
    return QCoreApplication::translate("Memory", text);
}

} // namespace

double machine_memory() {
    const long pages = sysconf(_SC_PHYS_PAGES);
    const long page_size = sysconf(_SC_PAGESIZE);
    if (pages <= 0 || page_size <= 0)
        return std::numeric_limits<double>::infinity();
    return double(pages) * double(page_size);
}

double comparison_bytes(const Responses& left, const Responses& right,
                        const CompareOptions& options) {
    const double pairs = double(left.n_neurons()) * double(right.n_neurons());
    double bytes = pairs * (sizeof(float) + 0.5);
    if (options.correlation == CorrelationKind::spearman)
        bytes += sizeof(float) * double(left.n_samples()) *
                 (double(left.n_neurons()) + double(right.n_neurons()));
    return bytes;
}

std::optional<Problem> exceeds_memory(double bytes, double machine) {
    if (bytes <= machine)
        return std::nullopt;
    return Problem{{},
                   words(QT_TRANSLATE_NOOP("Memory", "comparing these takes %1 of memory, and this "
                                                     "machine has %2"))
                       .arg(QString::fromStdString(size_words(bytes)),
                            QString::fromStdString(size_words(machine)))
                       .toStdString(),
                   words(QT_TRANSLATE_NOOP("Memory", "compare fewer neurons")).toStdString()};
}

std::optional<Problem> file_exceeds_memory(const std::string& path, double machine) {
    const Result<FileDescription> file = describe_file(path);
    if (!file.ok() || !file.value().rows || !file.value().columns)
        return std::nullopt;
    const double bytes =
        double(sizeof(float)) * double(*file.value().rows) * double(*file.value().columns);
    if (bytes <= machine)
        return std::nullopt;
    return Problem{
        path,
        words(QT_TRANSLATE_NOOP("Memory", "its responses take %1 of memory, and this machine has "
                                          "%2"))
            .arg(QString::fromStdString(size_words(bytes)),
                 QString::fromStdString(size_words(machine)))
            .toStdString(),
        words(QT_TRANSLATE_NOOP("Memory", "compare fewer samples or neurons")).toStdString()};
}

} // namespace counterpart
