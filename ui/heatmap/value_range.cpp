#include "ui/heatmap/value_range.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>

namespace counterpart {

namespace {

constexpr std::size_t n_bins = std::size_t{1} << 16U;

double low_end(Sign sign) {
    return sign == Sign::absolute ? 0 : -1;
}

} // namespace

double ValueSpread::percentile(double percent) const {
    if (count == 0)
        return 0;
    const double wanted = std::clamp(percent, 0.0, 100.0) / 100 * double(count);
    std::int64_t so_far = 0;
    std::size_t bin = 0;
    while (bin + 1 < bins.size() && double(so_far + bins[bin]) < wanted)
        so_far += bins[bin++];
    const double low = low_end(sign);
    const double width = (1 - low) / double(bins.size());
    return std::clamp(low + (double(bin) + 0.5) * width, least, most);
}

ValueSpread value_spread(const CorrelationMatrix& correlations, Sign sign) {
    ValueSpread spread;
    spread.sign = sign;
    spread.bins.assign(n_bins, 0);
    float least = std::numeric_limits<float>::infinity();
    float most = -least;
    const auto low = float(low_end(sign));
    const float scale = float(n_bins) / (1 - low);
    for (Index row = 0; row < correlations.r.rows(); ++row) {
        if (correlations.left_undefined[std::size_t(row)])
            continue;
        for (Index column = 0; column < correlations.r.cols(); ++column) {
            if (correlations.right_undefined[std::size_t(column)])
                continue;
            const float r = correlations.r(row, column);
            const float value = sign == Sign::absolute ? std::abs(r) : r;
            least = std::min(least, value);
            most = std::max(most, value);
            const float bin = std::clamp((value - low) * scale, 0.0F, float(n_bins - 1));
            ++spread.bins[std::size_t(bin)];
            ++spread.count;
        }
    }
    if (spread.count > 0) {
        spread.least = double(least);
        spread.most = double(most);
    }
    return spread;
}

ColourSpan fixed_span(Sign sign) {
    return {{low_end(sign), 1}, false, false};
}

ColourSpan colour_span(const ValueSpread& spread, const ColourRange& range, bool around_zero) {
    if (range.kind == RangeKind::fixed || spread.count == 0)
        return fixed_span(spread.sign);
    double low = spread.least;
    double high = spread.most;
    if (range.kind == RangeKind::percentile) {
        low = spread.percentile(std::min(range.low_percent, range.high_percent));
        high = spread.percentile(std::max(range.low_percent, range.high_percent));
    }
    if (around_zero) {
        high = std::max(std::abs(low), std::abs(high));
        low = -high;
    }
    constexpr double narrowest = 1e-3;
    if (high - low < narrowest) {
        low -= narrowest / 2;
        high += narrowest / 2;
    }
    return {{low, high}, spread.least < low, spread.most > high};
}

QString range_words(const ColourRange& range, bool around_zero) {
    const auto words = [](const char* text) {
        return QCoreApplication::translate("Maps", text);
    };
    if (range.kind == RangeKind::fixed)
        return {};
    QString text;
    if (range.kind == RangeKind::min_max)
        text = words(QT_TRANSLATE_NOOP("Maps", "minimum to maximum"));
    else if (range.low_percent == 1 && range.high_percent == 99)
        text = words(QT_TRANSLATE_NOOP("Maps", "1st–99th percentile"));
    else
        text = words(QT_TRANSLATE_NOOP("Maps", "percentiles %1 to %2"))
                   .arg(QLocale().toString(range.low_percent, 'g', 4),
                        QLocale().toString(range.high_percent, 'g', 4));
    return around_zero ? words(QT_TRANSLATE_NOOP("Maps", "%1, about 0")).arg(text) : text;
}

} // namespace counterpart
