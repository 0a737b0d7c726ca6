#include "ui/workbench/start_page.h"

#include "ui/theme/theme.h"
#include "ui/workbench/card_button.h"
#include "ui/workbench/sides_strip.h"

#include <QAction>
#include <QFont>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPalette>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

namespace counterpart {

namespace {

constexpr int content_width = 860;

QLabel* section(const QString& words) {
    auto* label = new QLabel(words);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

StartPage::StartPage(const Ways& ways, QVector<DemoCard> demos, QWidget* parent)
    : QWidget(parent), ways_(ways), demos_(std::move(demos)) {
    setObjectName(QStringLiteral("startPage"));
}

void StartPage::setVisible(bool visible) {
    if (visible && !layout())
        build();
    QWidget::setVisible(visible);
}

void StartPage::build() {
    auto* content = new QWidget;
    content->setMaximumWidth(content_width);
    auto* column = new QVBoxLayout(content);
    hint_ = new QLabel;
    open_ = new CardButton(QStringLiteral("open-pair"), tr("Open two files…"),
                           tr("Responses of two networks to the same stimuli: .npy, .csv or .tsv, "
                              "rows are samples. Or drop the files anywhere in this window."));
    other_side_ = new CardButton(QStringLiteral("open-right"), QString(), QString());
    column->setSpacing(spacing::medium);
    column->addWidget(heading());
    column->addSpacing(spacing::large);
    column->addWidget(hint_);
    column->addWidget(other_side_);
    column->addWidget(open_);
    column->addSpacing(spacing::large);
    column->addWidget(section(tr("Try a demo")));
    column->addLayout(demo_cards());
    column->addSpacing(spacing::large);
    auto* what = new CardButton(QStringLiteral("question"), tr("What is this?"),
                                tr("What is computed, what the usual number hides, and how to read "
                                   "the two maps. A page of text."));
    what->setObjectName(QStringLiteral("startWhat"));
    connect(what, &CardButton::clicked, ways_.what_is_this, &QAction::trigger);
    column->addWidget(what);
    add_lesson_cards(*column);

    open_->setObjectName(QStringLiteral("startOpen"));
    open_->set_primary(true);
    connect(open_, &CardButton::clicked, ways_.open_pair, &QAction::trigger);
    other_side_->setObjectName(QStringLiteral("startOtherSide"));
    other_side_->set_primary(true);
    connect(other_side_, &CardButton::clicked, this,
            [this] { (left_open_ ? ways_.open_right : ways_.open_left)->trigger(); });

    // Small windows and large fonts scroll instead of clipping.
    auto* middle = new QWidget;
    auto* centred = new QGridLayout(middle);
    centred->setContentsMargins(24, 24, 24, 24);
    centred->addWidget(content, 1, 1);
    centred->setColumnStretch(0, 1);
    centred->setColumnStretch(1, 1000);
    centred->setColumnStretch(2, 1);
    centred->setRowStretch(0, 2);
    centred->setRowStretch(2, 3);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(middle);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    setFocusProxy(scroll);
    show_sides(opened_);
}

QLayout* StartPage::demo_cards() {
    constexpr int demos_a_row = 3;
    auto* row = new QGridLayout;
    row->setSpacing(12);
    for (qsizetype i = 0; i < demos_.size(); ++i) {
        const DemoCard& demo = demos_[i];
        auto* card = new CardButton(demo.icon, demo.title, demo.words);
        card->setObjectName(QStringLiteral("startDemo_") + demo.id);
        connect(card, &CardButton::clicked, this, [this, id = demo.id] { Q_EMIT demoChosen(id); });
        row->addWidget(card, int(i) / demos_a_row, int(i) % demos_a_row);
    }
    for (int k = 0; k < demos_a_row; ++k)
        row->setColumnStretch(k, 1);
    return row;
}

void StartPage::add_lessons(std::function<QVector<DemoCard>()> lessons) {
    lessons_ = std::move(lessons);
}

void StartPage::add_lesson_cards(QVBoxLayout& column) {
    const QVector<DemoCard> lessons = lessons_ ? lessons_() : QVector<DemoCard>();
    if (lessons.isEmpty())
        return;
    constexpr int columns = 2;
    column.addSpacing(spacing::large);
    column.addWidget(section(tr("Learn why the usual number misleads, and what to do instead")));
    auto* grid = new QGridLayout;
    grid->setSpacing(spacing::medium);
    for (qsizetype i = 0; i < lessons.size(); ++i) {
        const DemoCard& lesson = lessons[i];
        auto* card = new CardButton(lesson.icon, lesson.title, lesson.words);
        card->setObjectName(QStringLiteral("startLesson_") + lesson.id);
        connect(card, &CardButton::clicked, this,
                [this, id = lesson.id] { Q_EMIT lessonChosen(id); });
        grid->addWidget(card, int(i) / columns, int(i) % columns);
    }
    for (int k = 0; k < columns; ++k)
        grid->setColumnStretch(k, 1);
    column.addLayout(grid);
}

QWidget* StartPage::heading() {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    auto* title = new QLabel(tr("Which neurons correspond?"));
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 2.2);
    large.setBold(true);
    title->setFont(large);
    title->setAccessibleName(title->text());
    auto* words = new QLabel(tr("Two networks saw the same stimuli. Counterpart finds the best "
                                "one-to-one matching of their neurons, proves it, and explains how "
                                "much the numbers mean."));
    QFont readable = words->font();
    readable.setPointSizeF(readable.pointSizeF() * 1.2);
    words->setFont(readable);
    words->setWordWrap(true);
    column->addWidget(title);
    column->addWidget(words);

    hint_->setObjectName(QStringLiteral("startHint"));
    hint_->setWordWrap(true);
    hint_->setFont(readable);
    return box;
}

void StartPage::show_sides(const Opened& opened) {
    opened_ = opened;
    if (!layout())
        return;
    const bool one_side = bool(opened.left) != bool(opened.right);
    hint_->setVisible(one_side);
    other_side_->setVisible(one_side);
    open_->set_primary(!one_side);
    if (!one_side)
        return;
    left_open_ = bool(opened.left);
    const Responses& responses = left_open_ ? *opened.left : *opened.right;
    hint_->setText(
        (left_open_ ? tr("The left network is open: %1, %2.")
                    : tr("The right network is open: %1, %2."))
            .arg(QString::fromStdString(responses.source().name), shape_words(responses)));
    other_side_->describe(left_open_ ? QStringLiteral("open-right") : QStringLiteral("open-left"),
                          left_open_ ? tr("Open right…") : tr("Open left…"),
                          tr("Its file must hold the same %1 samples in the same order.")
                              .arg(QLocale().toString(qlonglong(responses.n_samples()))));
}

} // namespace counterpart
