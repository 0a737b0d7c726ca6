#include "ui/workbench/panels.h"

#include <QAction>
#include <QCoreApplication>
#include <QDockWidget>
#include <QMainWindow>

namespace counterpart {

const QVector<PanelKind>& panel_kinds() {
    static const QVector<PanelKind> kinds = {};
    return kinds;
}

QVector<QDockWidget*> add_panels(QMainWindow& window, const PanelContext& context) {
    QVector<QDockWidget*> docks;
    for (const PanelKind& kind : panel_kinds()) {
        auto* dock = new QDockWidget(QCoreApplication::translate("Panels", kind.title), &window);
        dock->setObjectName(QLatin1String(kind.name));
        dock->setWidget(kind.make(context));
        dock->toggleViewAction()->setShortcut(QKeySequence(Qt::ALT | kind.key));
        window.addDockWidget(kind.area, dock);
        for (QDockWidget* other : docks)
            if (window.dockWidgetArea(other) == kind.area)
                window.tabifyDockWidget(other, dock);
        dock->setVisible(kind.open_at_first);
        docks.push_back(dock);
    }
    return docks;
}

} // namespace counterpart
