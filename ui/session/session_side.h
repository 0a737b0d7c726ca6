#pragma once
// A response file as a session speaks of it, and as JSON.

#include "ui/session/json_place.h"
#include "ui/workbench/opened.h"

#include <QDateTime>
#include <QJsonValue>
#include <QString>

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
    QString demo_file; ///< another of the demo's files; empty: the one of its side
    bool transposed = false;

    [[nodiscard]] bool empty() const { return absolute.isEmpty() && demo.isEmpty(); }
    bool operator==(const SessionSide&) const = default;
};

/// The side as JSON; null where it is empty.
[[nodiscard]] QJsonValue side_json(const SessionSide& side);

/// And back. What is wrong is noted with `at`.
[[nodiscard]] SessionSide side_from_json(const JsonPlace& at);

} // namespace counterpart
