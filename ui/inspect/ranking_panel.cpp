#include "ui/inspect/ranking_panel.h"

#include "ui/inspect/ranking.h"
#include "ui/theme/theme.h"
#include "ui/workbench/selection.h"
#include "ui/workbench/workbench.h"

#include <QEvent>
#include <QFont>
#include <QFontMetrics>
#include <QLabel>
#include <QMouseEvent>
#include <QPen>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace counterpart {

namespace {

/// More right neurons than this in a bar, and the small bars beside it need a logarithmic axis.
constexpr Index many_in_a_bar = 100;
/// Neurons that can be told apart when lit up in a map.
constexpr Index most_lit = 200;

QColor faint(QColor colour, float alpha) {
    colour.setAlphaF(alpha);
    return colour;
}

void style_axis(QCPAxis* axis, const Theme& t, const QFont& font) {
    axis->setBasePen(QPen(t.line));
    axis->setTickPen(QPen(t.line));
    axis->setSubTickPen(Qt::NoPen);
    axis->setTickLabelColor(t.muted_text);
    axis->setLabelColor(t.muted_text);
    axis->setTickLabelFont(font);
    axis->setLabelFont(font);
    axis->grid()->setPen(QPen(faint(t.line, 0.5F)));
    axis->grid()->setZeroLinePen(QPen(t.line));
    axis->setTickLabelPadding(3);
    axis->setLabelPadding(2);
}

} // namespace

struct RankingPanel::Parts {
    Parts(RankingPanel& the_panel, const PanelContext& the_context)
        : panel(the_panel), context(the_context) {}

    RankingPanel& panel;
    PanelContext context;
    std::shared_ptr<const Comparison> comparison;
    Ranking ranks;

    QLabel* caption = nullptr;
    QLabel* told = nullptr;
    QCustomPlot* plot = nullptr;
    QCPAxisRect* curve = nullptr;
    QCPAxisRect* degrees = nullptr;
    QCPGraph* maxima = nullptr;
    QCPGraph* assigned = nullptr;
    QCPGraph* leftover = nullptr; ///< maxima of neurons without counterpart
    QCPGraph* at_random = nullptr;
    QCPBars* bars = nullptr;
    QCPItemLine* naive_chance = nullptr;
    QCPItemRect* matched_chance = nullptr;
    QCPItemLine* border = nullptr;       ///< between those paired and those not
    std::array<QCPItemLine*, 2> marks{}; ///< of the selected and of the pointed neuron

    void make_curve();
    void make_degrees();
    void show_comparison();
    void show_curve();
    void show_chance();
    void show_degrees();
    void follow_selection();
    void mark(QCPItemLine* line, const std::optional<Cell>& cell) const;
    void dress();

    [[nodiscard]] std::optional<Index> neuron_at(QPoint position) const;
    [[nodiscard]] std::optional<Index> bar_at(QPoint position) const;
    [[nodiscard]] Cell cell_of(Index left) const;
    void hover(QPoint position);
    void click(QPoint position);
    void leave();
    void tell(const QString& words);
    [[nodiscard]] QString key() const;
};

void RankingPanel::Parts::make_curve() {
    curve = plot->axisRect();
    QCPAxis* x = curve->axis(QCPAxis::atBottom);
    QCPAxis* y = curve->axis(QCPAxis::atLeft);
    assigned = plot->addGraph(x, y);
    maxima = plot->addGraph(x, y);
    leftover = plot->addGraph(x, y);
    // Steps a neuron wide: the area between them is the mean difference, exactly.
    for (QCPGraph* graph : {assigned, maxima, leftover})
        graph->setLineStyle(QCPGraph::lsStepCenter);
    maxima->setChannelFillGraph(assigned);
    x->setLabel(tr("left neurons, by row maximum"));
    y->setLabel(tr("similarity"));
    naive_chance = new QCPItemLine(plot);
    matched_chance = new QCPItemRect(plot);
    border = new QCPItemLine(plot);
    for (QCPItemLine*& line : marks)
        line = new QCPItemLine(plot);
    for (QCPAbstractItem* item : std::initializer_list<QCPAbstractItem*>{
             naive_chance, matched_chance, border, marks[0], marks[1]}) {
        item->setClipAxisRect(curve);
        for (QCPItemPosition* position : item->positions())
            position->setAxes(x, y);
    }
}

void RankingPanel::Parts::make_degrees() {
    degrees = new QCPAxisRect(plot);
    QCPAxis* x = degrees->axis(QCPAxis::atBottom);
    QCPAxis* y = degrees->axis(QCPAxis::atLeft);
    bars = new QCPBars(x, y);
    bars->setWidth(0.8);
    at_random = plot->addGraph(x, y);
    at_random->setLineStyle(QCPGraph::lsNone);
    x->setLabel(tr("times chosen"));
    x->grid()->setVisible(false);
}

void RankingPanel::Parts::show_comparison() {
    if (context.workbench.opened().comparison == comparison && comparison)
        return;
    comparison = context.workbench.opened().comparison;
    ranks = comparison ? ranking(*comparison) : Ranking();
    panel.setEnabled(comparison != nullptr);
    plot->setVisible(comparison != nullptr);
    caption->setText(comparison ? ranking_words(*comparison, ranks) : QString());
    tell({});
    if (!comparison)
        return;
    show_curve();
    show_chance();
    show_degrees();
    follow_selection();
    plot->replot(QCustomPlot::rpQueuedReplot);
}

void RankingPanel::Parts::show_curve() {
    QVector<double> places(qsizetype(ranks.order.size()));
    for (qsizetype rank = 0; rank < places.size(); ++rank)
        places[rank] = double(rank) + 1;
    const QVector<double> tops(ranks.maxima.begin(), ranks.maxima.end());
    const QVector<double> bottoms(ranks.assigned.begin(), ranks.assigned.end());
    const qsizetype paired = bottoms.size();
    maxima->setData(places.mid(0, paired), tops.mid(0, paired), true);
    assigned->setData(places.mid(0, paired), bottoms, true);
    leftover->setData(places.mid(paired), tops.mid(paired), true);
    const bool few = places.size() <= 300;
    assigned->setScatterStyle(
        QCPScatterStyle(few ? QCPScatterStyle::ssDisc : QCPScatterStyle::ssDot, few ? 4 : 1));
    double lowest = 0;
    for (const auto& values : {tops, bottoms})
        for (const double value : values)
            lowest = std::min(lowest, value);
    curve->axis(QCPAxis::atBottom)->setRange(0.5, double(places.size()) + 0.5);
    curve->axis(QCPAxis::atLeft)->setRange(lowest < 0 ? std::max(lowest * 1.05, -1.0) : 0, 1);
    border->setVisible(paired < places.size() && paired > 0);
    const double at = double(paired) + 0.5;
    border->start->setCoords(at, -1);
    border->end->setCoords(at, 1);
    curve->axis(QCPAxis::atBottom)
        ->setLabel(paired < places.size()
                       ? tr("left neurons, by row maximum; those without counterpart last")
                       : tr("left neurons, by row maximum"));
}

void RankingPanel::Parts::show_chance() {
    const Chance& chance = comparison->chance;
    const double far = double(ranks.order.size()) + 0.5;
    naive_chance->start->setCoords(0.5, chance.naive_forward);
    naive_chance->end->setCoords(far, chance.naive_forward);
    const double low = chance.matched_low.value_or(-1);
    matched_chance->topLeft->setCoords(0.5, chance.matched_high);
    matched_chance->bottomRight->setCoords(double(ranks.assigned.size()) + 0.5, low);
}

void RankingPanel::Parts::show_degrees() {
    QVector<double> times;
    QVector<double> counts;
    QVector<double> random_times;
    QVector<double> random_counts;
    for (std::size_t k = 0; k < ranks.n_chosen.size(); ++k) {
        times << double(k);
        counts << double(ranks.n_chosen[k]);
        if (ranks.at_random[k] >= 0.5) { // below one neuron it would say nothing
            random_times << double(k);
            random_counts << ranks.at_random[k];
        }
    }
    bars->setData(times, counts, true);
    at_random->setData(random_times, random_counts, true);
    const double most = std::max(
        *std::max_element(counts.begin(), counts.end()),
        random_counts.isEmpty() ? 0.0
                                : *std::max_element(random_counts.begin(), random_counts.end()));
    QCPAxis* y = degrees->axis(QCPAxis::atLeft);
    const bool logarithmic = most > double(many_in_a_bar);
    y->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    y->setTicker(logarithmic ? QSharedPointer<QCPAxisTicker>(new QCPAxisTickerLog)
                             : QSharedPointer<QCPAxisTicker>(new QCPAxisTicker));
    y->setNumberFormat(QStringLiteral("g"));
    y->setLabel(logarithmic ? tr("right neurons (log scale)") : tr("right neurons"));
    bars->setBaseValue(logarithmic ? 0.5 : 0);
    y->setRange(logarithmic ? 0.5 : 0, most * (logarithmic ? 1.5 : 1.08));
    QCPAxis* x = degrees->axis(QCPAxis::atBottom);
    const auto ticks = QSharedPointer<QCPAxisTickerFixed>::create();
    ticks->setTickStep(1);
    ticks->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
    x->setTicker(ticks);
    x->setRange(-0.7, std::max(double(times.size()) - 0.3, 3.7));
}

void RankingPanel::Parts::mark(QCPItemLine* line, const std::optional<Cell>& cell) const {
    const bool there =
        comparison && cell && cell->left >= 0 && cell->left < Index(ranks.rank_of.size());
    line->setVisible(there);
    if (!there)
        return;
    const double at = double(ranks.rank_of[std::size_t(cell->left)]) + 1;
    line->start->setCoords(at, -1);
    line->end->setCoords(at, 1);
}

void RankingPanel::Parts::follow_selection() {
    mark(marks[0], context.selection.selected());
    mark(marks[1], context.selection.pointed());
    plot->layer(QStringLiteral("marks"))->replot();
}

void RankingPanel::Parts::dress() {
    const Theme& t = theme(is_dark(panel.palette()));
    QFont small = panel.font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    plot->setBackground(t.canvas);
    for (QCPAxisRect* rect : {curve, degrees})
        for (QCPAxis* axis : rect->axes())
            style_axis(axis, t, small);
    maxima->setPen(QPen(t.naive_bar, 1.6));
    maxima->setBrush(faint(t.naive_bar, 0.25F));
    assigned->setPen(QPen(t.accent, 1.2));
    leftover->setPen(QPen(t.naive_bar, 1.6, Qt::DotLine));
    naive_chance->setPen(QPen(t.chance, 1.2, Qt::DashLine));
    matched_chance->setPen(Qt::NoPen);
    matched_chance->setBrush(faint(t.chance, 0.22F));
    border->setPen(QPen(t.line, 1, Qt::DashLine));
    marks[0]->setPen(QPen(t.text, 1.4));
    marks[1]->setPen(QPen(faint(t.text, 0.45F), 1));
    bars->setPen(Qt::NoPen);
    bars->setBrush(t.naive_bar);
    at_random->setPen(QPen(t.text));
    at_random->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(t.text, 1.2), QBrush(t.canvas), 6));
    plot->replot(QCustomPlot::rpQueuedReplot);
}

std::optional<Index> RankingPanel::Parts::neuron_at(QPoint position) const {
    if (!comparison || !curve->rect().contains(position))
        return std::nullopt;
    const double place = curve->axis(QCPAxis::atBottom)->pixelToCoord(position.x());
    const Index rank =
        std::clamp<Index>(Index(std::floor(place - 0.5)), 0, Index(ranks.order.size()) - 1);
    return ranks.order[std::size_t(rank)];
}

std::optional<Index> RankingPanel::Parts::bar_at(QPoint position) const {
    if (!comparison || !degrees->rect().contains(position))
        return std::nullopt;
    const double times = degrees->axis(QCPAxis::atBottom)->pixelToCoord(position.x());
    const Index bar = Index(std::lround(times));
    return bar >= 0 && bar < Index(ranks.n_chosen.size()) ? std::optional(bar) : std::nullopt;
}

Cell RankingPanel::Parts::cell_of(Index left) const {
    return {left, comparison->counterpart_of_left(left)};
}

void RankingPanel::Parts::hover(QPoint position) {
    const auto neuron = neuron_at(position);
    context.selection.point(neuron ? std::optional(cell_of(*neuron)) : std::nullopt);
    const auto bar = bar_at(position);
    tell(neuron ? rank_words(*comparison, *neuron)
         : bar  ? chosen_words(*comparison, ranks, *bar)
                : QString());
}

void RankingPanel::Parts::click(QPoint position) {
    if (const auto neuron = neuron_at(position)) {
        context.selection.select(cell_of(*neuron));
        return;
    }
    const auto bar = bar_at(position);
    if (!bar || ranks.n_chosen[std::size_t(*bar)] > most_lit)
        return;
    std::vector<NeuronRef> lit;
    const std::vector<Index>& chosen = comparison->anatomy.right_chosen;
    for (std::size_t right = 0; right < chosen.size(); ++right)
        if (chosen[right] == *bar)
            lit.push_back({NeuronRef::Side::right, Index(right)});
    if (lit == context.selection.highlighted()) // once more takes the light off again
        lit.clear();
    context.selection.highlight(lit);
}

void RankingPanel::Parts::leave() {
    context.selection.point(std::nullopt);
    tell({});
}

void RankingPanel::Parts::tell(const QString& text) {
    told->setText(text.isEmpty() && comparison ? key() : text.toHtmlEscaped());
}

/// What is what, while nothing is pointed at.
QString RankingPanel::Parts::key() const {
    const Theme& t = theme(is_dark(panel.palette()));
    const auto entry = [](const QColor& colour, const char* sign, const QString& words) {
        return QStringLiteral("<span style=\"color:%1\">%2</span> %3 &nbsp; ")
            .arg(colour.name(), QString::fromUtf8(sign), words.toHtmlEscaped());
    };
    return entry(t.naive_bar, "▬", tr("row maximum")) + entry(t.accent, "●", tr("counterpart")) +
           entry(t.chance, "╌╌", tr("mean row maximum by chance")) +
           entry(t.chance, "▒", tr("matched by chance")) +
           entry(t.text, "○", tr("all choosing at random"));
}

RankingPanel::RankingPanel(const PanelContext& context, QWidget* parent)
    : QWidget(parent), parts_(std::make_unique<Parts>(*this, context)) {
    Parts& p = *parts_;
    setObjectName(QStringLiteral("ranking"));
    setAccessibleName(tr("Ranking curve"));
    p.caption = new QLabel;
    p.caption->setObjectName(QStringLiteral("rankingWords"));
    p.caption->setWordWrap(true);
    p.told = new QLabel;
    p.told->setObjectName(QStringLiteral("rankingTold"));
    p.told->setForegroundRole(QPalette::PlaceholderText);
    p.told->setTextFormat(Qt::RichText);
    p.told->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    p.plot = new QCustomPlot;
    p.plot->setObjectName(QStringLiteral("rankingPlot"));
    p.plot->setAccessibleName(tr("Row maxima and assigned similarities by rank; how often right "
                                 "neurons are chosen"));
    p.plot->setMouseTracking(true);
    p.plot->setMinimumSize(1, 1);
    p.plot->installEventFilter(this);
    p.make_curve();
    p.make_degrees();
    p.plot->plotLayout()->addElement(0, 1, p.degrees);
    p.plot->plotLayout()->setColumnStretchFactors({2.2, 1});
    p.plot->addLayer(QStringLiteral("marks"));
    p.plot->layer(QStringLiteral("marks"))->setMode(QCPLayer::lmBuffered);
    for (QCPItemLine* line : p.marks)
        line->setLayer(QStringLiteral("marks"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::medium, spacing::small, spacing::medium, spacing::small);
    column->setSpacing(spacing::small);
    column->addWidget(p.caption);
    column->addWidget(p.plot, 1);
    column->addWidget(p.told);
    connect(&context.workbench, &Workbench::changed, this, [this] { parts_->show_comparison(); });
    connect(&context.selection, &Selection::changed, this, [this] { parts_->follow_selection(); });
    p.dress();
    p.show_comparison();
}

RankingPanel::~RankingPanel() = default;

QSize RankingPanel::sizeHint() const {
    return {800, 260};
}

QSize RankingPanel::minimumSizeHint() const {
    return {320, 100};
}

QPoint RankingPanel::position_of(Index left_neuron) const {
    const double rank = double(parts_->ranks.rank_of[std::size_t(left_neuron)]) + 1;
    return {int(parts_->curve->axis(QCPAxis::atBottom)->coordToPixel(rank)),
            parts_->curve->rect().center().y()};
}

QPoint RankingPanel::position_of_bar(Index times) const {
    return {int(parts_->degrees->axis(QCPAxis::atBottom)->coordToPixel(double(times))),
            parts_->degrees->rect().center().y()};
}

bool RankingPanel::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::MouseMove:
        parts_->hover(static_cast<QMouseEvent*>(event)->pos());
        break;
    case QEvent::MouseButtonRelease:
        if (static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton)
            parts_->click(static_cast<QMouseEvent*>(event)->pos());
        break;
    case QEvent::Leave:
        parts_->leave();
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void RankingPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        parts_->dress();
}

} // namespace counterpart
