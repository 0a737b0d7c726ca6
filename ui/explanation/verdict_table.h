#pragma once
// How many neurons of each network have which verdict; the legend of the verdicts' marks as well.

#include "core/reference/verdicts.h"

#include <QRect>
#include <QVector>
#include <QWidget>

namespace counterpart {

/// A line a verdict that any neuron has: its mark, its word, and the count on either side. Tooltips
/// say what a verdict means.
/// Object name: "verdictTable"; what it says is its accessible description.
class VerdictTable : public QWidget {
    Q_OBJECT
  public:
    explicit VerdictTable(QWidget* parent = nullptr);

    void show_verdicts(const NeuronVerdicts& verdicts);
    /// No lines.
    void clear();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

  private:
    struct Line {
        NeuronVerdict verdict = NeuronVerdict::matched;
        Index left = 0;
        Index right = 0;
    };
    [[nodiscard]] int line_height() const;

    QVector<Line> lines_;
};

} // namespace counterpart
