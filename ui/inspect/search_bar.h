#pragma once
// The search above the maps.

#include "ui/workbench/panels.h"

#include <QFrame>
#include <QString>

#include <memory>

namespace counterpart {

/// What search() finds while one types: all hits as Selection::found, the first ones in a list
/// below the field. Enter selects one (a pair is zoomed to, a neuron brought into view), and each
/// further Enter the next one; Up and Down choose in the list; Escape closes, and nothing is found
/// any more. What was selected stays.
/// Object names: "searchBar", "searchText", "searchMessage", "searchHits", "searchNext",
/// "searchPrevious", "searchClose".
class SearchBar : public QFrame {
    Q_OBJECT
  public:
    explicit SearchBar(const PanelContext& context, QWidget* parent = nullptr);
    ~SearchBar() override;

    /// Shows it and takes the keyboard; what was typed before is marked, to be typed over.
    void begin();
    /// Selects the next hit, or the first; from the last one it goes on to the first. Where nothing
    /// was searched for yet, begins.
    void next();
    void previous();
    void close_search();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace counterpart
