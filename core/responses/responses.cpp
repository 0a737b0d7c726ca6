#include "core/responses/responses.h"

#include <cassert>
#include <utility>

namespace counterpart {

Responses::Responses(std::shared_ptr<const ResponseValues> values, Index n_samples, Index n_neurons,
                     Layout layout, Source source)
    : values_(std::move(values)), n_samples_(n_samples), n_neurons_(n_neurons), layout_(layout),
      source_(std::move(source)) {
    assert(on_disk() || std::visit([](const auto& v) { return static_cast<Index>(v.size()); },
                                   values_->numbers) == n_samples_ * n_neurons_);
}

double Responses::at(Index sample, Index neuron) const {
    assert(!on_disk());
    const Index position = layout_ == Layout::sample_major ? sample * n_neurons_ + neuron
                                                           : neuron * n_samples_ + sample;
    return std::visit(
        [position](const auto& v) { return double(v[static_cast<std::size_t>(position)]); },
        values_->numbers);
}

std::string Responses::neuron_name(Index neuron) const {
    if (names_.empty())
        return std::to_string(neuron);
    return names_[static_cast<std::size_t>(neuron)];
}

Responses Responses::named(std::vector<std::string> neuron_names,
                           std::vector<std::string> sample_labels) const {
    assert(neuron_names.empty() || Index(neuron_names.size()) == n_neurons_);
    assert(sample_labels.empty() || Index(sample_labels.size()) == n_samples_);
    Responses copy = *this;
    copy.names_ = std::move(neuron_names);
    copy.sample_labels_ = std::move(sample_labels);
    return copy;
}

Responses Responses::transposed() const {
    Responses copy = *this;
    std::swap(copy.n_samples_, copy.n_neurons_);
    std::swap(copy.names_, copy.sample_labels_);
    copy.layout_ = layout_ == Layout::sample_major ? Layout::neuron_major : Layout::sample_major;
    copy.source_.transposed = !source_.transposed;
    return copy;
}

Responses make_responses(const Eigen::MatrixXd& matrix, std::string name) {
    auto values = std::make_shared<ResponseValues>();
    values->numbers = std::vector<double>(matrix.data(), matrix.data() + matrix.size());
    Source source;
    source.name = std::move(name);
    source.format = "generated";
    source.value_type = "float64";
    return Responses(std::move(values), matrix.rows(), matrix.cols(),
                     Responses::Layout::neuron_major, std::move(source));
}

} // namespace counterpart
