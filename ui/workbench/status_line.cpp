#include "ui/workbench/status_line.h"

#include "ui/theme/theme.h"
#include "ui/workbench/progress_strip.h"
#include "ui/workbench/read_out.h"

#include <QHBoxLayout>
#include <QWidget>

#include <algorithm>

namespace counterpart {

QWidget* make_status_line(ReadOut& read_out, Workbench& workbench) {
    auto* progress = new ProgressStrip(workbench);
    auto* line = new QWidget;
    line->setObjectName(QStringLiteral("statusLine"));
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(spacing::large, spacing::small, spacing::large, spacing::small);
    row->setSpacing(spacing::large);
    row->addWidget(&read_out, 1);
    row->addStretch(0);
    row->addWidget(progress);
    const int content = std::max(read_out.sizeHint().height(), progress->sizeHint().height());
    line->setFixedHeight(content + 2 * spacing::small);
    return line;
}

} // namespace counterpart
