#include "ui/theme/verdict_marks.h"

#include "core/wording/baseline_words.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QPen>
#include <QPointF>

#include <algorithm>

namespace counterpart {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("Verdict", text);
}

void paint_half_disc(QPainter& painter, const QRectF& disc) {
    constexpr int half_turn = 180 * 16;
    painter.drawPie(disc, half_turn / 2, half_turn);
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(disc);
}

void paint_two_squares(QPainter& painter, const QRectF& box) {
    const double side = 0.62 * box.width();
    painter.drawRect(QRectF(box.left(), box.bottom() - side, side, side));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(box.right() - side, box.top(), side, side));
}

} // namespace

QColor verdict_colour(NeuronVerdict verdict, const Theme& t) {
    switch (verdict) {
    case NeuronVerdict::matched:
        return t.verdict_matched;
    case NeuronVerdict::ambiguous:
        return t.verdict_ambiguous;
    case NeuronVerdict::redundant:
        return t.verdict_redundant;
    case NeuronVerdict::orphan:
        return t.verdict_orphan;
    case NeuronVerdict::dead:
    case NeuronVerdict::undecidable:
        break;
    }
    return t.verdict_none;
}

void paint_verdict(QPainter& painter, NeuronVerdict verdict, const QRectF& box, const Theme& t) {
    const double width = std::max(1.2, box.width() / 8);
    const QRectF inner = box.adjusted(width / 2, width / 2, -width / 2, -width / 2);
    const QColor colour = verdict_colour(verdict, t);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, width));
    painter.setBrush(colour);
    switch (verdict) {
    case NeuronVerdict::matched:
        painter.drawEllipse(inner);
        break;
    case NeuronVerdict::ambiguous:
        paint_half_disc(painter, inner);
        break;
    case NeuronVerdict::redundant:
        paint_two_squares(painter, inner);
        break;
    case NeuronVerdict::orphan:
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(inner);
        break;
    case NeuronVerdict::dead:
        painter.drawLine(inner.topLeft(), inner.bottomRight());
        painter.drawLine(inner.bottomLeft(), inner.topRight());
        break;
    case NeuronVerdict::undecidable:
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(inner.center(), width, width);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, width, Qt::DotLine));
        painter.drawEllipse(inner);
        break;
    }
    painter.restore();
}

void paint_verdict_counts(QPainter& painter, const NeuronVerdicts& verdicts, const QRectF& area,
                          const Theme& t) {
    const QFontMetricsF metrics(painter.font());
    const VerdictCounts left = count(verdicts.left);
    const VerdictCounts right = count(verdicts.right);
    const double size = metrics.height() * 0.62;
    double x = area.left();
    const auto tell = [&](const QString& text, double after) {
        painter.setPen(t.muted_text);
        const QRectF room(x, area.top(), std::max(0.0, area.right() - x), area.height());
        painter.drawText(room, int(Qt::AlignLeft | Qt::AlignVCenter),
                         metrics.elidedText(text, Qt::ElideRight, room.width()));
        x += metrics.horizontalAdvance(text) + after;
    };
    tell(words(QT_TRANSLATE_NOOP("Verdict", "Neurons (A, B):")), 8);
    for (const NeuronVerdict verdict : all_verdicts) {
        if (left[verdict] + right[verdict] == 0 || x + size > area.right())
            continue;
        paint_verdict(painter, verdict, QRectF(x, area.center().y() - size / 2, size, size), t);
        x += size + 4;
        tell(words(QT_TRANSLATE_NOOP("Verdict", "%1 %2, %3"))
                 .arg(verdict_word(verdict), QLocale().toString(qlonglong(left[verdict])),
                      QLocale().toString(qlonglong(right[verdict]))),
             12);
    }
}

StripPart strip_part(NeuronVerdict verdict) {
    switch (verdict) {
    case NeuronVerdict::matched:
        return {0, 1};
    case NeuronVerdict::ambiguous:
        return {0, 0.67};
    case NeuronVerdict::redundant:
        return {0.33, 1};
    case NeuronVerdict::orphan:
        return {0, 0.34};
    case NeuronVerdict::dead:
    case NeuronVerdict::undecidable:
        break;
    }
    return {0.34, 0.67};
}

} // namespace counterpart
