#include "ui/study/group_marks.h"

#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QLineF>
#include <QPainter>
#include <QPainterPath>
#include <QPen>
#include <QPixmap>
#include <QPolygonF>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace counterpart {

namespace {

/// The corners of a regular polygon, or of a star where every second one is nearer; the first
/// `turn` clockwise from the top.
QPolygonF polygon(const QPointF& centre, double radius, int corners, double turn,
                  double inner = 1) {
    QPolygonF shape;
    for (int i = 0; i < corners; ++i) {
        const double angle = turn + 2 * std::numbers::pi * i / corners;
        const double r = i % 2 == 0 ? radius : radius * inner;
        shape << centre + QPointF(r * std::sin(angle), -r * std::cos(angle));
    }
    return shape;
}

QPainterPath shape(const QPointF& c, double r, int mark) {
    constexpr double pi = std::numbers::pi;
    QPainterPath path;
    switch (mark) {
    case 0:
        path.addEllipse(c, r, r);
        return path;
    case 1:
        path.addRect(QRectF(c.x() - 0.88 * r, c.y() - 0.88 * r, 1.76 * r, 1.76 * r));
        return path;
    case 2:
        path.addPolygon(polygon(c + QPointF(0, r * 0.2), 1.2 * r, 3, 0));
        break;
    case 3:
        path.addPolygon(polygon(c, 1.15 * r, 4, 0));
        break;
    case 4:
        path.addPolygon(polygon(c - QPointF(0, r * 0.2), 1.2 * r, 3, pi));
        break;
    case 5:
        path.addPolygon(polygon(c, 1.25 * r, 10, 0, 0.45));
        break;
    case 6:
        path.addRect(QRectF(c.x() - r, c.y() - 0.35 * r, 2 * r, 0.7 * r));
        path.addRect(QRectF(c.x() - 0.35 * r, c.y() - r, 0.7 * r, 2 * r));
        path.setFillRule(Qt::WindingFill);
        return path;
    default:
        path.addPolygon(polygon(c, r, 6, 0));
        break;
    }
    path.closeSubpath();
    return path;
}

/// The part of a line that is within a rectangle: SVG files know no clipping.
std::optional<QLineF> cut(const QRectF& area, const QPointF& on, const QPointF& along) {
    double from = -1e9;
    double to = 1e9;
    const auto within = [&](double at, double step, double low, double high) {
        if (std::abs(step) < 1e-9)
            return at >= low && at <= high;
        const double a = (low - at) / step;
        const double b = (high - at) / step;
        from = std::max(from, std::min(a, b));
        to = std::min(to, std::max(a, b));
        return from < to;
    };
    if (!within(on.x(), along.x(), area.left(), area.right()) ||
        !within(on.y(), along.y(), area.top(), area.bottom()))
        return std::nullopt;
    return QLineF(on + along * from, on + along * to);
}

qsizetype common_begin(const QStringList& names) {
    qsizetype n = 0;
    const auto same = [&](qsizetype at) {
        return std::all_of(names.begin(), names.end(), [&](const QString& name) {
            return at < name.size() && name[at] == names.front()[at];
        });
    };
    while (n < names.front().size() && same(n))
        ++n;
    while (n > 0 && names.front()[n - 1].isDigit()) // "1" and "12" both begin with 1
        --n;
    return n;
}

} // namespace

QColor group_colour(int mark, bool dark) {
    return theme(dark).group[std::size_t(mark % n_group_marks)];
}

QString mark_name(int mark) {
    static const std::array<const char*, n_group_marks> names = {
        QT_TRANSLATE_NOOP("GroupMarks", "Blue disc"),
        QT_TRANSLATE_NOOP("GroupMarks", "Orange square"),
        QT_TRANSLATE_NOOP("GroupMarks", "Green triangle"),
        QT_TRANSLATE_NOOP("GroupMarks", "Pink diamond"),
        QT_TRANSLATE_NOOP("GroupMarks", "Yellow triangle, pointing down"),
        QT_TRANSLATE_NOOP("GroupMarks", "Violet star"),
        QT_TRANSLATE_NOOP("GroupMarks", "Grey cross"),
        QT_TRANSLATE_NOOP("GroupMarks", "Brown hexagon")};
    return QCoreApplication::translate("GroupMarks", names[std::size_t(mark % n_group_marks)]);
}

void paint_mark(QPainter& painter, const QPointF& centre, double radius, int mark, bool dark) {
    painter.fillPath(shape(centre, radius, mark % n_group_marks), group_colour(mark, dark));
}

void paint_hatch(QPainter& painter, const QRectF& area, int mark, bool dark) {
    QColor light = group_colour(mark, dark);
    light.setAlphaF(0.18F);
    painter.fillRect(area, light);
    painter.setPen(QPen(group_colour(mark, dark), 1));
    const double slant = std::numbers::pi * (0.25 + mark % n_group_marks / double(n_group_marks));
    const QPointF along(std::cos(slant), std::sin(slant));
    const QPointF across(-along.y(), along.x());
    const double reach = area.width() + area.height();
    for (double at = -reach; at < reach; at += 6)
        if (const auto line = cut(area, area.center() + across * at, along))
            painter.drawLine(*line);
}

QIcon mark_icon(int mark, bool dark) {
    constexpr int size = 16;
    constexpr int ratio = 2;
    QPixmap picture(size * ratio, size * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    paint_mark(painter, QPointF(size / 2.0, size / 2.0), 5.5, mark, dark);
    return picture;
}

QStringList short_names(const QStringList& names) {
    if (names.size() < 2) {
        QStringList alone;
        for (const QString& name : names)
            alone << name.section(u'/', -1).section(u'.', 0, 0);
        return alone;
    }
    QStringList reversed;
    const qsizetype begin = common_begin(names);
    for (const QString& name : names) {
        QString back = name.mid(begin);
        std::reverse(back.begin(), back.end());
        reversed << back;
    }
    const qsizetype end = common_begin(reversed);
    QStringList all;
    for (const QString& name : names) {
        const QString middle = name.mid(begin, name.size() - begin - end);
        all << (middle.isEmpty() ? name : middle);
    }
    return all;
}

} // namespace counterpart
