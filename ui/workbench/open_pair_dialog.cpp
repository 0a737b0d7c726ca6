#include "ui/workbench/open_pair_dialog.h"

#include "core/responses/read_responses.h"
#include "core/wording/wording.h"
#include "ui/theme/theme.h"
#include "ui/workbench/memory_words.h"
#include "ui/workbench/message_bar.h"
#include "ui/workbench/sides_strip.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPalette>
#include <QPushButton>
#include <QStringList>
#include <QVBoxLayout>

namespace counterpart {

OpenPairDialog::OpenPairDialog(FileChooser chooser, QString folder, QWidget* parent)
    : QDialog(parent), chooser_(std::move(chooser)), folder_(std::move(folder)), left_(), right_(),
      warning_(new QLabel), open_(new QPushButton(tr("Open"))) {
    setObjectName(QStringLiteral("openPairDialog"));
    setWindowTitle(tr("Open two files"));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(spacing::medium);
    column->setContentsMargins(20, 20, 20, 20);
    auto* hint =
        new QLabel(tr("Two files of responses to the same stimuli, in the same order: rows "
                      "are samples, columns are neurons."));
    hint->setWordWrap(true);
    column->addWidget(hint);
    left_ = make_row(Side::left);
    right_ = make_row(Side::right);

    warning_->setObjectName(QStringLiteral("pairWarning"));
    warning_->setAccessibleName(tr("Do the files fit together?"));
    warning_->setWordWrap(true);
    warning_->setTextFormat(Qt::PlainText);
    warning_->setMinimumHeight(2 * warning_->fontMetrics().lineSpacing());
    warning_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    column->addWidget(warning_);
    column->addStretch(1);

    auto* buttons = new QDialogButtonBox;
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    open_->setObjectName(QStringLiteral("pairOpen"));
    buttons->addButton(open_, QDialogButtonBox::AcceptRole);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(request());
        accept();
    });
    setMinimumWidth(640);
    judge();
}

OpenPairDialog::Row OpenPairDialog::make_row(Side side) {
    const bool left = side == Side::left;
    const QString prefix = left ? QStringLiteral("left") : QStringLiteral("right");
    Row row{new QLineEdit, new QCheckBox(tr("Transpose")), new QLabel, {}, {}, {}, false};
    auto* browse_button = new QPushButton(tr("Browse…"));
    auto* title =
        new QLabel(left ? tr("<b>A</b>&nbsp; left network") : tr("<b>B</b>&nbsp; right network"));
    title->setBuddy(row.path);
    row.path->setObjectName(prefix + QStringLiteral("Path"));
    row.path->setAccessibleName(left ? tr("File of the left network")
                                     : tr("File of the right network"));
    row.path->setPlaceholderText(tr(".npy, .csv or .tsv"));
    row.transpose->setObjectName(prefix + QStringLiteral("Transpose"));
    row.transpose->setToolTip(tr("The rows of this file are neurons, its columns samples"));
    row.shape->setObjectName(prefix + QStringLiteral("Shape"));
    row.shape->setWordWrap(true);
    row.shape->setTextFormat(Qt::PlainText);
    browse_button->setObjectName(prefix + QStringLiteral("Browse"));

    auto* grid = new QGridLayout;
    grid->setVerticalSpacing(spacing::small);
    grid->setHorizontalSpacing(spacing::medium);
    grid->addWidget(title, 0, 0, 1, 2);
    grid->addWidget(row.path, 1, 0);
    grid->addWidget(browse_button, 1, 1);
    grid->addWidget(row.shape, 2, 0);
    grid->addWidget(row.transpose, 2, 1);
    grid->setColumnStretch(0, 1);
    static_cast<QVBoxLayout*>(layout())->addLayout(grid);
    static_cast<QVBoxLayout*>(layout())->addSpacing(spacing::medium);

    Row& kept = left ? left_ : right_;
    const auto look_again = [this, &kept] {
        look(kept);
        judge();
    };
    connect(row.path, &QLineEdit::textChanged, this, look_again);
    connect(row.transpose, &QCheckBox::toggled, this, look_again);
    connect(browse_button, &QPushButton::clicked, this, [this, side] { browse(side); });
    return row;
}

void OpenPairDialog::set_paths(const QString& left, const QString& right) {
    left_.path->setText(left);
    right_.path->setText(right);
}

void OpenPairDialog::browse(Side side) {
    const Row& row = side == Side::left ? left_ : right_;
    FileQuestion question;
    question.title = side == Side::left ? tr("Open the left network's responses")
                                        : tr("Open the right network's responses");
    question.filter = response_filter();
    question.folder = folder_;
    chooser_(this, question, [this, path_edit = row.path](const QString& path) {
        folder_ = QFileInfo(path).absolutePath();
        path_edit->setText(path);
    });
}

void OpenPairDialog::look(Row& row) {
    row.samples.reset();
    row.neurons.reset();
    row.readable = false;
    row.need.reset();
    const QString path = row.path->text().trimmed();
    if (path.isEmpty()) {
        row.shape->clear();
        return;
    }
    const Result<FileDescription> looked = describe_file(path.toStdString());
    if (!looked.ok()) {
        row.shape->setText(looked.failed() ? problem_text(looked.problem()) : QString());
        return;
    }
    const FileDescription& file = looked.value();
    row.readable = true;
    row.samples = row.transpose->isChecked() ? file.columns : file.rows;
    row.neurons = row.transpose->isChecked() ? file.rows : file.columns;
    row.need = side_need(file, row.transpose->isChecked());
    row.shape->setText(tr("%1, %2").arg(shape_text(row.samples, row.neurons),
                                        QString::fromStdString(file.value_type)));
}

QString OpenPairDialog::warning() const {
    if (!left_.samples || !right_.samples)
        return {};
    const Index n_left = *left_.samples;
    const Index n_right = *right_.samples;
    if (n_left != n_right) {
        QString words =
            tr("The numbers of samples differ: %1 and %2. Both files must hold the "
               "same stimuli.")
                .arg(QLocale().toString(qlonglong(n_left)), QLocale().toString(qlonglong(n_right)));
        if (right_.neurons == n_left)
            words += QLatin1Char(' ') + tr("Transposing the right file would fit.");
        else if (left_.neurons == n_right)
            words += QLatin1Char(' ') + tr("Transposing the left file would fit.");
        return words;
    }
    if (left_.neurons && right_.neurons && *left_.neurons > n_left && *right_.neurons > n_right)
        return tr("More neurons than samples on both sides: if the rows of these files are "
                  "neurons, tick Transpose for both.");
    return {};
}

/// What a large comparison will take, told before anything is read.
QString OpenPairDialog::memory_words() const {
    if (!left_.need || !right_.need)
        return {};
    const std::optional<double> bytes =
        window_need(*left_.need, *right_.need, CorrelationKind::pearson);
    constexpr double worth_telling = 2.5e8;
    if (!bytes || *bytes < worth_telling)
        return {};
    return tr("Comparing these takes about %1 of memory.").arg(memory_text(*bytes));
}

void OpenPairDialog::judge() {
    const Theme& t = theme(is_dark(palette()));
    const bool fits = !left_.samples || !right_.samples || *left_.samples == *right_.samples;
    const QString wrong = warning();
    QStringList told{wrong};
    if (fits)
        told << memory_words();
    told.removeAll(QString());
    QPalette p = palette();
    p.setColor(QPalette::WindowText, wrong.isEmpty() ? t.muted_text : t.error_text);
    warning_->setPalette(p);
    warning_->setText(told.join(QLatin1Char(' ')));
    open_->setEnabled(left_.readable && right_.readable && fits);
    open_->setDefault(open_->isEnabled());
}

PairRequest OpenPairDialog::request() const {
    PairRequest wanted;
    wanted.left = {nullptr, left_.path->text().trimmed().toStdString(),
                   left_.transpose->isChecked()};
    wanted.right = {nullptr, right_.path->text().trimmed().toStdString(),
                    right_.transpose->isChecked()};
    return wanted;
}

} // namespace counterpart
