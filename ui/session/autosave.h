#pragma once
// What is open, kept on disk while the program runs: after a crash the next start offers it.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "ui/workbench/job.h"

#include <QByteArray>
#include <QLockFile>
#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace counterpart {

/// One program's autosave in a folder that all share: "<name>.counterpart" beside "<name>.lock",
/// held while the program runs. A session whose lock nobody living holds was left by a program
/// that did not end by itself. UI thread only; files are written on a thread of their own.
class Autosave : public QObject {
    Q_OBJECT
  public:
    /// Makes the bytes of the autosave, called on another thread; empty: nothing is open.
    using Bytes = std::function<Result<QByteArray>(const Progress&)>;

    /// `snapshot` is called on this thread whenever it is time to save. Where the folder cannot be
    /// made or locked, nothing is kept: there is nothing the person could do about it here.
    Autosave(QString folder, std::function<Bytes()> snapshot, QObject* parent = nullptr);
    /// An orderly end: nothing of ours is left.
    ~Autosave() override;

    /// Something changed: saved within about a second.
    void note();

    /// An autosave that was left behind. Held: no other program takes it while this exists.
    struct Leftover {
        QString path;
        std::unique_ptr<QLockFile> lock;
    };
    /// What was left behind, the newest first; each is handed out once.
    [[nodiscard]] std::vector<Leftover> take_leftovers();
    /// It is not wanted any more.
    static void remove(Leftover leftover);
    /// What is open now came from it: it is removed once this is saved as ours.
    void replace(Leftover leftover);

  private:
    void save();

    static constexpr int delay_ms = 1000;

    QString folder_;
    QString name_;
    std::function<Bytes()> snapshot_;
    std::unique_ptr<QLockFile> lock_;
    std::vector<Leftover> replaced_;
    QTimer timer_;
    std::unique_ptr<Job> job_;
};

/// Where this program keeps its autosaves.
[[nodiscard]] QString autosave_folder();

} // namespace counterpart
