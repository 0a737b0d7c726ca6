#include "core/assignment/costs.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace counterpart {

using namespace matching;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

bool finite(const std::vector<double>& values) {
    return std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
}

/// The total of the pairs; nothing where they are no matching of all of the smaller side.
std::optional<double> total_of(const SimilarityView& s, const Assignment& a) {
    if (Index(a.right_of_left.size()) != s.rows || Index(a.left_of_right.size()) != s.cols)
        return std::nullopt;
    double total = 0;
    Index pairs = 0;
    for (Index i = 0; i < s.rows; ++i) {
        const Index j = a.right_of_left[static_cast<std::size_t>(i)];
        if (j == none)
            continue;
        if (j < 0 || j >= s.cols || a.left_of_right[static_cast<std::size_t>(j)] != i)
            return std::nullopt;
        total += cost_of(s.cells[i * s.row_stride + j], s.sign);
        ++pairs;
    }
    if (pairs != std::min(s.rows, s.cols))
        return std::nullopt;
    return total;
}

/// How far a row's greatest profit exceeds its price; 0 where it does not.
double violation_of(const Line& row, double row_price) {
    double worst = 0;
    each_near_block(row, row_price, [&](Index, Index count, const double* profit) {
        const double greatest = Eigen::Map<const Eigen::ArrayXd>(profit, count).maxCoeff();
        worst = std::max(worst, greatest - row_price);
    });
    return worst;
}

} // namespace

Result<Certificate> certify(const SimilarityView& similarity, const Assignment& assignment,
                            const Progress& progress) {
    Poller poller(progress);
    if (poller.flush())
        return Cancelled{};
    const std::optional<double> total = total_of(similarity, assignment);
    if (!total || Index(assignment.left_price.size()) != similarity.rows ||
        Index(assignment.right_price.size()) != similarity.cols || !finite(assignment.left_price) ||
        !finite(assignment.right_price))
        return Certificate{infinity, total.value_or(-infinity), infinity, infinity};

    // Neurons of the larger side may stay unmatched, so a bound must not count on a negative
    // price of theirs: taken as 0, which enlarges the bound and violates nothing new.
    Certificate proof{0, *total, 0, 0};
    std::vector<double> right = assignment.right_price;
    if (similarity.rows < similarity.cols)
        for (double& v : right)
            v = std::max(v, 0.0);
    for (const double v : right)
        proof.upper_bound += v;
    const std::vector<float> single(right.begin(), right.end());
    double margin = 0;
    for (const double v : right)
        margin = std::max(margin, profit_margin(std::abs(v)));
    for (Index i = 0; i < similarity.rows; ++i) {
        if (poller.cancelled(similarity.cols))
            return Cancelled{};
        double u = assignment.left_price[static_cast<std::size_t>(i)];
        if (similarity.rows > similarity.cols)
            u = std::max(u, 0.0);
        const Line row{similarity.cells + i * similarity.row_stride,
                       similarity.cols,
                       similarity.sign,
                       right.data(),
                       single.data(),
                       margin};
        const double violation = violation_of(row, u);
        proof.largest_violation = std::max(proof.largest_violation, violation);
        u += violation;
        proof.upper_bound += u;
        if (i % 256 == 0)
            poller.report(Stage::proving, double(i) / double(similarity.rows));
    }
    proof.relative_gap = (proof.upper_bound - proof.total) / std::max(1.0, std::abs(proof.total));
    if (poller.flush())
        return Cancelled{};
    return proof;
}

} // namespace counterpart
