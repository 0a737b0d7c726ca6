#include "ui/workbench/read_out.h"

#include "core/wording/wording.h"

#include <QPainter>
#include <QPalette>
#include <QTextLayout>
#include <QTextOption>

#include <utility>

namespace counterpart {

namespace {

constexpr int n_lines = 2;

bool inside(const Comparison& comparison, const Cell& cell) {
    return cell.left >= 0 && cell.left < comparison.left->n_neurons() && cell.right >= 0 &&
           cell.right < comparison.right->n_neurons();
}

} // namespace

ReadOut::ReadOut(const Selection& selection, QWidget* parent)
    : QLabel(parent), selection_(selection) {
    setObjectName(QStringLiteral("readOut"));
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&selection, &Selection::changed, this, &ReadOut::tell);
    tell();
}

void ReadOut::show_comparison(std::shared_ptr<const Comparison> comparison) {
    comparison_ = std::move(comparison);
    tell();
}

QSize ReadOut::sizeHint() const {
    return {400, n_lines * fontMetrics().lineSpacing()};
}

QSize ReadOut::minimumSizeHint() const {
    return {120, n_lines * fontMetrics().lineSpacing()};
}

void ReadOut::tell() {
    const std::optional<Cell>& cell =
        selection_.pointed() ? selection_.pointed() : selection_.selected();
    const bool known = comparison_ && cell && inside(*comparison_, *cell);
    setForegroundRole(known ? QPalette::WindowText : QPalette::PlaceholderText);
    setText(known ? cell_words(*comparison_, cell->left, cell->right)
                  : tr("Point at a cell to read it, click to select it. The wheel zooms, dragging "
                       "moves, a double click zooms to the cell."));
}

void ReadOut::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    QString words = text();
    words.replace(QLatin1Char('\n'), QChar::LineSeparator);
    QTextLayout layout(words, font(), this);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    const int line_height = fontMetrics().lineSpacing();
    bool whole = true;
    for (int n = 0; n < n_lines; ++n) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width());
        const QString rest = words.mid(line.textStart());
        if (n + 1 < n_lines || line.textLength() == rest.size()) {
            line.draw(&painter, QPointF(0, n * line_height));
            continue;
        }
        whole = false;
        QString last = rest;
        last.replace(QChar::LineSeparator, QLatin1Char(' '));
        painter.drawText(QRect(0, n * line_height, width(), line_height), Qt::AlignLeft,
                         fontMetrics().elidedText(last, Qt::ElideRight, width()));
    }
    layout.endLayout();
    if (const QString tip = whole ? QString() : text(); tip != toolTip())
        setToolTip(tip);
}

} // namespace counterpart
