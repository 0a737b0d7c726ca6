#include "ui/session/autosave.h"

#include "core/report/save.h"
#include "ui/session/session_json.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUuid>

#include <cstddef>
#include <utility>

namespace counterpart {

namespace {

QString lock_of(const QString& session) {
    return session.chopped(QLatin1String(session_ending).size()) + QStringLiteral(".lock");
}

/// A lock that is nobody's for having grown old, but for its holder having died.
std::unique_ptr<QLockFile> lock(const QString& path) {
    auto file = std::make_unique<QLockFile>(path);
    file->setStaleLockTime(0);
    return file->tryLock(0) ? std::move(file) : nullptr;
}

} // namespace

QString autosave_folder() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/counterpart/autosave");
}

Autosave::Autosave(QString folder, std::function<Bytes()> snapshot, QObject* parent)
    : QObject(parent), folder_(std::move(folder)),
      name_(folder_ + QLatin1Char('/') + QUuid::createUuid().toString(QUuid::WithoutBraces) +
            QLatin1String(session_ending)),
      snapshot_(std::move(snapshot)), job_(std::make_unique<Job>()) {
    QDir().mkpath(folder_);
    lock_ = lock(lock_of(name_));
    timer_.setSingleShot(true);
    timer_.setInterval(delay_ms);
    connect(&timer_, &QTimer::timeout, this, &Autosave::save);
}

Autosave::~Autosave() {
    job_.reset(); // ends what is about to write the file
    QFile::remove(name_);
}

void Autosave::note() {
    if (lock_ && !timer_.isActive())
        timer_.start();
}

void Autosave::save() {
    job_->start<Done>(
        [bytes = snapshot_(), path = name_](const Progress& progress) -> Result<Done> {
            const Result<QByteArray> made = bytes(progress);
            if (!made.ok())
                return made.forward<Done>();
            if (!made.value().isEmpty())
                return save_bytes(path.toStdString(), made.value(), {});
            QFile::remove(path);
            return Done{};
        },
        [this, saved = replaced_.size()](Done) {
            for (std::size_t i = 0; i < saved; ++i)
                remove(std::move(replaced_[i]));
            replaced_.erase(replaced_.begin(), replaced_.begin() + std::ptrdiff_t(saved));
        });
}

std::vector<Autosave::Leftover> Autosave::take_leftovers() {
    std::vector<Leftover> leftovers;
    const QFileInfoList files = QDir(folder_).entryInfoList(
        {QLatin1Char('*') + QLatin1String(session_ending)}, QDir::Files, QDir::Time);
    for (const QFileInfo& file : files) {
        const QString path = file.absoluteFilePath();
        if (path == QFileInfo(name_).absoluteFilePath())
            continue;
        auto held = lock(lock_of(path));
        if (held && QFile::exists(path)) // else its program has just ended as it should
            leftovers.push_back({path, std::move(held)});
    }
    return leftovers;
}

void Autosave::remove(Leftover leftover) {
    QFile::remove(leftover.path); // before its lock goes
}

void Autosave::replace(Leftover leftover) {
    replaced_.push_back(std::move(leftover));
    note();
}

} // namespace counterpart
