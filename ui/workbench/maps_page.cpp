#include "ui/workbench/maps_page.h"

#include "ui/heatmap/maps_view.h"
#include "ui/theme/theme.h"
#include "ui/workbench/read_out.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>
#include <QVBoxLayout>

namespace counterpart {

MapsPage::MapsPage(ViewState& view, Selection& selection, QWidget* parent)
    : QWidget(parent), maps_(new MapsView(view, selection)), read_out_(new ReadOut(selection)),
      pooling_(new QLabel) {
    setObjectName(QStringLiteral("mapsPage"));
    pooling_->setObjectName(QStringLiteral("poolingNote"));
    pooling_->setAccessibleName(tr("What a pixel stands for"));
    pooling_->setForegroundRole(QPalette::PlaceholderText);
    pooling_->setAlignment(Qt::AlignRight | Qt::AlignTop);

    auto* line = new QHBoxLayout;
    line->setContentsMargins(spacing::large, spacing::small, spacing::large, spacing::small);
    line->setSpacing(spacing::large);
    line->addWidget(read_out_, 1);
    line->addWidget(pooling_, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(maps_, 1);
    column->addLayout(line);

    maps_->installEventFilter(this);
    connect(&view, &ViewState::changed, this, &MapsPage::note_pooling);
}

void MapsPage::show_comparison(const std::shared_ptr<const Comparison>& comparison) {
    maps_->show_comparison(comparison);
    read_out_->show_comparison(comparison);
    note_pooling();
}

bool MapsPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == maps_ && (event->type() == QEvent::Resize || event->type() == QEvent::Show))
        note_pooling();
    return QWidget::eventFilter(watched, event);
}

/// Once the maps have laid themselves out anew.
void MapsPage::note_pooling() {
    if (noting_)
        return;
    noting_ = true;
    QTimer::singleShot(0, this, [this] {
        noting_ = false;
        pooling_->setText(maps_->pooling_note());
    });
}

} // namespace counterpart
