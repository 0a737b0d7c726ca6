#include "core/report/save.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace counterpart {

namespace {

QString qstring(const std::string& text) {
    return QString::fromStdString(text);
}

std::optional<struct stat> status_of(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0)
        return std::nullopt;
    return status;
}

/// The path with its folder's links resolved; the file itself need not exist.
QString resolved(const std::string& path) {
    const QFileInfo info(qstring(path));
    if (info.exists())
        return info.canonicalFilePath();
    const QString folder = QFileInfo(info.absolutePath()).canonicalFilePath();
    return QDir::cleanPath((folder.isEmpty() ? info.absolutePath() : folder) + QLatin1Char('/') +
                           info.fileName());
}

std::string because(int error) {
    return std::generic_category().message(error);
}

/// Devices and pipes have nothing to replace: they get the bytes as they are.
Result<Done> write_through(const std::string& path, const QByteArray& bytes) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0)
        return Problem{path, "it cannot be written: " + because(errno), ""};
    qsizetype done = 0;
    int error = 0;
    while (done < bytes.size() && error == 0) {
        const ssize_t put =
            ::write(descriptor, bytes.constData() + done, std::size_t(bytes.size() - done));
        if (put >= 0)
            done += put;
        else if (errno != EINTR)
            error = errno;
    }
    if (::close(descriptor) != 0 && error == 0)
        error = errno;
    if (error != 0)
        return Problem{path, "it could not be written: " + because(error), ""};
    return Done{};
}

/// What is in a file's place before a new one takes it, so that it can be put back: a second name
/// of the old file beside it. Where the file system knows no second names, the new one stays.
class Before {
  public:
    explicit Before(std::string path)
        : path_(std::move(path)), aside_(path_ + "." + std::to_string(::getpid()) + ".old") {
        if (::link(path_.c_str(), aside_.c_str()) == 0)
            state_ = State::aside;
        else if (errno == ENOENT)
            state_ = State::absent;
    }
    ~Before() {
        if (state_ == State::aside &&
            (taken_ ? ::rename(aside_.c_str(), path_.c_str()) : ::unlink(aside_.c_str())) == 0)
            return;
        if (state_ == State::absent && taken_)
            ::unlink(path_.c_str());
    }
    Before(Before&& other) noexcept
        : path_(std::move(other.path_)), aside_(std::move(other.aside_)),
          state_(std::exchange(other.state_, State::unknown)), taken_(other.taken_) {}
    Before(const Before&) = delete;
    Before& operator=(const Before&) = delete;

    /// The new file is there.
    void taken() { taken_ = true; }
    /// The new file stays.
    void forget() {
        if (state_ == State::aside)
            ::unlink(aside_.c_str());
        state_ = State::unknown;
    }

  private:
    enum class State { aside, absent, unknown };
    std::string path_;
    std::string aside_;
    State state_ = State::unknown;
    bool taken_ = false;
};

Problem not_written(const std::string& path, const QSaveFile& file) {
    return {path, "it could not be written: " + file.errorString().toStdString(),
            "what was there before is unchanged"};
}

} // namespace

bool same_file(const std::string& one, const std::string& other) {
    if (one.empty() || other.empty())
        return false;
    const std::optional<struct stat> a = status_of(one);
    const std::optional<struct stat> b = status_of(other);
    if (a && b)
        return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
    return resolved(one) == resolved(other);
}

std::optional<Problem> check_output(const std::string& path,
                                    const std::vector<std::string>& inputs) {
    if (path.empty() || path.back() == '/')
        return Problem{path, "this is no file name", "name a file"};
    if (std::any_of(inputs.begin(), inputs.end(),
                    [&path](const std::string& input) { return same_file(path, input); }))
        return Problem{path, "this is an input and is not written over", "name another file"};
    const std::optional<struct stat> status = status_of(path);
    if (status && S_ISDIR(status->st_mode))
        return Problem{path, "it is a folder", "name a file in it"};
    if (status && ::access(path.c_str(), W_OK) != 0)
        return Problem{path, "it may not be written over: " + because(errno), "name another file"};
    if (status && !S_ISREG(status->st_mode))
        return std::nullopt;
    const std::string folder = QFileInfo(qstring(path)).absolutePath().toStdString();
    const std::optional<struct stat> parent = status_of(folder);
    if (!parent || !S_ISDIR(parent->st_mode))
        return Problem{path, "there is no folder " + folder, "make it first"};
    if (::access(folder.c_str(), W_OK | X_OK) != 0)
        return Problem{path, "the folder cannot be written to: " + because(errno),
                       "name another one"};
    return std::nullopt;
}

/// A file beside its place, or the bytes of a device, which has no beside.
struct StagedFiles::File {
    std::string path;
    std::unique_ptr<QSaveFile> beside;
    QByteArray bytes;
};

StagedFiles::StagedFiles() = default;
StagedFiles::~StagedFiles() = default;

Result<Done> StagedFiles::add(const std::string& path, const QByteArray& bytes,
                              const std::vector<std::string>& inputs) {
    if (std::optional<Problem> problem = check_output(path, inputs))
        return *problem;
    const std::optional<struct stat> status = status_of(path);
    if (status && !S_ISREG(status->st_mode)) {
        files_.push_back({path, nullptr, bytes});
        return Done{};
    }
    auto file = std::make_unique<QSaveFile>(qstring(path));
    if (!file->open(QIODevice::WriteOnly) || file->write(bytes) != bytes.size() || !file->flush())
        return not_written(path, *file);
    files_.push_back({path, std::move(file), {}});
    return Done{};
}

Result<Done> StagedFiles::commit() {
    // Devices first: they may fail (a full one), a rename hardly does.
    for (const File& file : files_)
        if (!file.beside)
            if (Result<Done> written = write_through(file.path, file.bytes); !written.ok())
                return written;
    std::vector<Before> before;
    for (const File& file : files_) {
        if (!file.beside)
            continue;
        Before place(resolved(file.path).toStdString());
        if (!file.beside->commit())
            return not_written(file.path, *file.beside); // `before` puts back what was there
        place.taken();
        before.push_back(std::move(place));
    }
    for (Before& place : before)
        place.forget();
    return Done{};
}

Result<Done> save_bytes(const std::string& path, const QByteArray& bytes,
                        const std::vector<std::string>& inputs) {
    StagedFiles one;
    if (Result<Done> staged = one.add(path, bytes, inputs); !staged.ok())
        return staged;
    return one.commit();
}

std::vector<std::string> input_paths(const Comparison& comparison) {
    std::vector<std::string> paths;
    for (const auto& responses : {comparison.left, comparison.right})
        if (!responses->source().path.empty())
            paths.push_back(responses->source().path);
    return paths;
}

} // namespace counterpart
