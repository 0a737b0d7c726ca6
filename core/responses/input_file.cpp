#include "core/responses/input_file.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace counterpart {

namespace {

Problem could_not_open(const std::string& path, int error) {
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return {path, "there is no such file", "check the name and the folder"};
    case EACCES:
    case EPERM:
        return {path, "it may not be read (permission denied)",
                "allow it (chmod +r, and +x for its folders), or copy it to a folder of yours"};
    default:
        return {path, "it cannot be opened: " + std::generic_category().message(error),
                "copy it to another place and open it there"};
    }
}

} // namespace

Result<InputFile> InputFile::open(const std::string& path) {
    if (path.empty())
        return Problem{"", "the name of a file is empty", "name a file"};
    // O_NONBLOCK: opening a pipe nobody writes to would hang before it can be refused.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return could_not_open(path, errno);
    InputFile file(descriptor, path, 0);
    struct stat status {};
    if (::fstat(descriptor, &status) != 0)
        return could_not_open(path, errno);
    if (S_ISDIR(status.st_mode))
        return Problem{path, "it is a folder", "name a file in it"};
    if (!S_ISREG(status.st_mode))
        return Problem{path, "it is a pipe or device", "save it to a file first"};
    file.size_ = status.st_size;
    file.modified_ = status.st_mtim;
    if (file.size_ == 0)
        return Problem{path, "the file is empty", "write it again"};
    return file;
}

InputFile InputFile::in_memory(std::string name, std::string bytes) {
    InputFile file(-1, "", std::int64_t(bytes.size()));
    file.name_ = std::move(name);
    file.bytes_ = std::make_shared<const std::string>(std::move(bytes));
    return file;
}

Result<InputFile> InputFile::shared() const {
    InputFile other(-1, path_, size_);
    other.name_ = name_;
    other.bytes_ = bytes_;
    other.modified_ = modified_;
    if (bytes_)
        return other;
    other.descriptor_ = ::fcntl(descriptor_, F_DUPFD_CLOEXEC, 0);
    if (other.descriptor_ < 0)
        return could_not_open(path_, errno);
    return other;
}

InputFile::InputFile(InputFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), bytes_(std::move(other.bytes_)),
      path_(std::move(other.path_)), name_(std::move(other.name_)), size_(other.size_),
      modified_(other.modified_) {}

InputFile& InputFile::operator=(InputFile&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(bytes_, other.bytes_);
    std::swap(path_, other.path_);
    std::swap(name_, other.name_);
    std::swap(size_, other.size_);
    std::swap(modified_, other.modified_);
    return *this;
}

InputFile::~InputFile() {
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

Result<std::size_t> InputFile::read(std::int64_t offset, void* to, std::size_t size) const {
    if (bytes_)
        return bytes_->copy(static_cast<char*>(to), size,
                            std::min(bytes_->size(), std::size_t(offset)));
    std::size_t done = 0;
    while (done < size) {
        const ssize_t got = ::pread(descriptor_, static_cast<char*>(to) + done, size - done,
                                    static_cast<off_t>(offset + std::int64_t(done)));
        if (got == 0)
            break;
        if (got > 0)
            done += std::size_t(got);
        else if (errno != EINTR)
            return Problem{path_, "it cannot be read: " + std::generic_category().message(errno),
                           "copy it to another place and open it there"};
    }
    return done;
}

std::optional<Problem> InputFile::changed() const {
    if (bytes_)
        return std::nullopt;
    struct stat status {};
    const bool same = ::fstat(descriptor_, &status) == 0 && status.st_size == size_ &&
                      status.st_mtim.tv_sec == modified_.tv_sec &&
                      status.st_mtim.tv_nsec == modified_.tv_nsec;
    if (same)
        return std::nullopt;
    return Problem{path_, "it changed while it was read",
                   "try again when the program that writes it has ended"};
}

std::string InputFile::extension() const {
    const std::size_t dot = name_.find_last_of('.');
    std::string text = dot == std::string::npos ? "" : name_.substr(dot + 1);
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

} // namespace counterpart
