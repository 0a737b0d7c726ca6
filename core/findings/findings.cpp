#include "core/findings/findings.h"

#include "core/findings/finders.h"
#include "core/findings/thresholds.h"

#include <algorithm>
#include <array>

namespace counterpart {

namespace {

/// A new finding: its file, a line in finders.h, a line here.
constexpr std::array<Finder*, 10> all_finders = {
    find_chance,
    find_naive_exceeds_matched,
    find_naive_agrees,
    find_directions_disagree,
    find_no_unique_matching,
    find_order_hides_match,
    find_undefined_neurons,
    find_leftover_neurons,
    find_sign_flips,
    find_more_neurons_than_samples,
};

/// What takes the ground from under the other findings comes first.
int rank(const Finding& finding, const Comparison& c) {
    switch (finding.kind) {
    case FindingKind::undefined_neurons: {
        // Half the neurons of a side missing changes every number below.
        const DefinedCounts defined = defined_counts(c);
        const bool many = 2 * defined.left <= c.correlations->r.rows() ||
                          2 * defined.right <= c.correlations->r.cols();
        return many ? 0 : 7;
    }
    case FindingKind::not_above_chance:
        return 1;
    case FindingKind::naive_exceeds_matched:
        return 2;
    case FindingKind::naive_agrees:
        return 3;
    case FindingKind::order_hides_match:
        return 4;
    case FindingKind::directions_disagree:
    case FindingKind::no_unique_matching:
        return 5;
    case FindingKind::above_chance:
        return 6;
    case FindingKind::more_neurons_than_samples:
        return 7;
    case FindingKind::leftover_neurons:
    case FindingKind::sign_flips:
        break;
    }
    return 8;
}

} // namespace

std::vector<Finding> findings(const Comparison& comparison, const Baselines* baselines) {
    std::vector<Finding> found;
    for (Finder* finder : all_finders)
        if (std::optional<Finding> finding = finder(comparison, baselines))
            found.push_back(std::move(*finding));
    // Never empty: where nothing can be compared, undefined_neurons says so; else chance is told.
    std::stable_sort(found.begin(), found.end(), [&](const Finding& a, const Finding& b) {
        return rank(a, comparison) < rank(b, comparison);
    });
    return found;
}

} // namespace counterpart
