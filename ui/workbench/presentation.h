#pragma once
// Presentation mode: maps and explanation alone, on the whole screen, in large type.

#include <QByteArray>
#include <QFont>
#include <QKeySequence>
#include <QObject>
#include <QVector>

class QMainWindow;
class QWidget;

namespace counterpart {

struct Actions;
class Panels;
class Workbench;

/// Follows the action `presentation`; Escape leaves too. What was there before comes back as it
/// was: panels and their sizes, bars, type, and the window's own size. The type grows with the
/// window: a line of text is about a thirtieth of its height. Open to what is compared; what is
/// closed ends it, and so does closing the window.
class Presentation : public QObject {
    Q_OBJECT
  public:
    /// All must outlive this, or end together with it.
    struct Place {
        QMainWindow& window;
        Panels& panels;
        const Actions& actions;
        const Workbench& workbench;
    };
    explicit Presentation(const Place& place, QObject* parent);

    [[nodiscard]] bool on() const { return on_; }

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void enter();
    void leave();
    void follow();
    void fit_type();

    Place place_;
    bool on_ = false;
    bool was_full_screen_ = false;
    bool had_font_ = false; ///< of the window's own
    QFont font_;
    QKeySequence escape_; ///< what clears the selection otherwise
    QVector<QWidget*> hidden_;
};

} // namespace counterpart
