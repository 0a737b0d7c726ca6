#include "ui/inspect/verdict_filter.h"

#include "core/wording/baseline_words.h"
#include "ui/theme/verdict_marks.h"

#include <QAction>
#include <QIcon>
#include <QMenu>
#include <QPainter>
#include <QPixmap>
#include <QString>
#include <QStringList>
#include <QToolBar>
#include <QToolButton>

#include <array>

namespace counterpart {

namespace {

constexpr std::array<const char*, 6> names = {"filterMatched",   "filterAmbiguousNeuron",
                                              "filterRedundant", "filterOrphan",
                                              "filterDead",      "filterUndecidable"};

QIcon icon_of(NeuronVerdict verdict, const Theme& t) {
    constexpr int size = 16;
    constexpr int ratio = 2; // sharp on dense screens, too
    QPixmap pixmap(size * ratio, size * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint_verdict(painter, verdict, QRectF(2, 2, size - 4, size - 4), t);
    painter.end();
    return QIcon(pixmap);
}

} // namespace

VerdictFilter::VerdictFilter(QToolBar& bar) : QObject(&bar), button_(new QToolButton) {
    button_->setObjectName(QStringLiteral("filterVerdict"));
    button_->setToolTip(tr("Rows whose left or right neuron has one of these verdicts"));
    button_->setAccessibleName(tr("Filter by verdict"));
    button_->setPopupMode(QToolButton::InstantPopup);
    button_->setAutoRaise(true);
    auto* menu = new QMenu(button_);
    menu->setToolTipsVisible(true);
    for (const NeuronVerdict verdict : all_verdicts) {
        QAction* action = menu->addAction(verdict_word(verdict));
        action->setObjectName(QLatin1String(names[std::size_t(verdict)]));
        action->setToolTip(verdict_meaning(verdict));
        action->setCheckable(true);
        connect(action, &QAction::toggled, this, [this] {
            tell();
            Q_EMIT changed();
        });
        verdicts_.push_back(action);
    }
    connect(menu, &QMenu::aboutToShow, this, &VerdictFilter::dress);
    button_->setMenu(menu);
    placed_ = bar.addWidget(button_);
    tell();
}

unsigned VerdictFilter::wanted() const {
    unsigned bits = 0;
    for (std::size_t i = 0; i < verdicts_.size(); ++i)
        if (verdicts_[i]->isChecked())
            bits |= 1U << unsigned(all_verdicts[i]);
    return bits;
}

void VerdictFilter::set_available(bool available) {
    placed_->setVisible(available);
}

void VerdictFilter::tell() {
    QStringList wanted;
    for (const QAction* action : verdicts_)
        if (action->isChecked())
            wanted << action->text();
    button_->setText(wanted.isEmpty() ? tr("Verdict")
                                      : tr("Verdict: %1").arg(wanted.join(QStringLiteral(", "))));
}

void VerdictFilter::dress() {
    const Theme& t = theme(is_dark(button_->palette()));
    for (std::size_t i = 0; i < verdicts_.size(); ++i)
        verdicts_[i]->setIcon(icon_of(all_verdicts[i], t));
}

} // namespace counterpart
