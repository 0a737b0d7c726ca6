#include "ui/session/reload.h"

#include "ui/workbench/message_bar.h"
#include "ui/workbench/selection.h"
#include "ui/workbench/view_state.h"
#include "ui/workbench/workbench.h"

#include <QFileInfo>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace counterpart {

namespace {

QString absolute(const std::string& path) {
    return QFileInfo(QString::fromStdString(path)).absoluteFilePath();
}

/// "a.npy and b.npy".
QString names(const QStringList& files) {
    return files.size() == 2 ? Reload::tr("%1 and %2").arg(files[0], files[1])
                             : files.join(QStringLiteral(", "));
}

} // namespace

Reload::Reload(const Place& place, QObject* parent) : QObject(parent), place_(place) {
    connect(&watch_, &FileWatch::changed, this, &Reload::tell);
}

void Reload::follow() {
    std::vector<FileWatch::Wanted> files;
    const Opened& opened = place_.workbench.opened();
    for (const Responses* side : {opened.left.get(), opened.right.get()}) {
        if (!side || side->source().path.empty())
            continue;
        const QString path = absolute(side->source().path);
        if (files.empty() || files.front().path != path) // one file may be on both sides
            files.push_back({path, side->source().bytes});
    }
    place_.bar.dismiss();
    watch_.watch(files);
}

void Reload::tell() {
    QStringList changed;
    QStringList gone;
    for (const FileWatch::File& file : watch_.files()) {
        if (file.state == FileWatch::State::changed)
            changed << QFileInfo(file.path).fileName();
        if (file.state == FileWatch::State::gone)
            gone << QFileInfo(file.path).fileName();
    }
    if (changed.isEmpty() && gone.isEmpty())
        return place_.bar.dismiss();
    QStringList sentences;
    if (!gone.isEmpty())
        sentences << tr("%1 was deleted or moved. What was read from it stays open.", nullptr,
                        int(gone.size()))
                         .arg(names(gone));
    if (!changed.isEmpty())
        sentences << tr("%1 changed on disk: reload?").arg(names(changed));
    std::vector<MessageBar::Action> buttons;
    if (gone.isEmpty())
        buttons.push_back({tr("Reload"), [this] { reload(); }});
    place_.bar.show(sentences.join(QLatin1Char(' ')), buttons);
}

void Reload::reload() {
    const Opened& before = place_.workbench.opened();
    if (!before.left && !before.right)
        return;
    const std::optional<Cell> selected = place_.selection.selected();
    // Selections are taken away from new responses, which may be other neurons. These may not.
    place_.workbench.open(
        place_.workbench.request(), [this, selected, view = place_.view.settings()] {
            const Opened& now = place_.workbench.opened();
            // Clusterings are of the responses that were: they are found anew.
            place_.view.set(fitted(without_found_orders(view, true, true),
                                   now.left ? now.left->n_neurons() : 0,
                                   now.right ? now.right->n_neurons() : 0));
            if (selected && now.comparison && selected->left < now.left->n_neurons() &&
                selected->right < now.right->n_neurons())
                place_.selection.select(selected);
        });
}

} // namespace counterpart
