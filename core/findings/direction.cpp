#include "core/findings/direction.h"

namespace counterpart {

Direction forward_direction(const Comparison& c) {
    const Anatomy& a = c.anatomy;
    return {NeuronRef::Side::left,
            c.scores.naive_forward,
            a.left_choice,
            a.right_chosen,
            a.right_hubs,
            a.forward,
            c.correlations->r.cols(),
            Index(c.undefined_right.size()),
            a.displaced,
            a.leftover};
}

Direction backward_direction(const Comparison& c) {
    const Anatomy& a = c.anatomy;
    double matched_maxima = 0;
    for (const Pair& pair : c.pairs)
        matched_maxima += a.right_choice[static_cast<std::size_t>(pair.right)].similarity;
    if (!c.pairs.empty())
        matched_maxima /= double(c.pairs.size());
    return {NeuronRef::Side::right,
            c.scores.naive_backward,
            a.right_choice,
            a.left_chosen,
            a.left_hubs,
            a.backward,
            c.correlations->r.rows(),
            Index(c.undefined_left.size()),
            matched_maxima - c.scores.matched,
            c.scores.naive_backward - matched_maxima};
}

Direction direction(const Comparison& c, NeuronRef::Side choosers) {
    return choosers == NeuronRef::Side::left ? forward_direction(c) : backward_direction(c);
}

} // namespace counterpart
