#include "ui/session/session.h"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

namespace counterpart {

namespace {

Span cut(const Span& span, Index neurons) {
    // A span is kept as long as it can be: it is moved back into the data before it is shortened.
    const auto size = double(neurons);
    if (span.everything() || span.last <= size)
        return span;
    const double length = span.last - span.first;
    return length >= size ? Span{} : Span{size - length, size};
}

SideOrder cut(SideOrder order, Index neurons) {
    if (order.kind == OrderKind::custom && Index(order.custom.size()) != neurons)
        return {};
    return order;
}

template<typename About>
void keep_existing(std::vector<About>& list, Index left, Index right) {
    std::erase_if(list,
                  [&](const About& about) { return about.left >= left || about.right >= right; });
}

} // namespace

bool holds_work(const ViewSettings& view) {
    return !view.notes.empty() || !view.wishes.empty() ||
           view.left_order.kind == OrderKind::custom || view.right_order.kind == OrderKind::custom;
}

ViewSettings fitted(ViewSettings view, Index left_neurons, Index right_neurons) {
    view.left_order = cut(std::move(view.left_order), left_neurons);
    view.right_order = cut(std::move(view.right_order), right_neurons);
    view.rows = cut(view.rows, left_neurons);
    view.raw_columns = cut(view.raw_columns, right_neurons);
    view.matched_columns = cut(view.matched_columns, right_neurons);
    keep_existing(view.wishes, left_neurons, right_neurons);
    keep_existing(view.notes, left_neurons, right_neurons);
    return view;
}

ViewSettings for_other_neurons(ViewSettings view) {
    for (SideOrder* order : {&view.left_order, &view.right_order})
        if (order->kind == OrderKind::custom)
            *order = {};
    view.rows = view.raw_columns = view.matched_columns = {};
    view.wishes.clear();
    view.notes.clear();
    return view;
}

ViewSettings swapped(ViewSettings view) {
    std::swap(view.left_order, view.right_order);
    view.rows = view.raw_columns = view.matched_columns = {};
    for (Wish& wish : view.wishes)
        std::swap(wish.left, wish.right);
    for (PairNote& note : view.notes)
        std::swap(note.left, note.right);
    std::sort(view.notes.begin(), view.notes.end(), [](const PairNote& a, const PairNote& b) {
        return std::tie(a.left, a.right) < std::tie(b.left, b.right);
    });
    return view;
}

} // namespace counterpart
