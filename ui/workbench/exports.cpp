#include "ui/workbench/exports.h"

#include "core/report/save.h"
#include "ui/figure/figure.h"
#include "ui/theme/theme.h"
#include "ui/workbench/workbench.h"

#include <QBuffer>
#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QWidget>

#include <utility>

namespace counterpart {

namespace {

FigureOptions figure_options(const Opened& opened, const ViewState& view, const QWidget& window) {
    FigureOptions options;
    options.view = view.settings();
    options.baselines = opened.baselines;
    options.dark = is_dark(window.palette());
    return options;
}

QByteArray png(const QImage& image) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

} // namespace

Exports::Exports(Place place, QObject* parent) : QObject(parent), place_(std::move(place)) {
    connect(&job_, &Job::failed, this, &Exports::failed);
}

QString Exports::folder() const {
    if (!last_folder_.isEmpty())
        return last_folder_;
    const auto& comparison = place_.workbench.opened().comparison;
    const std::vector<std::string> inputs = input_paths(*comparison);
    return inputs.empty() ? QDir::homePath()
                          : QFileInfo(QString::fromStdString(inputs.front())).absoluteDir().path();
}

void Exports::ask(const QString& title, const QString& filter, const QString& ending,
                  std::function<void(const QString&)> chosen) {
    const auto& comparison = place_.workbench.opened().comparison;
    if (!comparison)
        return;
    const auto base = [](const Responses& responses) {
        return QFileInfo(QString::fromStdString(responses.source().name)).completeBaseName();
    };
    FileQuestion question;
    question.title = title;
    question.filter = filter;
    question.save = true;
    question.folder = folder();
    question.suggested =
        base(*comparison->left) + QLatin1Char('_') + base(*comparison->right) + ending;
    place_.choose(place_.window, question, [this, chosen = std::move(chosen)](const QString& path) {
        last_folder_ = QFileInfo(path).absolutePath();
        if (place_.workbench.opened().comparison)
            chosen(path);
    });
}

/// Asked before anything is painted or formatted for nothing.
bool Exports::refused(const QString& path) {
    const auto problem =
        check_output(path.toStdString(), input_paths(*place_.workbench.opened().comparison));
    if (problem)
        Q_EMIT failed(*problem);
    return problem.has_value();
}

void Exports::save(const QString& path, Bytes bytes) {
    const std::vector<std::string> inputs = input_paths(*place_.workbench.opened().comparison);
    job_.start<Done>(
        [path = path.toStdString(), inputs, bytes = std::move(bytes)](const Progress&) {
            return save_bytes(path, bytes(), inputs);
        },
        [this, path](Done) { Q_EMIT done(tr("Saved as %1").arg(QDir::toNativeSeparators(path))); });
}

void Exports::export_figure() {
    ask(tr("Export the figure"),
        tr("PNG picture (*.png)") + QStringLiteral(";;") + tr("SVG drawing (*.svg)") +
            QStringLiteral(";;") + tr("PDF page (*.pdf)"),
        QStringLiteral(".png"), [this](const QString& path) { save_figure(path); });
}

void Exports::save_figure(const QString& path) {
    const Result<FigureFormat> format = figure_format(path.toStdString());
    if (!format.ok()) {
        Q_EMIT failed(format.problem());
        return;
    }
    if (refused(path))
        return;
    const auto& comparison = place_.workbench.opened().comparison;
    const FigureOptions options =
        figure_options(place_.workbench.opened(), place_.view, *place_.window);
    if (format.value() == FigureFormat::png) { // compressing takes longer than painting
        save(path, [image = figure_image(comparison, options)] { return png(image); });
        return;
    }
    save(path, [bytes = figure_bytes(comparison, format.value(), options)] { return bytes; });
}

void Exports::copy_figure() {
    const auto& comparison = place_.workbench.opened().comparison;
    if (!comparison)
        return;
    QGuiApplication::clipboard()->setImage(figure_image(
        comparison, figure_options(place_.workbench.opened(), place_.view, *place_.window)));
    Q_EMIT done(tr("The figure is on the clipboard."));
}

void Exports::export_matching() {
    ask(tr("Export the matching"), tr("Table (*.csv)"), QStringLiteral("_matching.csv"),
        [this](const QString& path) {
            if (refused(path))
                return;
            save(path, [comparison = place_.workbench.opened().comparison] {
                return matching_csv(*comparison);
            });
        });
}

void Exports::export_table(const QString& title, const QString& ending, Bytes bytes) {
    ask(title, tr("Table (*.csv)"), ending, [this, bytes = std::move(bytes)](const QString& path) {
        if (!refused(path))
            save(path, bytes);
    });
}

void Exports::export_permutation() {
    ask(tr("Export the permutation"), tr("NumPy array (*.npy)"), QStringLiteral("_permutation.npy"),
        [this](const QString& path) {
            if (refused(path))
                return;
            save(path, [comparison = place_.workbench.opened().comparison] {
                return permutation_npy(*comparison);
            });
        });
}

} // namespace counterpart
