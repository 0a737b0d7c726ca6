#pragma once
// Files that are open and change on disk: a bar that offers to read them anew, and F5.

#include "ui/session/file_watch.h"

#include <QObject>
#include <QString>

namespace counterpart {

class MessageBar;
class Selection;
class ViewState;
class Workbench;

/// Follows the workbench's files. Nothing is read again unless the person says so; a file that is
/// gone is told, and what was read from it stays open.
class Reload : public QObject {
    Q_OBJECT
  public:
    /// What it works with; all must outlive it, or end together with it.
    struct Place {
        Workbench& workbench;
        ViewState& view;
        Selection& selection;
        MessageBar& bar;
    };

    explicit Reload(const Place& place, QObject* parent = nullptr);

    /// Watches what is open now: call when other responses are on the table.
    void follow();
    /// Reads both sides again. Where their shapes stay, so do zoom, selection and notes.
    void reload();
    /// The stamp of an open file when it was read.
    [[nodiscard]] FileStamp read_stamp(const QString& path) const { return watch_.known(path); }

  private:
    void tell();

    Place place_;
    FileWatch watch_;
};

} // namespace counterpart
