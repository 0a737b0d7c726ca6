#pragma once
// The bar that says that something hypothetical is being looked at.

#include "ui/workbench/panels.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace counterpart {

class WhatIfs;

/// There while anything is wished for: hatched, in a colour of its own, headed "Hypothetical", with
/// what it does to the scores, and one button that takes all wishes back.
/// Object names: "whatIfBar", "whatIfText", "showWhatIf" (lights up the neurons that change),
/// "clearWhatIf".
class WhatIfBar : public QFrame {
    Q_OBJECT
  public:
    /// All must outlive this.
    WhatIfBar(Workbench& workbench, WhatIfs& what_ifs, Selection& selection,
              QWidget* parent = nullptr);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void tell();
    void colour();
    void light_up();

    Workbench& workbench_;
    WhatIfs& what_ifs_;
    Selection& selection_;
    QLabel* text_;
    QPushButton* show_;
};

/// For the list of bars.
[[nodiscard]] QWidget* make_what_if_bar(const PanelContext& context);

} // namespace counterpart
