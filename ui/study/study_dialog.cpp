#include "ui/study/study_dialog.h"

#include "ui/study/group_marks.h"
#include "ui/theme/theme.h"
#include "ui/workbench/message_bar.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPalette>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <utility>

namespace counterpart {

StudyDialog::StudyDialog(FileChooser choose, const QString& folder, const QString& begin,
                         QWidget* parent)
    : QDialog(parent), choose_(std::move(choose)), folder_(new QLineEdit),
      pattern_(new QLineEdit(QStringLiteral("{group}_{run}.npy"))), caught_(new QLabel),
      preview_(new QTreeWidget), begin_(new QPushButton(begin)) {
    setObjectName(QStringLiteral("studyDialog"));
    setWindowTitle(tr("Runs of a study"));
    folder_->setObjectName(QStringLiteral("studyFolder"));
    folder_->setAccessibleName(tr("Folder"));
    pattern_->setObjectName(QStringLiteral("studyPattern"));
    pattern_->setToolTip(tr("{group} and {run} stand for any part of a name, * for anything, "
                            "? for one character; a / goes a folder deeper"));
    caught_->setObjectName(QStringLiteral("studyCaught"));
    caught_->setWordWrap(true);
    caught_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // long paths do not break
    preview_->setObjectName(QStringLiteral("studyCatch"));
    preview_->setAccessibleName(tr("What the pattern catches"));
    preview_->setColumnCount(2);
    preview_->setHeaderLabels({tr("Group and file"), tr("Run")});
    preview_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    preview_->header()->setStretchLastSection(false);
    begin_->setObjectName(QStringLiteral("studyBegin"));
    begin_->setDefault(true);
    begin_->setEnabled(false);
    auto* browse = new QPushButton(tr("Browse…"));
    browse->setObjectName(QStringLiteral("studyBrowse"));
    browse->setAutoDefault(false);
    auto* files = new QPushButton(tr("Choose files instead…"));
    files->setObjectName(QStringLiteral("studyChooseFiles"));
    files->setAutoDefault(false);
    auto* intro = new QLabel(tr("A study compares runs (trained networks) in two or more groups "
                                "(frameworks). Every run is a response file on the same samples."));
    intro->setWordWrap(true);
    auto* form = new QFormLayout;
    auto* row = new QHBoxLayout;
    row->addWidget(folder_, 1);
    row->addWidget(browse);
    auto* label = new QLabel(tr("&Folder"));
    label->setBuddy(folder_);
    form->addRow(label, row);
    form->addRow(tr("&Names of files"), pattern_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(begin_, QDialogButtonBox::AcceptRole);
    buttons->addButton(files, QDialogButtonBox::ResetRole);
    auto* column = new QVBoxLayout(this);
    column->addWidget(intro);
    column->addLayout(form);
    column->addWidget(caught_);
    column->addWidget(preview_, 1);
    column->addWidget(buttons);
    resize(640, 520);

    connect(browse, &QPushButton::clicked, this, &StudyDialog::browse);
    connect(files, &QPushButton::clicked, this, [this] {
        reject();
        Q_EMIT filesWanted();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(begin_, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT chosen(groups_);
    });
    connect(folder_, &QLineEdit::textChanged, this, &StudyDialog::look);
    connect(pattern_, &QLineEdit::textEdited, this, [this] { own_pattern_ = true; });
    connect(pattern_, &QLineEdit::textChanged, this, &StudyDialog::follow_pattern);
    connect(&looking_, &Job::failed, this, [this](const Problem& problem) {
        files_.clear();
        follow_pattern();
        tell(problem_text(problem), true);
    });
    tell(tr("Choose the folder that the runs are in."), false);
    if (!folder.isEmpty())
        set_folder(folder);
}

void StudyDialog::set_folder(const QString& folder) {
    folder_->setText(QDir::toNativeSeparators(folder));
}

void StudyDialog::browse() {
    FileQuestion question;
    question.title = tr("The folder of the runs");
    question.folder = folder_->text();
    question.is_folder = true;
    choose_(this, question, [this](const QString& path) { set_folder(path); });
}

void StudyDialog::look(const QString& folder) {
    const QString path = QDir::fromNativeSeparators(folder.trimmed());
    tell(tr("Looking into the folder…"), false);
    looking_.start<QStringList>(
        [path](const Progress& progress) { return files_below(path, progress); },
        [this, path](QStringList files) {
            files_ = std::move(files);
            looked_at_ = path;
            if (!own_pattern_) {
                const QString pattern = suggested_pattern(files_);
                if (pattern != pattern_->text())
                    return pattern_->setText(pattern);
            }
            follow_pattern();
        });
}

void StudyDialog::follow_pattern() {
    preview_->clear();
    groups_.clear();
    begin_->setEnabled(false);
    if (looked_at_.isEmpty())
        return;
    const Result<NamePattern> pattern = NamePattern::from(pattern_->text().trimmed());
    if (!pattern.ok())
        return tell(problem_text(pattern.problem()), true);
    groups_ = grouped_by_pattern(looked_at_, files_, pattern.value());
    const bool dark = is_dark(palette());
    qsizetype n_runs = 0;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        auto* group = new QTreeWidgetItem(preview_, {groups_[g].name});
        group->setIcon(0, mark_icon(int(g) % n_group_marks, dark));
        for (const PlannedRun& run : groups_[g].runs) {
            const QString path = QDir(looked_at_).relativeFilePath(run.file.absolute);
            const auto named = pattern.value().read(path);
            new QTreeWidgetItem(group, {path, named ? named->run : QString()});
            ++n_runs;
        }
        group->setExpanded(groups_.size() <= 6);
    }
    const QLocale locale;
    const qsizetype others = files_.size() - n_runs;
    QString told =
        n_runs == 0 ? tr("No file is called like this.")
                    : tr("%1 runs in %2 groups.")
                          .arg(locale.toString(n_runs), locale.toString(qsizetype(groups_.size())));
    if (others > 0)
        told += QLatin1Char(' ') +
                (others == 1 ? tr("1 file is called otherwise.")
                             : tr("%1 files are called otherwise.").arg(locale.toString(others)));
    tell(told, n_runs == 0);
    begin_->setEnabled(n_runs > 0);
    begin_->setDefault(n_runs > 0);
}

void StudyDialog::tell(const QString& words, bool wrong) {
    caught_->setText(words);
    const Theme& t = theme(is_dark(palette()));
    QPalette told = palette();
    told.setColor(QPalette::WindowText, wrong ? t.error_text : t.text);
    caught_->setPalette(told);
}

} // namespace counterpart
