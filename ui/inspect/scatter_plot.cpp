#include "ui/inspect/scatter_plot.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace counterpart {

namespace {

/// A range with some air around it, never empty.
QCPRange aired(double low, double high) {
    const double air = high > low ? 0.06 * (high - low) : std::max(1.0, 0.1 * std::abs(low));
    return {low - air, high + air};
}

} // namespace

ScatterPlot::ScatterPlot(QWidget* parent)
    : QCustomPlot(parent), points_(addGraph()), density_(new QCPColorMap(xAxis, yAxis)),
      line_(addGraph()) {
    setObjectName(QStringLiteral("scatter"));
    points_->setLineStyle(QCPGraph::lsNone);
    density_->setInterpolate(false);
    density_->setTightBoundary(false);
    line_->setObjectName(QStringLiteral("regression"));
    xAxis->setNumberFormat(QStringLiteral("gb"));
    yAxis->setNumberFormat(QStringLiteral("gb"));
    xAxis->setNumberPrecision(4);
    yAxis->setNumberPrecision(4);
    xAxis->ticker()->setTickCount(4);
    yAxis->ticker()->setTickCount(4);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setSizePolicy(policy);
    setMinimumHeight(200);
    dress();
}

void ScatterPlot::show_scatter(const ResponseScatter& scatter, const QString& left,
                               const QString& right) {
    const QString form = scatter.ranks ? tr("%1: rank of the response") : tr("%1: response");
    xAxis->setLabel(form.arg(left));
    yAxis->setLabel(form.arg(right));
    xAxis->setRange(aired(scatter.left_low, scatter.left_high));
    yAxis->setRange(aired(scatter.right_low, scatter.right_high));
    show_points(scatter);
    show_density(scatter);
    show_line(scatter);
    const QString what = scatter.bins > 0 ? tr("Density of %1 samples: %2 against %3")
                                          : tr("%1 samples as points: %2 against %3");
    setAccessibleName(what.arg(QLocale().toString(qlonglong(scatter.n_samples)), right, left));
    setToolTip(
        scatter.slope
            ? tr("%1. The line is the regression of %2 on %3.").arg(accessibleName(), right, left)
            : accessibleName());
    replot(QCustomPlot::rpQueuedReplot);
}

void ScatterPlot::show_points(const ResponseScatter& scatter) {
    points_->setVisible(scatter.bins == 0);
    points_->setData(QVector<double>(scatter.left.begin(), scatter.left.end()),
                     QVector<double>(scatter.right.begin(), scatter.right.end()));
    const double size = scatter.n_samples > 1000 ? 2.5 : scatter.n_samples > 100 ? 4 : 6;
    points_->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, size));
}

void ScatterPlot::show_density(const ResponseScatter& scatter) {
    density_->setVisible(scatter.bins > 0);
    if (scatter.bins == 0)
        return;
    const int bins = int(scatter.bins);
    // Keys and values are the middles of the outermost bins.
    const double left_half = 0.5 * (scatter.left_high - scatter.left_low) / bins;
    const double right_half = 0.5 * (scatter.right_high - scatter.right_low) / bins;
    density_->data()->setSize(bins, bins);
    density_->data()->setRange(
        QCPRange(scatter.left_low + left_half, scatter.left_high - left_half),
        QCPRange(scatter.right_low + right_half, scatter.right_high - right_half));
    double most = 1;
    for (int i = 0; i < bins; ++i)
        for (int j = 0; j < bins; ++j) {
            const double count = double(scatter.density[std::size_t(i * bins + j)]);
            most = std::max(most, count);
            density_->data()->setCell(i, j, std::sqrt(count)); // single samples stay visible
        }
    density_->setDataRange(QCPRange(0, std::sqrt(most)));
}

void ScatterPlot::show_line(const ResponseScatter& scatter) {
    line_->setVisible(scatter.slope.has_value());
    if (!scatter.slope)
        return;
    const QVector<double> at = {scatter.left_low, scatter.left_high};
    line_->setData(at, {scatter.intercept + *scatter.slope * at[0],
                        scatter.intercept + *scatter.slope * at[1]});
}

void ScatterPlot::dress() {
    const Theme& t = theme(is_dark(palette()));
    setBackground(t.canvas);
    QColor faint = t.accent;
    faint.setAlpha(150);
    points_->setPen(faint);
    line_->setPen(QPen(t.naive_bar, 2));
    QCPColorGradient gradient;
    gradient.clearColorStops();
    gradient.setColorStopAt(0, t.canvas);
    gradient.setColorStopAt(
        0.02, QColor::fromRgbF(float(0.75 * t.canvas.redF() + 0.25 * t.accent.redF()),
                               float(0.75 * t.canvas.greenF() + 0.25 * t.accent.greenF()),
                               float(0.75 * t.canvas.blueF() + 0.25 * t.accent.blueF())));
    gradient.setColorStopAt(1, t.accent);
    density_->setGradient(gradient);
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->setLabelFont(font());
        axis->setTickLabelFont(font());
        axis->setLabelColor(t.text);
        axis->setTickLabelColor(t.muted_text);
        for (const auto set : {&QCPAxis::setBasePen, &QCPAxis::setTickPen, &QCPAxis::setSubTickPen})
            (axis->*set)(QPen(t.line));
        axis->grid()->setVisible(false);
    }
    replot(QCustomPlot::rpQueuedReplot);
}

void ScatterPlot::changeEvent(QEvent* event) {
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress();
}

} // namespace counterpart
