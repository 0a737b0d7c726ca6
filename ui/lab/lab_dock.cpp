#include "ui/lab/lab_dock.h"

#include "core/report/report_python.h"
#include "core/report/save.h"
#include "ui/lab/lab_panel.h"
#include "ui/workbench/actions.h"
#include "ui/workbench/exports.h"
#include "ui/workbench/workbench.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QDir>
#include <QDockWidget>
#include <QEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMainWindow>
#include <QMenu>

#include <utility>

namespace counterpart {

namespace {

QString first_name(Side side) {
    return side == Side::left ? QStringLiteral("lab_left.npy") : QStringLiteral("lab_right.npy");
}

} // namespace

QDockWidget* LabDock::add_dock(QMainWindow& window) {
    auto* dock = new QDockWidget(tr("Pitfall lab"), &window);
    dock->setObjectName(QStringLiteral("labDock"));
    dock->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable);
    dock->toggleViewAction()->setVisible(false); // the lab's action is the way in and out
    window.addDockWidget(Qt::LeftDockWidgetArea, dock);
    dock->hide();
    return dock;
}

LabDock::LabDock(Place place, QObject* parent)
    : QObject(parent), place_(std::move(place)),
      lab_(place_.workbench, place_.view, place_.selection) {
    place_.window.installEventFilter(this);
    QAction* action = place_.actions.pitfall_lab;
    connect(place_.actions.lessons, &QMenu::aboutToShow, this, [this, action] { // they clear it
        place_.actions.lessons->addSeparator();
        place_.actions.lessons->addAction(action);
    });
    connect(action, &QAction::triggered, this,
            [this](bool on) { on ? lab_.enter() : lab_.leave(); });
    QDockWidget* dock = &place_.dock;
    connect(&lab_, &Lab::switched, this, [this, dock, action](bool on) {
        if (on && !dock->widget())
            fill();
        action->setChecked(on);
        dock->setVisible(on);
        if (on)
            place_.window.resizeDocks({dock}, {place_.window.width() * 27 / 100}, Qt::Horizontal);
    });
    // Layouts that are restored meanwhile know nothing of the lab.
    connect(
        dock, &QDockWidget::visibilityChanged, this,
        [this, dock] {
            if (dock->isHidden() == lab_.on())
                dock->setVisible(lab_.on());
        },
        Qt::QueuedConnection);
    connect(&saving_, &Job::failed, &place_.exports, &Exports::failed);
}

void LabDock::fill() {
    auto* panel = new LabPanel(lab_, place_.workbench);
    place_.dock.setWidget(panel);
    connect(panel, &LabPanel::saveWanted, this, &LabDock::ask_for_files);
    connect(panel, &LabPanel::pythonWanted, this, &LabDock::copy_python);
    connect(panel, &LabPanel::leaveWanted, this, [this] { lab_.leave(); });
}

LabDock::~LabDock() = default;

bool LabDock::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Close)
        lab_.leave(); // what the window remembers is what was there before
    return QObject::eventFilter(watched, event);
}

void LabDock::ask_for_files() {
    if (!lab_.shown())
        return;
    FileQuestion question;
    question.title = tr("Save the left network");
    question.filter = tr("NumPy array (*.npy)");
    question.save = true;
    question.folder = saved_ ? QFileInfo(saved_->left).absolutePath() : QDir::homePath();
    question.suggested = first_name(Side::left);
    place_.choose(&place_.window, question, [this, question](const QString& left) {
        FileQuestion other = question;
        other.title = tr("Save the right network");
        other.folder = QFileInfo(left).absolutePath();
        other.suggested = first_name(Side::right);
        place_.choose(&place_.window, other,
                      [this, left](const QString& right) { save(left, right); });
    });
}

void LabDock::save(const QString& left, const QString& right) {
    const auto comparison = place_.workbench.opened().comparison;
    if (!lab_.shown() || !comparison)
        return;
    if (same_file(left.toStdString(), right.toStdString())) {
        Q_EMIT place_.exports.failed(Problem{left.toStdString(),
                                             tr("both networks would be in one file").toStdString(),
                                             tr("name another one").toStdString()});
        return;
    }
    const PairRequest aside = place_.workbench.request();
    std::vector<std::string> inputs{aside.left.path, aside.right.path};
    saving_.start<Done>(
        [comparison, inputs, left, right](const Progress&) -> Result<Done> {
            StagedFiles files;
            for (const auto& [path, responses] :
                 {std::pair{left, comparison->left}, {right, comparison->right}})
                if (Result<Done> staged =
                        files.add(path.toStdString(), responses_npy(*responses), inputs);
                    !staged.ok())
                    return staged;
            return files.commit();
        },
        [this, left, right, controls = *lab_.shown()](Done) {
            saved_ = Saved{controls, QFileInfo(left).absoluteFilePath(),
                           QFileInfo(right).absoluteFilePath()};
            Q_EMIT place_.exports.done(
                tr("Saved as %1 and %2")
                    .arg(QDir::toNativeSeparators(left), QDir::toNativeSeparators(right)));
        });
}

void LabDock::copy_python() {
    const auto& comparison = place_.workbench.opened().comparison;
    if (!comparison)
        return;
    const bool this_pair = saved_ && lab_.shown() && saved_->controls == *lab_.shown();
    QGuiApplication::clipboard()->setText(
        numpy_script(comparison->options, this_pair ? saved_->left : first_name(Side::left),
                     this_pair ? saved_->right : first_name(Side::right)));
    Q_EMIT place_.exports.done(
        this_pair ? tr("On the clipboard: a script that finds these scores in the files you saved.")
                  : tr("On the clipboard: a script that finds these scores in %1 and %2, once you "
                       "saved them as files.")
                        .arg(first_name(Side::left), first_name(Side::right)));
}

} // namespace counterpart
