#include "core/comparison/comparison.h"

namespace counterpart {

Index Comparison::counterpart_of_left(Index left_neuron) const {
    const Index pair = pair_of_left[static_cast<std::size_t>(left_neuron)];
    if (pair < 0 || pairs[static_cast<std::size_t>(pair)].placeholder())
        return -1;
    return pairs[static_cast<std::size_t>(pair)].right;
}

Index Comparison::counterpart_of_right(Index right_neuron) const {
    const Index pair = pair_of_right[static_cast<std::size_t>(right_neuron)];
    if (pair < 0 || pairs[static_cast<std::size_t>(pair)].placeholder())
        return -1;
    return pairs[static_cast<std::size_t>(pair)].left;
}

} // namespace counterpart
