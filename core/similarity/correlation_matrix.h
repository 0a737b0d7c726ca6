#pragma once
// The signed correlation of every left neuron with every right neuron.

#include "core/responses/responses.h"

#include <Eigen/Core>
#include <cmath>
#include <memory>
#include <vector>

namespace counterpart {

/// F_left × F_right, row-major, values in [−1, 1]; rows and columns of undefined neurons (no
/// variance) hold 0 and are flagged.
struct CorrelationMatrix {
    using Values = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    Values r;
    std::vector<char> left_undefined;  ///< F_left flags
    std::vector<char> right_undefined; ///< F_right flags

    [[nodiscard]] bool defined(Index left, Index right) const {
        return !left_undefined[static_cast<std::size_t>(left)] &&
               !right_undefined[static_cast<std::size_t>(right)];
    }
};

/// Which correlation, and what of it counts as similarity.
enum class CorrelationKind { pearson, spearman };
enum class Sign { absolute, signed_ };

/// Similarity: |r| or r.
[[nodiscard]] inline double similarity_of(double r, Sign sign) {
    return sign == Sign::absolute ? std::abs(r) : r;
}

} // namespace counterpart
