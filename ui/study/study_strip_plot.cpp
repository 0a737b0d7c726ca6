// The strip plot: similarities within every group and between every two.

#include "core/wording/wording.h"
#include "ui/study/group_marks.h"
#include "ui/study/plot_parts.h"
#include "ui/study/study_plots.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPen>

#include <algorithm>
#include <cmath>

namespace counterpart {

namespace {

/// A group by itself, or two groups.
struct Strip {
    Index first = 0;
    Index second = 0;
    std::vector<Index> pairs; ///< those compared

    [[nodiscard]] bool within() const { return first == second; }
};

std::vector<Strip> strips_of(const Study& study) {
    std::vector<Strip> strips;
    const auto n_groups = Index(study.groups.size());
    for (Index g = 0; g < n_groups; ++g)
        strips.push_back({g, g, {}});
    for (Index g = 0; g < n_groups; ++g)
        for (Index h = g + 1; h < n_groups; ++h)
            strips.push_back({g, h, {}});
    for (Index pair = 0; pair < Index(study.pairs.size()); ++pair) {
        if (!study.pairs[std::size_t(pair)])
            continue;
        const RunPair& p = *study.pairs[std::size_t(pair)];
        Index g = study.runs[std::size_t(p.first)].group;
        Index h = study.runs[std::size_t(p.second)].group;
        if (g > h)
            std::swap(g, h);
        for (Strip& strip : strips)
            if (strip.first == g && strip.second == h)
                strip.pairs.push_back(pair);
    }
    return strips;
}

double mean_of(const Study& study, const Strip& strip) {
    double sum = 0;
    for (const Index pair : strip.pairs)
        sum += *similarity_of(study, pair);
    return sum / double(strip.pairs.size());
}

struct Layout {
    std::vector<Strip> strips;
    QRectF plot;       ///< where the dots are
    double row = 0;    ///< height of a strip
    double number = 0; ///< width of the means at the right
    PlotAxis axis;
};

QString label_of(const OpenStudy& open, const Strip& strip) {
    return strip.within() ? QCoreApplication::translate("StudyPage", "within %1")
                                .arg(name_of(open, strip.first))
                          : QCoreApplication::translate("StudyPage", "%1 – %2")
                                .arg(name_of(open, strip.first), name_of(open, strip.second));
}

Layout layout_of(const StudyPicture& picture, const QRectF& area, double axis_room) {
    const Study& study = *picture.open.study;
    const QFontMetricsF metrics(picture.font);
    Layout layout;
    layout.strips = strips_of(study);
    double label = 0;
    double low = 2;
    double high = -2;
    for (const Strip& strip : layout.strips) {
        label = std::max(label, metrics.horizontalAdvance(label_of(picture.open, strip)) + 38);
        for (const Index pair : strip.pairs) {
            low = std::min(low, *similarity_of(study, pair));
            high = std::max(high, *similarity_of(study, pair));
        }
    }
    if (low > high) {
        low = 0;
        high = 1;
    }
    widen(low, high);
    label = std::min(label, area.width() * 0.56);
    layout.number = metrics.horizontalAdvance(QStringLiteral("−0.000")) + 10;
    layout.plot = QRectF(area.left() + label, area.top() + 2,
                         std::max(20.0, area.width() - label - layout.number),
                         std::max(20.0, area.height() - axis_room - 2));
    layout.row = std::min(64.0, layout.plot.height() / double(layout.strips.size()));
    layout.plot.setHeight(layout.row * double(layout.strips.size()));
    layout.axis = {low, high, layout.plot.left(), layout.plot.right()};
    return layout;
}

double axis_room(const QFont& font) {
    return 2 * QFontMetricsF(font).height() + 8;
}

void paint_label(QPainter& painter, const StudyPicture& picture, const Strip& strip,
                 const QRectF& place) {
    const double r = std::min(4.5, place.height() / 2.6);
    const double y = place.center().y();
    paint_mark(painter, QPointF(place.left() + 6, y), r, mark_of(picture.open, strip.first),
               picture.dark);
    if (!strip.within())
        paint_mark(painter, QPointF(place.left() + 18, y), r, mark_of(picture.open, strip.second),
                   picture.dark);
    painter.setPen(theme(picture.dark).text);
    if (place.height() >= QFontMetricsF(painter.font()).height() - 2)
        paint_line(painter, place.adjusted(strip.within() ? 16 : 28, 0, -6, 0),
                   Qt::AlignLeft | Qt::AlignVCenter, label_of(picture.open, strip));
}

void paint_mean(QPainter& painter, const StudyPicture& picture, const Layout& layout,
                const Strip& strip, double top) {
    const Theme& t = theme(picture.dark);
    const double mean = mean_of(*picture.open.study, strip);
    const double x = layout.axis.at(mean);
    painter.setPen(QPen(t.text, 2));
    painter.drawLine(QPointF(x, top + 2), QPointF(x, top + layout.row - 2));
    if (layout.row >= QFontMetricsF(painter.font()).height() - 2) {
        painter.setPen(t.text);
        painter.drawText(QRectF(layout.plot.right() + 6, top, layout.number, layout.row),
                         Qt::AlignLeft | Qt::AlignVCenter, score_text(mean));
    }
}

std::vector<StripDot> dots_of(const StudyPicture& picture, const Layout& layout) {
    std::vector<StripDot> dots;
    for (std::size_t s = 0; s < layout.strips.size(); ++s)
        for (std::size_t k = 0; k < layout.strips[s].pairs.size(); ++k) {
            const Index pair = layout.strips[s].pairs[k];
            // Spread over the row, so that equal values are seen; the same at every painting.
            const double spread = std::fmod(double(k) * 0.618034, 1.0) - 0.5;
            dots.push_back({QPointF(layout.axis.at(*similarity_of(*picture.open.study, pair)),
                                    layout.plot.top() + (double(s) + 0.5) * layout.row +
                                        spread * layout.row * 0.55),
                            pair});
        }
    return dots;
}

} // namespace

std::vector<StripDot> strip_dots(const StudyPicture& picture, const QRectF& area) {
    return dots_of(picture, layout_of(picture, area, axis_room(picture.font)));
}

void paint_strips(QPainter& painter, const StudyPicture& picture, const QRectF& area) {
    const Theme& t = theme(picture.dark);
    const Study& study = *picture.open.study;
    painter.setFont(picture.font);
    painter.setRenderHint(QPainter::Antialiasing);
    const Layout layout = layout_of(picture, area, axis_room(picture.font));
    const auto n_within = Index(study.groups.size());
    for (std::size_t s = 0; s < layout.strips.size(); ++s) {
        const double top = layout.plot.top() + double(s) * layout.row;
        painter.setPen(QPen(t.line, Index(s) == n_within ? 1.5 : 0.5));
        painter.drawLine(QPointF(area.left(), top), QPointF(layout.plot.right(), top));
        paint_label(painter, picture, layout.strips[s],
                    QRectF(area.left(), top, layout.plot.left() - area.left(), layout.row));
    }
    const double radius = std::clamp(layout.row / 7, 1.8, 4.0);
    for (const StripDot& dot : dots_of(picture, layout)) {
        const RunPair& p = *study.pairs[std::size_t(dot.pair)];
        const Index g = study.runs[std::size_t(p.first)].group;
        const Index h = study.runs[std::size_t(p.second)].group;
        painter.setOpacity(0.8);
        if (g == h) {
            paint_mark(painter, dot.place, radius, mark_of(picture.open, g), picture.dark);
        } else { // of neither group alone
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(t.muted_text, 1.4));
            painter.drawEllipse(dot.place, radius, radius);
        }
        painter.setOpacity(1);
        if (dot.pair == picture.selected) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(t.accent, 2));
            painter.drawEllipse(dot.place, radius + 3, radius + 3);
        }
    }
    for (std::size_t s = 0; s < layout.strips.size(); ++s)
        if (!layout.strips[s].pairs.empty())
            paint_mean(painter, picture, layout, layout.strips[s],
                       layout.plot.top() + double(s) * layout.row);
    const QString title =
        study.options.measure == Measure::matched
            ? QCoreApplication::translate("StudyPage", "matched score; line: mean")
            : QCoreApplication::translate("StudyPage", "naive score; line: mean");
    paint_axis(painter, layout.plot, layout.axis, t);
    // Below the labels too: there is more room for it than below the dots.
    QRectF whole = area;
    whole.setBottom(layout.plot.bottom());
    paint_axis_title(painter, whole, title, t);
}

} // namespace counterpart
