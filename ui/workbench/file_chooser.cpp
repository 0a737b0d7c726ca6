#include "ui/workbench/file_chooser.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace counterpart {

void choose_file(QWidget* parent, const FileQuestion& question,
                 std::function<void(const QString& path)> chosen) {
    auto* dialog = new QFileDialog(parent, question.title, question.folder, question.filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (question.save) {
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->selectFile(question.suggested);
        const QString filter = question.filter.section(QStringLiteral(";;"), 0, 0);
        dialog->setDefaultSuffix(
            filter.section(QStringLiteral("*."), 1).section(QLatin1Char(')'), 0, 0));
        // The suffix follows the kind of file chosen below the name.
        QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& f) {
            dialog->setDefaultSuffix(
                f.section(QStringLiteral("*."), 1).section(QLatin1Char(')'), 0, 0));
        });
    } else {
        dialog->setFileMode(question.is_folder ? QFileDialog::Directory
                            : question.several ? QFileDialog::ExistingFiles
                                               : QFileDialog::ExistingFile);
    }
    if (question.several)
        QObject::connect(dialog, &QFileDialog::filesSelected, parent, question.several);
    else
        QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
    dialog->open();
}

QString response_filter() {
    return QCoreApplication::translate("FileChooser", "Responses (*.npy *.csv *.tsv *.txt)") +
           QStringLiteral(";;") + QCoreApplication::translate("FileChooser", "All files (*)");
}

} // namespace counterpart
