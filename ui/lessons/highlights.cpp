#include "ui/lessons/highlights.h"

#include "ui/explanation/score_axis.h"
#include "ui/heatmap/hub_bars.h"
#include "ui/heatmap/maps_plot.h"
#include "ui/heatmap/maps_view.h"
#include "ui/theme/theme.h"
#include "ui/workbench/selection.h"

#include <QDockWidget>
#include <QEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QRegion>
#include <QScrollArea>
#include <qcustomplot.h>

namespace counterpart {

using What = LessonHighlight::What;

namespace {

constexpr int gap = 2; ///< between a widget and its frame; cells and bars are framed tightly

} // namespace

HighlightFrame::HighlightFrame(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("lessonFrame"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
}

void HighlightFrame::surround(const QRect& rect, int gap) {
    const int away = thickness + gap;
    const QRect outside = rect.adjusted(-away, -away, away, away) & parentWidget()->rect();
    setGeometry(outside);
    // A mask rather than a transparent inside: what is below repaints as if nothing were there.
    const QRect whole(QPoint(0, 0), outside.size());
    setMask(QRegion(whole) - QRegion(whole.adjusted(thickness, thickness, -thickness, -thickness)));
    raise();
    show();
}

void HighlightFrame::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme(is_dark(palette())).accent);
}

Highlights::Highlights(QMainWindow& window, Selection& selection)
    : window_(window), selection_(selection),
      maps_(window.findChild<MapsView*>(QStringLiteral("maps"))),
      plot_(maps_ ? maps_->findChild<QCustomPlot*>() : nullptr) {
    soon_.setSingleShot(true);
    soon_.setInterval(0);
    connect(&soon_, &QTimer::timeout, this, &Highlights::place);
    if (auto* plot = qobject_cast<QCustomPlot*>(plot_))
        connect(plot, &QCustomPlot::afterReplot, this, [this] {
            if (!wanted_.empty())
                place_soon();
        });
}

void Highlights::show(const std::vector<LessonHighlight>& wanted, const Own& own) {
    clear();
    wanted_ = wanted;
    own_ = own;
    for (const LessonHighlight& one : wanted_)
        if (QWidget* widget = widget_of(one.what)) {
            bring_to_front(widget);
            watch(widget);
        }
    light_neurons();
    place_soon();
}

void Highlights::clear() {
    for (const auto& widget : watched_)
        if (widget)
            widget->removeEventFilter(this);
    watched_.clear();
    for (const auto& frame : frames_)
        delete frame;
    frames_.clear();
    wanted_.clear();
    own_ = {};
    soon_.stop();
}

/// The widget and all that it lies in: each may move it.
void Highlights::watch(QWidget* widget) {
    for (; widget; widget = widget->isWindow() ? nullptr : widget->parentWidget()) {
        widget->installEventFilter(this);
        watched_.emplace_back(widget);
    }
}

bool Highlights::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::Resize:
    case QEvent::Move:
    case QEvent::Show:
    case QEvent::Hide:
        place_soon();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void Highlights::bring_to_front(QWidget* widget) const {
    for (QWidget* at = widget->parentWidget(); at; at = at->parentWidget()) {
        if (auto* scroll = qobject_cast<QScrollArea*>(at))
            scroll->ensureWidgetVisible(widget, 0, spacing::large);
        if (auto* dock = qobject_cast<QDockWidget*>(at)) {
            dock->show();
            dock->raise();
            return;
        }
    }
}

/// Neurons are lit up by the maps themselves.
void Highlights::light_neurons() {
    std::vector<NeuronRef> neurons;
    for (const LessonHighlight& one : wanted_) {
        if (one.what == What::left_neuron)
            neurons.push_back({NeuronRef::Side::left, one.left});
        if (one.what == What::right_neuron)
            neurons.push_back({NeuronRef::Side::right, one.right});
    }
    selection_.highlight(std::move(neurons));
}

QWidget* Highlights::widget_of(What what) const {
    switch (what) {
    case What::index_aligned:
    case What::naive_forward:
    case What::naive_backward:
    case What::matched:
    case What::scores:
        return window_.findChild<ScoreAxis*>(QStringLiteral("scoreAxis"));
    case What::findings:
        return window_.findChild<QWidget*>(QStringLiteral("findings"));
    case What::certificate:
        return window_.findChild<QWidget*>(QStringLiteral("certificate"));
    case What::raw:
    case What::matched_map:
    case What::hubs:
    case What::cell:
        return plot_;
    case What::chart:
        return own_.chart;
    case What::control:
        return own_.control;
    case What::left_neuron:
    case What::right_neuron:
        break;
    }
    return nullptr;
}

std::optional<QRect> Highlights::score_row(What what) const {
    const auto* axis = window_.findChild<ScoreAxis*>(QStringLiteral("scoreAxis"));
    if (!axis)
        return std::nullopt;
    const ScoreRow::Kind kind = what == What::index_aligned ? ScoreRow::Kind::index_aligned
                                : what == What::matched     ? ScoreRow::Kind::matched
                                                            : ScoreRow::Kind::naive;
    int skip = what == What::naive_backward ? 1 : 0;
    for (int row = 0; row < axis->rows().size(); ++row)
        if (axis->rows()[row].kind == kind && skip-- == 0)
            return axis->row_rect(row).adjusted(0, 2, 0, -5); // clear of the next row's label
    return std::nullopt;
}

std::vector<Highlights::Target> Highlights::targets_of(const LessonHighlight& wanted) const {
    QWidget* widget = widget_of(wanted.what);
    if (!widget)
        return {};
    const auto in_maps = [&](const QRectF& rect) {
        return rect.isEmpty() ? std::vector<Target>()
                              : std::vector<Target>{{widget, rect.toAlignedRect()}};
    };
    switch (wanted.what) {
    case What::index_aligned:
    case What::naive_forward:
    case What::naive_backward:
    case What::matched: {
        const std::optional<QRect> row = score_row(wanted.what);
        return row ? std::vector<Target>{{widget, *row}} : std::vector<Target>();
    }
    case What::raw:
        return in_maps(maps_->maps_plot().map_rect(MapKind::raw));
    case What::matched_map:
        return in_maps(maps_->maps_plot().map_rect(MapKind::matched));
    case What::hubs: {
        QRectF bars = maps_->maps_plot().map_rect(MapKind::raw);
        if (bars.isEmpty())
            return {};
        bars.setRect(bars.left(), bars.top() - hub_bars_height, bars.width(), hub_bars_height);
        return in_maps(bars);
    }
    case What::cell: {
        std::vector<Target> both;
        for (const MapKind kind : {MapKind::raw, MapKind::matched})
            for (const Target& one :
                 in_maps(maps_->maps_plot().cell_rect(kind, {wanted.left, wanted.right})))
                both.push_back(one);
        return both;
    }
    default:
        return {{widget, widget->rect(), gap}};
    }
}

void Highlights::place() {
    std::vector<Target> targets;
    for (const LessonHighlight& one : wanted_)
        for (const Target& target : targets_of(one))
            if (target.widget->isVisible())
                targets.push_back(target);
    std::size_t used = 0;
    for (const Target& target : targets) {
        const QRect seen =
            target.rect & target.widget->visibleRegion().boundingRect().adjusted(0, 0, 1, 1);
        QWidget* window = target.widget->window();
        if (seen.isEmpty())
            continue;
        if (used == frames_.size())
            frames_.emplace_back(new HighlightFrame(window));
        if (!frames_[used] || frames_[used]->parentWidget() != window) {
            delete frames_[used];
            frames_[used] = new HighlightFrame(window);
        }
        frames_[used++]->surround({target.widget->mapTo(window, seen.topLeft()), seen.size()},
                                  target.gap);
    }
    for (; used < frames_.size(); ++used)
        if (frames_[used])
            frames_[used]->hide();
}

} // namespace counterpart
