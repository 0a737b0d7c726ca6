#include "core/order/linkage.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace counterpart {

namespace {

/// The clusters that there still are, each in the row of one of its things.
class Clusters {
  public:
    explicit Clusters(const PairValues& distances)
        : distances_(distances), size_(std::size_t(distances.rows()), 1) {}

    /// The nearest to a cluster; of those as near, `preferred`, or a chain might never end.
    [[nodiscard]] Index nearest(Index cluster, Index preferred) const {
        const float* row = distances_.data() + cluster * distances_.cols();
        Index found = preferred;
        float least = preferred < 0 ? std::numeric_limits<float>::infinity() : row[preferred];
        for (Index other = 0; other < distances_.cols(); ++other)
            if (other != cluster && size_[std::size_t(other)] > 0 && row[other] < least) {
                least = row[other];
                found = other;
            }
        return found;
    }
    [[nodiscard]] float distance(Index a, Index b) const { return distances_(a, b); }
    [[nodiscard]] Index any() const {
        return std::find_if(size_.begin(), size_.end(), [](Index size) { return size > 0; }) -
               size_.begin();
    }
    /// `gone` becomes part of `kept`.
    void merge(Index kept, Index gone) {
        const auto a = double(size_[std::size_t(kept)]);
        const auto b = double(size_[std::size_t(gone)]);
        for (Index other = 0; other < distances_.cols(); ++other) {
            const auto mean = float(
                (a * double(distances_(kept, other)) + b * double(distances_(gone, other))) /
                (a + b));
            distances_(kept, other) = mean;
            distances_(other, kept) = mean;
        }
        size_[std::size_t(kept)] += size_[std::size_t(gone)];
        size_[std::size_t(gone)] = 0;
    }

  private:
    PairValues distances_;
    std::vector<Index> size_; ///< 0: part of another one
};

/// Merges that name rows, in any order, as merges that name clusters, by height.
std::vector<Merge> by_height(std::vector<Merge> merges, Index n) {
    std::stable_sort(merges.begin(), merges.end(),
                     [](const Merge& a, const Merge& b) { return a.height < b.height; });
    std::vector<Index> parent(std::size_t(n + Index(merges.size())));
    std::iota(parent.begin(), parent.end(), Index{0});
    const auto root = [&parent](Index cluster) {
        while (parent[std::size_t(cluster)] != cluster) {
            parent[std::size_t(cluster)] = parent[std::size_t(parent[std::size_t(cluster)])];
            cluster = parent[std::size_t(cluster)];
        }
        return cluster;
    };
    Index made = n;
    for (Merge& merge : merges) {
        const Index a = root(merge.first);
        const Index b = root(merge.second);
        merge.first = std::min(a, b);
        merge.second = std::max(a, b);
        parent[std::size_t(a)] = parent[std::size_t(b)] = made++;
    }
    return merges;
}

} // namespace

Result<std::vector<Merge>> average_linkage(const PairValues& distances, const Progress& progress) {
    const Index n = distances.rows();
    std::vector<Merge> merges;
    if (n < 2)
        return merges;
    Clusters clusters(distances);
    std::vector<Index> chain;
    while (Index(merges.size()) < n - 1) {
        if (progress.cancelled(double(n) * 6))
            return Cancelled{};
        if (chain.empty())
            chain.push_back(clusters.any());
        const Index last = chain.back();
        const Index before = chain.size() > 1 ? chain[chain.size() - 2] : -1;
        const Index next = clusters.nearest(last, before);
        if (next != before) {
            chain.push_back(next);
            continue;
        }
        // Each other's nearest: no later merge comes between them.
        merges.push_back({before, last, double(clusters.distance(before, last))});
        clusters.merge(before, last);
        chain.resize(chain.size() - 2);
    }
    return by_height(std::move(merges), n);
}

} // namespace counterpart
