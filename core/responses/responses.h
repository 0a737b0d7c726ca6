#pragma once
// The responses of one network: samples × neurons, as the file holds them.

#include "core/responses/sample_file.h"

#include <Eigen/Core>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace counterpart {

using Index = Eigen::Index;

/// Where responses came from.
struct Source {
    std::string path;        ///< as given, UTF-8; empty for generated data
    std::string name;        ///< short name to show: the file's name, or the demo's
    std::string format;      ///< "npy", "csv", "tsv", "generated"
    std::string value_type;  ///< the file's own, e.g. "float32", "int16, big-endian", "text"
    std::int64_t bytes = 0;  ///< size of the file
    bool transposed = false; ///< the reader's rows were taken as neurons
};

/// The values in the file's precision and order; shared, never changed.
struct ResponseValues {
    std::variant<std::vector<float>, std::vector<double>> numbers;
    std::optional<SampleFile> on_disk; ///< where they were left (ReadOptions); then no numbers
};

/// An N × F matrix of finite responses: N samples (stimuli), F neurons.
/// Immutable and cheap to copy: the values are shared, and a transpose only swaps the roles of
/// the axes.
class Responses {
  public:
    /// `numbers` has n_samples · n_neurons entries, or none where the values are on disk.
    /// Sample-major: one sample's neurons lie next to each other (C order of an N × F array).
    /// Neuron-major: one neuron's samples do.
    enum class Layout { sample_major, neuron_major };

    Responses(std::shared_ptr<const ResponseValues> values, Index n_samples, Index n_neurons,
              Layout layout, Source source);

    [[nodiscard]] Index n_samples() const { return n_samples_; }
    [[nodiscard]] Index n_neurons() const { return n_neurons_; }
    [[nodiscard]] Layout layout() const { return layout_; }
    [[nodiscard]] const Source& source() const { return source_; }
    [[nodiscard]] bool is_single() const { return values_->numbers.index() == 0; }
    [[nodiscard]] const ResponseValues& values() const { return *values_; }
    /// The file in which the values were left, or null. Then they are not here, and only
    /// correlate() reads them.
    [[nodiscard]] const SampleFile* on_disk() const {
        return values_->on_disk ? &*values_->on_disk : nullptr;
    }

    /// One value, in double. O(1).
    [[nodiscard]] double at(Index sample, Index neuron) const;

    /// Name of a neuron: the file's, or its 0-based index as text.
    [[nodiscard]] std::string neuron_name(Index neuron) const;
    [[nodiscard]] bool has_neuron_names() const { return !names_.empty(); }
    /// Label of a sample when the file has an index column, else empty.
    [[nodiscard]] const std::vector<std::string>& sample_labels() const { return sample_labels_; }
    [[nodiscard]] const std::vector<std::string>& neuron_names() const { return names_; }

    /// The same with names (empty, or one each neuron / sample).
    [[nodiscard]] Responses named(std::vector<std::string> neuron_names,
                                  std::vector<std::string> sample_labels) const;

    /// Rows taken as neurons, columns as samples; names and labels change places. O(F + N), the
    /// values are shared.
    [[nodiscard]] Responses transposed() const;

  private:
    std::shared_ptr<const ResponseValues> values_;
    Index n_samples_;
    Index n_neurons_;
    Layout layout_;
    Source source_;
    std::vector<std::string> names_;
    std::vector<std::string> sample_labels_;
};

/// Responses from numbers made in memory (demos, lessons, tests). `matrix` is N × F.
[[nodiscard]] Responses make_responses(const Eigen::MatrixXd& matrix, std::string name);

} // namespace counterpart
