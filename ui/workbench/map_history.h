#pragma once
// The history of what was in view and selected, kept as it changes.

#include "ui/workbench/history.h"

#include <QElapsedTimer>
#include <QObject>

#include <memory>

namespace counterpart {

class Workbench;

/// Follows view and selection; forgets everything when other neurons are opened.
class MapHistory : public QObject {
    Q_OBJECT
  public:
    /// All of these must outlive this.
    MapHistory(ViewState& view, Selection& selection, Workbench& workbench, QObject* parent);

    [[nodiscard]] const History& history() const { return history_; }
    void back();
    void forward();

  Q_SIGNALS:
    void changed();

  private:
    [[nodiscard]] ViewPlace here() const;
    void follow();
    void show(const std::optional<ViewPlace>& place);

    ViewState& view_;
    Selection& selection_;
    History history_;
    QElapsedTimer clock_;
    bool showing_ = false;
    std::weak_ptr<const Responses> left_; ///< what places are of; an address may be used again
    std::weak_ptr<const Responses> right_;
};

} // namespace counterpart
