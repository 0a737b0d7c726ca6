#pragma once
// The samples of a file that are read when they are used, and not kept.

#include "core/responses/input_file.h"

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace counterpart {

/// So many samples are worth reading once only; with fewer, what follows costs little beside it.
inline constexpr Eigen::Index many_samples = 1024;

/// N samples of F single-precision values each, one sample after another, in this machine's byte
/// order. Nothing is known of the values: they may be NaN. Reading is thread-safe.
class SampleFile {
  public:
    /// `offset`: of the first value, in bytes.
    SampleFile(InputFile file, std::int64_t offset, Eigen::Index n_neurons)
        : file_(std::move(file)), offset_(offset), n_neurons_(n_neurons) {}

    [[nodiscard]] const InputFile& file() const { return file_; }

    /// Writes `count` samples from `first` on to `to`. False: they could not be read.
    [[nodiscard]] bool read(Eigen::Index first, Eigen::Index count, float* to) const {
        const Eigen::Index sample = n_neurons_ * Eigen::Index(sizeof(float));
        const auto bytes = static_cast<std::size_t>(count * sample);
        const Result<std::size_t> got = file_.read(offset_ + first * sample, to, bytes);
        return got.ok() && got.value() == bytes;
    }

  private:
    InputFile file_;
    std::int64_t offset_;
    Eigen::Index n_neurons_;
};

} // namespace counterpart
