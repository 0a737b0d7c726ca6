#pragma once
// Asking for the runs of a study: a folder and a pattern of names, or files.

#include "ui/study/name_pattern.h"
#include "ui/workbench/file_chooser.h"
#include "ui/workbench/job.h"

#include <QDialog>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace counterpart {

/// Shows, as the pattern is typed, which files it catches and as which runs of which groups.
/// Object names: "studyDialog", "studyFolder", "studyPattern", "studyCaught", "studyCatch",
/// "studyBegin", "studyChooseFiles".
class StudyDialog : public QDialog {
    Q_OBJECT
  public:
    /// `folder` is looked into at once, unless it is empty. `begin` is what the last button says.
    StudyDialog(FileChooser choose, const QString& folder, const QString& begin,
                QWidget* parent = nullptr);

    void set_folder(const QString& folder);

  Q_SIGNALS:
    void chosen(const std::vector<counterpart::PlannedGroup>& groups);
    /// Single files are to be chosen instead.
    void filesWanted();

  private:
    void browse();
    void look(const QString& folder);
    void follow_pattern();
    void tell(const QString& words, bool wrong);

    FileChooser choose_;
    Job looking_;
    QString looked_at_; ///< the folder that `files_` are of
    QStringList files_;
    bool own_pattern_ = false; ///< the person wrote one: it stays
    std::vector<PlannedGroup> groups_;
    QLineEdit* folder_;
    QLineEdit* pattern_;
    QLabel* caught_;
    QTreeWidget* preview_;
    QPushButton* begin_;
};

} // namespace counterpart
