// A session file as what is to be compared without a window.

#include "app/console.h"
#include "app/window/window_graphics.h"

#include <QCoreApplication>
#include <QString>

#include <utility>

namespace counterpart {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("Headless", text);
}

SideInput input(const FoundSide& found) {
    return {found.path.toStdString(), found.side.transposed, found.side.demo.toStdString(),
            found.side.demo_side == Side::right, found.side.demo_file.toStdString()};
}

Problem missing(const FoundSession& session, const FoundSide& side) {
    return {
        session.path.toStdString(),
        words(QT_TRANSLATE_NOOP("Headless", "its response file %1 is missing"))
            .arg(side.side.absolute)
            .toStdString(),
        words(QT_TRANSLATE_NOOP("Headless", "put it there, or beside the session")).toStdString()};
}

Problem one_side(const FoundSession& session) {
    return {session.path.toStdString(),
            words(QT_TRANSLATE_NOOP("Headless", "the session has only one side")).toStdString(),
            words(QT_TRANSLATE_NOOP("Headless", "open the other one in the window and save it"))
                .toStdString()};
}

} // namespace

Result<SessionInput> with_session(HeadlessRequest request, const Progress& progress) {
    Result<FoundSession> read =
        read_session_file(QString::fromStdString(request.session), progress);
    if (!read.ok())
        return read.forward<SessionInput>();
    const FoundSession& found = read.value();
    for (const FoundSide* side : {&found.left, &found.right}) {
        if (side->missing())
            return missing(found, *side);
        if (side->side.empty())
            return one_side(found);
        if (side->changed)
            complain(words(QT_TRANSLATE_NOOP(
                               "Headless", "%1 changed since the session was saved; what it is now "
                                           "is compared."))
                         .arg(side->path));
    }
    request.left = input(found.left);
    request.right = input(found.right);
    request.options = found.session.options;
    return SessionInput{
        std::move(request),
        without_found_orders(found.session.view, found.left.changed, found.right.changed)};
}

} // namespace counterpart
