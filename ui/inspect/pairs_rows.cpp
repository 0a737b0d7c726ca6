#include "ui/inspect/pairs_rows.h"

#include <algorithm>

namespace counterpart {

namespace {

bool is_neuron(const std::vector<Index>& pair_of, Index neuron) {
    return neuron >= 0 && neuron < Index(pair_of.size());
}

/// Position of a neuron among the unmatched, which are ascending.
Index place_of(const std::vector<Index>& unmatched, Index neuron) {
    return Index(std::lower_bound(unmatched.begin(), unmatched.end(), neuron) - unmatched.begin());
}

} // namespace

std::vector<PairRow> pair_rows(const Comparison& c) {
    std::vector<PairRow> rows;
    rows.reserve(c.pairs.size() + c.unmatched_left.size() + c.unmatched_right.size());
    for (std::size_t k = 0; k < c.pairs.size(); ++k)
        rows.push_back({c.pairs[k].left, c.pairs[k].right, Index(k)});
    for (const Index left : c.unmatched_left)
        rows.push_back({left, -1, -1});
    for (const Index right : c.unmatched_right)
        rows.push_back({-1, right, -1});
    return rows;
}

Index row_of(const Comparison& c, const std::vector<PairRow>& rows, Cell cell) {
    Index row = -1;
    if (is_neuron(c.pair_of_left, cell.left)) {
        row = c.pair_of_left[std::size_t(cell.left)];
        if (row < 0)
            row = Index(c.pairs.size()) + place_of(c.unmatched_left, cell.left);
    } else if (cell.left < 0 && is_neuron(c.pair_of_right, cell.right)) {
        row = c.pair_of_right[std::size_t(cell.right)];
        if (row < 0)
            row = Index(c.pairs.size() + c.unmatched_left.size()) +
                  place_of(c.unmatched_right, cell.right);
    }
    if (row < 0 || row >= Index(rows.size()))
        return -1;
    const PairRow& found = rows[std::size_t(row)];
    const bool alone = cell.left < 0 || cell.right < 0;
    return alone || (found.left == cell.left && found.right == cell.right) ? row : -1;
}

unsigned facts_of(const Comparison& c, const PairRow& row, double weak_below) {
    unsigned facts = 0;
    const auto set = [&facts](bool holds, PairFact fact) { facts |= holds ? fact : 0U; };
    if (row.right >= 0)
        set(c.anatomy.right_chosen[std::size_t(row.right)] >= 2, fact_hub);
    if (row.unmatched())
        return facts;
    const Pair& pair = c.pairs[std::size_t(row.pair)];
    set(pair.ambiguous, fact_ambiguous);
    if (pair.placeholder())
        return facts;
    set(!pair.agrees, fact_disagrees);
    set(pair.similarity < weak_below, fact_weak);
    set(*pair.correlation < 0, fact_sign_flip);
    return facts;
}

} // namespace counterpart
