#pragma once
// Internal to core/comparison: what is left of a comparison without its undefined neurons.

#include "core/assignment/assignment.h"
#include "core/similarity/correlation_matrix.h"

#include <vector>

namespace counterpart {

/// The correlations between defined neurons, and which neurons those are. Everything that picks
/// a best neuron works on this part, so that an undefined one (a row of zeros, which beats every
/// negative similarity) is never picked.
class DefinedPart {
  public:
    /// Looks at `correlations` where every neuron is defined; else copies its defined part.
    DefinedPart(const CorrelationMatrix& correlations, Sign sign);
    DefinedPart(const DefinedPart&) = delete; // the view may look at our own copy
    DefinedPart& operator=(const DefinedPart&) = delete;

    [[nodiscard]] const SimilarityView& similarity() const { return view_; }
    /// The neurons behind the rows and columns of similarity(), ascending.
    [[nodiscard]] const std::vector<Index>& left() const { return left_; }
    [[nodiscard]] const std::vector<Index>& right() const { return right_; }
    [[nodiscard]] Index left(Index row) const { return left_[static_cast<std::size_t>(row)]; }
    [[nodiscard]] Index right(Index col) const { return right_[static_cast<std::size_t>(col)]; }

  private:
    std::vector<Index> left_;
    std::vector<Index> right_;
    CorrelationMatrix::Values copy_; ///< empty where nothing is undefined
    SimilarityView view_;
};

/// The flagged neurons, ascending.
[[nodiscard]] std::vector<Index> indices_where(const std::vector<char>& flags, bool set);

} // namespace counterpart
