#pragma once
// The maps with their read-out.

#include "core/comparison/comparison.h"
#include "ui/workbench/selection.h"
#include "ui/workbench/view_state.h"

#include <QWidget>

#include <memory>

class QLabel;

namespace counterpart {

class MapsView;
class ReadOut;

/// The two maps; below them the read-out, and what a pixel stands for. Object name of the latter:
/// "poolingNote".
class MapsPage : public QWidget {
    Q_OBJECT
  public:
    /// `view` and `selection` must outlive this.
    MapsPage(ViewState& view, Selection& selection, QWidget* parent = nullptr);

    void show_comparison(const std::shared_ptr<const Comparison>& comparison);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void note_pooling();

    MapsView* maps_;
    ReadOut* read_out_;
    QLabel* pooling_;
    bool noting_ = false; ///< note_pooling() is on its way
};

} // namespace counterpart
