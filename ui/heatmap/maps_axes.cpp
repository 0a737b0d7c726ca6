#include "ui/heatmap/maps_axes.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QLocale>
#include <QMap>
#include <qcustomplot.h>

#include <algorithm>
#include <string>

namespace counterpart {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("Maps", text);
}

/// Longer names are shortened in their middle; device-independent pixels.
constexpr int longest_name = 72;

/// Neurons are numbered, not counted: no separators between thousands.
QString index_text(Index index) {
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(qlonglong(index));
}

/// The network's name in an axis label, shortened in its middle to fit; left out where hardly
/// anything of it would be seen.
QString axis_label(const QString& neuron, const Responses& side, const QFontMetrics& metrics,
                   int length) {
    const QString name = QString::fromStdString(side.source().name);
    const QString text = name.isEmpty() ? neuron : QStringLiteral("%1 \u00b7 %2").arg(neuron, name);
    if (metrics.horizontalAdvance(text) <= length)
        return text;
    const int room = length - metrics.horizontalAdvance(neuron + QStringLiteral(" \u00b7 "));
    if (room < 6 * metrics.averageCharWidth())
        return metrics.elidedText(neuron, Qt::ElideRight, length);
    return QStringLiteral("%1 \u00b7 %2")
        .arg(neuron, metrics.elidedText(name, Qt::ElideMiddle, room));
}

} // namespace

void MapsAxes::add(QCPAxisRect& rect) {
    rects_[rects_[0] ? 1 : 0] = &rect;
    for (QCPAxis* axis : rect.addAxes(QCPAxis::atLeft | QCPAxis::atBottom)) {
        axis->grid()->setVisible(false);
        axis->setTicker(QSharedPointer<QCPAxisTickerText>::create());
        axis->setBasePen(Qt::NoPen);
        axis->setTickLength(0, frame_size::tick);
        // Ticks begin outside: at 0 they would cover the outermost pixels of cells.
        axis->setOffset(1);
        axis->setTickLabelPadding(frame_size::tick_gap);
        axis->setLabelPadding(frame_size::label_gap);
    }
    rect.axis(QCPAxis::atLeft)->setRangeReversed(true);
}

QString MapsAxes::tick_text(NeuronRef::Side side, Index neuron) const {
    const Responses& responses =
        side == NeuronRef::Side::left ? *scene_.comparison->left : *scene_.comparison->right;
    if (!responses.has_neuron_names())
        return index_text(neuron);
    return QFontMetrics(plot_.font())
        .elidedText(QString::fromStdString(responses.neuron_name(neuron)), Qt::ElideMiddle,
                    longest_name);
}

void MapsAxes::measure_names() {
    widest_name_ = {};
    if (scene_.empty())
        return;
    const QFontMetrics metrics(plot_.font());
    for (const auto side : {NeuronRef::Side::left, NeuronRef::Side::right}) {
        const bool left = side == NeuronRef::Side::left;
        const Responses& responses = left ? *scene_.comparison->left : *scene_.comparison->right;
        int& widest = widest_name_[left ? 0 : 1];
        if (responses.has_neuron_names()) {
            for (const std::string& name : responses.neuron_names())
                widest = std::max(widest, metrics.horizontalAdvance(QString::fromStdString(name)));
            widest = std::min(widest, longest_name);
        } else {
            widest = metrics.horizontalAdvance(
                index_text(std::max<Index>(responses.n_neurons(), 1) - 1));
        }
    }
}

void MapsAxes::set_axis(QCPAxis& axis, const PixelAxis& cells, bool vertical,
                        const std::function<QString(Index)>& text) {
    const QFontMetrics metrics(axis.tickLabelFont());
    const double label = vertical ? metrics.height() * 0.9 : std::max(widest_name_[1], 8);
    QMap<double, QString> ticks;
    for (const Index cell : tick_cells(cells.span, cells.cells, cells.cell_size(), label))
        ticks.insert(double(cell) + 0.5, text(cell));
    axis.ticker().staticCast<QCPAxisTickerText>()->setTicks(ticks);
    axis.setRange(cells.span.first, cells.span.last);
}

void MapsAxes::set() {
    const bool empty = scene_.empty() || scene_.frame.raw.isEmpty();
    const QFontMetrics metrics(plot_.font());
    for (const MapKind kind : both_maps) {
        QCPAxisRect* rect = rects_[std::size_t(kind)];
        for (QCPAxis* axis : rect->axes())
            axis->setVisible(!empty);
        if (empty)
            continue;
        QCPAxis& rows = *rect->axis(QCPAxis::atLeft);
        QCPAxis& columns = *rect->axis(QCPAxis::atBottom);
        const MapGrid grid = scene_.grid(kind, 1);
        set_axis(rows, grid.rows, true,
                 [&](Index row) { return tick_text(NeuronRef::Side::left, scene_.left_of(row)); });
        set_axis(columns, grid.columns, false, [&](Index column) {
            return tick_text(NeuronRef::Side::right, scene_.right_of(kind, column));
        });
        const QRect box = scene_.rect(kind);
        columns.setLabel(axis_label(words(QT_TRANSLATE_NOOP("Maps", "right neuron")),
                                    *scene_.comparison->right, metrics, box.width()));
        rows.setLabel(kind == MapKind::raw || scene_.frame.stacked()
                          ? axis_label(words(QT_TRANSLATE_NOOP("Maps", "left neuron")),
                                       *scene_.comparison->left, metrics, box.height())
                          : QString());
    }
}

void MapsAxes::colour() {
    plot_.setBackground(QBrush(scene_.theme.canvas));
    for (QCPAxisRect* rect : rects_)
        for (QCPAxis* axis : rect->axes()) {
            axis->setTickPen(QPen(scene_.theme.muted_text, 1, Qt::SolidLine, Qt::FlatCap));
            axis->setSubTickPen(Qt::NoPen);
            axis->setTickLabelColor(scene_.theme.text);
            axis->setLabelColor(scene_.theme.text);
            axis->setTickLabelFont(plot_.font());
            axis->setLabelFont(plot_.font());
        }
}

} // namespace counterpart
