#pragma once
// The pitfall lab in the window: its dock, its action, its files.

#include "ui/lab/lab.h"
#include "ui/workbench/file_chooser.h"
#include "ui/workbench/job.h"

#include <QObject>
#include <QString>

#include <optional>

class QDockWidget;
class QMainWindow;

namespace counterpart {

struct Actions;
class Exports;

/// The dock "labDock", there while the lab is on; its panel is made when it first is. Saving writes
/// both networks or neither, over no file of what was set aside; the script names the files where
/// this very pair was saved.
class LabDock : public QObject {
    Q_OBJECT
  public:
    /// All must outlive this, or end together with it.
    struct Place {
        QMainWindow& window;
        QDockWidget& dock; ///< add_dock's
        Workbench& workbench;
        ViewState& view;
        Selection& selection;
        const Actions& actions;
        Exports& exports; ///< tells how it went
        FileChooser choose;
    };
    /// The dock alone, empty and hidden: a layout is restored before there is a lab, and knows it.
    [[nodiscard]] static QDockWidget* add_dock(QMainWindow& window);
    LabDock(Place place, QObject* parent);
    ~LabDock() override;

    [[nodiscard]] Lab& lab() { return lab_; }

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    /// A pair as it was written.
    struct Saved {
        LaboratoryControls controls;
        QString left;
        QString right;
    };
    void fill();
    void ask_for_files();
    void save(const QString& left, const QString& right);
    void copy_python();

    Place place_;
    Lab lab_;
    Job saving_;
    std::optional<Saved> saved_;
};

} // namespace counterpart
