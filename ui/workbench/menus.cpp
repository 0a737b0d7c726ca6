#include "ui/theme/icons.h"
#include "ui/workbench/actions.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QList>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QString>
#include <QToolBar>
#include <QToolButton>
#include <QVector>

#include <algorithm>

namespace counterpart {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("Actions", text);
}

void add_group(QMenu& menu, const char* title, QActionGroup* group) {
    menu.addMenu(words(title))->addActions(group->actions());
}

/// A button of the tool bar that opens a menu.
QToolButton* menu_button(const char* name, const char* icon, const char* text, const char* tip,
                         const QList<QAction*>& entries) {
    auto* button = new QToolButton;
    button->setObjectName(QLatin1String(name));
    button->setIcon(themed_icon(QLatin1String(icon)));
    button->setText(words(text));
    button->setToolTip(words(tip));
    button->setAccessibleName(words(text));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(button);
    menu->addActions(entries);
    button->setMenu(menu);
    // Open to nothing but what can be chosen.
    const auto follow = [button, entries] {
        button->setEnabled(std::any_of(entries.begin(), entries.end(),
                                       [](const QAction* entry) { return entry->isEnabled(); }));
    };
    for (const QAction* entry : entries)
        QObject::connect(entry, &QAction::enabledChanged, button, follow);
    follow();
    return button;
}

} // namespace

void fill_menu_bar(QMainWindow& window, const Actions& a, const QVector<QAction*>& panels) {
    QMenu& file = *window.menuBar()->addMenu(words(QT_TRANSLATE_NOOP("Actions", "&File")));
    file.addActions({a.open_pair, a.open_left, a.open_right});
    file.addMenu(a.demos);
    file.addAction(a.pitfall_lab);
    file.addMenu(a.recent);
    file.addAction(a.reload);
    file.addSeparator();
    file.addActions({a.open_session, a.save_session, a.save_session_as});
    file.addMenu(a.recent_sessions);
    file.addSeparator();
    file.addActions(
        {a.export_figure, a.copy_figure, a.export_report, a.export_matching, a.export_permutation});
    file.addSeparator();
    file.addActions({a.close_pair, a.quit});

    QMenu& edit = *window.menuBar()->addMenu(words(QT_TRANSLATE_NOOP("Actions", "&Edit")));
    edit.setObjectName(QStringLiteral("editMenu"));
    edit.addActions({a.undo, a.redo});
    edit.addSeparator();
    edit.addActions({a.copy_explanation, a.copy_command});

    QMenu& view = *window.menuBar()->addMenu(words(QT_TRANSLATE_NOOP("Actions", "&View")));
    view.addActions({a.find, a.find_next, a.find_previous});
    view.addSeparator();
    view.addActions({a.fit, a.clear_selection});
    view.addSeparator();
    add_map_menus(view, a.maps);
    view.addSeparator();
    view.addActions({a.show_assignment, a.show_naive});
    add_group(view, QT_TRANSLATE_NOOP("Actions", "&Colour map"), a.colour_map);
    add_group(view, QT_TRANSLATE_NOOP("Actions", "&Pooling"), a.pooling);
    view.addSeparator();
    for (QAction* panel : panels)
        view.addAction(panel);
    view.addAction(a.reset_layout);
    view.addSeparator();
    view.addActions({a.presentation, a.full_screen, a.reduce_motion});
    add_group(view, QT_TRANSLATE_NOOP("Actions", "&Theme"), a.theme);

    QMenu& compare = *window.menuBar()->addMenu(words(QT_TRANSLATE_NOOP("Actions", "&Compare")));
    compare.addActions(a.correlation->actions());
    compare.addSeparator();
    compare.addActions(a.sign->actions());
    compare.addSeparator();
    compare.addActions({a.swap, a.transpose_left, a.transpose_right, a.transpose_both});

    window.menuBar()->addMenu(a.lessons);
    window.menuBar()->addMenu(a.study);

    QMenu& help = *window.menuBar()->addMenu(words(QT_TRANSLATE_NOOP("Actions", "&Help")));
    help.addActions({a.what_is_this, a.shortcuts});
    help.addSeparator();
    help.addAction(a.about);
}

void fill_tool_bar(QToolBar& bar, const Actions& a) {
    bar.setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar.setIconSize({20, 20});
    bar.addAction(a.open_pair);
    bar.addSeparator();
    bar.addActions(a.correlation->actions());
    bar.addSeparator();
    bar.addActions(a.sign->actions());
    bar.addSeparator();
    bar.addActions({a.show_assignment, a.show_naive});
    bar.addWidget(menu_button("coloursButton", "colours", QT_TRANSLATE_NOOP("Actions", "Colours"),
                              QT_TRANSLATE_NOOP("Actions", "Colours of the maps"),
                              a.colour_map->actions()));
    bar.addAction(a.fit);
    bar.addSeparator();
    bar.addWidget(menu_button("exportButton", "export", QT_TRANSLATE_NOOP("Actions", "Export"),
                              QT_TRANSLATE_NOOP("Actions", "Save or copy what was found"),
                              {a.export_figure, a.copy_figure, a.export_report, a.copy_explanation,
                               a.export_matching, a.export_permutation}));
    bar.addAction(a.what_is_this);
}

} // namespace counterpart
