#pragma once
// What the comparison means, in words and one axis; neurons named in it are links.

#include "core/comparison/comparison.h"
#include "core/reference/baselines.h"
#include "ui/explanation/ladder_marks.h"
#include "ui/workbench/selection.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace counterpart {

/// Head line, scores on one axis with the ladder's legend, certificate, then the findings in plain
/// words. A link to a neuron
/// highlights it in both maps through `selection`.
/// Object names: "explanation", "headline", "scoreAxis", "ladderLegend", "certificate", "findings"
/// (the text with the links).
class ExplanationPanel : public QWidget {
    Q_OBJECT
  public:
    /// `selection` must outlive this.
    explicit ExplanationPanel(Selection& selection, QWidget* parent = nullptr);
    ~ExplanationPanel() override;

    /// Nothing: an empty panel.
    void show_comparison(std::shared_ptr<const Comparison> comparison);
    /// What the scores are held against: baselines of the comparison (null: none), and scores of
    /// other runs of the same framework (matched, and mean of both naive ones).
    void show_baselines(std::shared_ptr<const Baselines> baselines,
                        std::vector<SameKindScores> same_matched = {},
                        std::vector<SameKindScores> same_naive = {});
    /// Puts a widget, and a heading above it, between scores and matching.
    void put_below_scores(const QString& heading, QWidget* widget);

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
