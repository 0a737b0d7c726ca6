#include "core/comparison/what_if.h"

#include "core/assignment/reassign.h"
#include "core/comparison/defined_part.h"
#include "core/comparison/standing.h"

#include <algorithm>

namespace counterpart {

namespace {

/// What contradicts itself whatever the similarities are.
std::optional<Impossible> contradiction(const Comparison& c, const std::vector<Wish>& wishes) {
    for (const Wish& wish : wishes) {
        if (wish.kind != Wish::Kind::pin)
            continue;
        if (!c.correlations->defined(wish.left, wish.right))
            return Impossible{Impossible::Reason::undefined, wish, {}};
        for (const Wish& other : wishes) {
            const bool same_left = other.left == wish.left;
            const bool same_right = other.right == wish.right;
            if (other.kind == Wish::Kind::pin && same_left != same_right)
                return Impossible{Impossible::Reason::same_neuron, wish, other};
            if (other.kind == Wish::Kind::forbid && same_left && same_right)
                return Impossible{Impossible::Reason::pinned_and_forbidden, wish, {}};
        }
    }
    return std::nullopt;
}

/// The position of each neuron among the defined ones.
std::vector<Index> positions(const std::vector<Index>& defined, std::size_t n) {
    std::vector<Index> at(n, -1);
    for (std::size_t k = 0; k < defined.size(); ++k)
        at[std::size_t(defined[k])] = Index(k);
    return at;
}

Constraints constraints_of(const Comparison& c, const DefinedPart& part,
                           const std::vector<Wish>& wishes) {
    const std::vector<Index> row = positions(part.left, c.pair_of_left.size());
    const std::vector<Index> col = positions(part.right, c.pair_of_right.size());
    Constraints constraints;
    for (const Wish& wish : wishes) {
        if (!c.correlations->defined(wish.left, wish.right))
            continue;
        const MatrixCell cell{row[std::size_t(wish.left)], col[std::size_t(wish.right)]};
        auto& cells = wish.kind == Wish::Kind::pin ? constraints.pinned : constraints.forbidden;
        if (std::find(cells.begin(), cells.end(), cell) == cells.end())
            cells.push_back(cell);
    }
    return constraints;
}

} // namespace

Result<WhatIf> what_if(const Comparison& c, const std::vector<Wish>& wishes,
                       const Progress& progress) {
    WhatIf result;
    result.impossible = contradiction(c, wishes);
    if (result.impossible)
        return result;
    const std::optional<DefinedPart> part = defined_part(*c.correlations, c.options.sign, progress);
    if (!part)
        return Cancelled{};
    const Result<std::optional<Reassignment>> found =
        reassign(part->similarity, standing_assignment(c, *part), constraints_of(c, *part, wishes),
                 progress);
    if (!found.ok())
        return found.forward<WhatIf>();
    if (!found.value()) {
        result.impossible = Impossible{};
        return result;
    }
    const std::vector<Index>& col_of_row = found.value()->right_of_left;
    result.counterpart_of_left.assign(c.pair_of_left.size(), -1);
    for (std::size_t row = 0; row < col_of_row.size(); ++row)
        if (col_of_row[row] >= 0)
            result.counterpart_of_left[std::size_t(part->left[row])] =
                part->right_neuron(col_of_row[row]);
    for (Index left = 0; left < Index(c.pair_of_left.size()); ++left) {
        const Index now = c.counterpart_of_left(left);
        const Index then = result.counterpart_of_left[std::size_t(left)];
        if (now != then)
            result.changed.push_back({left, now, then});
    }
    result.total = found.value()->total;
    result.change = result.total - c.certificate.total;
    result.matched = result.total / double(c.pairs.size());
    return result;
}

} // namespace counterpart
