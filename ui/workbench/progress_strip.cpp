#include "ui/workbench/progress_strip.h"

#include "core/wording/stage_words.h"
#include "ui/theme/theme.h"
#include "ui/workbench/memory_words.h"
#include "ui/workbench/workbench.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPalette>
#include <QProgressBar>
#include <QPushButton>

#include <cmath>

namespace counterpart {

ProgressStrip::ProgressStrip(Workbench& workbench, QWidget* parent)
    : QWidget(parent), shown_(new QLabel), stage_(new QLabel), bar_(new QProgressBar) {
    Job& job = workbench.job();
    shown_->setObjectName(QStringLiteral("progressShown"));
    shown_->setForegroundRole(QPalette::PlaceholderText);
    setObjectName(QStringLiteral("progressStrip"));
    setAccessibleName(tr("Progress"));
    stage_->setObjectName(QStringLiteral("progressStage"));
    bar_->setObjectName(QStringLiteral("progressBar"));
    bar_->setAccessibleName(tr("Done so far"));
    bar_->setRange(0, 1000);
    bar_->setFormat(QStringLiteral("%p %"));
    bar_->setFixedWidth(180);
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("progressCancel"));
    cancel->setToolTip(tr("Stop, and keep what is on screen"));
    connect(cancel, &QPushButton::clicked, &job, &Job::cancel);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::medium);
    row->addWidget(shown_);
    row->addWidget(stage_);
    row->addWidget(bar_);
    row->addWidget(cancel);

    patience_.setSingleShot(true);
    patience_.setInterval(patience);
    connect(&patience_, &QTimer::timeout, this, &QWidget::show);
    connect(&job, &Job::started, this, [this, &workbench] {
        tell_what_is_shown(workbench);
        show_stage(Stage::reading_left, 0);
        stage_->setText(tr("Starting"));
        if (!isVisible())
            patience_.start();
    });
    connect(&job, &Job::progressed, this, [this, &workbench](Stage stage, double fraction) {
        show_stage(stage, fraction);
        tell_memory(workbench.foreseen_bytes());
    });
    const auto put_away = [this] {
        patience_.stop();
        hide();
    };
    connect(&job, &Job::finished, this, put_away);
    connect(&job, &Job::failed, this, put_away);
    connect(&job, &Job::cancelled, this, put_away);
    hide();
}

void ProgressStrip::tell_what_is_shown(const Workbench& workbench) {
    const auto& comparison = workbench.opened().comparison;
    shown_->setVisible(comparison != nullptr);
    if (!comparison)
        return;
    const bool pearson = comparison->options.correlation == CorrelationKind::pearson;
    const bool absolute = comparison->options.sign == Sign::absolute;
    shown_->setText(tr("Still shown: %1, %2")
                        .arg(pearson ? tr("Pearson") : tr("Spearman"),
                             absolute ? tr("absolute") : tr("signed")));
}

/// What is large is told while there still is time to cancel it.
void ProgressStrip::tell_memory(double bytes) {
    constexpr double worth_telling = 1e9;
    if (bytes >= worth_telling)
        stage_->setText(
            tr("%1 · takes about %2 of memory").arg(stage_->text(), memory_text(bytes)));
}

void ProgressStrip::show_stage(Stage stage, double fraction) {
    stage_->setText(stage_words(stage));
    bar_->setValue(static_cast<int>(std::lround(1000 * fraction)));
}

} // namespace counterpart
