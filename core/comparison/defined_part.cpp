#include "core/comparison/defined_part.h"

namespace counterpart {

std::vector<Index> indices_where(const std::vector<char>& flags, bool set) {
    std::vector<Index> indices;
    for (std::size_t i = 0; i < flags.size(); ++i)
        if ((flags[i] != 0) == set)
            indices.push_back(static_cast<Index>(i));
    return indices;
}

DefinedPart::DefinedPart(const CorrelationMatrix& correlations, Sign sign)
    : left_(indices_where(correlations.left_undefined, false)),
      right_(indices_where(correlations.right_undefined, false)) {
    const Index rows = Index(left_.size());
    const Index cols = Index(right_.size());
    const CorrelationMatrix::Values& r = correlations.r;
    if (rows == r.rows() && cols == r.cols()) {
        view_ = {r.data(), rows, cols, cols, sign};
        return;
    }
    copy_.resize(rows, cols);
    for (Index i = 0; i < rows; ++i)
        for (Index j = 0; j < cols; ++j)
            copy_(i, j) = r(left(i), right(j));
    view_ = {copy_.data(), rows, cols, cols, sign};
}

} // namespace counterpart
