#include "ui/heatmap/map_orders.h"

#include "core/order/order.h"

#include <QCoreApplication>

#include <numeric>
#include <utility>

namespace counterpart {

namespace {

MatchedOrder matched_order(const Comparison& comparison, const Ordering& rows,
                           const Ordering& columns) {
    MatchedOrder order;
    const std::size_t n = columns.neuron_at.size();
    order.column_of_right.assign(n, -1);
    const auto put = [&order](Index right) {
        order.column_of_right[std::size_t(right)] = Index(order.right_of_column.size());
        order.right_of_column.push_back(right);
    };
    for (const Index left : rows.neuron_at) {
        const Index right = comparison.counterpart_of_left(left);
        if (right >= 0)
            put(right);
    }
    order.n_matched = Index(order.right_of_column.size());
    for (const Index right : columns.neuron_at)
        if (order.column_of_right[std::size_t(right)] < 0)
            put(right);
    return order;
}

Ordering side_ordering(const Comparison& comparison, NeuronRef::Side side, const SideOrder& wanted,
                       Index n) {
    switch (wanted.kind) {
    case OrderKind::file:
        break;
    case OrderKind::match_strength:
    case OrderKind::in_degree: {
        auto order = order_of(comparison, side, wanted.kind, Progress());
        // Not for comparisons that lack what these orders need.
        if (order.ok() && Index(order.value().size()) == n)
            return ordering(std::move(order).value());
        break;
    }
    case OrderKind::clustered:
    case OrderKind::custom:
        if (is_order(wanted.custom, n))
            return ordering(wanted.custom);
        break;
    }
    return file_ordering(n);
}

} // namespace

Ordering ordering(std::vector<Index> neuron_at) {
    Ordering result{std::move(neuron_at), {}, true};
    result.place_of.resize(result.neuron_at.size());
    Index place = 0;
    for (const Index neuron : result.neuron_at) {
        result.in_file_order = result.in_file_order && neuron == place;
        result.place_of[std::size_t(neuron)] = place++;
    }
    return result;
}

Ordering file_ordering(Index n) {
    std::vector<Index> order(static_cast<std::size_t>(n));
    std::iota(order.begin(), order.end(), Index{0});
    return ordering(std::move(order));
}

MatchedOrder matched_order(const Comparison& comparison) {
    return matched_order(comparison, file_ordering(comparison.correlations->r.rows()),
                         file_ordering(comparison.correlations->r.cols()));
}

MapOrders map_orders(const Comparison& comparison, const ViewSettings& view) {
    MapOrders orders;
    orders.rows = side_ordering(comparison, NeuronRef::Side::left, view.left_order,
                                comparison.correlations->r.rows());
    orders.raw_columns = side_ordering(comparison, NeuronRef::Side::right, view.right_order,
                                       comparison.correlations->r.cols());
    orders.matched = matched_order(comparison, orders.rows, orders.raw_columns);
    return orders;
}

bool order_missing(const SideOrder& order, Index n) {
    return order.kind == OrderKind::clustered && !is_order(order.custom, n);
}

QString order_words(const SideOrder& order, Index n) {
    const auto words = [](const char* text) {
        return QCoreApplication::translate("Maps", text);
    };
    switch (order.kind) {
    case OrderKind::match_strength:
        return words(QT_TRANSLATE_NOOP("Maps", "by match strength"));
    case OrderKind::in_degree:
        return words(QT_TRANSLATE_NOOP("Maps", "by times chosen"));
    case OrderKind::clustered:
        if (is_order(order.custom, n))
            return words(QT_TRANSLATE_NOOP("Maps", "clustered"));
        break;
    case OrderKind::custom:
        if (is_order(order.custom, n))
            return words(QT_TRANSLATE_NOOP("Maps", "in an order from a file"));
        break;
    case OrderKind::file:
        break;
    }
    return words(QT_TRANSLATE_NOOP("Maps", "in file order"));
}

} // namespace counterpart
