#pragma once
// The files that a session speaks of: their state, their hash, where they are now.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "ui/session/session.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace counterpart {

/// The state of a file now; O(1).
[[nodiscard]] FileStamp stamp_of(const QString& path);

/// SHA-256 of a file, hexadecimal. Cost: one pass in blocks, about 2 s a GB; the last hashes are
/// remembered by path and stamp, for all threads. Errors: cannot be read.
Result<QString> sha256_of(const QString& path, const Progress& progress);

/// `side` with size, time and hash of its file, and its path relative to the session file, where
/// that has one. `read` is the file's stamp when it was read: where it is another one by now, the
/// hash of what was read is not known. Nothing to do for a demo.
Result<SessionSide> described(SessionSide side, const FileStamp& read, const QString& session_path,
                              const Progress& progress);

/// The stamps of the files when they were read.
struct SideStamps {
    FileStamp left;
    FileStamp right;
    std::vector<FileStamp> runs = {}; ///< of the study, as StudyPlan::runs
};

/// The bytes of a session file: both sides and the study's runs described, as JSON.
Result<QByteArray> described_json(Session session, const SideStamps& read,
                                  const QString& session_path, const Progress& progress);

/// A side of a session as it is found now.
struct FoundSide {
    SessionSide side;
    QString path;         ///< empty: a demo, nothing, or missing
    bool changed = false; ///< its bytes are not those that were compared when it was saved

    [[nodiscard]] bool missing() const { return path.isEmpty() && !side.absolute.isEmpty(); }
    [[nodiscard]] SideRequest request() const;
    /// The file's name.
    [[nodiscard]] QString name() const;
};

/// Looks a side's file up: beside the session file first (folders are moved as a whole), then
/// where it was. Where both exist, the one of the same bytes counts.
Result<FoundSide> find_side(const SessionSide& side, const QString& session_path,
                            const Progress& progress);
/// The same for a file that the person pointed at.
Result<FoundSide> find_side_at(const SessionSide& side, const QString& path,
                               const Progress& progress);

struct FoundSession {
    Session session;
    QString path; ///< of the session file
    FoundSide left;
    FoundSide right;

    [[nodiscard]] PairRequest request() const;
};

/// Reads a session file and looks its files up. Errors as session_from_json, and unreadable; a
/// missing response file is none.
Result<FoundSession> read_session_file(const QString& path, const Progress& progress);

} // namespace counterpart
