#pragma once
// Noticing that files which are open were written, replaced or deleted.

#include "ui/session/session.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <vector>

namespace counterpart {

/// Watches files and their folders: editors and np.save put another file in the place of the old
/// one, after which only the folder tells. What happens is told once it has been quiet for a
/// moment, so that a file is not read while it is being written. UI thread only.
class FileWatch : public QObject {
    Q_OBJECT
  public:
    enum class State { same, changed, gone };

    struct File {
        QString path;
        FileStamp known;           ///< when it was read
        FileStamp seen;            ///< when it was looked at last
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
    void follow();
    void look();

    static constexpr int quiet_ms = 250;

    QFileSystemWatcher watcher_;
    QTimer quiet_;
    std::vector<File> files_;
};

} // namespace counterpart
