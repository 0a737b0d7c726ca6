#include "ui/workbench/open_menus.h"

#include "core/synthetic/demos.h"
#include "ui/workbench/recent_pairs.h"
#include "ui/workbench/workbench.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QString>

namespace counterpart {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("OpenMenus", text);
}

void open(Workbench& workbench, const RecentPair& pair) {
    workbench.open({{nullptr, pair.left.toStdString(), pair.left_transposed},
                    {nullptr, pair.right.toStdString(), pair.right_transposed},
                    {},
                    workbench.options()});
}

void fill_recent(QMenu& menu, QSettings& settings, Workbench& workbench) {
    menu.clear();
    for (const RecentPair& pair : recent_pairs(settings)) {
        QAction* action =
            menu.addAction(recent_label(pair).replace(QLatin1String("&"), QLatin1String("&&")));
        action->setToolTip(pair.left + QLatin1Char('\n') + pair.right);
        QObject::connect(action, &QAction::triggered, &workbench,
                         [&workbench, pair] { open(workbench, pair); });
    }
    const bool none = menu.isEmpty();
    if (none)
        menu.addAction(words(QT_TRANSLATE_NOOP("OpenMenus", "No pair was opened yet")))
            ->setEnabled(false);
    menu.addSeparator();
    QAction* clear = menu.addAction(words(QT_TRANSLATE_NOOP("OpenMenus", "Clear this list")));
    clear->setObjectName(QStringLiteral("clearRecent"));
    clear->setEnabled(!none);
    QObject::connect(clear, &QAction::triggered, &menu, [&settings] { forget_pairs(settings); });
}

} // namespace

void fill_demos(QMenu& menu, Workbench& workbench) {
    for (const Demo& demo : demos()) {
        QAction* action = menu.addAction(demo.title());
        action->setToolTip(demo.description());
        QObject::connect(action, &QAction::triggered, &workbench,
                         [&workbench, id = demo.id] { workbench.open_demo(id); });
    }
    menu.setToolTipsVisible(true);
}

void fill_recent_on_demand(QMenu& menu, QSettings& settings, Workbench& workbench) {
    menu.setToolTipsVisible(true);
    QObject::connect(&menu, &QMenu::aboutToShow, &menu,
                     [&] { fill_recent(menu, settings, workbench); });
}

} // namespace counterpart
