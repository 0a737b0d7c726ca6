#include "ui/lab/strip_chart.h"

#include "ui/explanation/score_axis.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QFont>
#include <QPen>
#include <QResizeEvent>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include <algorithm>
#include <array>
#include <optional>

namespace counterpart {

namespace {

/// One line of the chart: which score, as what kind, solid or (its chance level) dotted.
struct Kind {
    const char* name;
    ScoreRow::Kind colour;
    bool thin; ///< the second of two of one colour
    std::optional<double> (*score)(const Scores& scores);
    std::optional<double> (*chance)(const Chance& chance);
};

const std::array<Kind, 4>& kinds() {
    static const std::array<Kind, 4> all = {
        {{QT_TRANSLATE_NOOP("Lab", "naive forward"), ScoreRow::Kind::naive, false,
          [](const Scores& s) { return std::optional(s.naive_forward); },
          [](const Chance& c) {
              return std::optional(c.all_orders ? c.all_orders->naive_forward : c.naive_forward);
          }},
         {QT_TRANSLATE_NOOP("Lab", "naive backward"), ScoreRow::Kind::naive, true,
          [](const Scores& s) { return std::optional(s.naive_backward); },
          [](const Chance& c) {
              return std::optional(c.all_orders ? c.all_orders->naive_backward : c.naive_backward);
          }},
         {QT_TRANSLATE_NOOP("Lab", "matched"), ScoreRow::Kind::matched, false,
          [](const Scores& s) { return std::optional(s.matched); },
          [](const Chance& c) {
              return std::optional(c.all_orders ? c.all_orders->matched : c.matched_high);
          }},
         {QT_TRANSLATE_NOOP("Lab", "index-aligned"), ScoreRow::Kind::index_aligned, false,
          [](const Scores& s) { return s.index_aligned; },
          [](const Chance& c) {
              return c.all_orders ? c.all_orders->index_aligned : c.index_aligned;
          }}}};
    return all;
}

QString words(const char* text) {
    return QCoreApplication::translate("Lab", text);
}

} // namespace

StripChart::StripChart(QWidget* parent) : QWidget(parent), plot_(new QCustomPlot) {
    setObjectName(QStringLiteral("stripChart"));
    setAccessibleName(words(QT_TRANSLATE_NOOP("Lab", "Scores against the control that is moved")));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(plot_);
    for (std::size_t k = 0; k < 2 * kinds().size(); ++k)
        plot_->addGraph();
    auto* now = new QCPItemLine(plot_);
    now->setObjectName(QStringLiteral("now"));
    plot_->yAxis->setRange(0, 1);
    plot_->legend->setVisible(true);
    plot_->axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignTop | Qt::AlignHCenter);
    // Below the axes: lines cross all of the plot.
    auto* below = new QCPLayoutGrid;
    plot_->plotLayout()->addElement(1, 0, below);
    below->setMargins(QMargins(4, 0, 4, 2));
    below->addElement(0, 0, plot_->legend);
    plot_->legend->setFillOrder(QCPLegend::foColumnsFirst);
    plot_->legend->setWrap(2);
    plot_->plotLayout()->setRowStretchFactor(1, 0.001);
    dress();
}

StripChart::~StripChart() = default;

void StripChart::begin(const Axis& axis) {
    steps_.clear();
    axis_ = axis;
    draw();
}

void StripChart::record(double value, const Comparison& comparison) {
    steps_[value] = {comparison.scores, comparison.chance};
    last_ = value;
    draw();
}

std::vector<StripLine> StripChart::lines() const {
    std::vector<StripLine> lines;
    for (const Kind& kind : kinds())
        for (const bool chance : {false, true}) {
            StripLine line{words(kind.name), chance, {}};
            for (const auto& [value, step] : steps_)
                if (const auto y = chance ? kind.chance(step.chance) : kind.score(step.scores))
                    line.points.emplace_back(value, *y);
            lines.push_back(std::move(line));
        }
    return lines;
}

/// Every line anew: there are a few hundred points at most.
void StripChart::draw() {
    const std::vector<StripLine> all = lines();
    for (std::size_t k = 0; k < all.size(); ++k) {
        QVector<double> x;
        QVector<double> y;
        for (const auto& [value, score] : all[k].points) {
            x << value;
            y << score;
        }
        plot_->graph(int(k))->setData(x, y, true);
    }
    plot_->xAxis->setLabel(axis_.control);
    plot_->xAxis->setScaleType(axis_.logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    plot_->xAxis->setTicker(axis_.logarithmic ? QSharedPointer<QCPAxisTicker>(new QCPAxisTickerLog)
                                              : QSharedPointer<QCPAxisTicker>(new QCPAxisTicker));
    // All of its range from the start: a line that grows, not an axis that moves.
    plot_->xAxis->setRange(axis_.low, axis_.high);
    double lowest = 0;
    for (const StripLine& line : all)
        for (const auto& [value, score] : line.points)
            lowest = std::min(lowest, score);
    plot_->yAxis->setRange(lowest, 1.02);
    if (auto* now = qobject_cast<QCPItemLine*>(plot_->item(0))) {
        now->setVisible(!steps_.empty());
        now->start->setCoords(last_, lowest);
        now->end->setCoords(last_, 1.02);
    }
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void StripChart::dress() {
    const Theme& t = theme(is_dark(palette()));
    QFont small = font();
    small.setPointSizeF(font().pointSizeF() * 0.87);
    plot_->setBackground(t.window);
    plot_->setFont(small);
    for (std::size_t k = 0; k < kinds().size(); ++k) {
        const QColor colour = bar_colour(kinds()[k].colour, t);
        QCPGraph* score = plot_->graph(int(2 * k));
        score->setName(words(kinds()[k].name));
        score->setPen(QPen(colour, kinds()[k].thin ? 1.2 : 2.2,
                           kinds()[k].thin ? Qt::DashLine : Qt::SolidLine));
        score->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, colour, 3.5));
        QCPGraph* chance = plot_->graph(int(2 * k) + 1);
        chance->setPen(QPen(colour, 1, Qt::DotLine));
        chance->setName(words(QT_TRANSLATE_NOOP("Lab", "by chance (dotted)")));
        // One entry stands for all of them.
        if (k > 0)
            chance->removeFromLegend();
    }
    for (QCPAxis* axis : {plot_->xAxis, plot_->yAxis}) {
        axis->setBasePen(QPen(t.line));
        axis->setTickPen(QPen(t.line));
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLabelColor(t.muted_text);
        axis->setLabelColor(t.text);
        axis->setTickLabelFont(small);
        axis->setLabelFont(small);
        axis->grid()->setPen(QPen(t.line, 0.5));
    }
    if (auto* now = qobject_cast<QCPItemLine*>(plot_->item(0)))
        now->setPen(QPen(t.muted_text, 1));
    plot_->legend->setFont(small);
    plot_->legend->setTextColor(t.text);
    plot_->legend->setBrush(Qt::NoBrush);
    plot_->legend->setBorderPen(Qt::NoPen);
    plot_->legend->setRowSpacing(0);
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void StripChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress();
}

void StripChart::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

QSize StripChart::sizeHint() const {
    return {320, 260};
}

QSize StripChart::minimumSizeHint() const {
    return {200, 160};
}

} // namespace counterpart
