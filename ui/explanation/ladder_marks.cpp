#include "ui/explanation/ladder_marks.h"

#include "core/wording/wording.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPen>
#include <QPolygonF>

#include <algorithm>
#include <numeric>

namespace counterpart {

namespace {

constexpr double mark_of_line = 0.64; ///< a mark among numbers, of the line's height
constexpr double gap_in = 3;          ///< between a mark and its number
constexpr double gap_between = 10;

QString words(const char* text) {
    return QCoreApplication::translate("Ladder", text);
}

double number_width(const Rung& rung, const QFontMetricsF& metrics) {
    return metrics.height() * mark_of_line + gap_in + metrics.horizontalAdvance(rung_number(rung));
}

QPolygonF diamond(const QRectF& box) {
    const QPointF middle = box.center();
    return QPolygonF({QPointF(middle.x(), box.top()), QPointF(box.right(), middle.y()),
                      QPointF(middle.x(), box.bottom()), QPointF(box.left(), middle.y())});
}

} // namespace

QVector<Rung> drawn_rungs(const Ladder& ladder, const Baselines& baselines) {
    QVector<Rung> rungs;
    const auto add = [&rungs](RungKind kind, const Spread& s, bool tells_nothing) {
        rungs.push_back({kind, s.mean, s.low, s.high, tells_nothing});
    };
    if (ladder.shuffled)
        add(RungKind::shuffled, *ladder.shuffled, false);
    if (ladder.rotated)
        add(RungKind::rotated, *ladder.rotated, baselines.spans_everything);
    return rungs;
}

std::optional<Rung> same_kind_rung(const SameKindScores& scores) {
    if (scores.values.empty())
        return std::nullopt;
    const double sum = std::accumulate(scores.values.begin(), scores.values.end(), 0.0);
    return Rung{RungKind::same_kind,
                sum / double(scores.values.size()),
                scores.values.front(),
                scores.values.back(),
                false,
                scores.group};
}

QString rung_name(const Rung& rung) {
    switch (rung.kind) {
    case RungKind::files_order:
        return words(QT_TRANSLATE_NOOP("Ladder", "files’ order"));
    case RungKind::closed_form:
        return words(QT_TRANSLATE_NOOP("Ladder", "closed form"));
    case RungKind::shuffled:
        return words(QT_TRANSLATE_NOOP("Ladder", "shuffled samples"));
    case RungKind::rotated:
        return rung.tells_nothing
                   ? words(QT_TRANSLATE_NOOP("Ladder", "rotated basis (tells nothing here)"))
                   : words(QT_TRANSLATE_NOOP("Ladder", "rotated basis"));
    case RungKind::same_kind:
        break;
    }
    return words(QT_TRANSLATE_NOOP("Ladder", "other runs of %1")).arg(rung.group);
}

QString rung_number(const Rung& rung) {
    const QString number = score_text(rung.value);
    return rung.is_bound ? QStringLiteral("≤ %1").arg(number) : number;
}

QString rung_text(const Rung& rung) {
    const QString text = QStringLiteral("%1 %2").arg(rung_name(rung), rung_number(rung));
    return rung.has_interval() ? words(QT_TRANSLATE_NOOP("Ladder", "%1 (%2 to %3)"))
                                     .arg(text, score_text(rung.low), score_text(rung.high))
                               : text;
}

QColor rung_colour(RungKind kind, const Theme& t) {
    switch (kind) {
    case RungKind::files_order:
        return t.muted_text;
    case RungKind::closed_form:
        return t.text;
    case RungKind::shuffled:
        return t.shuffled;
    case RungKind::rotated:
        return t.rotated;
    case RungKind::same_kind:
        break;
    }
    return t.same_kind;
}

void paint_rung_mark(QPainter& painter, const Rung& rung, const QRectF& box, const Theme& t) {
    const QColor colour = rung_colour(rung.kind, t);
    const bool hollow = rung.tells_nothing || rung.kind == RungKind::files_order;
    const double width = hollow ? 1.5 : 1;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, width));
    painter.setBrush(hollow ? QBrush(t.window) : QBrush(colour));
    const QRectF inner = box.adjusted(width / 2, width / 2, -width / 2, -width / 2);
    switch (rung.kind) {
    case RungKind::files_order:
        painter.drawRect(inner.adjusted(0.5, 0.5, -0.5, -0.5));
        break;
    case RungKind::closed_form:
        // Longer than the others: it is often behind one of them.
        painter.fillRect(QRectF(box.center().x() - 1, box.top() - 2, 2, box.height() + 4), colour);
        break;
    case RungKind::shuffled:
        painter.drawEllipse(inner);
        break;
    case RungKind::rotated:
        painter.drawPolygon(diamond(inner));
        break;
    case RungKind::same_kind:
        if (rung.of_right)
            painter.drawPolygon(QPolygonF(
                {QPointF(inner.center().x(), inner.bottom()), inner.topRight(), inner.topLeft()}));
        else
            painter.drawPolygon(QPolygonF({QPointF(inner.center().x(), inner.top()),
                                           inner.bottomRight(), inner.bottomLeft()}));
        break;
    }
    painter.restore();
}

void paint_rung_interval(QPainter& painter, const Rung& rung, QPointF from, double to,
                         const Theme& t) {
    QColor colour = rung_colour(rung.kind, t);
    if (rung.kind == RungKind::closed_form) { // a bound on either side, no middle
        painter.setPen(QPen(colour, 1, Qt::DotLine));
        painter.drawLine(from, QPointF(to, from.y()));
        return;
    }
    colour.setAlphaF(0.4F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF(from.x(), from.y() - 2, std::max(1.0, to - from.x()), 4), 2, 2);
}

double rung_numbers_width(const QVector<Rung>& rungs, const QFont& font) {
    const QFontMetricsF metrics(font);
    double width = 0;
    for (const Rung& rung : rungs)
        width += number_width(rung, metrics) + (width > 0 ? gap_between : 0);
    return width;
}

void paint_rung_numbers(QPainter& painter, const QVector<Rung>& rungs, const QRectF& area,
                        const Theme& t) {
    const QFontMetricsF metrics(painter.font());
    qsizetype first = 0;
    while (first < rungs.size() &&
           rung_numbers_width(rungs.mid(first), painter.font()) > area.width())
        ++first;
    const double size = metrics.height() * mark_of_line;
    double x = area.left();
    for (qsizetype i = first; i < rungs.size(); ++i) {
        const Rung& rung = rungs[i];
        paint_rung_mark(painter, rung,
                        QRectF(x, area.top() + (metrics.height() - size) / 2, size, size), t);
        painter.setPen(t.text);
        const double text = metrics.horizontalAdvance(rung_number(rung));
        painter.drawText(QRectF(x + size + gap_in, area.top(), text + 4, metrics.height()),
                         int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextDontClip,
                         rung_number(rung));
        x += number_width(rung, metrics) + gap_between;
    }
}

void paint_rung_names(QPainter& painter, const QVector<Rung>& rungs, const QString& note,
                      const QRectF& area, const Theme& t) {
    const QFontMetricsF metrics(painter.font());
    const double size = metrics.height() * mark_of_line;
    double x = area.left();
    const auto tell = [&](const QString& text) {
        painter.setPen(t.muted_text);
        const QRectF room(x, area.top(), std::max(0.0, area.right() - x), area.height());
        painter.drawText(room, int(Qt::AlignLeft | Qt::AlignVCenter),
                         metrics.elidedText(text, Qt::ElideRight, room.width()));
        x += metrics.horizontalAdvance(text) + gap_between;
    };
    for (const Rung& rung : rungs) {
        if (x + size > area.right())
            return;
        paint_rung_mark(painter, rung, QRectF(x, area.center().y() - size / 2, size, size), t);
        x += size + gap_in;
        tell(rung_name(rung));
    }
    tell(note);
}

} // namespace counterpart
