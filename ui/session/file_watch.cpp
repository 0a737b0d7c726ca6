#include "ui/session/file_watch.h"

#include "ui/session/session_files.h"

#include <QFileInfo>

#include <algorithm>

namespace counterpart {

FileWatch::FileWatch(QObject* parent) : QObject(parent) {
    quiet_.setSingleShot(true);
    quiet_.setInterval(quiet_ms);
    // Not begun anew with every event: others may write to the folder all the time.
    const auto wait = [this] {
        if (!quiet_.isActive())
            quiet_.start();
    };
    connect(&watcher_, &QFileSystemWatcher::fileChanged, this, wait);
    connect(&watcher_, &QFileSystemWatcher::directoryChanged, this, wait);
    connect(&quiet_, &QTimer::timeout, this, &FileWatch::look);
}

void FileWatch::watch(const std::vector<Wanted>& wanted) {
    const QStringList watched = watcher_.files() + watcher_.directories();
    if (!watched.isEmpty())
        watcher_.removePaths(watched);
    quiet_.stop();
    files_.clear();
    hashing_.cancel();
    QStringList paths;
    for (const Wanted& file : wanted) {
        const FileStamp now = stamp_of(file.path);
        files_.push_back({file.path, now, now, {}, {}, State::same});
        paths << file.path;
        if (now.bytes != file.bytes) {
            files_.back().known.modified_ns = -1; // as no file is
            quiet_.start();
        }
    }
    follow();
    hash(paths);
}

FileStamp FileWatch::known(const QString& path) const {
    const auto found = std::find_if(files_.begin(), files_.end(),
                                    [&path](const File& file) { return file.path == path; });
    return found == files_.end() ? FileStamp() : found->known;
}

/// A watch ends with the file that it was on: the one in its place needs another.
void FileWatch::follow() {
    for (const File& file : files_) {
        const QString folder = QFileInfo(file.path).absolutePath();
        if (!watcher_.directories().contains(folder) && QFileInfo::exists(folder))
            watcher_.addPath(folder);
        if (!watcher_.files().contains(file.path) && QFileInfo::exists(file.path))
            watcher_.addPath(file.path);
    }
}

void FileWatch::look() {
    follow();
    bool another = false;
    bool restless = false;
    QStringList doubtful;
    for (File& file : files_) {
        const FileStamp now = stamp_of(file.path);
        if (!(now == file.seen)) { // still at it: looked at again
            file.seen = now;
            restless = true;
            continue;
        }
        const std::optional<State> state = state_of(file, now);
        if (!state) {
            doubtful << file.path;
            continue;
        }
        another = another || *state != file.state;
        file.state = *state;
    }
    if (restless)
        quiet_.start();
    else if (!doubtful.isEmpty() && !hashing_.running())
        hash(doubtful);
    if (another)
        Q_EMIT changed();
}

/// Nothing: only its bytes can tell.
std::optional<FileWatch::State> FileWatch::state_of(const File& file, const FileStamp& now) const {
    if (now == file.known)
        return State::same;
    if (!now.exists())
        return State::gone;
    const bool hash_comes = file.sha256.isEmpty() && hashing_.running();
    if (now.bytes != file.known.bytes || now == file.other ||
        (file.sha256.isEmpty() && !hash_comes))
        return State::changed;
    return std::nullopt;
}

void FileWatch::hash(const QStringList& paths) {
    if (paths.isEmpty())
        return;
    hashing_.start<std::vector<Hashed>>(
        [paths](const Progress& progress) -> Result<std::vector<Hashed>> {
            std::vector<Hashed> hashed;
            for (const QString& path : paths) {
                const FileStamp before = stamp_of(path);
                const Result<QString> found = sha256_of(path, progress);
                if (found.cancelled())
                    return Cancelled{};
                const bool whole = found.ok() && stamp_of(path) == before;
                hashed.push_back({path, before, whole ? found.value() : QString()});
            }
            return hashed;
        },
        [this](const std::vector<Hashed>& hashed) { take(hashed); });
}

void FileWatch::take(const std::vector<Hashed>& hashed) {
    for (const Hashed& now : hashed)
        for (File& file : files_) {
            if (file.path != now.path)
                continue;
            if (now.stamp == file.known)
                file.sha256 = now.sha256;
            else if (!now.sha256.isEmpty() && now.sha256 == file.sha256)
                file.known = now.stamp; // touched, or written as it was
            else
                file.other = now.stamp;
        }
    look(); // with what is known now
}

} // namespace counterpart
