#pragma once
// What the tests of core/comparison share: comparing matrices, and an assignment by trying all.

#include "core/comparison/comparison.h"
#include "support/support.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <vector>

namespace counterpart::test {

inline std::shared_ptr<const Responses> shared(Responses responses) {
    return std::make_shared<const Responses>(std::move(responses));
}

inline Result<std::shared_ptr<const Comparison>>
try_compare(const Eigen::MatrixXd& left, const Eigen::MatrixXd& right,
            const CompareOptions& options = {}, const Progress& progress = Progress()) {
    return compare(shared(make_responses(left, "left")), shared(make_responses(right, "right")),
                   options, progress);
}

inline std::shared_ptr<const Comparison> compared(const Eigen::MatrixXd& left,
                                                  const Eigen::MatrixXd& right,
                                                  const CompareOptions& options = {}) {
    return try_compare(left, right, options).value();
}

inline const CompareOptions all_options[] = {
    {CorrelationKind::pearson, Sign::absolute, 1},
    {CorrelationKind::pearson, Sign::signed_, 1},
    {CorrelationKind::spearman, Sign::absolute, 1},
    {CorrelationKind::spearman, Sign::signed_, 1},
};

/// The counterexample's sides.
inline Eigen::MatrixXd counterexample_left() {
    return (Eigen::MatrixXd(3, 3) << 0, 3, 6, 1, 4, 7, 2, 5, 8).finished();
}
inline Eigen::MatrixXd counterexample_right() {
    return (Eigen::MatrixXd(3, 3) << 6, 0, 0, 7, -1, -123, 8, 0, 1000).finished();
}

/// Bell-shaped, tied, duplicated or partly constant responses.
enum class Data { plain, tied, duplicated, partly_constant };
inline constexpr const char* data_names[] = {"plain", "tied", "duplicated", "partly constant"};

inline Eigen::MatrixXd responses_of(Data data, Index n_samples, Index n_neurons,
                                    std::uint64_t seed) {
    Eigen::MatrixXd x = gaussian(n_samples, n_neurons, seed);
    switch (data) {
    case Data::plain:
        break;
    case Data::tied:
        x = x.array().round();
        x.row(0).array() += 3; // no constant column
        break;
    case Data::duplicated:
        for (Index j = 1; j < n_neurons; j += 2)
            x.col(j) = x.col(j - 1);
        break;
    case Data::partly_constant:
        for (Index j = Index(seed % 3); j < n_neurons; j += 1 + Index(seed % 4))
            x.col(j).setConstant(double(seed));
        break;
    }
    return x;
}

} // namespace counterpart::test
