#include "ui/inspect/what_if_section.h"

#include "core/wording/inspect_words.h"
#include "ui/explanation/rich_text.h"
#include "ui/inspect/what_ifs.h"
#include "ui/theme/theme.h"
#include "ui/workbench/workbench.h"

#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include <memory>

namespace counterpart {

namespace {

constexpr int shown_changes = 6;

} // namespace

WhatIfSection::WhatIfSection(Workbench& workbench, WhatIfs& what_ifs, QWidget* parent)
    : HypotheticalFrame(parent), workbench_(workbench), what_ifs_(what_ifs), text_(new RichText) {
    setObjectName(QStringLiteral("hypothetical"));
    setAccessibleName(tr("Hypothetical matching"));
    text_->setObjectName(QStringLiteral("hypotheticalWords"));
    text_->setAccessibleName(tr("What the pinned and forbidden pairs lead to"));
    auto* clear = new QPushButton(tr("Clear all what-ifs"));
    clear->setObjectName(QStringLiteral("clearWishes"));
    clear->setToolTip(tr("Take all pins and forbidden pairs back"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(stripe + spacing::medium, spacing::medium, spacing::medium,
                               spacing::medium);
    column->addWidget(text_);
    column->addWidget(clear, 0, Qt::AlignLeft);
    connect(clear, &QPushButton::clicked, &what_ifs_, &WhatIfs::clear);
    connect(text_, &QTextBrowser::anchorClicked, this,
            [this](const QUrl& link) { Q_EMIT followed(link.toString()); });
    connect(&what_ifs_, &WhatIfs::changed, this, &WhatIfSection::tell);
    tell();
}

void WhatIfSection::tell() {
    const std::shared_ptr<const Comparison>& comparison = workbench_.opened().comparison;
    const bool any = comparison && !what_ifs_.wishes().empty();
    setVisible(any);
    if (!any)
        return;
    constexpr WordingOptions rich{true};
    QString html = tr("<b>Hypothetical, not the result.</b> ");
    if (const WhatIf* result = what_ifs_.result().get()) {
        html += what_if_words(*comparison, what_ifs_.wishes(), *result, rich);
        for (const QString& line : change_words(*comparison, *result, shown_changes, rich))
            html += QStringLiteral("<br>") + line;
    }
    const Theme& t = theme(is_dark(palette()));
    text_->show_html(QStringLiteral("<p>%1</p>").arg(html),
                     QStringLiteral("a { color: %1; } p { margin: 0; line-height: 118%; } "
                                    "* { color: %2; }")
                         .arg(t.accent.name(), t.hypothetical_text.name()));
}

} // namespace counterpart
