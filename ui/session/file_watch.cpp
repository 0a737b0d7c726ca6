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
    for (const Wanted& file : wanted) {
        const FileStamp now = stamp_of(file.path);
        files_.push_back({file.path, now, now, State::same});
        if (now.bytes != file.bytes) {
            files_.back().known.modified_ns = -1; // as no file is
            quiet_.start();
        }
    }
    follow();
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
    for (File& file : files_) {
        const FileStamp now = stamp_of(file.path);
        if (!(now == file.seen)) { // still at it: looked at again
            file.seen = now;
            restless = true;
            continue;
        }
        const State state = now == file.known ? State::same
                            : now.exists()    ? State::changed
                                              : State::gone;
        another = another || state != file.state;
        file.state = state;
    }
    if (restless)
        quiet_.start();
    if (another)
        Q_EMIT changed();
}

} // namespace counterpart
