#include "ui/inspect/what_if_bar.h"

#include "core/wording/inspect_words.h"
#include "ui/inspect/what_ifs.h"
#include "ui/theme/theme.h"
#include "ui/workbench/selection.h"
#include "ui/workbench/workbench.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <memory>
#include <utility>
#include <vector>

namespace counterpart {

WhatIfBar::WhatIfBar(Workbench& workbench, WhatIfs& what_ifs, Selection& selection, QWidget* parent)
    : HypotheticalFrame(parent), workbench_(workbench), what_ifs_(what_ifs), selection_(selection),
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
    row->setContentsMargins(stripe + spacing::large, spacing::medium, spacing::medium,
                            spacing::medium);
    row->setSpacing(spacing::medium);
    row->addWidget(text_, 1);
    row->addWidget(show_);
    row->addWidget(clear);
    connect(&what_ifs_, &WhatIfs::changed, this, &WhatIfBar::tell);
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

QWidget* make_what_if_bar(const PanelContext& context) {
    return new WhatIfBar(context.workbench, what_ifs_of(context.workbench, context.view),
                         context.selection);
}

} // namespace counterpart
