#include "ui/session/session_files.h"

#include "ui/session/session_json.h"
#include "ui/study/study_session.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QMutex>
#include <QMutexLocker>

#include <sys/stat.h>
#include <utility>

namespace counterpart {

namespace {

constexpr qint64 hash_block = 1 << 20;
constexpr qint64 most_session_bytes = 256 << 20; ///< no session is; a file named by mistake may be

QString words(const char* text) {
    return QCoreApplication::translate("SessionFile", text);
}

/// What was hashed last. A cache and nothing more: guarded, and wrong at no time, since a file
/// that was written has another stamp.
struct HashMemory {
    struct Entry {
        FileStamp stamp;
        QString sha256;
    };
    QMutex guard;
    QHash<QString, Entry> entries;

    static HashMemory& shared() {
        static HashMemory memory;
        return memory;
    }
    QString find(const QString& path, const FileStamp& stamp) {
        const QMutexLocker lock(&guard);
        const auto found = entries.constFind(path);
        return found != entries.constEnd() && found->stamp == stamp ? found->sha256 : QString();
    }
    void keep(const QString& path, const FileStamp& stamp, const QString& sha256) {
        const QMutexLocker lock(&guard);
        if (entries.size() > 64)
            entries.clear();
        entries[path] = {stamp, sha256};
    }
};

Problem unreadable(const QString& path, const QString& why) {
    return {
        path.toStdString(),
        words(QT_TRANSLATE_NOOP("SessionFile", "it cannot be read: %1")).arg(why).toStdString(),
        words(QT_TRANSLATE_NOOP("SessionFile", "check its path and permissions")).toStdString()};
}

/// Whether a file that is there is another one than was saved.
Result<bool> differs(const SessionSide& side, const QString& path, const Progress& progress) {
    const FileStamp now = stamp_of(path);
    if (now.bytes != side.bytes)
        return true;
    if (side.sha256.isEmpty()) // then time is all there is to go by
        return QFileInfo(path).lastModified().toUTC() != side.modified;
    const Result<QString> hash = sha256_of(path, progress);
    if (hash.failed())
        return true; // reading it will tell why
    if (hash.cancelled())
        return hash.forward<bool>();
    return hash.value() != side.sha256;
}

SideRequest demo_side(const SessionSide& side) {
    return {nullptr,         {},
            side.transposed, side.demo.toStdString(),
            side.demo_side,  side.demo_file.toStdString()};
}

} // namespace

FileStamp stamp_of(const QString& path) {
    struct stat status {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0 || !S_ISREG(status.st_mode))
        return {};
    constexpr qint64 ns = 1000000000;
    return {status.st_size, qint64(status.st_mtim.tv_sec) * ns + status.st_mtim.tv_nsec,
            quint64(status.st_ino)};
}

Result<QString> sha256_of(const QString& path, const Progress& progress) {
    const FileStamp stamp = stamp_of(path);
    if (const QString known = HashMemory::shared().find(path, stamp); !known.isEmpty())
        return known;
    QFile file(path);
    if (!stamp.exists() || !file.open(QIODevice::ReadOnly))
        return unreadable(path, file.errorString());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    while (!file.atEnd()) {
        if (progress.cancelled(double(hash_block)))
            return Cancelled{};
        const QByteArray block = file.read(hash_block);
        if (block.isEmpty() && file.error() != QFileDevice::NoError)
            return unreadable(path, file.errorString());
        hash.addData(block);
    }
    const QString text = QString::fromLatin1(hash.result().toHex());
    if (stamp_of(path) == stamp) // else somebody wrote while it was hashed
        HashMemory::shared().keep(path, stamp, text);
    return text;
}

Result<SessionSide> described(SessionSide side, const FileStamp& read, const QString& session_path,
                              const Progress& progress) {
    if (side.absolute.isEmpty())
        return side;
    side.bytes = read.bytes;
    side.modified = QDateTime::fromMSecsSinceEpoch(read.modified_ns / 1000000, Qt::UTC);
    side.relative = session_path.isEmpty()
                        ? QString()
                        : QFileInfo(session_path).absoluteDir().relativeFilePath(side.absolute);
    side.sha256.clear();
    if (stamp_of(side.absolute) != read)
        return side;
    const Result<QString> hash = sha256_of(side.absolute, progress);
    if (hash.cancelled())
        return hash.forward<SessionSide>();
    if (hash.ok() && stamp_of(side.absolute) == read)
        side.sha256 = hash.value();
    return side;
}

Result<QByteArray> described_json(Session session, const SideStamps& read,
                                  const QString& session_path, const Progress& progress) {
    Result<SessionSide> left = described(session.left, read.left, session_path, progress);
    if (!left.ok())
        return left.forward<QByteArray>();
    Result<SessionSide> right = described(session.right, read.right, session_path, progress);
    if (!right.ok())
        return right.forward<QByteArray>();
    session.left = std::move(left).value();
    session.right = std::move(right).value();
    Result<StudyPlan> study =
        with_described_runs(std::move(session.study), read.runs, session_path, progress);
    if (!study.ok())
        return study.forward<QByteArray>();
    session.study = std::move(study).value();
    return session_json(session);
}

SideRequest FoundSide::request() const {
    if (!side.demo.isEmpty())
        return demo_side(side);
    return {nullptr, path.toStdString(), side.transposed};
}

QString FoundSide::name() const {
    return QFileInfo(path.isEmpty() ? side.absolute : path).fileName();
}

Result<FoundSide> find_side_at(const SessionSide& side, const QString& path,
                               const Progress& progress) {
    const Result<bool> changed = differs(side, path, progress);
    if (!changed.ok())
        return changed.forward<FoundSide>();
    return FoundSide{side, QFileInfo(path).absoluteFilePath(), changed.value()};
}

Result<FoundSide> find_side(const SessionSide& side, const QString& session_path,
                            const Progress& progress) {
    FoundSide found{side, {}, false};
    if (side.absolute.isEmpty())
        return found;
    QStringList places{side.absolute};
    if (!side.relative.isEmpty() && !session_path.isEmpty())
        places.prepend(
            QDir::cleanPath(QFileInfo(session_path).absoluteDir().absoluteFilePath(side.relative)));
    for (const QString& place : std::as_const(places)) {
        if (!stamp_of(place).exists())
            continue;
        Result<FoundSide> there = find_side_at(side, place, progress);
        if (!there.ok() || !there.value().changed)
            return there;
        if (found.path.isEmpty())
            found = there.value();
    }
    return found;
}

PairRequest FoundSession::request() const {
    return {left.request(), right.request(), {}, session.options};
}

Result<FoundSession> read_session_file(const QString& path, const Progress& progress) {
    QFile file(path);
    if (QFileInfo(path).isDir())
        return unreadable(path, words(QT_TRANSLATE_NOOP("SessionFile", "it is a folder")));
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(path, file.errorString());
    Result<Session> session = session_from_json(file.read(most_session_bytes), path.toStdString());
    if (!session.ok())
        return session.forward<FoundSession>();
    FoundSession found{std::move(session).value(), QFileInfo(path).absoluteFilePath(), {}, {}};
    for (const auto& [side, place] :
         {std::pair{&found.session.left, &found.left}, {&found.session.right, &found.right}}) {
        Result<FoundSide> looked = find_side(*side, found.path, progress);
        if (!looked.ok())
            return looked.forward<FoundSession>();
        *place = std::move(looked).value();
    }
    Result<StudyPlan> study = with_found_runs(found.session.study, found.path, progress);
    if (!study.ok())
        return study.forward<FoundSession>();
    found.session.study = std::move(study).value();
    return found;
}

} // namespace counterpart
