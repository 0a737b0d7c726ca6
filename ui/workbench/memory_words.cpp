#include "ui/workbench/memory_words.h"

#include <QCoreApplication>
#include <QLocale>

namespace counterpart {

std::optional<double> window_need(const SideNeed& left, const SideNeed& right,
                                  CorrelationKind correlation) {
    // See Levels in ui/heatmap/pooling.h: some 2 bytes a cell and map.
    constexpr double maps = 4;
    const std::optional<double> compared = memory_need(left, right, correlation);
    if (!compared)
        return std::nullopt;
    return *compared + maps * double(left.n_neurons) * double(right.n_neurons);
}

QString memory_text(double bytes) {
    return QCoreApplication::translate("Memory", "%1 GB")
        .arg(QLocale().toString(bytes / 1e9, 'f', 1));
}

} // namespace counterpart
