// The session keeper's part about autosaves: keeping what is open, offering what was.

#include "core/synthetic/demos.h"
#include "ui/session/session_json.h"
#include "ui/session/session_keeper.h"
#include "ui/workbench/message_bar.h"
#include "ui/workbench/selection.h"

#include <QFileInfo>
#include <QLocale>

#include <utility>

namespace counterpart {

namespace {

QString demo_title(const QString& id) {
    for (const Demo& demo : demos())
        if (QString::fromStdString(demo.id) == id)
            return demo.title();
    return id;
}

QString side_name(const FoundSide& side) {
    if (side.side.demo.isEmpty())
        return side.name().isEmpty() ? QStringLiteral("…") : side.name();
    return side.side.demo_side == Side::left
               ? SessionKeeper::tr("the left side of “%1”").arg(demo_title(side.side.demo))
               : SessionKeeper::tr("the right side of “%1”").arg(demo_title(side.side.demo));
}

/// "a.npy ↔ b.npy", "the demo “Permuted detectors”".
QString pair_name(const FoundSession& found) {
    const SessionSide& left = found.left.side;
    const SessionSide& right = found.right.side;
    if (!left.demo.isEmpty() && left.demo == right.demo && left.demo_side != right.demo_side)
        return SessionKeeper::tr("the demo “%1”").arg(demo_title(left.demo));
    return SessionKeeper::tr("%1 ↔ %2").arg(side_name(found.left), side_name(found.right));
}

} // namespace

void SessionKeeper::start_autosave(const QString& folder) {
    autosave_ = std::make_unique<Autosave>(folder, [this] { return autosave_bytes(); });
    leftovers_ = autosave_->take_leftovers();
    autosave_->note();
    offer_leftover();
}

Autosave::Bytes SessionKeeper::autosave_bytes() const {
    if (!anything_open())
        return [](const Progress&) { return Result<QByteArray>(QByteArray()); };
    Session session = state();
    session.selection = held_ ? held_->selection : place_.selection.selected();
    session.saved_as = path_;
    return [session, stamps = stamps(session)](const Progress& progress) {
        return described_json(session, stamps, {}, progress);
    };
}

void SessionKeeper::offer_leftover() {
    if (leftovers_.empty())
        return;
    offering_.start<FoundSession>(
        [path = leftovers_.front().path](const Progress& progress) {
            return read_session_file(path, progress);
        },
        [this](FoundSession found) { show_leftover(std::move(found)); });
}

/// One that cannot be read is of no use to anyone: the next one is offered.
void SessionKeeper::drop_leftover() {
    Autosave::Leftover leftover = std::move(leftovers_.front());
    leftovers_.erase(leftovers_.begin());
    Autosave::remove(std::move(leftover));
    offer_leftover();
}

void SessionKeeper::show_leftover(FoundSession found) {
    const QString when =
        QLocale().toString(QFileInfo(found.path).lastModified(), QLocale::ShortFormat);
    const bool pair = !found.left.side.empty() || !found.right.side.empty();
    const QString text =
        pair ? tr("Counterpart did not end as it should. Restore %1, last kept on %2?")
                   .arg(pair_name(found), when)
             : tr("Counterpart did not end as it should. Restore the study, last kept on %1?")
                   .arg(when);
    const auto restore = [this, found = std::move(found)] {
        if_nothing_is_lost([this, found] {
            auto leftover = std::make_shared<Autosave::Leftover>(std::move(leftovers_.front()));
            leftovers_.erase(leftovers_.begin());
            open_found({found, false, std::move(leftover)});
        });
    };
    restore_bar_->show(text,
                       {{tr("Restore"), restore}, {tr("Discard"), [this] { drop_leftover(); }}});
}

} // namespace counterpart
