#include "ui/session/session.h"

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
    if (Index(order.custom.size()) == neurons)
        return order;
    if (order.kind == OrderKind::custom)
        return {};
    order.custom.clear(); // a clustering is found anew
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

ViewSettings without_found_orders(ViewSettings view, bool left, bool right) {
    if (left && view.left_order.kind == OrderKind::clustered)
        view.left_order.custom.clear();
    if (right && view.right_order.kind == OrderKind::clustered)
        view.right_order.custom.clear();
    return view;
}

} // namespace counterpart
