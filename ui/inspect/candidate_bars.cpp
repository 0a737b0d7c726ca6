#include "ui/inspect/candidate_bars.h"

#include "core/wording/wording.h"
#include "ui/theme/theme.h"

#include <QFocusEvent>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace counterpart {

namespace {

constexpr int shortest_bar = 60;

} // namespace

CandidateBar::CandidateBar(const RankedCandidate& candidate, const QString& label, bool with_sign)
    : candidate_(candidate), with_sign_(with_sign) {
    setText(label);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(
        tr("%1, similarity %2 %3").arg(label, score_text(candidate.similarity), words()).trimmed());
    setToolTip(tr("Select the pair with %1").arg(label));
}

QString CandidateBar::words() const {
    QStringList words;
    if (candidate_.assigned)
        words << tr("assigned");
    if (candidate_.naive)
        words << tr("naive choice");
    if (candidate_.assigned && candidate_.rank > 1)
        words << tr("no. %1").arg(QLocale().toString(qlonglong(candidate_.rank)));
    return words.join(tr(", "));
}

int CandidateBar::name_width() const {
    return fontMetrics().horizontalAdvance(text());
}

int CandidateBar::words_width() const {
    return fontMetrics().horizontalAdvance(words());
}

void CandidateBar::set_columns(int name_width, int words_width) {
    name_column_ = name_width;
    words_column_ = words_width;
}

QSize CandidateBar::sizeHint() const {
    return {minimumSizeHint().width() + shortest_bar, fontMetrics().height() + 2 * spacing::small};
}

QSize CandidateBar::minimumSizeHint() const {
    return {fontMetrics().averageCharWidth() * 12 + shortest_bar,
            fontMetrics().height() + 2 * spacing::small};
}

void CandidateBar::paintEvent(QPaintEvent*) {
    const Theme& t = theme(is_dark(palette()));
    QPainter painter(this);
    if (underMouse() || isDown())
        painter.fillRect(rect(), t.button);
    const int gap = spacing::medium;
    const int value_width = fontMetrics().horizontalAdvance(score_text(-0.888)) + 2;
    int right = width() - spacing::small;
    const int words_width = std::min(words_column_, width() / 3);
    const int name_width = std::min(name_column_, width() / 3);
    const QRect words_place(right - words_width, 0, words_width, height());
    right = words_place.left() - (words_width > 0 ? gap : 0);
    const QRect value_place(right - value_width, 0, value_width, height());
    const QRect name_place(spacing::small, 0, name_width, height());
    const int left = name_place.right() + gap;
    const QRectF track(left, 0.28 * height(), value_place.left() - gap - left, 0.44 * height());

    painter.setPen(candidate_.assigned || candidate_.naive ? t.text : t.muted_text);
    painter.drawText(name_place, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(text(), Qt::ElideMiddle, name_width));
    painter.drawText(value_place, Qt::AlignVCenter | Qt::AlignRight,
                     score_text(candidate_.similarity));
    painter.drawText(words_place, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(words(), Qt::ElideRight, words_width));

    const auto x_of = [&](double value) {
        return track.left() + track.width() * (with_sign_ ? 0.5 + 0.5 * value : value);
    };
    painter.fillRect(track, t.button);
    const QColor colour = candidate_.assigned ? t.accent
                          : candidate_.naive  ? t.naive_bar
                                              : t.chance;
    painter.fillRect(
        QRectF(QPointF(x_of(0), track.top()), QPointF(x_of(candidate_.similarity), track.bottom()))
            .normalized(),
        colour);
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

CandidateBars::CandidateBars(QWidget* parent) : QWidget(parent), column_(new QVBoxLayout(this)) {
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(0);
}

void CandidateBars::show_candidates(const Comparison& comparison, Side side,
                                    const std::vector<RankedCandidate>& candidates) {
    for (CandidateBar* old : findChildren<CandidateBar*>()) {
        column_->removeWidget(old);
        old->setObjectName(QString());
        old->hide();
        old->deleteLater(); // perhaps the very bar that was clicked
    }
    std::vector<CandidateBar*> bars;
    const bool with_sign =
        std::any_of(candidates.begin(), candidates.end(),
                    [](const RankedCandidate& candidate) { return candidate.similarity < 0; });
    int name_width = 0;
    int words_width = 0;
    for (const RankedCandidate& candidate : candidates) {
        auto* bar = new CandidateBar(
            candidate, neuron_label(comparison, NeuronRef{side, candidate.neuron}), with_sign);
        bar->setObjectName(QStringLiteral("candidate%1").arg(bars.size()));
        connect(bar, &QAbstractButton::clicked, this,
                [this, neuron = candidate.neuron] { Q_EMIT chosen(neuron); });
        column_->addWidget(bar);
        bars.push_back(bar);
        name_width = std::max(name_width, bar->name_width());
        words_width = std::max(words_width, bar->words_width());
    }
    for (CandidateBar* bar : bars)
        bar->set_columns(name_width, words_width);
}

} // namespace counterpart
