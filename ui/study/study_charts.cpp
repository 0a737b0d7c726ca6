#include "ui/study/study_charts.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QFocusEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPen>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace counterpart {

StudyChart::StudyChart(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void StudyChart::show_study(std::shared_ptr<const OpenStudy> open) {
    open_ = std::move(open);
    if (!open_ || !open_->study || selected_ >= Index(open_->study->pairs.size()))
        selected_ = -1;
    setAccessibleDescription(this->open() ? described() : QString());
    update();
}

void StudyChart::select(Index pair) {
    if (pair == selected_)
        return;
    selected_ = pair;
    update();
}

StudyPicture StudyChart::picture() const {
    return {*open_, is_dark(palette()), font(), selected_, -1};
}

QRectF StudyChart::area() const {
    return QRectF(rect()).adjusted(4, 4, -4, -4);
}

void StudyChart::choose(Index pair) {
    if (pair < 0)
        return;
    select(pair);
    Q_EMIT selectedPair(pair);
}

void StudyChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& t = theme(is_dark(palette()));
    painter.fillRect(rect(), t.canvas);
    painter.setFont(font());
    if (open())
        paint_chart(painter);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(t.accent, 1));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

bool StudyChart::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const Index pair = open() ? pair_at(help->pos()) : -1;
    if (pair >= 0)
        QToolTip::showText(help->globalPos(), pair_words(*open(), pair), this);
    else
        QToolTip::hideText();
    return true;
}

void StudyChart::mousePressEvent(QMouseEvent* event) {
    if (open())
        choose(pair_at(event->position()));
}

void StudyChart::mouseDoubleClickEvent(QMouseEvent* event) {
    const Index pair = open() ? pair_at(event->position()) : -1;
    if (pair >= 0)
        Q_EMIT openedPair(pair);
}

void StudyChart::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && open() && selected_ >= 0)
        Q_EMIT openedPair(selected_);
    else
        QWidget::keyPressEvent(event);
}

void StudyChart::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void StudyChart::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

// ---- heatmap

StudyHeatmap::StudyHeatmap(QWidget* parent) : StudyChart(parent) {
    setObjectName(QStringLiteral("studyHeatmap"));
    setAccessibleName(tr("Similarity of every two runs"));
}

QPointF StudyHeatmap::centre_of(Index row, Index column) const {
    return open() ? heatmap_places(picture(), area()).at(row, column).center() : QPointF();
}

Index StudyHeatmap::pair_at(const QPointF& point) const {
    const auto hit = heatmap_places(picture(), area()).hit(point);
    return hit ? open()->study->pair_number(std::min(hit->first, hit->second),
                                            std::max(hit->first, hit->second))
               : -1;
}

void StudyHeatmap::paint_chart(QPainter& painter) const {
    paint_heatmap(painter, picture(), area());
}

QString StudyHeatmap::described() const {
    return selected() >= 0 ? pair_words(*open(), selected())
                           : tr("Arrow keys go from pair to pair, Enter opens one.");
}

void StudyHeatmap::keyPressEvent(QKeyEvent* event) {
    const Index n = open() ? Index(open()->study->runs.size()) : 0;
    const int key = event->key();
    const bool arrow =
        key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
    if (!arrow || n < 2)
        return StudyChart::keyPressEvent(event);
    const Index down = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
    const Index right = key == Qt::Key_Right ? 1 : key == Qt::Key_Left ? -1 : 0;
    const auto [first, second] =
        selected() >= 0 ? runs_of_pair(*open()->study, selected()) : std::pair<Index, Index>(0, 1);
    if (std::min(row_, column_) != first || std::max(row_, column_) != second) {
        row_ = first; // it was selected elsewhere
        column_ = second;
    }
    if (selected() >= 0) {
        row_ += down;
        column_ += right;
        if (row_ == column_) { // over the diagonal
            row_ += down;
            column_ += right;
        }
    }
    row_ = std::clamp<Index>(row_, 0, n - 1);
    column_ = std::clamp<Index>(column_, 0, n - 1);
    if (row_ == column_) { // the edge is on the diagonal
        row_ -= down;
        column_ -= right;
    }
    choose(open()->study->pair_number(std::min(row_, column_), std::max(row_, column_)));
    setAccessibleDescription(described());
}

// ---- strips

StudyStrips::StudyStrips(QWidget* parent) : StudyChart(parent) {
    setObjectName(QStringLiteral("studyStrips"));
    setAccessibleName(tr("Similarities within and between groups"));
}

Index StudyStrips::pair_at(const QPointF& point) const {
    constexpr double near = 7;
    Index best = -1;
    double distance = near * near;
    for (const StripDot& dot : strip_dots(picture(), area())) {
        const QPointF away = dot.place - point;
        if (QPointF::dotProduct(away, away) < distance) {
            distance = QPointF::dotProduct(away, away);
            best = dot.pair;
        }
    }
    return best;
}

void StudyStrips::paint_chart(QPainter& painter) const {
    paint_strips(painter, picture(), area());
}

QString StudyStrips::described() const {
    return tr("The table of groups has the same means as numbers.");
}

// ---- relabellings

StudyRelabellings::StudyRelabellings(QWidget* parent) : StudyChart(parent) {
    setObjectName(QStringLiteral("studyRelabellings"));
    setAccessibleName(tr("The statistic of every relabelling"));
}

void StudyRelabellings::show_test(int test) {
    test_ = test;
    if (open())
        setAccessibleDescription(described());
    update();
}

Index StudyRelabellings::pair_at(const QPointF&) const {
    return -1;
}

void StudyRelabellings::paint_chart(QPainter& painter) const {
    StudyPicture shown = picture();
    shown.test = test_;
    paint_relabellings(painter, shown, area());
}

QString StudyRelabellings::described() const {
    StudyPicture shown = picture();
    shown.test = test_;
    return relabelling_words(shown);
}

} // namespace counterpart
