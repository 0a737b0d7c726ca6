#include "core/assignment/solver.h"

#include <utility>

namespace counterpart {

using namespace matching;

namespace {

Assignment assignment_of(const WideCosts& costs, Matching matching) {
    Array<double> row_price(costs.rows());
    Assignment result;
    for (Index i = 0; i < costs.rows(); ++i) {
        const Index j = matching.col_of_row[i];
        const double cost = costs.at(i, j);
        row_price[i] = cost - matching.price[j];
        result.total += cost;
    }
    result.right_of_left = std::move(matching.col_of_row);
    result.left_of_right = std::move(matching.row_of_col);
    result.left_price = std::move(row_price);
    result.right_price = std::move(matching.price);
    result.cores = std::move(matching.cores);
    if (costs.transposed()) {
        std::swap(result.right_of_left, result.left_of_right);
        std::swap(result.left_price, result.right_price);
    }
    return result;
}

} // namespace

Result<Assignment> assign(const SimilarityView& similarity, const Progress& progress,
                          int /*threads*/) {
    Poller poller(progress);
    if (poller.flush())
        return Cancelled{};
    const WideCosts costs(similarity);
    if (costs.rows() == 0) {
        Assignment nothing;
        nothing.right_of_left.assign(static_cast<std::size_t>(similarity.rows), none);
        nothing.left_of_right.assign(static_cast<std::size_t>(similarity.cols), none);
        nothing.left_price.assign(static_cast<std::size_t>(similarity.rows), 0.0);
        nothing.right_price.assign(static_cast<std::size_t>(similarity.cols), 0.0);
        return nothing;
    }
    std::optional<Matching> matching =
        costs.cols() <= most_small ? solve_small(costs) : solve(costs, nullptr, poller);
    if (!matching || poller.flush())
        return Cancelled{};
    progress.report(Stage::matching, 1.0);
    return assignment_of(costs, std::move(*matching));
}

} // namespace counterpart
