#include "ui/report/report_export.h"

#include "core/reference/baselines.h"
#include "core/report/report_text.h"
#include "ui/explanation/explanation_panel.h"
#include "ui/report/comparison_report.h"
#include "ui/report/report_origin.h"
#include "ui/session/session_keeper.h"
#include "ui/workbench/actions.h"
#include "ui/workbench/exports.h"
#include "ui/workbench/workbench.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QWidget>

#include <utility>

namespace counterpart {

namespace {

/// What the maps show when nobody changed anything; notes and wishes are in no figure.
bool plain(ViewSettings view) {
    view.notes.clear();
    view.wishes.clear();
    view.baselines = {}; // the command says them
    return view == ViewSettings();
}

/// Sides, options and command; and what the command would not bring back.
struct Making {
    ComparedAs compared;
    SideStamps read;
    QString note;
};

Making making_of(const Workbench& workbench, const SessionKeeper& keeper, const ViewState& view) {
    Making making;
    Session session = keeper.session();
    if (workbench.has_aside()) { // that is the keeper's; what is shown was generated
        session = Session();
        session.options = workbench.opened().comparison->options;
    }
    making.compared = {session.left, session.right, {}, session.options, {}, default_draws};
    making.read = keeper.read_stamps();
    const bool generated = (session.left.absolute.isEmpty() && session.left.demo.isEmpty()) ||
                           (session.right.absolute.isEmpty() && session.right.demo.isEmpty());
    if (generated)
        making.note = ReportExport::tr("The responses were generated and are in no file.");
    else if (!keeper.path().isEmpty() && !keeper.modified())
        making.compared.session = keeper.path();
    else if (!plain(view.settings()))
        making.note = ReportExport::tr("The maps are drawn as the window showed them. The command "
                                       "draws them as they are at first; the numbers are the "
                                       "same.");
    return making;
}

} // namespace

ReportExport::ReportExport(const Place& place, QObject* parent) : QObject(parent), place_(place) {
    connect(place.actions.export_report, &QAction::triggered, this, &ReportExport::export_report);
    connect(place.actions.copy_explanation, &QAction::triggered, this,
            &ReportExport::copy_explanation);
    connect(&hashing_, &Job::failed, &place.exports, &Exports::failed);
    if (auto* explanation = parent->findChild<ExplanationPanel*>()) {
        // Wherever in it one clicks; a selection is copied by its key.
        for (QWidget* part : explanation->findChildren<QWidget*>())
            part->setContextMenuPolicy(Qt::NoContextMenu);
        explanation->setContextMenuPolicy(Qt::ActionsContextMenu);
        explanation->addActions({place.actions.copy_explanation, place.actions.export_report});
    }
}

void ReportExport::export_report() {
    place_.exports.ask(tr("Export the report"),
                       tr("Web page (*.html)") + QStringLiteral(";;") + tr("PDF page (*.pdf)"),
                       QStringLiteral("_report.html"), [this](const QString& path) { save(path); });
}

void ReportExport::save(const QString& path) {
    const Result<ReportFormat> format = report_format(path.toStdString());
    if (!format.ok()) {
        Q_EMIT place_.exports.failed(format.problem());
        return;
    }
    if (place_.exports.refused(path))
        return;
    ReportOptions options{format.value(), place_.view.settings(), {}};
    Making making = making_of(place_.workbench, place_.keeper, place_.view);
    const std::shared_ptr<const Baselines> baselines = place_.workbench.opened().baselines;
    if (baselines) {
        making.compared.baselines = baselines->options;
        making.compared.draws = baselines->rotations();
    }
    options.origin.command = report_command(making.compared);
    options.origin.command_note = making.note;
    hashing_.start<ReportOrigin>(
        [making, origin = options.origin](const Progress& progress) -> Result<ReportOrigin> {
            ReportOrigin hashed = origin;
            hashed.left = side_origin(making.compared.left, making.read.left, progress);
            hashed.right = side_origin(making.compared.right, making.read.right, progress);
            return hashed;
        },
        [this, path, options, baselines,
         comparison = place_.workbench.opened().comparison](ReportOrigin origin) {
            ReportOptions whole = options;
            whole.origin = std::move(origin);
            place_.exports.save(
                path, [bytes = report_bytes(comparison, baselines.get(), whole)] { return bytes; });
        });
}

void ReportExport::copy_explanation() {
    const auto& comparison = place_.workbench.opened().comparison;
    if (!comparison)
        return;
    QGuiApplication::clipboard()->setText(report_markdown(
        explanation_report(*comparison, place_.workbench.opened().baselines.get())));
    Q_EMIT place_.exports.done(tr("The explanation is on the clipboard, as Markdown."));
}

} // namespace counterpart
