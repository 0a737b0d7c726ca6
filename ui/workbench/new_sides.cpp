#include "ui/workbench/new_sides.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace counterpart {

namespace {

using Network = std::shared_ptr<const Responses>;

bool same(const Network& one, const Network& other) {
    if (one == other)
        return one != nullptr;
    if (!one || !other)
        return false;
    const Source& a = one->source();
    const Source& b = other->source();
    return !a.path.empty() && a.path == b.path && a.transposed == b.transposed &&
           one->n_neurons() == other->n_neurons();
}

ViewSettings swapped(ViewSettings view) {
    for (Wish& wish : view.wishes)
        std::swap(wish.left, wish.right);
    for (PairNote& note : view.notes)
        std::swap(note.left, note.right);
    std::sort(view.notes.begin(), view.notes.end(), [](const PairNote& a, const PairNote& b) {
        return std::tie(a.left, a.right) < std::tie(b.left, b.right);
    });
    std::swap(view.left_order, view.right_order);
    return view;
}

void forget_own_order(SideOrder& order) {
    if (order.kind == OrderKind::custom)
        order = {};
    order.custom.clear(); // a clustering is found anew
}

} // namespace

ViewSettings carried_over(const ViewSettings& view, const Opened& before, const Opened& now) {
    const bool left_stays = same(before.left, now.left);
    const bool right_stays = same(before.right, now.right);
    if (left_stays && right_stays)
        return view;
    if (same(before.left, now.right) && same(before.right, now.left))
        return swapped(view);
    ViewSettings kept = view;
    kept.wishes.clear();
    kept.notes.clear();
    kept.baselines.asked = false; // of others, which may take far longer
    if (!left_stays)
        forget_own_order(kept.left_order);
    if (!right_stays)
        forget_own_order(kept.right_order);
    return kept;
}

} // namespace counterpart
