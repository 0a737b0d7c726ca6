#include "support/support.h"

#include <numeric>

namespace counterpart::test {

QString fixture(const QString& name) {
    return QStringLiteral(COUNTERPART_FIXTURES "/") + name;
}

Eigen::MatrixXd gaussian(Eigen::Index rows, Eigen::Index cols, std::uint64_t seed) {
    std::mt19937_64 engine(seed);
    std::normal_distribution<double> normal;
    return Eigen::MatrixXd::NullaryExpr(rows, cols, [&] { return normal(engine); });
}

std::vector<Eigen::Index> permutation(Eigen::Index n, std::uint64_t seed) {
    std::mt19937_64 engine(seed);
    std::vector<Eigen::Index> order(static_cast<std::size_t>(n));
    std::iota(order.begin(), order.end(), Eigen::Index{0});
    std::shuffle(order.begin(), order.end(), engine);
    return order;
}

} // namespace counterpart::test
