#pragma once
// The button that filters the pairs table by verdict.

#include <QObject>

#include <vector>

class QAction;
class QToolBar;
class QToolButton;

namespace counterpart {

/// A button in a tool bar with a menu of all verdicts, each with its mark; rows are wanted that
/// have one of those ticked. Says on itself which these are.
class VerdictFilter : public QObject {
    Q_OBJECT
  public:
    /// `bar` owns it.
    explicit VerdictFilter(QToolBar& bar);

    /// Bits 1 << verdict; 0: no filter.
    [[nodiscard]] unsigned wanted() const;
    /// Without verdicts there is nothing to choose.
    void set_available(bool available);

  Q_SIGNALS:
    void changed();

  private:
    void tell();
    void dress();

    QToolButton* button_;
    QAction* placed_; ///< the button in the bar
    std::vector<QAction*> verdicts_;
};

} // namespace counterpart
