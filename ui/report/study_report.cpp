#include "ui/report/study_report.h"

#include "core/report/report_text.h"
#include "core/wording/phrases.h"
#include "ui/figure/figure_page.h"
#include "ui/heatmap/colour_maps.h"
#include "ui/report/report_pdf.h"
#include "ui/theme/theme.h"

#include <QBuffer>
#include <QColor>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QPen>
#include <QSizeF>
#include <algorithm>
#include <numeric>
#include <qcustomplot.h>
#include <vector>

namespace counterpart {

namespace {

constexpr QSizeF picture_size(1000, 420);
constexpr int pixel_ratio = 2;
constexpr int longest_label = 24;
constexpr double text_pixels = 13;

/// Runs by group, in the order given otherwise.
std::vector<Index> grouped(const Study& study) {
    std::vector<Index> order(study.runs.size());
    std::iota(order.begin(), order.end(), Index(0));
    std::stable_sort(order.begin(), order.end(), [&study](Index a, Index b) {
        return study.runs[std::size_t(a)].group < study.runs[std::size_t(b)].group;
    });
    return order;
}

struct Grid {
    QRectF area;
    double cell = 0;
    [[nodiscard]] QRectF at(std::size_t row, std::size_t column) const {
        return {area.left() + double(column) * cell, area.top() + double(row) * cell, cell, cell};
    }
};

/// The range of the colours: from the lowest similarity of two runs to the highest.
struct Range {
    double low = 1;
    double high = -1;
};

Range range_of(const Eigen::MatrixXd& similarity) {
    Range range;
    for (Index i = 0; i < similarity.rows(); ++i)
        for (Index j = 0; j < i; ++j) {
            range.low = std::min(range.low, similarity(i, j));
            range.high = std::max(range.high, similarity(i, j));
        }
    if (range.high - range.low < 1e-6) // all alike, or no two runs
        range = {range.low - 0.5, range.low + 0.5};
    return range;
}

void paint_cells(QPainter& painter, const Grid& grid, const std::vector<Index>& order,
                 const Eigen::MatrixXd& similarity) {
    const Range range = range_of(similarity);
    const ColourTable& table = colour_table(ColourMap::viridis);
    const bool numbers = grid.cell >= 30;
    painter.setFont(page_font(std::min(text_pixels, grid.cell / 3)));
    for (std::size_t i = 0; i < order.size(); ++i)
        for (std::size_t j = 0; j < order.size(); ++j) {
            if (i == j)
                continue; // a run with itself tells nothing
            const double value = similarity(order[i], order[j]);
            const QColor colour = QColor::fromRgb(
                colour_of(float(value), table, float(range.low), float(range.high)));
            painter.fillRect(grid.at(i, j), colour);
            if (!numbers)
                continue;
            painter.setPen(qGray(colour.rgb()) > 130 ? theme(false).text : theme(true).text);
            painter.drawText(grid.at(i, j), Qt::AlignCenter, score_text(value));
        }
}

void paint_labels(QPainter& painter, const Grid& grid, const std::vector<Index>& order,
                  const Study& study) {
    const Theme& t = theme(false);
    const QFont font = page_font(std::clamp(grid.cell * 0.7, 5.0, text_pixels));
    painter.setFont(font);
    const double room = grid.area.left();
    for (std::size_t i = 0; i < order.size(); ++i) {
        painter.setPen(t.text);
        const StudyRun& run = study.runs[std::size_t(order[i])];
        const QString label = QFontMetricsF(font).elidedText(
            QStringLiteral("%1 · %2").arg(
                printable(study.groups[std::size_t(run.group)], longest_label),
                printable(run.name, longest_label)),
            Qt::ElideMiddle, room - 8);
        painter.drawText(QRectF(0, grid.at(i, 0).top(), room - 8, grid.cell),
                         int(Qt::AlignRight | Qt::AlignVCenter), label);
        if (i == 0 || study.runs[std::size_t(order[i - 1])].group == run.group)
            continue;
        painter.setPen(QPen(t.text, 2));
        const double at = double(i) * grid.cell;
        painter.drawLine(grid.area.topLeft() + QPointF(0, at),
                         grid.area.topRight() + QPointF(0, at));
        painter.drawLine(grid.area.topLeft() + QPointF(at, 0),
                         grid.area.bottomLeft() + QPointF(at, 0));
    }
    painter.setPen(QPen(t.text, 1));
    painter.drawRect(grid.area);
}

/// What the colours mean, to the right of the grid.
void paint_scale(QPainter& painter, const QRectF& area, const StudyResult& result) {
    const Range range = range_of(result.chosen().similarity);
    const ColourTable& table = colour_table(ColourMap::viridis);
    const QRectF bar(area.left(), area.top() + 24, 16, area.height() - 24);
    for (int k = 0; k < int(bar.height()); ++k)
        painter.fillRect(QRectF(bar.left(), bar.bottom() - k - 1, bar.width(), 1.5),
                         QColor::fromRgb(colour_of(float(k) / float(bar.height()), table, 0, 1)));
    const Theme& t = theme(false);
    painter.setFont(page_font(text_pixels));
    painter.setPen(t.text);
    const QRectF right(bar.right() + 6, bar.top(), area.right() - bar.right() - 6, bar.height());
    painter.drawText(right, int(Qt::AlignLeft | Qt::AlignTop), score_text(range.high));
    painter.drawText(right, int(Qt::AlignLeft | Qt::AlignBottom), score_text(range.low));
    painter.drawText(
        QRectF(area.left(), area.top(), area.width(), 20), int(Qt::AlignLeft | Qt::AlignTop),
        result.measure == Measure::matched
            ? QCoreApplication::translate("Report", "matched score of two runs")
            : QCoreApplication::translate("Report", "naive score of two runs, both directions"));
}

QImage picture(const Study& study, const StudyResult& result) {
    QImage image((picture_size * pixel_ratio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(pixel_ratio);
    image.fill(theme(false).canvas);
    QPainter painter(&image);
    paint_runs(painter, QRectF(QPointF(0, 0), picture_size), study, result);
    return image;
}

} // namespace

void paint_runs(QPainter& painter, const QRectF& area, const Study& study,
                const StudyResult& result) {
    const std::vector<Index> order = grouped(study);
    painter.save();
    painter.translate(area.topLeft());
    painter.fillRect(QRectF(QPointF(0, 0), area.size()), theme(false).canvas);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const double side = area.height() - 24;
    const Grid grid{QRectF((area.width() - side) / 2, 12, side, side),
                    side / double(std::max<std::size_t>(1, order.size()))};
    paint_cells(painter, grid, order, result.chosen().similarity);
    painter.setRenderHint(QPainter::Antialiasing);
    paint_labels(painter, grid, order, study);
    paint_scale(painter,
                QRectF(grid.area.right() + 24, 12, area.width() - grid.area.right() - 24, side),
                result);
    painter.restore();
}

QByteArray report_bytes(const Study& study, const StudyResult& result, const Report& report,
                        ReportFormat format) {
    if (format == ReportFormat::pdf)
        return report_pdf(report, {picture_size, [&](QCPPainter& painter) {
                                       paint_runs(painter, QRectF(QPointF(0, 0), picture_size),
                                                  study, result);
                                   }});
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    picture(study, result).save(&buffer, "PNG");
    return report_html(
        report,
        {{buffer.data(), "image/png",
          QCoreApplication::translate("Report", "The similarity of every run with every other as a "
                                                "colour, runs of a group beside each other")}});
}

} // namespace counterpart
