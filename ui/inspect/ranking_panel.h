#pragma once
// The ranking curve: where the naive score exceeds the matched one, neuron by neuron.

#include "core/responses/responses.h"
#include "ui/workbench/panels.h"

#include <QWidget>

#include <memory>

namespace counterpart {

/// Left: the row maxima and the assigned similarities of all left neurons, greatest maximum first;
/// the area between them is what one-to-one costs (see Ranking). Dashed: what chance alone would
/// give on average. Right: how many right neurons are chosen how often, with what choosing at
/// random would give. The neuron under the pointer is told, and pointed at everywhere; a click
/// selects its pair, a click on a bar lights its neurons up in the maps.
/// Object names: "ranking", "rankingWords", "rankingTold", "rankingPlot".
class RankingPanel : public QWidget {
    Q_OBJECT
  public:
    explicit RankingPanel(const PanelContext& context, QWidget* parent = nullptr);
    ~RankingPanel() override;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    /// Where a left neuron is drawn, and a bar, in the plot's coordinates; for tests.
    [[nodiscard]] QPoint position_of(Index left_neuron) const;
    [[nodiscard]] QPoint position_of_bar(Index times) const;

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace counterpart
