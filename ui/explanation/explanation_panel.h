#pragma once
// What the comparison means, in words and one axis; neurons named in it are links.

#include "core/comparison/comparison.h"
#include "ui/workbench/selection.h"

#include <QWidget>

#include <memory>

namespace counterpart {

/// Head line, scores on one axis, certificate, then the findings in plain words. A link to a neuron
/// highlights it in both maps through `selection`.
/// Object names: "explanation", "headline", "scoreAxis", "certificate", "findings" (the text with
/// the links).
class ExplanationPanel : public QWidget {
    Q_OBJECT
  public:
    /// `selection` must outlive this.
    explicit ExplanationPanel(Selection& selection, QWidget* parent = nullptr);
    ~ExplanationPanel() override;

    /// Nothing: an empty panel.
    void show_comparison(std::shared_ptr<const Comparison> comparison);

  Q_SIGNALS:
    /// A finding's "Show me" was followed.
    void showWanted(const counterpart::Finding& finding);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace counterpart
