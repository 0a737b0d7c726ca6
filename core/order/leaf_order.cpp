#include "core/order/leaf_order.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace counterpart {

namespace {

/// A cluster in the tree's own order of its leaves, where every cluster is a stretch [first, last)
/// and its two parts are [first, middle) and [middle, last). A leaf has no parts.
struct Node {
    Index first = 0;
    Index middle = 0;
    Index last = 0;
    Index left = -1; ///< node
    Index right = -1;

    [[nodiscard]] Index size() const { return last - first; }
    [[nodiscard]] bool leaf() const { return left < 0; }
};

struct Stretch {
    Index first = 0;
    Index last = 0;
};

struct Tree {
    std::vector<Node> nodes;   ///< as clusters are numbered: parts before wholes
    std::vector<Index> leaves; ///< the thing at each place
    Index root = 0;

    /// Where the other end can be of an order of a cluster that has `end` at one end.
    [[nodiscard]] Stretch opposite(const Node& node, Index end) const {
        if (node.leaf())
            return {node.first, node.last};
        return end < node.middle ? Stretch{node.middle, node.last}
                                 : Stretch{node.first, node.middle};
    }
};

Tree tree_of(const std::vector<Merge>& merges, Index n) {
    Tree tree;
    tree.nodes.resize(std::size_t(n + Index(merges.size())));
    std::vector<Index> size(tree.nodes.size(), 1);
    for (std::size_t k = 0; k < merges.size(); ++k) {
        Node& node = tree.nodes[std::size_t(n) + k];
        node.left = merges[k].first;
        node.right = merges[k].second;
        size[std::size_t(n) + k] =
            size[std::size_t(node.left)] + size[std::size_t(node.right)];
    }
    tree.leaves.resize(std::size_t(n));
    tree.root = Index(tree.nodes.size()) - 1;
    // Wholes before parts: each knows where it begins.
    for (Index k = tree.root; k >= 0; --k) {
        Node& node = tree.nodes[std::size_t(k)];
        node.last = node.first + size[std::size_t(k)];
        if (node.leaf()) {
            tree.leaves[std::size_t(node.first)] = k;
            continue;
        }
        node.middle = node.first + size[std::size_t(node.left)];
        tree.nodes[std::size_t(node.left)].first = node.first;
        tree.nodes[std::size_t(node.right)].first = node.middle;
    }
    return tree;
}

PairValues in_tree_order(const Tree& tree, const PairValues& distances) {
    const Index n = distances.rows();
    PairValues ordered(n, n);
    for (Index i = 0; i < n; ++i)
        for (Index j = 0; j < n; ++j)
            ordered(i, j) = distances(tree.leaves[std::size_t(i)], tree.leaves[std::size_t(j)]);
    return ordered;
}

/// least(u, w): the least length of an order of the smallest cluster that holds both, with u at one
/// end and w at the other. u and w are in different parts of that cluster, so that one matrix holds
/// all clusters.
class Least {
  public:
    Least(const Tree& tree, const PairValues& distances)
        : tree_(tree), distances_(distances),
          least_(PairValues::Zero(distances.rows(), distances.cols())) {}

    bool fill(const Node& node, ThreadPool& pool, const Progress& progress) {
        const Node& left = tree_.nodes[std::size_t(node.left)];
        const Node& right = tree_.nodes[std::size_t(node.right)];
        const double a = double(left.size());
        const double b = double(right.size());
        // Rows are handed out some at a time: small clusters stay on one thread.
        const Index rows = std::clamp(Index(1e6 / (a * b + b * b)), Index{1}, left.size());
        const Index tasks = (left.size() + rows - 1) / rows;
        const bool done = pool.run(tasks, a * b * (a + b) / 2, [&](std::ptrdiff_t task) {
            const Index first = left.first + task * rows;
            const Index last = std::min(first + rows, left.last);
            for (Index u = first; u < last; ++u)
                fill_row(left, right, u);
            return !progress.cancelled(double(last - first) * b * (a + b) / 4);
        });
        if (!done)
            return false;
        for (Index w = right.first; w < right.last; ++w)
            for (Index u = left.first; u < left.last; ++u)
                least_(w, u) = least_(u, w);
        return true;
    }
    [[nodiscard]] float operator()(Index u, Index w) const { return least_(u, w); }
    [[nodiscard]] float distance(Index m, Index k) const { return distances_(m, k); }

  private:
    /// One end u in the left part; all ends w in the right one.
    void fill_row(const Node& left, const Node& right, Index u) {
        // The shortest from u through the left part to each k of the right one.
        std::vector<float> to(std::size_t(right.size()), std::numeric_limits<float>::infinity());
        const Stretch ends = tree_.opposite(left, u);
        for (Index m = ends.first; m < ends.last; ++m) {
            const float so_far = least_(u, m);
            const float* d = distances_.data() + m * distances_.cols() + right.first;
            for (std::size_t k = 0; k < to.size(); ++k) {
                const float length = so_far + d[k];
                to[k] = length < to[k] ? length : to[k];
            }
        }
        float* row = least_.data() + u * least_.cols();
        std::fill(row + right.first, row + right.last, std::numeric_limits<float>::infinity());
        for (Index k = right.first; k < right.last; ++k) {
            const float so_far = to[std::size_t(k - right.first)];
            const float* through = least_.data() + k * least_.cols();
            const Stretch other = tree_.opposite(right, k);
            for (Index w = other.first; w < other.last; ++w) {
                const float length = so_far + through[w];
                row[w] = length < row[w] ? length : row[w];
            }
        }
    }

    const Tree& tree_;
    const PairValues& distances_;
    PairValues least_;
};

/// A cluster to be laid out with given ends.
struct Stretched {
    Index node = 0;
    Index from = 0;
    Index to = 0;
};

/// The neighbours where the two parts of a cluster meet, for the best order from u to w.
std::pair<Index, Index> meeting(const Least& least, const Tree& tree, const Node& near_u,
                                const Node& near_w, Index u, Index w) {
    std::pair<Index, Index> best{u, w};
    float shortest = std::numeric_limits<float>::infinity();
    const Stretch ms = tree.opposite(near_u, u);
    const Stretch ks = tree.opposite(near_w, w);
    for (Index m = ms.first; m < ms.last; ++m)
        for (Index k = ks.first; k < ks.last; ++k) {
            const float length = least(u, m) + least.distance(m, k) + least(k, w);
            if (length < shortest) {
                shortest = length;
                best = {m, k};
            }
        }
    return best;
}

std::vector<Index> traced(const Least& least, const Tree& tree, Index from, Index to) {
    std::vector<Index> order;
    std::vector<Stretched> open{{tree.root, from, to}};
    while (!open.empty()) {
        const Stretched next = open.back();
        open.pop_back();
        const Node& node = tree.nodes[std::size_t(next.node)];
        if (node.leaf()) {
            order.push_back(tree.leaves[std::size_t(node.first)]);
            continue;
        }
        const bool forward = next.from < node.middle;
        const Index first = forward ? node.left : node.right;
        const Index second = forward ? node.right : node.left;
        const auto [m, k] = meeting(least, tree, tree.nodes[std::size_t(first)],
                                    tree.nodes[std::size_t(second)], next.from, next.to);
        open.push_back({second, k, next.to}); // the last pushed comes first
        open.push_back({first, next.from, m});
    }
    return order;
}

} // namespace

Result<std::vector<Index>> optimal_leaf_order(const std::vector<Merge>& merges,
                                              const PairValues& distances, ThreadPool& pool,
                                              const Progress& progress) {
    const Index n = distances.rows();
    if (n == 0)
        return std::vector<Index>{};
    const Tree tree = tree_of(merges, n);
    const PairValues ordered = in_tree_order(tree, distances);
    Least least(tree, ordered);
    for (const Node& node : tree.nodes)
        if (!node.leaf() && !least.fill(node, pool, progress))
            return Cancelled{};
    const Node& root = tree.nodes[std::size_t(tree.root)];
    Index from = 0;
    Index to = n - 1;
    for (Index u = root.first; u < root.middle; ++u)
        for (Index w = root.middle; w < root.last; ++w)
            if (least(u, w) < least(from, to)) {
                from = u;
                to = w;
            }
    return traced(least, tree, from, to);
}

double path_length(const std::vector<Index>& order, const PairValues& distances) {
    double length = 0;
    for (std::size_t k = 1; k < order.size(); ++k)
        length += double(distances(order[k - 1], order[k]));
    return length;
}

} // namespace counterpart
