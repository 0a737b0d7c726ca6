#include "ui/workbench/sides_strip.h"

#include "core/wording/wording.h"

#include "ui/theme/theme.h"
#include "ui/workbench/elided_label.h"

#include <QAction>
#include <QFont>
#include <QHBoxLayout>
#include <QLabel>
#include <QPalette>
#include <QToolButton>

namespace counterpart {

namespace {

QToolButton* button_for(QAction* action, const QString& object_name) {
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setObjectName(object_name);
    return button;
}

} // namespace

SidesStrip::SidesStrip(const Buttons& buttons, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("sidesStrip"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(spacing::large, spacing::small, spacing::large, spacing::small);
    row->setSpacing(spacing::medium);
    left_ = add_side(Side::left, buttons.open_left, buttons.transpose_left);
    row->addSpacing(spacing::large);
    row->addWidget(button_for(buttons.swap, QStringLiteral("swapButton")));
    row->addSpacing(spacing::large);
    right_ = add_side(Side::right, buttons.open_right, buttons.transpose_right);
    row->addStretch(1);
}

SidesStrip::SideWidgets SidesStrip::add_side(Side side, QAction* open, QAction* transpose) {
    const bool left = side == Side::left;
    const QString prefix = left ? QStringLiteral("left") : QStringLiteral("right");
    auto* letter = new QLabel(left ? tr("A") : tr("B"));
    QFont bold = letter->font();
    bold.setBold(true);
    letter->setFont(bold);
    letter->setToolTip(left ? tr("The left network: the rows of both maps")
                            : tr("The right network: the columns of both maps"));
    SideWidgets widgets{new ElidedLabel(Qt::ElideMiddle), new QLabel,
                        button_for(open, prefix + QStringLiteral("OpenButton")),
                        button_for(transpose, prefix + QStringLiteral("TransposeButton"))};
    widgets.name->setObjectName(prefix + QStringLiteral("Name"));
    widgets.name->setAccessibleName(left ? tr("Left network") : tr("Right network"));
    widgets.shape->setObjectName(prefix + QStringLiteral("Shape"));
    widgets.shape->setForegroundRole(QPalette::PlaceholderText);
    widgets.open->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    widgets.transpose->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto* row = static_cast<QHBoxLayout*>(layout());
    row->addWidget(letter);
    row->addWidget(widgets.name);
    row->addWidget(widgets.shape);
    row->addWidget(widgets.transpose);
    row->addWidget(widgets.open);
    return widgets;
}

void SidesStrip::show_sides(const Opened& opened) {
    show_side(left_, opened.left.get());
    show_side(right_, opened.right.get());
}

void SidesStrip::show_side(const SideWidgets& widgets, const Responses* responses) {
    for (QWidget* widget :
         {static_cast<QWidget*>(widgets.shape), static_cast<QWidget*>(widgets.transpose)})
        widget->setVisible(responses != nullptr);
    widgets.open->setVisible(responses == nullptr);
    if (!responses) {
        widgets.name->setText(tr("nothing yet"));
        widgets.name->setToolTip(QString());
        return;
    }
    const Source& source = responses->source();
    widgets.name->setText(QString::fromStdString(source.name));
    QString where = QString::fromStdString(source.path.empty() ? source.name : source.path);
    if (!source.value_type.empty())
        where += QStringLiteral("\n%1, %2")
                     .arg(QString::fromStdString(source.format),
                          QString::fromStdString(source.value_type));
    widgets.name->setToolTip(where);
    QString shape = shape_words(*responses);
    if (source.transposed)
        shape += tr(" (transposed)");
    widgets.shape->setText(shape);
}

QString shape_words(Index samples, Index neurons) {
    return shape_text(samples, neurons);
}

QString shape_words(const Responses& responses) {
    return shape_words(responses.n_samples(), responses.n_neurons());
}

} // namespace counterpart
