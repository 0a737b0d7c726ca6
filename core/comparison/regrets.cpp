#include "core/comparison/regrets.h"

#include "core/comparison/defined_part.h"
#include "core/comparison/standing.h"

#include <algorithm>

namespace counterpart {

namespace {

/// The best `count` of `n` neurons by similarity(k), those that are undefined left out.
template<typename Similarity>
std::vector<Candidate> best_of(Index n, const std::vector<char>& undefined, Index count,
                               Similarity similarity) {
    std::vector<Candidate> best;
    const auto better = [](const Candidate& a, const Candidate& b) {
        return a.similarity > b.similarity || (a.similarity == b.similarity && a.neuron < b.neuron);
    };
    for (Index k = 0; k < n; ++k) {
        if (undefined[std::size_t(k)])
            continue;
        const Candidate candidate{k, similarity(k)};
        if (Index(best.size()) == count && !better(candidate, best.back()))
            continue;
        best.insert(std::upper_bound(best.begin(), best.end(), candidate, better), candidate);
        if (Index(best.size()) > count)
            best.pop_back();
    }
    return best;
}

/// The greatest similarity of a row between two columns; below all where there are none.
float greatest(const Comparison& c, Index left, Index first, Index last) {
    if (first >= last)
        return -2;
    const auto cells = c.correlations->r.row(left).segment(first, last - first);
    return c.options.sign == Sign::absolute ? cells.cwiseAbs().maxCoeff() : cells.maxCoeff();
}

/// The same as first_but(candidates_of_left(…)), at the speed of memory: a table sorted by them
/// wants those of all neurons at once. Undefined neurons have zeros, which must not win.
std::optional<RunnerUp> runner_up_without_undefined(const Comparison& c, Index left,
                                                    Index counterpart) {
    const Index n = c.correlations->r.cols();
    const Index but = counterpart < 0 ? n : counterpart;
    const float best =
        std::max(greatest(c, left, 0, but), greatest(c, left, std::min(but + 1, n), n));
    for (Index right = 0; right < n; ++right)
        if (right != counterpart && c.similarity(left, right) == double(best))
            return RunnerUp{right, double(best)};
    return std::nullopt;
}

std::optional<RunnerUp> first_but(const std::vector<Candidate>& best, Index counterpart) {
    for (const Candidate& candidate : best)
        if (candidate.neuron != counterpart)
            return RunnerUp{candidate.neuron, candidate.similarity};
    return std::nullopt;
}

} // namespace

Result<std::optional<Regret>> regret_of_pair(const Comparison& c, Index pair,
                                             const Progress& progress) {
    using Outcome = Result<std::optional<Regret>>;
    if (c.pairs[std::size_t(pair)].placeholder())
        return Outcome(std::nullopt);
    const std::optional<DefinedPart> part = defined_part(*c.correlations, c.options.sign, progress);
    if (!part)
        return Cancelled{};
    const auto at =
        std::lower_bound(part->left.begin(), part->left.end(), c.pairs[std::size_t(pair)].left);
    Result<std::optional<Regret>> found =
        regret(part->similarity, standing_assignment(c, *part), at - part->left.begin(), progress);
    if (!found.ok() || !found.value())
        return found;
    Regret result = *std::move(found).value();
    for (MatrixCell& cell : result.swap)
        cell = {part->left_neuron(cell.row), part->right_neuron(cell.col)};
    return Outcome(std::move(result));
}

Result<std::vector<std::optional<double>>> regrets_of_pairs(const Comparison& c, ThreadPool& pool,
                                                            const Progress& progress) {
    const std::optional<DefinedPart> part = defined_part(*c.correlations, c.options.sign, progress);
    if (!part)
        return Cancelled{};
    Result<std::vector<std::optional<double>>> of_rows =
        all_regrets(part->similarity, standing_assignment(c, *part), pool, progress);
    if (!of_rows.ok())
        return of_rows;
    std::vector<std::optional<double>> of_pairs(c.pairs.size());
    for (std::size_t row = 0; row < part->left.size(); ++row) {
        const Index pair = c.pair_of_left[std::size_t(part->left[row])];
        if (pair >= 0)
            of_pairs[std::size_t(pair)] = of_rows.value()[row];
    }
    return of_pairs;
}

std::vector<Candidate> candidates_of_left(const Comparison& c, Index left, Index count) {
    if (c.correlations->left_undefined[std::size_t(left)])
        return {};
    return best_of(c.correlations->r.cols(), c.correlations->right_undefined, count,
                   [&](Index right) { return c.similarity(left, right); });
}

std::vector<Candidate> candidates_of_right(const Comparison& c, Index right, Index count) {
    if (c.correlations->right_undefined[std::size_t(right)])
        return {};
    return best_of(c.correlations->r.rows(), c.correlations->left_undefined, count,
                   [&](Index left) { return c.similarity(left, right); });
}

std::optional<RunnerUp> runner_up_of_left(const Comparison& c, Index left) {
    const Index counterpart = c.counterpart_of_left(left);
    if (c.undefined_left.empty() && c.undefined_right.empty())
        return runner_up_without_undefined(c, left, counterpart);
    return first_but(candidates_of_left(c, left, 2), counterpart);
}

std::optional<RunnerUp> runner_up_of_right(const Comparison& c, Index right) {
    return first_but(candidates_of_right(c, right, 2), c.counterpart_of_right(right));
}

} // namespace counterpart
