#pragma once
// Noticing that files which are open were written, replaced or deleted.

#include "ui/session/session.h"
#include "ui/workbench/job.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <optional>
#include <vector>

namespace counterpart {

/// Watches files and their folders: editors and np.save put another file in the place of the old
/// one, after which only the folder tells. What happens is told once it has been quiet for a
/// moment, so that a file is not read while it is being written. A file that was only touched, or
/// written again as it was, did not change: where its size is the same its hash is compared, off
/// the UI thread. UI thread only.
class FileWatch : public QObject {
    Q_OBJECT
  public:
    enum class State { same, changed, gone };

    struct File {
        QString path;
        FileStamp known;           ///< when it was read
        FileStamp seen;            ///< when it was looked at last
        FileStamp other;           ///< when its bytes were found to be others than were read
        QString sha256;            ///< of what was read; empty: not known, or not yet
        State state = State::same; ///< what was told
    };

    explicit FileWatch(QObject* parent = nullptr);

    /// These from now on, in the state they are in; a file whose size is not `bytes` any more
    /// changed since it was read.
    struct Wanted {
        QString path;
        qint64 bytes = 0;
    };
    void watch(const std::vector<Wanted>& wanted);

    [[nodiscard]] const std::vector<File>& files() const { return files_; }
    /// The stamp a file had when it was read; of nothing where it is not watched.
    [[nodiscard]] FileStamp known(const QString& path) const;

  Q_SIGNALS:
    /// The state of some file is another one.
    void changed();

  private:
    /// A file as it was hashed.
    struct Hashed {
        QString path;
        FileStamp stamp;
        QString sha256; ///< empty: it cannot be read, or was written meanwhile
    };

    void follow();
    void look();
    [[nodiscard]] std::optional<State> state_of(const File& file, const FileStamp& now) const;
    void hash(const QStringList& paths);
    void take(const std::vector<Hashed>& hashed);

    static constexpr int quiet_ms = 250;

    QFileSystemWatcher watcher_;
    QTimer quiet_;
    std::vector<File> files_;
    Job hashing_; ///< first of what was read, then of what may have changed
};

} // namespace counterpart
