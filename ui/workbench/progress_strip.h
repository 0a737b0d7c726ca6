#pragma once
// How far a job is, and the button that stops it.

#include "core/base/progress.h"

#include <QString>
#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;

namespace counterpart {

class Workbench;

/// Follows a workbench's job. Appears only when the job takes longer than a person would notice.
/// Says what is on screen meanwhile: the tool bar already shows what was asked for.
/// Object names: "progressShown", "progressStage", "progressBar", "progressCancel".
class ProgressStrip : public QWidget {
    Q_OBJECT
  public:
    /// Milliseconds a job may take before anything is shown: shorter, and it would only flicker.
    static constexpr int patience = 300;

    /// `workbench` must outlive this.
    explicit ProgressStrip(Workbench& workbench, QWidget* parent = nullptr);

  private:
    void tell_what_is_shown(const Workbench& workbench);
    void show_stage(Stage stage, double fraction);
    void tell_memory(double bytes);

    QLabel* shown_;
    QLabel* stage_;
    QProgressBar* bar_;
    QTimer patience_;
};

} // namespace counterpart
