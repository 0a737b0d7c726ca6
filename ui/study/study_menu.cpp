// The study keeper's part that makes actions, menu and bar.

#include "ui/study/open_study.h"
#include "ui/study/study_keeper.h"
#include "ui/study/study_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/workbench/workbench.h"

#include <QAction>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace counterpart {

QAction* StudyKeeper::add_action(const char* name, const QString& text, const QString& tip) {
    auto* action = new QAction(text, &place_.window);
    action->setObjectName(QLatin1String(name));
    action->setToolTip(tip);
    place_.window.addAction(action);
    return action;
}

void StudyKeeper::make_actions() {
    const auto with_key = [](QAction* action, const QKeySequence& key) {
        action->setShortcut(key);
        action->setToolTip(QStringLiteral("%1 (%2)").arg(action->toolTip(),
                                                         key.toString(QKeySequence::NativeText)));
    };
    new_ = add_action("newStudy", tr("&New study…"),
                      tr("Compare runs in two or more groups, all with all"));
    with_key(new_, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
    demo_ = add_action("demoStudy", tr("Open &demo study"),
                       tr("Twelve small networks: two frameworks and an untrained control"));
    add_files_ = add_action("studyAddFiles", tr("Add &files…"), tr("Add runs to the study"));
    add_folder_ = add_action("studyAddFolder", tr("Add f&older…"),
                             tr("Add the runs of a folder, by a pattern of their names"));
    back_ = add_action("backToStudy", tr("&Back to the study"),
                       tr("Leave this comparison; the study is as it was"));
    back_->setIcon(themed_icon(QStringLiteral("back")));
    with_key(back_, QKeySequence(Qt::ALT | Qt::Key_Up));
    read_again_ = add_action("studyReadAgain", tr("&Read again"),
                             tr("Read all runs again, and compare them anew"));
    figure_ = add_action("exportStudyFigure", tr("Export f&igure…"),
                         tr("Save the study as PNG, SVG or PDF"));
    pairs_ = add_action("exportStudyPairs", tr("Export &pairs…"),
                        tr("Save the table of pairs as CSV, 17 digits"));
    report_ = add_action("exportStudyReport", tr("Export r&eport…"),
                         tr("Save verdict, tests and pairs as a page, with the files' hashes"));
    json_ = add_action("exportStudyJson", tr("Export &JSON…"),
                       tr("Save everything as counterpart.study/1"));
    close_ = add_action("closeStudy", tr("&Close study"), tr("Close the study"));
    // Alt+Left leads back through the maps first, and out of them then.
    QAction* in_maps = place_.actions.maps.back;
    const auto share_key = [this, in_maps] {
        QList<QKeySequence> keys{QKeySequence(Qt::ALT | Qt::Key_Up)};
        if (!in_maps->isEnabled())
            keys << in_maps->shortcut();
        back_->setShortcuts(keys);
    };
    connect(in_maps, &QAction::enabledChanged, this, share_key);
    share_key();
}

void StudyKeeper::make_menu() {
    QMenu* menu = place_.actions.study;
    menu->addActions({new_, demo_});
    menu->addSeparator();
    menu->addActions({add_files_, add_folder_, read_again_});
    menu->addSeparator();
    menu->addAction(back_);
    menu->addSeparator();
    menu->addActions({figure_, report_, pairs_, json_});
    menu->addSeparator();
    menu->addAction(close_);
}

/// Above the maps, while a pair of the study is on the table.
void StudyKeeper::make_bar() {
    bar_ = new QFrame;
    bar_->setObjectName(QStringLiteral("studyBar"));
    auto* row = new QHBoxLayout(bar_);
    row->setContentsMargins(spacing::large, spacing::small, spacing::large, spacing::small);
    row->setSpacing(spacing::medium);
    auto* button = new QToolButton;
    button->setDefaultAction(back_);
    button->setObjectName(QStringLiteral("studyBack"));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar_words_ = new QLabel;
    bar_words_->setObjectName(QStringLiteral("studyBarWords"));
    bar_words_->setForegroundRole(QPalette::PlaceholderText);
    bar_words_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(button);
    row->addWidget(bar_words_, 1);
    bar_->hide();
    if (auto* column = qobject_cast<QVBoxLayout*>(place_.window.centralWidget()->layout()))
        column->insertWidget(column->indexOf(&place_.pages), bar_);
}

void StudyKeeper::show_bar(bool pair_in_front) {
    bar_->setVisible(pair_in_front);
    if (pair_in_front)
        bar_words_->setText(tr("Study open: %1").arg(extent_words(*place_.workbench.study())));
}

DemoCard StudyKeeper::demo_card() {
    return {QLatin1String(demo_id), QStringLiteral("demo"), tr("A study of twelve runs"),
            tr("Two frameworks and an untrained control, four runs each: do the frameworks "
               "differ?")};
}

} // namespace counterpart
