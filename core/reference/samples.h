#pragma once
// Internal to core/reference: the two networks' samples as every draw needs them.

#include "core/base/progress.h"
#include "core/comparison/comparison.h"

#include <Eigen/Core>

#include <optional>
#include <vector>

namespace counterpart {

/// Samples × neurons, a sample's neurons next to each other.
using Samples = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// One side without its undefined neurons. d of them are left.
struct SampleSide {
    std::vector<Index> neurons; ///< which they are, ascending; d entries
    Samples correlated; ///< N × d, each neuron mean 0 and length 1: responses, or ranks (Spearman)
    Samples responses;  ///< the responses standardised; empty where `correlated` holds them
    Index n_neurons = 0; ///< undefined ones included

    [[nodiscard]] const Samples& standardised_responses() const {
        return responses.size() > 0 ? responses : correlated;
    }
    [[nodiscard]] Index n_defined() const { return Index(neurons.size()); }
};

/// Both sides of a comparison.
struct SampleSides {
    SampleSide left;
    SampleSide right;
    Index n_samples = 0;
    CorrelationKind kind = CorrelationKind::pearson;
    Sign sign = Sign::absolute;

    /// Elementary steps of one product of both, see Progress.
    [[nodiscard]] double product_work() const;
};

/// Nothing: cancelled. Cost: that of standardising (and ranking). Memory: 4 bytes a response, 8
/// with Spearman. Throws std::bad_alloc.
[[nodiscard]] std::optional<SampleSide> sample_side(const Responses& responses,
                                                    const std::vector<char>& undefined,
                                                    CorrelationKind kind, const Progress& progress);
[[nodiscard]] std::optional<SampleSides> sample_sides(const Comparison& comparison,
                                                      const Progress& progress);

/// Some rows of `samples`, in this order.
[[nodiscard]] Samples rows_of(const Samples& samples, const std::vector<Index>& rows);

/// Some samples as a network of its own, standardised anew (and ranked anew, for Spearman).
struct Restandardised {
    Samples samples;
    std::vector<char> undefined; ///< neurons that do not vary over these samples
};
[[nodiscard]] std::optional<Restandardised> restandardised(Samples samples, CorrelationKind kind,
                                                           const Progress& progress);

/// left' · right for standardised samples, in single precision, clamped to [−1, 1]; polls between
/// strips. Nothing: cancelled.
[[nodiscard]] std::optional<CorrelationMatrix::Values>
products(const Samples& left, const Samples& right, const Progress& progress);

} // namespace counterpart
