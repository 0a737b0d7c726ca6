#pragma once
// A file that is read in blocks.

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <ctime>
#include <memory>
#include <optional>
#include <string>

namespace counterpart {

/// A regular file, open for reading. Read in blocks and never mapped: a memory map of a user's
/// file dies with SIGBUS when another program shortens it.
class InputFile {
  public:
    /// Errors: missing, no permission, a folder, a pipe or device.
    static Result<InputFile> open(const std::string& path);

    /// A file that is in memory already (built-in data): it has a name and no path.
    static InputFile in_memory(std::string name, std::string bytes);

    /// The same open file for another owner. Errors: too many files are open.
    [[nodiscard]] Result<InputFile> shared() const;

    InputFile(InputFile&& other) noexcept;
    InputFile& operator=(InputFile&& other) noexcept;
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;
    ~InputFile();

    /// Reads up to `size` bytes from `offset` on and returns how many there were: fewer only at
    /// the end of the file.
    [[nodiscard]] Result<std::size_t> read(std::int64_t offset, void* to, std::size_t size) const;

    /// A Problem where the file is no longer as it was when it was opened (size and time of its
    /// last change): what was read may be half of the old and half of the new.
    [[nodiscard]] std::optional<Problem> changed() const;

    /// As given, UTF-8.
    [[nodiscard]] const std::string& path() const { return path_; }
    /// Without its folders.
    [[nodiscard]] const std::string& name() const { return name_; }
    /// Lower case, without the dot; empty where there is none.
    [[nodiscard]] std::string extension() const;
    /// Bytes, when it was opened.
    [[nodiscard]] std::int64_t size() const { return size_; }

    /// Bytes read at a time.
    static constexpr std::size_t block = std::size_t{1} << 20;

  private:
    InputFile(int descriptor, std::string path, std::int64_t size)
        : descriptor_(descriptor), path_(std::move(path)),
          name_(path_.substr(path_.find_last_of('/') + 1)), size_(size) {}

    int descriptor_ = -1;
    std::shared_ptr<const std::string> bytes_; ///< instead of a descriptor
    std::string path_;
    std::string name_;
    std::int64_t size_ = 0;
    timespec modified_{};
};

} // namespace counterpart
