#include "core/order/order.h"

#include "core/base/thread_pool.h"
#include "core/order/leaf_order.h"
#include "core/order/linkage.h"
#include "core/order/seriation.h"
#include "core/similarity/correlate.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace counterpart {

namespace {

std::vector<Index> file_order(Index n) {
    std::vector<Index> order(static_cast<std::size_t>(n));
    std::iota(order.begin(), order.end(), Index{0});
    return order;
}

/// Largest key first.
std::vector<Index> by_key(const std::vector<double>& keys) {
    std::vector<Index> order = file_order(Index(keys.size()));
    std::stable_sort(order.begin(), order.end(), [&keys](Index a, Index b) {
        return keys[std::size_t(a)] > keys[std::size_t(b)];
    });
    return order;
}

/// Keys below every similarity and every count.
constexpr double unmatched_key = -10;
constexpr double undefined_key = -20;

void put_last(std::vector<double>& keys, const std::vector<Index>& undefined) {
    for (const Index neuron : undefined)
        keys[std::size_t(neuron)] = undefined_key;
}

std::vector<double> strengths(const Comparison& comparison, bool left) {
    const auto& pair_of = left ? comparison.pair_of_left : comparison.pair_of_right;
    std::vector<double> keys(pair_of.size(), unmatched_key);
    for (std::size_t neuron = 0; neuron < keys.size(); ++neuron) {
        if (pair_of[neuron] < 0)
            continue;
        const Pair& pair = comparison.pairs[std::size_t(pair_of[neuron])];
        if (!pair.placeholder())
            keys[neuron] = pair.similarity;
    }
    return keys;
}

std::vector<double> in_degrees(const Comparison& comparison, bool left) {
    const auto& chosen = left ? comparison.anatomy.left_chosen : comparison.anatomy.right_chosen;
    return {chosen.begin(), chosen.end()};
}

/// Neurons with variance, to be ordered; the others follow as they are.
std::vector<Index> defined_neurons(const CorrelationMatrix& own) {
    std::vector<Index> defined;
    for (std::size_t neuron = 0; neuron < own.left_undefined.size(); ++neuron)
        if (!own.left_undefined[neuron])
            defined.push_back(Index(neuron));
    return defined;
}

/// |r| of the defined neurons among each other, or 1 − |r|.
PairValues values_of(const CorrelationMatrix& own, const std::vector<Index>& defined,
                     bool distances) {
    const auto n = Index(defined.size());
    PairValues values(n, n);
    for (Index i = 0; i < n; ++i) {
        const float* row = own.r.data() + defined[std::size_t(i)] * own.r.cols();
        for (Index j = 0; j < n; ++j) {
            const float r = std::min(std::abs(row[defined[std::size_t(j)]]), 1.0F);
            values(i, j) = distances ? 1 - r : r;
        }
    }
    return values;
}

Result<std::vector<Index>> order_defined(CorrelationMatrix own, const std::vector<Index>& defined,
                                         ThreadPool& pool, const Progress& progress) {
    const bool linkage = Index(defined.size()) <= largest_linkage;
    PairValues values = values_of(own, defined, linkage);
    own.r.resize(0, 0); // as large as what follows
    if (!linkage)
        return seriate(values, pool, progress);
    auto tree = average_linkage(values, progress);
    if (!tree.ok())
        return tree.forward<std::vector<Index>>();
    return optimal_leaf_order(tree.value(), values, pool, progress);
}

} // namespace

Result<std::vector<Index>> cluster_order(const Responses& responses, CorrelationKind correlation,
                                         int threads, const Progress& progress) {
    ThreadPool pool(threads);
    auto own = correlate(responses, responses, correlation, pool, progress);
    if (!own.ok())
        return own.forward<std::vector<Index>>();
    const std::vector<Index> defined = defined_neurons(own.value());
    auto ordered = order_defined(std::move(own).value(), defined, pool, progress);
    if (!ordered.ok())
        return ordered;
    std::vector<Index> order;
    order.reserve(std::size_t(responses.n_neurons()));
    for (const Index place : ordered.value())
        order.push_back(defined[std::size_t(place)]);
    if (!order.empty() && order.front() > order.back())
        std::reverse(order.begin(), order.end());
    for (Index neuron = 0, next = 0; neuron < responses.n_neurons(); ++neuron) {
        if (next < Index(defined.size()) && defined[std::size_t(next)] == neuron)
            ++next;
        else
            order.push_back(neuron);
    }
    return order;
}

Result<std::vector<Index>> order_of(const Comparison& comparison, NeuronRef::Side side,
                                    OrderKind kind, const Progress& progress) {
    const bool left = side == NeuronRef::Side::left;
    const Responses& responses = left ? *comparison.left : *comparison.right;
    const auto& undefined = left ? comparison.undefined_left : comparison.undefined_right;
    std::vector<double> keys;
    switch (kind) {
    case OrderKind::clustered:
        return cluster_order(responses, comparison.options.correlation, comparison.options.threads,
                             progress);
    case OrderKind::match_strength:
        keys = strengths(comparison, left);
        break;
    case OrderKind::in_degree:
        keys = in_degrees(comparison, left);
        break;
    case OrderKind::file:
    case OrderKind::custom:
        return file_order(responses.n_neurons());
    }
    put_last(keys, undefined);
    return by_key(keys);
}

bool is_order(const std::vector<Index>& order, Index n) {
    if (Index(order.size()) != n)
        return false;
    std::vector<char> seen(static_cast<std::size_t>(n), 0);
    for (const Index neuron : order) {
        if (neuron < 0 || neuron >= n || seen[std::size_t(neuron)])
            return false;
        seen[std::size_t(neuron)] = 1;
    }
    return true;
}

} // namespace counterpart
