// The least that a window with a menu and a tool bar can be: what Counterpart's start is measured
// against.

#include <QApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QMainWindow window;
    QAction* quit =
        window.menuBar()->addMenu(QStringLiteral("&File"))->addAction(QStringLiteral("&Quit"));
    window.addToolBar(QStringLiteral("Tool bar"))->addAction(quit);
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
