#include "core/comparison/anatomy.h"
#include "core/comparison/chance.h"
#include "core/comparison/comparison.h"
#include "core/comparison/defined_part.h"
#include "core/comparison/inputs.h"
#include "core/comparison/maxima.h"
#include "core/comparison/pairs.h"
#include "core/comparison/scores.h"
#include "core/similarity/correlate.h"

#include <algorithm>
#include <new>
#include <optional>
#include <utility>

namespace counterpart {
namespace {

/// The matching of the defined neurons with its proofs. False: cancelled.
bool match(const DefinedPart& part, const Progress& progress, Comparison& comparison) {
    progress.report(Stage::matching, 0);
    const Result<Assignment> assignment =
        assign(part.similarity, progress, comparison.options.threads);
    if (!assignment.ok())
        return false;
    progress.report(Stage::proving, 0);
    const Result<Certificate> certificate = certify(part.similarity, assignment.value(), progress);
    if (!certificate.ok())
        return false;
    const Result<Uniqueness> unique =
        uniqueness(part.similarity, assignment.value(), tie_tolerance, progress);
    if (!unique.ok())
        return false;
    progress.report(Stage::proving, 1);
    comparison.certificate = certificate.value();
    pair_up(part, assignment.value(), unique.value(), comparison);
    return true;
}

/// Scores, anatomy and chance level of what is matched. False: cancelled.
bool score(const DefinedPart& part, ThreadPool& pool, const Progress& progress,
           Comparison& comparison) {
    progress.report(Stage::explaining, 0);
    const std::optional<Maxima> best = maxima(part.similarity, pool, progress);
    if (!best || !explain(part, *best, progress, comparison))
        return false;
    comparison.scores = scores_of(comparison);
    comparison.chance = chance_of(comparison);
    if (comparison.left->n_samples() <= most_samples_for_all_orders &&
        std::max(comparison.left->n_neurons(), comparison.right->n_neurons()) <=
            most_neurons_for_all_orders) {
        comparison.chance.all_orders = mean_over_all_orders(comparison, pool, progress);
        if (!comparison.chance.all_orders)
            return false;
    }
    progress.report(Stage::explaining, 1);
    return true;
}

Result<std::shared_ptr<const Comparison>> compare_fitting(std::shared_ptr<const Responses> left,
                                                          std::shared_ptr<const Responses> right,
                                                          const CompareOptions& options,
                                                          const Progress& progress) {
    using Outcome = Result<std::shared_ptr<const Comparison>>;
    ThreadPool pool(options.threads);
    Result<CorrelationMatrix> correlations =
        correlate(*left, *right, options.correlation, pool, progress);
    if (!correlations.ok())
        return correlations.forward<std::shared_ptr<const Comparison>>();

    auto comparison = std::make_shared<Comparison>();
    comparison->left = std::move(left);
    comparison->right = std::move(right);
    comparison->options = options;
    comparison->correlations =
        std::make_shared<const CorrelationMatrix>(std::move(correlations).value());
    comparison->undefined_left = indices_where(comparison->correlations->left_undefined, true);
    comparison->undefined_right = indices_where(comparison->correlations->right_undefined, true);
    const std::optional<DefinedPart> part =
        defined_part(*comparison->correlations, options.sign, progress);
    if (!part || !match(*part, progress, *comparison) || !score(*part, pool, progress, *comparison))
        return Cancelled{};
    return Outcome(std::shared_ptr<const Comparison>(std::move(comparison)));
}

} // namespace

Result<std::shared_ptr<const Comparison>> compare(std::shared_ptr<const Responses> left,
                                                  std::shared_ptr<const Responses> right,
                                                  const CompareOptions& options,
                                                  const Progress& progress) {
    if (std::optional<Problem> problem = why_not_comparable(*left, *right))
        return std::move(*problem);
    const std::string names = left->source().name + " and " + right->source().name;
    try {
        return compare_fitting(std::move(left), std::move(right), options, progress);
    } catch (const std::bad_alloc&) {
        return Problem{names, "there is not enough memory to compare them",
                       "choose fewer neurons, or close other programs"};
    }
}

} // namespace counterpart
