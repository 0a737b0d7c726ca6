#include "ui/explanation/ladder_legend.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QSizePolicy>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace counterpart {

namespace {

constexpr double small_size = 0.87;
constexpr double mark_of_line = 0.6;
constexpr double gap_in = 4;
constexpr double gap_between = 12;
constexpr double side_margin = 8; // as the axis above has it

QFont small_font(const QWidget& widget) {
    QFont font = widget.font();
    font.setPointSizeF(font.pointSizeF() * small_size);
    return font;
}

} // namespace

LadderLegend::LadderLegend(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("ladderLegend"));
    setAccessibleName(tr("Marks on the scores"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void LadderLegend::show_rungs(const QVector<Rung>& rungs, const QString& note) {
    items_.clear();
    QStringList told;
    for (const Rung& rung : rungs) {
        const QString name = rung_name(rung);
        if (told.contains(name))
            continue;
        told << name;
        items_.push_back({rung, name, true});
    }
    std::stable_sort(items_.begin(), items_.end(),
                     [](const Item& a, const Item& b) { return a.rung.kind < b.rung.kind; });
    if (!note.isEmpty()) {
        told << note;
        items_.push_back({{}, note, false});
    }
    setAccessibleDescription(told.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

int LadderLegend::lay_out(int width, QPainter* painter) const {
    const QFont font = small_font(*this);
    const QFontMetricsF metrics(font);
    const Theme& t = theme(is_dark(palette()));
    const double mark = metrics.height() * mark_of_line;
    const double right = width - side_margin;
    double x = side_margin;
    double y = 0;
    for (const Item& item : items_) {
        const double before = item.has_mark ? mark + gap_in : 0;
        const double wide = before + metrics.horizontalAdvance(item.text);
        if (x > side_margin && x + wide > right) {
            x = side_margin;
            y += metrics.height() + 1;
        }
        const QRectF room(x + before, y, std::max(20.0, right - x - before), 1000);
        const QRectF text = metrics.boundingRect(room, Qt::TextWordWrap, item.text);
        if (painter) {
            if (item.has_mark)
                paint_rung_mark(*painter, item.rung,
                                QRectF(x, y + (metrics.height() - mark) / 2, mark, mark), t);
            painter->setFont(font);
            painter->setPen(t.muted_text);
            painter->drawText(room, int(Qt::AlignLeft | Qt::AlignTop) | Qt::TextWordWrap,
                              item.text);
        }
        x += before + text.width() + gap_between;
        y += std::max(0.0, text.height() - metrics.height());
    }
    return items_.isEmpty() ? 0 : int(std::ceil(y + metrics.height()));
}

int LadderLegend::heightForWidth(int width) const {
    return lay_out(width, nullptr);
}

QSize LadderLegend::sizeHint() const {
    constexpr int usual = 320;
    return {usual, heightForWidth(usual)};
}

void LadderLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    lay_out(width(), &painter);
}

} // namespace counterpart
