#include "core/comparison/recent_comparisons.h"

#include <algorithm>
#include <set>
#include <utility>

namespace counterpart {

namespace {

bool of_same_sides(const Comparison& c, const Responses* left, const Responses* right) {
    return c.left.get() == left && c.right.get() == right;
}

/// Of the matrices of all but the last, each counted once.
double bytes_beside_last(const std::vector<std::shared_ptr<const Comparison>>& kept) {
    std::set<const CorrelationMatrix*> counted{kept.back()->correlations.get()};
    double bytes = 0;
    for (const auto& c : kept)
        if (counted.insert(c->correlations.get()).second)
            bytes += double(c->correlations->r.size()) * sizeof(float);
    return bytes;
}

} // namespace

void RecentComparisons::keep(std::shared_ptr<const Comparison> comparison, double most_bytes) {
    const Responses* left = comparison->left.get();
    const Responses* right = comparison->right.get();
    std::erase_if(kept_, [&](const auto& c) {
        const bool same_pair = of_same_sides(*c, left, right) || of_same_sides(*c, right, left);
        return !same_pair || c == comparison;
    });
    kept_.push_back(std::move(comparison));
    while (kept_.size() > 1 && bytes_beside_last(kept_) > most_bytes)
        kept_.erase(kept_.begin());
}

Result<std::shared_ptr<const Comparison>>
RecentComparisons::compare(std::shared_ptr<const Responses> left,
                           std::shared_ptr<const Responses> right, const CompareOptions& options,
                           const Progress& progress) const {
    // The same way round first: a swap is turned, which takes a moment.
    const auto last_of = [&](const Responses* one, const Responses* other, bool same_sign) {
        const auto found = std::find_if(kept_.rbegin(), kept_.rend(), [&](const auto& c) {
            return of_same_sides(*c, one, other) && c->options.correlation == options.correlation &&
                   (!same_sign || c->options == options);
        });
        return found == kept_.rend() ? nullptr : *found;
    };
    if (auto known = last_of(left.get(), right.get(), true))
        return known;
    auto known = last_of(left.get(), right.get(), false);
    if (!known)
        known = last_of(right.get(), left.get(), false);
    return known ? compare_again(*known, std::move(left), std::move(right), options, progress)
                 : counterpart::compare(std::move(left), std::move(right), options, progress);
}

} // namespace counterpart
