// T of all relabellings, with the observed one.

#include "core/wording/study_words.h"
#include "core/wording/wording.h"
#include "ui/study/plot_parts.h"
#include "ui/study/study_plots.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QPen>

#include <algorithm>
#include <cmath>

namespace counterpart {

namespace {

constexpr double tie = 1e-9; ///< as the test has it

QString words(const char* text) {
    return QCoreApplication::translate("StudyPage", text);
}

QString number(double count) {
    return QLocale().toString(count, 'f', 0);
}

/// A test that may be shown.
struct Shown {
    const RelabellingTest* test = nullptr;
    double observed = 0;
    QString of; ///< which groups
    QString why_not;
};

Shown shown_test(const StudyPicture& picture) {
    Shown shown;
    const OpenStudy& open = picture.open;
    if (!open.result) {
        shown.why_not = words(QT_TRANSLATE_NOOP("StudyPage", "Not all pairs are compared yet."));
        return shown;
    }
    const MeasureResult& result = open.result->chosen();
    const bool all = picture.test < 0 || picture.test >= int(result.pairwise.size());
    std::optional<double> observed = result.means.statistic;
    shown.test = &result.omnibus;
    shown.of = open.study->groups.size() == 2 ? QString()
                                              : words(QT_TRANSLATE_NOOP("StudyPage", "all groups"));
    if (!all) {
        const GroupPairTest& pair = result.pairwise[std::size_t(picture.test)];
        shown.test = &pair.test;
        observed = pair.statistic;
        shown.of = words(QT_TRANSLATE_NOOP("StudyPage", "%1 and %2"))
                       .arg(name_of(open, pair.first), name_of(open, pair.second));
    }
    if (open.result->widths_differ && !open.result->at_equal_width)
        shown.why_not = words(QT_TRANSLATE_NOOP(
            "StudyPage", "Withheld: the runs have different numbers of neurons."));
    else if (!observed || !shown.test->p || shown.test->statistics.empty())
        shown.why_not = words(
            QT_TRANSLATE_NOOP("StudyPage", "No group has two runs, so there is nothing to test."));
    else
        shown.observed = *observed;
    return shown;
}

QString p_words(const Shown& shown) {
    const QString p = p_text(*shown.test->p);
    return p.startsWith(QLatin1Char('<')) ? words(QT_TRANSLATE_NOOP("StudyPage", "p %1")).arg(p)
                                          : words(QT_TRANSLATE_NOOP("StudyPage", "p = %1")).arg(p);
}

std::vector<Index> counted_into(const RelabellingTest& test, double low, double high, int bins) {
    std::vector<Index> counts(std::size_t(bins), 0);
    for (const double t : test.statistics)
        ++counts[std::size_t(std::clamp(int((t - low) / (high - low) * bins), 0, bins - 1))];
    return counts;
}

/// Bars, those that reach the observed T in another colour; the bin that it lies in is cut there.
void paint_bars(QPainter& painter, const Shown& shown, const QRectF& plot, const PlotAxis& axis,
                const Theme& t) {
    const int bins = std::clamp(int(std::sqrt(double(shown.test->statistics.size()))) * 2, 10, 60);
    const double step = (axis.high - axis.low) / bins;
    // Bins begin at the observed T: none holds values from both sides of it.
    const double begin =
        shown.observed - tie - std::ceil((shown.observed - axis.low) / step) * step;
    const std::vector<Index> counts =
        counted_into(*shown.test, begin, begin + step * (bins + 1), bins + 1);
    const double most = double(std::max<Index>(1, *std::max_element(counts.begin(), counts.end())));
    for (int i = 0; i <= bins; ++i) {
        if (counts[std::size_t(i)] == 0)
            continue;
        const double left = axis.at(begin + i * step);
        const double right = axis.at(begin + (i + 1) * step);
        const double height = plot.height() * double(counts[std::size_t(i)]) / most;
        const bool reaches = begin + (i + 0.5) * step >= shown.observed;
        const QRectF bar(left + 0.5, plot.bottom() - height, std::max(1.0, right - left - 1),
                         height);
        const QRectF seen = bar.intersected(plot);
        painter.fillRect(seen, reaches ? t.accent : t.chance);
    }
    painter.setPen(t.muted_text);
    paint_line(painter,
               QRectF(plot.left(), plot.top() - QFontMetricsF(painter.font()).height() - 2,
                      plot.width(), QFontMetricsF(painter.font()).height()),
               Qt::AlignLeft | Qt::AlignVCenter,
               words(QT_TRANSLATE_NOOP("StudyPage", "highest bar: %1")).arg(number(most)));
}

void paint_observed(QPainter& painter, const Shown& shown, const QRectF& plot, const PlotAxis& axis,
                    const Theme& t) {
    const double x = axis.at(shown.observed);
    painter.setPen(QPen(t.text, 2));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    const QString text =
        words(QT_TRANSLATE_NOOP("StudyPage", "observed %1")).arg(score_text(shown.observed));
    const QFontMetricsF metrics(painter.font());
    const double width = metrics.horizontalAdvance(text) + 4;
    const bool to_the_left = x + width + 6 > plot.right();
    QRectF place(to_the_left ? x - width - 6 : x + 6, plot.top(), width, metrics.height());
    QColor veil = t.canvas;
    veil.setAlphaF(0.8F);
    painter.fillRect(place, veil);
    painter.setPen(t.text);
    painter.drawText(place, Qt::AlignCenter, text);
}

} // namespace

QString relabelling_words(const StudyPicture& picture) {
    const Shown shown = shown_test(picture);
    if (!shown.why_not.isEmpty())
        return shown.why_not;
    const RelabellingTest& test = *shown.test;
    const double reached =
        double(std::count_if(test.statistics.begin(), test.statistics.end(),
                             [&shown](double t) { return t >= shown.observed - tie; }));
    const QString told =
        test.exact
            ? words(QT_TRANSLATE_NOOP("StudyPage",
                                      "%1: of all %3 relabellings, %2 reach the observed T"))
                  .arg(p_words(shown), number(reached), number(test.relabellings))
            : words(QT_TRANSLATE_NOOP("StudyPage", "%1: of %3 relabellings drawn at random, %2 "
                                                   "reach the observed T"))
                  .arg(p_words(shown), number(reached), number(double(test.statistics.size())));
    return shown.of.isEmpty() ? told : shown.of + QStringLiteral(" – ") + told;
}

void paint_relabellings(QPainter& painter, const StudyPicture& picture, const QRectF& area) {
    const Theme& t = theme(picture.dark);
    painter.setFont(picture.font);
    painter.setRenderHint(QPainter::Antialiasing);
    const Shown shown = shown_test(picture);
    if (!shown.why_not.isEmpty()) {
        painter.setPen(t.muted_text);
        painter.drawText(area.adjusted(8, 8, -8, -8), Qt::AlignCenter | Qt::TextWordWrap,
                         shown.why_not);
        return;
    }
    const QFontMetricsF metrics(painter.font());
    const auto [least, greatest] =
        std::minmax_element(shown.test->statistics.begin(), shown.test->statistics.end());
    double low = std::min(*least, shown.observed);
    double high = std::max(*greatest, shown.observed);
    widen(low, high);
    const double half = metrics.horizontalAdvance(QStringLiteral("−0.0000")) / 2 + 2;
    const QRectF plot = area.adjusted(half, metrics.height() + 4, -half, -axis_height(painter));
    const PlotAxis axis{low, high, plot.left(), plot.right()};
    paint_bars(painter, shown, plot, axis, t);
    paint_observed(painter, shown, plot, axis, t);
    paint_axis(painter, plot, axis, t);
    paint_axis_title(painter, plot, words(QT_TRANSLATE_NOOP("StudyPage", "T, within − between")),
                     t);
}

} // namespace counterpart
