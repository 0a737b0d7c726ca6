#include "core/comparison/defined_part.h"

namespace counterpart {

std::vector<Index> indices_where(const std::vector<char>& flags, bool set) {
    std::vector<Index> indices;
    indices.reserve(flags.size());
    for (std::size_t i = 0; i < flags.size(); ++i)
        if ((flags[i] != 0) == set)
            indices.push_back(static_cast<Index>(i));
    return indices;
}

std::optional<DefinedPart> defined_part(const CorrelationMatrix& correlations, Sign sign,
                                        const Progress& progress) {
    DefinedPart part;
    part.left = indices_where(correlations.left_undefined, false);
    part.right = indices_where(correlations.right_undefined, false);
    const Index rows = Index(part.left.size());
    const Index cols = Index(part.right.size());
    const CorrelationMatrix::Values& r = correlations.r;
    part.similarity = {r.data(), rows, cols, cols, sign};
    if (rows == r.rows() && cols == r.cols())
        return part;
    part.copy = std::make_unique_for_overwrite<float[]>(static_cast<std::size_t>(rows * cols));
    part.similarity.cells = part.copy.get();
    double steps = 0;
    for (Index i = 0; i < rows; ++i) {
        const float* from = &r(part.left_neuron(i), 0);
        float* to = part.copy.get() + i * cols;
        for (Index j = 0; j < cols; ++j)
            to[j] = from[part.right_neuron(j)];
        steps += double(cols);
        if (steps > 0.2 * Progress::work_between_polls) {
            if (progress.cancelled(steps))
                return std::nullopt;
            steps = 0;
        }
    }
    if (progress.cancelled(steps))
        return std::nullopt;
    return part;
}

} // namespace counterpart
