#pragma once
// The table of pairs: sorted, filtered, noted on, and copied out of.

#include "ui/workbench/panels.h"

#include <QWidget>

#include <memory>

namespace counterpart {

/// Above the table a text to filter by, buttons for what to filter by (several: rows that are all
/// of it), and how many of the pairs are shown. A row selected is the pair selected everywhere, and
/// the other way round; the row under the pointer is lit up in the maps, and the other way round; a
/// double click or Enter zooms the maps to the pair. Ctrl+C copies the selected rows, or all shown,
/// for a spreadsheet.
/// Object names: "pairs", "pairsTable", "pairsFilter", "pairsCount", "weakBelow"; the buttons'
/// actions "filterDisagrees", "filterWeak", "filterAmbiguous", "filterHub", "filterSignFlip",
/// "filterFlagged", the button "filterVerdict" with one action a verdict ("filterMatched", …);
/// "copyPairs", "savePairs".
class PairsPanel : public QWidget {
    Q_OBJECT
  public:
    explicit PairsPanel(const PanelContext& context, QWidget* parent = nullptr);
    ~PairsPanel() override;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace counterpart
