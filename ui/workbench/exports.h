#pragma once
// Taking results out of the window: figure, matching, permutation.

#include "core/base/result.h"
#include "ui/workbench/file_chooser.h"
#include "ui/workbench/job.h"
#include "ui/workbench/view_state.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <functional>

class QWidget;

namespace counterpart {

class Workbench;

/// Asks where to, makes the file and tells how it went. Files are complete or absent, and never
/// one of the inputs. Bytes are made and written on a thread of their own; only painting, which
/// Qt's widgets allow nowhere else, stays on the UI thread. Without a comparison nothing happens.
class Exports : public QObject {
    Q_OBJECT
  public:
    /// What it works with; all must outlive it.
    struct Place {
        const Workbench& workbench;
        const ViewState& view;
        QWidget* window;
        FileChooser choose;
    };

    explicit Exports(Place place, QObject* parent = nullptr);

    void export_figure();
    void copy_figure();
    void export_matching();
    void export_permutation();
    /// A table made elsewhere, as CSV. `bytes` is called on another thread: it must rest on values
    /// of its own.
    void export_table(const QString& title, const QString& ending,
                      std::function<QByteArray()> bytes);

    /// For what is made elsewhere: asks where to, suggesting "<left>_<right><ending>", and calls
    /// `chosen` unless what is open was closed meanwhile.
    void ask(const QString& title, const QString& filter, const QString& ending,
             std::function<void(const QString&)> chosen);
    /// Whether a path may not be written to, which is told then.
    [[nodiscard]] bool refused(const QString& path);
    /// Makes bytes on another thread, as export_table, writes them and tells it.
    void save(const QString& path, std::function<QByteArray()> bytes);

  Q_SIGNALS:
    /// What was done, in words.
    void done(const QString& words);
    void failed(const counterpart::Problem& problem);

  private:
    using Bytes = std::function<QByteArray()>;
    void save_figure(const QString& path);
    [[nodiscard]] QString folder() const;

    Place place_;
    QString last_folder_;
    Job job_;
};

} // namespace counterpart
