#pragma once
// The report and the explanation, taken out of the window.

#include "core/report/report_content.h"
#include "ui/workbench/job.h"

#include <QObject>
#include <QString>

#include <memory>

class QMainWindow;

namespace counterpart {

struct Actions;
class Exports;
class SessionKeeper;
class ViewState;
class Workbench;

/// Export report: asks where to, hashes the files on another thread, draws the page, and saves it.
/// Copy explanation: Markdown on the clipboard. Both are open to what is compared, and are told
/// through `exports`.
class ReportExport : public QObject {
    Q_OBJECT
  public:
    /// What it works with; all must outlive it.
    struct Place {
        const Workbench& workbench;
        const ViewState& view;
        const SessionKeeper& keeper;
        const Actions& actions;
        Exports& exports;
    };
    explicit ReportExport(const Place& place, QObject* parent);

    void export_report();
    void copy_explanation();

  private:
    void save(const QString& path);

    Place place_;
    Job hashing_;
};

} // namespace counterpart
