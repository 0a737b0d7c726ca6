#pragma once
// Choosing two files, seeing their shapes before anything is read.

#include "core/comparison/memory_need.h"
#include "ui/workbench/file_chooser.h"
#include "ui/workbench/opened.h"

#include <QDialog>
#include <QString>

#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace counterpart {

/// Two rows (path, Browse…, the shape as the file's header tells it, Transpose) and what is wrong
/// with them together. Object names: "leftPath", "leftBrowse", "leftShape", "leftTranspose" and
/// the same for the right; "pairWarning", "pairOpen".
class OpenPairDialog : public QDialog {
    Q_OBJECT
  public:
    explicit OpenPairDialog(FileChooser chooser, QString folder, QWidget* parent = nullptr);

    void set_paths(const QString& left, const QString& right);

  Q_SIGNALS:
    /// Open was pressed; the options of the request are not set.
    void chosen(const counterpart::PairRequest& request);

  private:
    struct Row {
        QLineEdit* path;
        QCheckBox* transpose;
        QLabel* shape;
        std::optional<Index> samples; ///< as the transpose box has it
        std::optional<Index> neurons;
        std::optional<SideNeed> need;
        bool readable = false;
    };
    Row make_row(Side side);
    void browse(Side side);
    void look(Row& row);
    void judge();
    [[nodiscard]] QString warning() const;
    [[nodiscard]] QString memory_words() const;
    [[nodiscard]] PairRequest request() const;

    FileChooser chooser_;
    QString folder_;
    Row left_;
    Row right_;
    QLabel* warning_;
    QPushButton* open_;
};

} // namespace counterpart
