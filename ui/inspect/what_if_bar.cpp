#include "ui/inspect/what_if_bar.h"

#include "core/wording/inspect_words.h"
#include "ui/inspect/what_ifs.h"
#include "ui/theme/theme.h"
#include "ui/workbench/selection.h"
#include "ui/workbench/workbench.h"

#include <QAccessible>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include <memory>
#include <utility>
#include <vector>

namespace counterpart {

namespace {

constexpr int hatched = 20; ///< width of the hatched stripe

} // namespace

WhatIfBar::WhatIfBar(Workbench& workbench, WhatIfs& what_ifs, Selection& selection, QWidget* parent)
    : QFrame(parent), workbench_(workbench), what_ifs_(what_ifs), selection_(selection),
      text_(new QLabel), show_(new QPushButton(tr("Show in maps"))) {
    setObjectName(QStringLiteral("whatIfBar"));
    setAccessibleName(tr("Hypothetical matching"));
    text_->setObjectName(QStringLiteral("whatIfText"));
    text_->setWordWrap(true);
    text_->setTextFormat(Qt::PlainText);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    show_->setObjectName(QStringLiteral("showWhatIf"));
    show_->setToolTip(tr("Light up the neurons whose counterparts would change"));
    auto* clear = new QPushButton(tr("Clear what-ifs"));
    clear->setObjectName(QStringLiteral("clearWhatIf"));
    clear->setToolTip(tr("Take all pins and forbidden pairs back"));
    connect(show_, &QPushButton::clicked, this, &WhatIfBar::light_up);
    connect(clear, &QPushButton::clicked, &what_ifs_, &WhatIfs::clear);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(hatched + spacing::large, spacing::medium, spacing::medium,
                            spacing::medium);
    row->setSpacing(spacing::medium);
    row->addWidget(text_, 1);
    row->addWidget(show_);
    row->addWidget(clear);
    connect(&what_ifs_, &WhatIfs::changed, this, &WhatIfBar::tell);
    colour();
    tell();
}

void WhatIfBar::tell() {
    const std::shared_ptr<const Comparison>& comparison = workbench_.opened().comparison;
    const bool any = comparison && !what_ifs_.wishes().empty();
    setVisible(any);
    if (!any)
        return;
    const WhatIf* result = what_ifs_.result().get();
    show_->setVisible(result && !result->changed.empty());
    const QString words =
        result ? what_if_words(*comparison, what_ifs_.wishes(), *result) : tr("being solved…");
    text_->setText(tr("Hypothetical, not the result. %1").arg(words));
    text_->setAccessibleName(text_->text());
    if (result) {
        QAccessibleEvent announcement(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&announcement);
    }
}

void WhatIfBar::light_up() {
    std::vector<NeuronRef> neurons;
    if (const WhatIf* result = what_ifs_.result().get())
        for (const CounterpartChange& change : result->changed) {
            neurons.push_back({Side::left, change.left});
            if (change.then >= 0)
                neurons.push_back({Side::right, change.then});
        }
    if (neurons == selection_.highlighted()) // once more takes the light off again
        neurons.clear();
    selection_.highlight(std::move(neurons));
}

void WhatIfBar::colour() {
    const Theme& t = theme(is_dark(QGuiApplication::palette()));
    QPalette p = palette_of(t);
    p.setColor(QPalette::WindowText, t.hypothetical_text);
    p.setColor(QPalette::Text, t.hypothetical_text);
    if (p == palette())
        return;
    setPalette(p);
    for (QPushButton* button : findChildren<QPushButton*>())
        button->setPalette(palette_of(t));
}

void WhatIfBar::paintEvent(QPaintEvent*) {
    const Theme& t = theme(is_dark(QGuiApplication::palette()));
    QPainter painter(this);
    painter.fillRect(rect(), t.hypothetical_background);
    painter.fillRect(QRect(0, 0, hatched, height()),
                     QBrush(t.hypothetical_hatch, Qt::BDiagPattern));
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.hypothetical_hatch);
}

void WhatIfBar::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        colour();
}

QWidget* make_what_if_bar(const PanelContext& context) {
    return new WhatIfBar(context.workbench, what_ifs_of(context.workbench, context.view),
                         context.selection);
}

} // namespace counterpart
