#pragma once
// The line below the tool bar: what is on either side, in which shape.

#include "ui/workbench/opened.h"

#include <QString>
#include <QWidget>

class QAction;
class QLabel;
class QToolButton;

namespace counterpart {

class ElidedLabel;

/// "A  left.npy  500 samples × 64 neurons  [Transpose]   ⇄   B  …".
/// Object names: "leftName", "leftShape", "rightName", "rightShape".
class SidesStrip : public QWidget {
    Q_OBJECT
  public:
    /// What its buttons do.
    struct Buttons {
        QAction* open_left;
        QAction* open_right;
        QAction* transpose_left;
        QAction* transpose_right;
        QAction* swap;
    };

    explicit SidesStrip(const Buttons& buttons, QWidget* parent = nullptr);

    void show_sides(const Opened& opened);

  private:
    struct SideWidgets {
        ElidedLabel* name;
        QLabel* shape;
        QToolButton* open;
        QToolButton* transpose;
    };
    SideWidgets add_side(Side side, QAction* open, QAction* transpose);
    static void show_side(const SideWidgets& widgets, const Responses* responses);

    SideWidgets left_;
    SideWidgets right_;
};

/// "500 samples × 64 neurons".
[[nodiscard]] QString shape_words(Index samples, Index neurons);
[[nodiscard]] QString shape_words(const Responses& responses);

} // namespace counterpart
