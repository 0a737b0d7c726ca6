#pragma once
// The panel about the selected pair, or neuron.

#include "ui/workbench/panels.h"

#include <QWidget>

#include <memory>

namespace counterpart {

/// What is selected: both neurons' values, their responses against each other, what holds the pair
/// (or what pinning it would cost), each side's best candidates, and pin and forbid. Everything
/// that takes time is computed off the UI thread and shown whole. Object names: "inspector",
/// "inspectorEmpty", "pairTitle", "pairWords", "whyWords", "scatter", "pin", "forbid", "showSwap",
/// "hypothetical" (its text "hypotheticalWords"), "clearWishes", "leftCandidates",
/// "rightCandidates".
class Inspector : public QWidget {
    Q_OBJECT
  public:
    /// What `context` refers to must outlive this.
    explicit Inspector(const PanelContext& context, QWidget* parent = nullptr);
    ~Inspector() override;

  protected:
    void changeEvent(QEvent* event) override;

  private:
    class Parts;
    std::unique_ptr<Parts> parts_;
};

/// For the list of panels.
[[nodiscard]] QWidget* make_inspector(const PanelContext& context);

} // namespace counterpart
