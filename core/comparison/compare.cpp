#include "core/base/memory.h"
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
#include <memory>
#include <new>
#include <optional>
#include <string>
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

using Correlations = std::shared_ptr<const CorrelationMatrix>;

/// The matrix with rows for columns, a strip of rows at a time. Null: cancelled.
Correlations swapped(const CorrelationMatrix& known, const Progress& progress) {
    constexpr Index strip = 64;
    auto matrix = std::make_shared<CorrelationMatrix>();
    matrix->left_undefined = known.right_undefined;
    matrix->right_undefined = known.left_undefined;
    matrix->r.resize(known.r.cols(), known.r.rows());
    for (Index row = 0; row < matrix->r.rows(); row += strip) {
        const Index rows = std::min(strip, matrix->r.rows() - row);
        matrix->r.middleRows(row, rows) = known.r.middleCols(row, rows).transpose();
        if (progress.cancelled(4 * double(rows) * double(known.r.rows()))) // far apart in memory
            return nullptr;
    }
    return matrix;
}

std::string names_of(const Responses& left, const Responses& right) {
    return left.source().name + " and " + right.source().name;
}

/// The correlations of these responses, as far as `known` (may be null) does not have them.
Result<Correlations> correlations_of(const Comparison* known, const Responses& left,
                                     const Responses& right, const CompareOptions& options,
                                     ThreadPool& pool, const Progress& progress) {
    if (known && known->options.correlation == options.correlation) {
        if (known->left.get() == &left && known->right.get() == &right)
            return known->correlations;
        if (known->left.get() == &right && known->right.get() == &left) {
            Correlations matrix = swapped(*known->correlations, progress);
            return matrix ? Result<Correlations>(std::move(matrix)) : Cancelled{};
        }
    }
    if (std::optional<Problem> problem =
            exceeds_memory(names_of(left, right), "comparing them takes",
                           comparison_bytes(left.n_samples(), left.n_neurons(), right.n_neurons(),
                                            options.correlation),
                           available_memory()))
        return std::move(*problem);
    Result<CorrelationMatrix> matrix = correlate(left, right, options.correlation, pool, progress);
    if (!matrix.ok())
        return matrix.forward<Correlations>();
    return Correlations(std::make_shared<const CorrelationMatrix>(std::move(matrix).value()));
}

Result<std::shared_ptr<const Comparison>> compare_fitting(const Comparison* known,
                                                          std::shared_ptr<const Responses> left,
                                                          std::shared_ptr<const Responses> right,
                                                          const CompareOptions& options,
                                                          const Progress& progress) {
    using Outcome = Result<std::shared_ptr<const Comparison>>;
    ThreadPool pool(options.threads);
    Result<Correlations> correlations =
        correlations_of(known, *left, *right, options, pool, progress);
    if (!correlations.ok())
        return correlations.forward<std::shared_ptr<const Comparison>>();

    auto comparison = std::make_shared<Comparison>();
    comparison->left = std::move(left);
    comparison->right = std::move(right);
    comparison->options = options;
    comparison->correlations = std::move(correlations).value();
    comparison->undefined_left = indices_where(comparison->correlations->left_undefined, true);
    comparison->undefined_right = indices_where(comparison->correlations->right_undefined, true);
    const std::optional<DefinedPart> part =
        defined_part(*comparison->correlations, options.sign, progress);
    if (!part || !match(*part, progress, *comparison) || !score(*part, pool, progress, *comparison))
        return Cancelled{};
    return Outcome(std::shared_ptr<const Comparison>(std::move(comparison)));
}

/// compare() and compare_again(); `known` may be null.
Result<std::shared_ptr<const Comparison>> compare_checked(const Comparison* known,
                                                          std::shared_ptr<const Responses> left,
                                                          std::shared_ptr<const Responses> right,
                                                          const CompareOptions& options,
                                                          const Progress& progress) {
    if (std::optional<Problem> problem = why_not_comparable(*left, *right))
        return std::move(*problem);
    const std::string names = names_of(*left, *right);
    try {
        return compare_fitting(known, std::move(left), std::move(right), options, progress);
    } catch (const std::bad_alloc&) {
        return Problem{names, "there is not enough memory to compare them",
                       "choose fewer neurons, or close other programs"};
    }
}

} // namespace

double comparison_bytes(Index n_samples, Index n_left, Index n_right, CorrelationKind correlation) {
    double bytes = (sizeof(float) + 0.5) * double(n_left) * double(n_right);
    if (correlation == CorrelationKind::spearman)
        bytes += sizeof(float) * double(n_samples) * (double(n_left) + double(n_right));
    return bytes;
}

Result<std::shared_ptr<const Comparison>> compare(std::shared_ptr<const Responses> left,
                                                  std::shared_ptr<const Responses> right,
                                                  const CompareOptions& options,
                                                  const Progress& progress) {
    return compare_checked(nullptr, std::move(left), std::move(right), options, progress);
}

Result<std::shared_ptr<const Comparison>> compare_again(const Comparison& known,
                                                        std::shared_ptr<const Responses> left,
                                                        std::shared_ptr<const Responses> right,
                                                        const CompareOptions& options,
                                                        const Progress& progress) {
    return compare_checked(&known, std::move(left), std::move(right), options, progress);
}

} // namespace counterpart
