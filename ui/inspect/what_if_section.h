#pragma once
// What the wishes lead to, in the inspector.

#include "ui/inspect/hypothetical_frame.h"

namespace counterpart {

class RichText;
class WhatIfs;
class Workbench;

/// There while anything is wished for: what it does to the scores, the first counterparts that
/// change (links), and a button that takes all wishes back.
/// Object names: "hypothetical", "hypotheticalWords", "clearWishes".
class WhatIfSection : public HypotheticalFrame {
    Q_OBJECT
  public:
    /// All must outlive this.
    WhatIfSection(Workbench& workbench, WhatIfs& what_ifs, QWidget* parent = nullptr);

    /// For a change of the theme.
    void tell();

  Q_SIGNALS:
    /// A link in the text was clicked.
    void followed(const QString& link);

  private:
    Workbench& workbench_;
    WhatIfs& what_ifs_;
    RichText* text_;
};

} // namespace counterpart
