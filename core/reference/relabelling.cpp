#include "core/reference/relabelling.h"

#include "core/reference/random.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>

namespace counterpart {
namespace {

constexpr double tie = 1e-9; // similarities are sums of floats: far coarser than this
constexpr std::uint64_t relabelling_stream = 21;
constexpr Index most_runs_to_add = 100;

/// Goes through all distinct relabellings, depth first. `visit` returns false to stop.
class Relabeller {
  public:
    using Visit = std::function<bool(const std::vector<int>&)>;

    Relabeller(const LabelledRuns& runs, Visit visit)
        : sizes_(runs.sizes()), used_(sizes_.size(), 0), label_(runs.group.size(), 0),
          visit_(std::move(visit)) {}

    /// Groups of one size that are still empty are alike: only the first of them is opened.
    bool free(std::size_t run = 0) {
        if (run == label_.size())
            return visit_(label_);
        for (std::size_t g = 0; g < sizes_.size(); ++g) {
            if (used_[g] == sizes_[g] || (used_[g] == 0 && like_an_earlier_empty(g)))
                continue;
            label_[run] = int(g);
            ++used_[g];
            const bool go_on = free(run + 1);
            --used_[g];
            if (!go_on)
                return false;
        }
        return true;
    }

    /// `blocks[k][g]`: the k-th run of group g. The first block keeps its labels, since giving all
    /// blocks the same new ones changes nothing.
    bool paired(const std::vector<std::vector<std::size_t>>& blocks, std::size_t block = 0) {
        if (block == blocks.size())
            return visit_(label_);
        std::vector<int> order(sizes_.size());
        std::iota(order.begin(), order.end(), 0);
        do {
            for (std::size_t g = 0; g < order.size(); ++g)
                label_[blocks[block][g]] = order[g];
            if (!paired(blocks, block + 1))
                return false;
        } while (block > 0 && std::next_permutation(order.begin(), order.end()));
        return true;
    }

  private:
    [[nodiscard]] bool like_an_earlier_empty(std::size_t g) const {
        for (std::size_t h = 0; h < g; ++h)
            if (used_[h] == 0 && sizes_[h] == sizes_[g])
                return true;
        return false;
    }

    std::vector<Index> sizes_;
    std::vector<Index> used_;
    std::vector<int> label_;
    Visit visit_;
};

std::vector<std::vector<std::size_t>> blocks_of(const LabelledRuns& runs) {
    std::vector<std::vector<std::size_t>> of_group(std::size_t(runs.n_groups));
    for (std::size_t i = 0; i < runs.group.size(); ++i)
        of_group[std::size_t(runs.group[i])].push_back(i);
    std::vector<std::vector<std::size_t>> blocks(of_group.front().size());
    for (std::size_t k = 0; k < blocks.size(); ++k)
        for (const auto& group : of_group)
            blocks[k].push_back(group[k]);
    return blocks;
}

std::vector<int> random_labels(const LabelledRuns& runs,
                               const std::vector<std::vector<std::size_t>>& blocks,
                               Random& random) {
    std::vector<int> labels = runs.group;
    if (!runs.paired) {
        random.shuffle(labels);
        return labels;
    }
    for (const auto& block : blocks) {
        std::vector<int> order(block.size());
        std::iota(order.begin(), order.end(), 0);
        random.shuffle(order);
        for (std::size_t g = 0; g < block.size(); ++g)
            labels[block[g]] = order[g];
    }
    return labels;
}

/// Relabellings that reach the observed values.
struct Tally {
    const Eigen::MatrixXd& similarity;
    LabelledRuns runs;
    GroupMeans observed;
    const Progress& progress;
    Index visited = 0;
    Index reach_t = 0;
    Index reach_f = 0;
    std::vector<double> statistics;
    bool cancelled = false;

    bool visit(const std::vector<int>& labels) {
        runs.group = labels;
        const GroupMeans means = group_means(similarity, runs);
        ++visited;
        reach_t += means.statistic.value_or(0) >= observed.statistic.value_or(0) - tie ? 1 : 0;
        // No variance within is an infinite F.
        if (observed.permanova_f)
            reach_f +=
                !means.permanova_f || *means.permanova_f >= *observed.permanova_f * (1 - tie) - tie
                    ? 1
                    : 0;
        statistics.push_back(means.statistic.value_or(0));
        const double n = double(labels.size());
        cancelled = progress.cancelled(n * n + 100);
        return !cancelled;
    }
};

} // namespace

std::vector<Index> LabelledRuns::sizes() const {
    std::vector<Index> sizes(std::size_t(n_groups), 0);
    for (const int g : group)
        ++sizes[std::size_t(g)];
    return sizes;
}

double distinct_relabellings(const std::vector<Index>& sizes, bool paired) {
    if (paired)
        return std::round(
            std::pow(std::tgamma(double(sizes.size()) + 1), double(sizes.front() - 1)));
    // Groups are filled one after the other: a product of binomial coefficients, each taken factor
    // by factor, which stays exact as long as it is small.
    double product = 1;
    Index n = 0;
    std::map<Index, Index> of_size;
    for (const Index size : sizes) {
        for (Index k = 1; k <= size; ++k)
            product = product * double(++n) / double(k);
        product /= double(++of_size[size]);
    }
    return product < 1e15 ? std::round(product) : product;
}

double smallest_attainable_p(const std::vector<Index>& sizes, bool paired) {
    const double n = distinct_relabellings(sizes, paired);
    return n <= most_relabellings ? 1 / n : 1.0 / double(relabelled_at_random + 1);
}

std::optional<Index> runs_to_add(std::vector<Index> sizes, bool paired, double level) {
    for (Index added = 0; added < most_runs_to_add; ++added) {
        const bool any_within =
            std::any_of(sizes.begin(), sizes.end(), [](Index size) { return size > 1; });
        if (any_within && smallest_attainable_p(sizes, paired) <= level)
            return added;
        if (paired)
            for (Index& size : sizes)
                ++size;
        else
            ++*std::min_element(sizes.begin(), sizes.end());
    }
    return std::nullopt;
}

GroupMeans group_means(const Eigen::MatrixXd& s, const LabelledRuns& runs) {
    const Index g_max = runs.n_groups;
    const Index n = Index(runs.group.size());
    Eigen::MatrixXd sum = Eigen::MatrixXd::Zero(g_max, g_max);
    Eigen::VectorXd squares = Eigen::VectorXd::Zero(g_max);
    double all_squares = 0;
    for (Index i = 0; i < n; ++i)
        for (Index j = i + 1; j < n; ++j) {
            const int g = runs.group[std::size_t(i)];
            const int h = runs.group[std::size_t(j)];
            const double distance = 1 - s(i, j);
            sum(std::min(g, h), std::max(g, h)) += s(i, j);
            all_squares += distance * distance;
            if (g == h)
                squares(g) += distance * distance;
        }
    const std::vector<Index> sizes = runs.sizes();
    GroupMeans means;
    means.between = Eigen::MatrixXd::Zero(g_max, g_max);
    double within = 0;
    double between = 0;
    Index n_within = 0;
    double squares_within = 0;
    for (Index g = 0; g < g_max; ++g) {
        const double n_g = double(sizes[std::size_t(g)]);
        squares_within += squares(g) / n_g;
        means.within.push_back(n_g > 1 ? std::optional(sum(g, g) / (n_g * (n_g - 1) / 2))
                                       : std::nullopt);
        if (means.within.back()) {
            within += *means.within.back();
            ++n_within;
        }
        for (Index h = g + 1; h < g_max; ++h) {
            const double b = sum(g, h) / (n_g * double(sizes[std::size_t(h)]));
            means.between(g, h) = means.between(h, g) = b;
            between += b;
        }
    }
    if (g_max > 1 && n_within > 0)
        means.statistic =
            within / double(n_within) - between / (double(g_max) * double(g_max - 1) / 2);
    if (g_max > 1 && n > g_max && squares_within > 1e-12)
        means.permanova_f = (all_squares / double(n) - squares_within) / double(g_max - 1) /
                            (squares_within / double(n - g_max));
    return means;
}

std::optional<RelabellingTest> test_by_relabelling(const Eigen::MatrixXd& similarity,
                                                   const LabelledRuns& runs, std::uint64_t seed,
                                                   const Progress& progress) {
    RelabellingTest test;
    const std::vector<Index> sizes = runs.sizes();
    test.relabellings = distinct_relabellings(sizes, runs.paired);
    test.exact = test.relabellings <= most_relabellings;
    test.smallest_p = smallest_attainable_p(sizes, runs.paired);
    Tally tally{similarity, runs, group_means(similarity, runs), progress, 0, 0, 0, {}, false};
    if (!tally.observed.statistic)
        return test;
    const auto blocks = runs.paired ? blocks_of(runs) : decltype(blocks_of(runs)){};
    if (test.exact) {
        Relabeller relabeller(runs, [&](const std::vector<int>& l) { return tally.visit(l); });
        (void)(runs.paired ? relabeller.paired(blocks) : relabeller.free());
    } else {
        Random random(seed, relabelling_stream, 0);
        for (Index draw = 0; draw < relabelled_at_random; ++draw)
            if (!tally.visit(random_labels(runs, blocks, random)))
                break;
    }
    if (tally.cancelled)
        return std::nullopt;
    const double extra = test.exact ? 0 : 1;
    test.p = (double(tally.reach_t) + extra) / (double(tally.visited) + extra);
    if (tally.observed.permanova_f)
        test.permanova_p = (double(tally.reach_f) + extra) / (double(tally.visited) + extra);
    test.statistics = std::move(tally.statistics);
    return test;
}

} // namespace counterpart
