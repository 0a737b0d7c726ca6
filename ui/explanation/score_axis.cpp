#include "ui/explanation/score_axis.h"

#include "core/findings/thresholds.h"

#include <QBrush>
#include <QColor>
#include <QCoreApplication>
#include <QEvent>
#include <QFont>
#include <QFontMetrics>
#include <QFontMetricsF>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QPen>
#include <QRect>
#include <QRectF>
#include <QSize>
#include <QSizePolicy>
#include <QStringList>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace counterpart {

namespace {

constexpr int track_height = 10;
constexpr int row_gap = 6;
constexpr int side_margin = 8;  ///< room for half a number at both ends of the scale
constexpr int mark_rise = 3;    ///< by how much a chance mark stands out of its track
constexpr int lane_height = 16; ///< the line with the marks of the ladder
constexpr double rung_size = 10;
constexpr double small_size = 0.87;

QFont small_font(const QWidget& widget) {
    QFont font = widget.font();
    font.setPointSizeF(font.pointSizeF() * small_size);
    return font;
}

QString words(const char* text) {
    return QCoreApplication::translate("ScoreAxis", text);
}

} // namespace

QColor bar_colour(ScoreRow::Kind kind, const Theme& t) {
    switch (kind) {
    case ScoreRow::Kind::index_aligned:
        return t.muted_text;
    case ScoreRow::Kind::naive:
        return t.naive_bar;
    case ScoreRow::Kind::matched:
        break;
    }
    return t.accent;
}

QString chance_text(const ScoreRow& row) {
    if (!row.has_chance)
        return {};
    const QString high = score_text(row.chance_high);
    if (!row.chance_low)
        return words(QT_TRANSLATE_NOOP("ScoreAxis", "chance ≤ %1")).arg(high);
    const QString low = score_text(*row.chance_low);
    if (low == high)
        return words(QT_TRANSLATE_NOOP("ScoreAxis", "chance %1")).arg(high);
    return words(QT_TRANSLATE_NOOP("ScoreAxis", "chance %1–%2")).arg(low, high);
}

namespace {

/// A score's name, meaning and chance level, in the order they are shown in.
QVector<ScoreRow> bare_rows(const Comparison& c, QVector<ScoreKind>& kinds) {
    const auto& exact = c.chance.all_orders;
    const bool comparable = defined_counts(c).fewer() > 0;
    QVector<ScoreRow> rows;
    const auto add = [&](ScoreKind score, ScoreRow::Kind kind, const char* label,
                         const char* meaning, std::optional<double> low, double high) {
        kinds.push_back(score);
        rows.push_back({kind, words(label), words(meaning), score_of(c.scores, score).value_or(0),
                        comparable, low, high});
    };
    if (c.scores.index_aligned) {
        const double chance = exact && exact->index_aligned ? *exact->index_aligned
                                                            : c.chance.index_aligned.value_or(0);
        add(ScoreKind::index_aligned, ScoreRow::Kind::index_aligned,
            QT_TRANSLATE_NOOP("ScoreAxis", "Index-aligned"),
            QT_TRANSLATE_NOOP("ScoreAxis", "Neuron i with neuron i, as the files have them."),
            chance, chance);
    }
    const double forward = exact ? exact->naive_forward : c.chance.naive_forward;
    add(ScoreKind::naive_forward, ScoreRow::Kind::naive,
        QT_TRANSLATE_NOOP("ScoreAxis", "Naive forward, A → B"),
        QT_TRANSLATE_NOOP("ScoreAxis", "Every left neuron with its best right neuron, which may "
                                       "answer for many."),
        forward, forward);
    const double backward = exact ? exact->naive_backward : c.chance.naive_backward;
    add(ScoreKind::naive_backward, ScoreRow::Kind::naive,
        QT_TRANSLATE_NOOP("ScoreAxis", "Naive backward, B → A"),
        QT_TRANSLATE_NOOP("ScoreAxis", "Every right neuron with its best left neuron, which may "
                                       "answer for many."),
        backward, backward);
    add(ScoreKind::matched, ScoreRow::Kind::matched, QT_TRANSLATE_NOOP("ScoreAxis", "Matched"),
        QT_TRANSLATE_NOOP("ScoreAxis", "The best one-to-one matching: every neuron answers once."),
        exact ? exact->matched : c.chance.matched_low,
        exact ? exact->matched : c.chance.matched_high);
    if (c.correlations->r.rows() != c.correlations->r.cols())
        add(ScoreKind::matched_strict, ScoreRow::Kind::matched,
            QT_TRANSLATE_NOOP("ScoreAxis", "Matched strict"),
            QT_TRANSLATE_NOOP("ScoreAxis", "The same, leftover neurons of the larger network "
                                           "counting as unlike."),
            exact ? exact->matched_strict : c.chance.matched_strict_low,
            exact ? exact->matched_strict : c.chance.matched_strict_high);
    return rows;
}

/// The rungs of one row, lowest kind first.
QVector<Rung> rungs_of(const ScoreRow& row, ScoreKind score, const Comparison& c,
                       const std::optional<Ladder>& ladder, const HeldAgainst& against) {
    QVector<Rung> rungs;
    if (const auto& order = c.scores.index_aligned; order && score != ScoreKind::index_aligned)
        rungs.push_back({RungKind::files_order, *order, *order, *order});
    const double high = row.chance_high;
    const double low = row.chance_low.value_or(high);
    rungs.push_back({RungKind::closed_form, high, low, high, false, {}, !row.chance_low});
    if (ladder && against.baselines)
        rungs += drawn_rungs(*ladder, *against.baselines);
    if (score == ScoreKind::index_aligned || score == ScoreKind::matched_strict)
        return rungs; // runs of one width have no order in common, and no strict score
    const auto& same = score == ScoreKind::matched ? against.same_matched : against.same_naive;
    for (const SameKindScores& group : same)
        if (std::optional<Rung> rung = same_kind_rung(group)) {
            rung->of_right = &group != &same.front();
            rungs.push_back(*rung);
        }
    return rungs;
}

} // namespace

QVector<ScoreRow> score_rows(const Comparison& c, const HeldAgainst& against) {
    QVector<ScoreKind> kinds;
    QVector<ScoreRow> rows = bare_rows(c, kinds);
    const bool drawn = against.baselines && against.baselines->rotations() > 0;
    if ((!drawn && against.same_matched.empty()) || defined_counts(c).fewer() == 0)
        return rows;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const std::optional<Ladder> rungs =
            drawn ? ladder(c, *against.baselines, kinds[i]) : std::nullopt;
        rows[i].rungs = rungs_of(rows[i], kinds[i], c, rungs, against);
        if (!rungs)
            continue;
        rows[i].p = rungs->p;
        if (!against.baselines->spans_everything)
            rows[i].above = rungs->above;
    }
    return rows;
}

QString chance_words(const Comparison& comparison) {
    if (defined_counts(comparison).fewer() == 0)
        return words(QT_TRANSLATE_NOOP("ScoreAxis",
                                       "No neurons can be compared, so there is no chance level."));
    if (comparison.chance.all_orders)
        return words(
            QT_TRANSLATE_NOOP("ScoreAxis", "Chance: the mean over all orders of these samples."));
    if (comparison.chance.approximate)
        return words(QT_TRANSLATE_NOOP(
            "ScoreAxis", "Chance: independent bell-shaped responses of this shape, approximately. "
                         "A rough guide."));
    return words(QT_TRANSLATE_NOOP(
        "ScoreAxis", "Chance: independent bell-shaped responses of this shape. A rough guide."));
}

ScoreAxis::ScoreAxis(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("scoreAxis"));
    setAccessibleName(tr("Scores"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ScoreAxis::show_comparison(const Comparison& comparison, const HeldAgainst& against) {
    rows_ = score_rows(comparison, against);
    lowest_ = comparison.options.sign == Sign::signed_ ? -1 : 0;
    ladder_ = std::any_of(rows_.begin(), rows_.end(),
                          [](const ScoreRow& row) { return !row.rungs.isEmpty(); });
    QStringList told;
    for (const ScoreRow& row : rows_) {
        QStringList parts{QStringLiteral("%1: %2").arg(row.label, score_text(row.value))};
        if (row.rungs.isEmpty() && row.has_chance)
            parts << chance_text(row);
        for (const Rung& rung : row.rungs)
            parts << rung_text(rung);
        told << parts.join(QStringLiteral(", "));
    }
    setAccessibleDescription(told.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

int ScoreAxis::row_height() const {
    return fontMetrics().height() + 4 + track_height + (ladder_ ? lane_height : mark_rise) +
           QFontMetrics(small_font(*this)).height() + row_gap;
}

double ScoreAxis::lane_of(int top) const {
    return top + fontMetrics().height() + 4 + track_height + lane_height / 2.0;
}

QPointF ScoreAxis::position_of(int row, double value) const {
    return {x_of(value), lane_of(row * row_height())};
}

QSize ScoreAxis::sizeHint() const {
    return {300, int(rows_.size()) * row_height() + fontMetrics().height() + 8};
}

QSize ScoreAxis::minimumSizeHint() const {
    return {220, sizeHint().height()};
}

double ScoreAxis::x_of(double score) const {
    const double share = (score - lowest_) / (1 - lowest_);
    return side_margin + std::clamp(share, 0.0, 1.0) * (width() - 2 * side_margin);
}

void ScoreAxis::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int top = 0;
    for (const ScoreRow& row : rows_) {
        paint_row(painter, row, top);
        top += row_height();
    }
    if (!rows_.isEmpty())
        paint_scale(painter, top);
}

void ScoreAxis::paint_row(QPainter& painter, const ScoreRow& row, int top) const {
    const Theme& t = theme(is_dark(palette()));
    const QFontMetrics metrics = fontMetrics();
    QFont bold = font();
    bold.setBold(true);
    const QRect line(side_margin, top, width() - 2 * side_margin, metrics.height());
    painter.setPen(t.text);
    painter.setFont(bold);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, score_text(row.value));
    const int value_width = QFontMetrics(bold).horizontalAdvance(score_text(row.value));
    painter.setFont(font());
    const int room = line.width() - value_width - spacing::medium;
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(row.label, Qt::ElideRight, room));

    const QRectF track(x_of(lowest_), top + metrics.height() + 4, x_of(1) - x_of(lowest_),
                       track_height);
    QColor groove = t.line;
    groove.setAlphaF(0.45F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(groove);
    painter.drawRoundedRect(track, 3, 3);
    const double zero = x_of(0);
    const double value = x_of(row.value);
    painter.setBrush(bar_colour(row.kind, t));
    const QRectF bar(std::min(zero, value), track.top(), std::abs(value - zero), track_height);
    painter.drawRoundedRect(bar, std::min(3.0, bar.width() / 2), 3);
    if (lowest_ < 0) // from where bars go either way
        painter.fillRect(QRectF(zero - 0.5, track.top(), 1, track.height()), t.text);
    if (row.rungs.isEmpty())
        paint_chance(painter, row, track);
    else
        paint_rungs(painter, row, top);
}

/// Below the bar: where its score ends, and what it is held against.
void ScoreAxis::paint_rungs(QPainter& painter, const ScoreRow& row, int top) const {
    const Theme& t = theme(is_dark(palette()));
    const double lane = lane_of(top);
    painter.setPen(QPen(t.line, 1));
    painter.drawLine(QPointF(x_of(lowest_), lane), QPointF(x_of(1), lane));
    painter.setPen(QPen(bar_colour(row.kind, t), 2));
    const double value = x_of(row.value);
    painter.drawLine(QPointF(value, lane - lane_height / 2.0), QPointF(value, lane + 6));
    for (const Rung& rung : row.rungs)
        if (rung.has_interval())
            paint_rung_interval(painter, rung, QPointF(x_of(rung.low), lane), x_of(rung.high), t);
    for (const Rung& rung : row.rungs)
        paint_rung_mark(
            painter, rung,
            QRectF(x_of(rung.value) - rung_size / 2, lane - rung_size / 2, rung_size, rung_size),
            t);
    const QFont small = small_font(*this);
    painter.setFont(small);
    paint_rung_numbers(painter, row.rungs,
                       QRectF(side_margin, lane + lane_height / 2.0, width() - 2 * side_margin,
                              QFontMetrics(small).height()),
                       t);
}

void ScoreAxis::paint_chance(QPainter& painter, const ScoreRow& row, const QRectF& track) const {
    if (!row.has_chance)
        return;
    const Theme& t = theme(is_dark(palette()));
    const double high = x_of(row.chance_high);
    const double low = row.chance_low ? x_of(*row.chance_low) : high;
    const QRectF mark(std::min(low, high) - 1.5, track.top() - mark_rise, std::abs(high - low) + 3,
                      track.height() + 2 * mark_rise);
    const auto outlined = [&](const QRectF& box) {
        painter.setPen(QPen(t.window, 1));
        painter.setBrush(t.text);
        painter.drawRect(box);
    };
    if (mark.width() > 6) { // a range, hatched between two ticks, over the bar
        QColor veil = t.window;
        veil.setAlphaF(0.55F);
        painter.fillRect(mark, veil);
        painter.fillRect(mark, QBrush(t.text, Qt::BDiagPattern));
        outlined({mark.left(), mark.top(), 3, mark.height()});
        outlined({mark.right() - 3, mark.top(), 3, mark.height()});
    } else {
        outlined(mark);
    }
    // Its number stands below it, so that the mark needs no legend.
    const QString text = chance_text(row);
    const QFont small = small_font(*this);
    const double text_width = QFontMetricsF(small).horizontalAdvance(text);
    const double left =
        std::clamp(mark.center().x() - text_width / 2, double(side_margin),
                   std::max(double(side_margin), width() - side_margin - text_width));
    painter.setFont(small);
    painter.setPen(t.chance);
    painter.drawText(QRectF(left, mark.bottom(), text_width + 2, QFontMetrics(small).height()),
                     Qt::AlignLeft | Qt::AlignTop, text);
}

void ScoreAxis::paint_scale(QPainter& painter, int top) const {
    const Theme& t = theme(is_dark(palette()));
    const QFont small = small_font(*this);
    painter.setPen(QPen(t.line, 1));
    painter.drawLine(QPointF(x_of(lowest_), top + 0.5), QPointF(x_of(1), top + 0.5));
    painter.setFont(small);
    const double step = lowest_ < 0 ? 0.5 : 0.25;
    for (double tick = lowest_; tick <= 1.0001; tick += step) {
        painter.setPen(QPen(t.line, 1));
        painter.drawLine(QPointF(x_of(tick), top + 0.5), QPointF(x_of(tick), top + 4.5));
        QString text = QLocale().toString(tick, 'g', 3);
        text.replace(QLatin1Char('-'), QChar(0x2212));
        const double half = QFontMetricsF(small).horizontalAdvance(text) / 2;
        const double x = std::clamp(x_of(tick), half, width() - half);
        painter.setPen(t.muted_text);
        painter.drawText(QRectF(x - 40, top + 5, 80, fontMetrics().height()),
                         Qt::AlignHCenter | Qt::AlignTop, text);
    }
}

QString ScoreAxis::tip(const ScoreRow& row) const {
    const auto exact = [](double value) {
        return QLocale().toString(value, 'f', 6).replace(u'-', QChar(0x2212));
    };
    QString text = QStringLiteral("<p><b>%1</b>: %2</p>")
                       .arg(row.label.toHtmlEscaped(), row.meaning.toHtmlEscaped());
    if (row.rungs.isEmpty())
        return text;
    text += QStringLiteral("<table cellspacing=\"4\">");
    const auto line = [&text](const QString& name, const QString& number, const QString& more) {
        text += QStringLiteral("<tr><td>%1</td><td align=\"right\">%2</td><td>%3</td></tr>")
                    .arg(name.toHtmlEscaped(), number, more.toHtmlEscaped());
    };
    for (const Rung& rung : row.rungs)
        line(rung_name(rung), exact(rung.value),
             rung.has_interval() ? tr("%1 to %2").arg(exact(rung.low), exact(rung.high))
                                 : QString());
    line(tr("observed"), exact(row.value), QString());
    if (row.p)
        line(tr("p, shuffled samples"), exact(*row.p), QString());
    if (row.above)
        line(tr("above the rotated basis"), exact(*row.above), tr("of what is possible"));
    return text + QStringLiteral("</table>");
}

bool ScoreAxis::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int row = help->pos().y() / row_height();
        if (row >= 0 && row < rows_.size())
            QToolTip::showText(help->globalPos(), tip(rows_[row]), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace counterpart
