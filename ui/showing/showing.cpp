#include "ui/showing/showing.h"

#include "ui/explanation/explanation_panel.h"
#include "ui/heatmap/maps_view.h"
#include "ui/showing/paint_walk.h"
#include "ui/workbench/workbench.h"

#include <QAction>
#include <QEvent>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QMainWindow>
#include <QMouseEvent>
#include <QPainter>
#include <QSettings>
#include <QStyle>

#include <algorithm>
#include <utility>

namespace counterpart {

namespace {

constexpr int motion_ms = 1400;
const QString reduce_key = QStringLiteral("reduceMotion");

bool is_ours(int key) {
    switch (key) {
    case Qt::Key_Right:
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Left:
    case Qt::Key_Backspace:
    case Qt::Key_Escape:
        return true;
    default:
        return false;
    }
}

} // namespace

Showing::Showing(const Place& place) : QWidget(&place.maps), place_(place) {
    setObjectName(QStringLiteral("showing"));
    setFocusPolicy(Qt::StrongFocus);
    hide();
    motion_.setStartValue(0.0);
    motion_.setEndValue(1.0);
    motion_.setDuration(motion_ms);
    connect(&motion_, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        progress_ = value.toDouble();
        update();
    });
    place.maps.installEventFilter(this);
    connect(&place.workbench, &Workbench::changed, this, [this] {
        if (place_.workbench.opened().comparison != comparison_)
            leave();
    });
}

Showing::~Showing() = default;

bool Showing::motion_wanted() const {
    return !place_.reduce_motion.isChecked() &&
           style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
}

void Showing::show_finding(const Finding& finding) {
    leave();
    comparison_ = place_.workbench.opened().comparison;
    if (!comparison_)
        return;
    before_ = place_.view.settings();
    ViewSettings everything = before_;
    everything.rows = everything.raw_columns = everything.matched_columns = {};
    unzoomed_ = !(everything == before_);
    place_.view.set(everything);
    steps_ = walk_of(finding, *comparison_);
    setGeometry(place_.maps.rect());
    show();
    raise();
    setFocus(Qt::OtherFocusReason);
    go_to(0);
}

void Showing::leave() {
    if (!comparison_)
        return;
    motion_.stop();
    const bool same = place_.workbench.opened().comparison == comparison_;
    comparison_ = nullptr;
    steps_.clear();
    maps_ = QPixmap();
    hide();
    place_.maps.setFocus(Qt::OtherFocusReason);
    if (!unzoomed_ || !same)
        return;
    ViewSettings back = place_.view.settings();
    back.rows = before_.rows;
    back.raw_columns = before_.raw_columns;
    back.matched_columns = before_.matched_columns;
    place_.view.set(back);
}

void Showing::go_to(int step) {
    step_ = step;
    const WalkStep& shown = steps_[std::size_t(step)];
    setAccessibleName(shown.words); // a screen reader tells the step
    if (shown.columns_travel) {
        grabbing_ = true;
        maps_ = place_.maps.grab();
        grabbing_ = false;
    }
    motion_.stop();
    progress_ = 1;
    if (motion_wanted()) {
        progress_ = 0;
        motion_.start();
    }
    update();
}

void Showing::paintEvent(QPaintEvent* /*event*/) {
    if (grabbing_ || steps_.empty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paint_walk(painter, place_.maps, {steps_, step_, progress_, *comparison_, maps_});
}

bool Showing::event(QEvent* event) {
    // Or the keys would be shortcuts of the window: Escape clears the selection.
    if (event->type() == QEvent::ShortcutOverride &&
        is_ours(static_cast<QKeyEvent*>(event)->key())) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void Showing::keyPressEvent(QKeyEvent* event) {
    if (steps_.empty() || !is_ours(event->key())) {
        QWidget::keyPressEvent(event);
        return;
    }
    const int last = int(steps_.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Escape:
        return leave();
    case Qt::Key_Left:
    case Qt::Key_Backspace:
        return go_to(std::max(0, step_ - 1));
    default:
        break;
    }
    if (step_ < last)
        go_to(step_ + 1);
    else if (event->key() != Qt::Key_Right) // Right stays: too many of them do no harm
        leave();
}

void Showing::mousePressEvent(QMouseEvent* /*event*/) {
    if (step_ + 1 < int(steps_.size()))
        go_to(step_ + 1);
    else
        leave();
}

void Showing::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    if (event->reason() != Qt::ActiveWindowFocusReason && event->reason() != Qt::PopupFocusReason)
        leave();
}

bool Showing::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize && comparison_) {
        setGeometry(place_.maps.rect());
        maps_ = QPixmap(); // of another size: the columns are where they go at once
    }
    return QWidget::eventFilter(watched, event);
}

void add_showing(QMainWindow& window, const Showing::Place& place, QSettings& settings) {
    auto* showing = new Showing(place);
    if (auto* explanation = window.findChild<ExplanationPanel*>())
        QObject::connect(explanation, &ExplanationPanel::showWanted, showing,
                         &Showing::show_finding);
    place.reduce_motion.setChecked(settings.value(reduce_key).toBool());
    QObject::connect(&place.reduce_motion, &QAction::toggled, showing,
                     [&settings](bool on) { settings.setValue(reduce_key, on); });
}

} // namespace counterpart
