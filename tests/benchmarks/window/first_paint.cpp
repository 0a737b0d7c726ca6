// Linked into a program with a window: ends it when its first window was painted, so that how long
// the process ran is the time from its start to its first picture.

#include <QCoreApplication>
#include <QEvent>
#include <QMainWindow>
#include <QMetaObject>
#include <QObject>

#include <cstdlib>

namespace {

class FirstPaint : public QObject {
  public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() != QEvent::Paint || !qobject_cast<QMainWindow*>(watched))
            return false;
        QCoreApplication::instance()->removeEventFilter(this);
        // The window begins with itself and goes on with all that is in it: then comes this.
        QMetaObject::invokeMethod(
            this, [] { std::_Exit(0); }, Qt::QueuedConnection);
        return false;
    }
};

void watch() {
    QCoreApplication::instance()->installEventFilter(new FirstPaint(QCoreApplication::instance()));
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(watch)
