#pragma once
// What a person has open, as one value: the two sides, how they are compared, how they are looked
// at. The session file is this value as JSON (session_json.h).

#include "core/comparison/comparison.h"
#include "ui/workbench/opened.h"
#include "ui/workbench/selection.h"
#include "ui/workbench/view_state.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace counterpart {

/// The state of a file on disk. Two equal stamps: nobody wrote in between, as far as the file
/// system tells.
struct FileStamp {
    qint64 bytes = -1;      ///< −1: there is no such file
    qint64 modified_ns = 0; ///< since 1970, UTC
    quint64 number = 0;     ///< of the file on its disk: another one where it was replaced

    [[nodiscard]] bool exists() const { return bytes >= 0; }
    bool operator==(const FileStamp&) const = default;
};

/// One side of a session: a response file, a side of a demo, or nothing.
struct SessionSide {
    QString relative; ///< to the session file's folder; empty where that has none
    QString absolute; ///< empty: no file
    qint64 bytes = 0;
    QDateTime modified; ///< UTC, to the millisecond
    QString sha256;     ///< of the bytes that were read, hexadecimal; empty: not known
    QString demo;       ///< a demo's id
    Side demo_side = Side::left;
    bool transposed = false;

    [[nodiscard]] bool empty() const { return absolute.isEmpty() && demo.isEmpty(); }
    bool operator==(const SessionSide&) const = default;
};

struct Session {
    SessionSide left;
    SessionSide right;
    CompareOptions options; ///< `threads` is this machine's matter and not stored
    ViewSettings view;
    std::optional<Cell> selection;
    QString saved_as; ///< autosaves only: the session file that was open; empty: none

    bool operator==(const Session&) const = default;
};

/// Whether losing it would lose work: notes, wishes, an order of the person's own. The rest is
/// made again by a click.
[[nodiscard]] bool holds_work(const ViewSettings& view);

/// What of `view` fits neurons of another number: notes, wishes and orders about neurons that
/// there are not are left out, spans are cut. The same where everything fits.
[[nodiscard]] ViewSettings fitted(ViewSettings view, Index left_neurons, Index right_neurons);

/// `view` without the clusterings that were found for a side's responses: these are others now.
[[nodiscard]] ViewSettings without_found_orders(ViewSettings view, bool left, bool right);

} // namespace counterpart
