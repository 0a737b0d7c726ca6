#pragma once
// Internal to core/comparison: what is left of a comparison without its undefined neurons.

#include "core/assignment/assignment.h"
#include "core/base/progress.h"
#include "core/similarity/correlation_matrix.h"

#include <memory>
#include <optional>
#include <vector>

namespace counterpart {

/// The similarities between defined neurons, and which neurons those are. Everything that picks
/// a best neuron works on this part, so that an undefined one (a row of zeros, which beats every
/// negative similarity) is never picked.
struct DefinedPart {
    std::vector<Index> left; ///< the neurons behind the rows of `similarity`, ascending
    std::vector<Index> right;
    std::unique_ptr<float[]> copy; ///< null where nothing is undefined
    SimilarityView similarity;     ///< of the correlations, or of the copy

    [[nodiscard]] Index left_neuron(Index row) const { return left[static_cast<std::size_t>(row)]; }
    [[nodiscard]] Index right_neuron(Index col) const {
        return right[static_cast<std::size_t>(col)];
    }
};

/// Looks at `correlations`, which must outlive it, where every neuron is defined; else copies
/// what is defined. Nothing: cancelled.
[[nodiscard]] std::optional<DefinedPart> defined_part(const CorrelationMatrix& correlations,
                                                      Sign sign, const Progress& progress);

/// The indices at which a flag is, or is not, set; ascending.
[[nodiscard]] std::vector<Index> indices_where(const std::vector<char>& flags, bool set);

} // namespace counterpart
