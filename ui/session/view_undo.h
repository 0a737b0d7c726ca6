#pragma once
// Undo and redo in the window: the history of the view state behind two actions.

#include "ui/session/view_history.h"

#include <QElapsedTimer>
#include <QObject>

class QAction;

namespace counterpart {

class ViewState;

class ViewUndo : public QObject {
    Q_OBJECT
  public:
    /// All must outlive this, or end together with it.
    ViewUndo(ViewState& view, QAction& undo, QAction& redo, QObject* parent = nullptr);

    /// From here on: what was before is about other neurons.
    void begin_anew();
    /// What changes in the view until the event loop is back is none of the person's.
    void settle();
    /// Held: what changes in the view is none of the person's, and there is nothing to undo, until
    /// the view is again what it was.
    void hold(bool held);

  private:
    void note();
    void go_to(const std::optional<ViewSettings>& view);
    void show();

    ViewState& view_;
    QAction& undo_;
    QAction& redo_;
    ViewHistory history_;
    QElapsedTimer clock_;
    bool settling_ = false;
    bool held_ = false;
};

} // namespace counterpart
