#include "core/comparison/chance.h"
#include "core/comparison/defined_part.h"
#include "core/similarity/side.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace counterpart {
namespace {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Order = std::array<std::int8_t, most_samples_for_all_orders>;

constexpr Index orders_a_task = 64;

/// The standardised responses (or ranks) of some neurons, N × defined neurons.
std::optional<Matrix> standardised(const Responses& responses, CorrelationKind kind,
                                   const std::vector<Index>& neurons, ThreadPool& pool,
                                   const Progress& progress) {
    const std::optional<CorrelatedSide> side =
        correlated_side(view_of(responses), kind, {}, pool, progress);
    if (!side)
        return std::nullopt;
    const SampleView& samples = side->samples;
    const Index n = samples.n_samples;
    const Index f = samples.n_neurons;
    const Index stride = samples.sample_major ? f : n;
    std::vector<double> z(std::size_t(n * f));
    standardise(samples, side->how, {0, n, 0, f}, z.data(), stride);
    Matrix defined(n, Index(neurons.size()));
    for (Index i = 0; i < n; ++i)
        for (Index k = 0; k < defined.cols(); ++k) {
            const Index neuron = neurons[std::size_t(k)];
            defined(i, k) =
                z[std::size_t(samples.sample_major ? i * stride + neuron : neuron * stride + i)];
        }
    return defined;
}

/// All orders of a matrix's rows that differ; equal rows are interchangeable.
std::vector<Order> orders_of(const Matrix& rows) {
    std::vector<std::int8_t> order(std::size_t(rows.rows()));
    for (Index i = 0; i < rows.rows(); ++i)
        for (Index k = i; k >= 0; --k) // ends with the first row that equals this one
            if ((rows.row(k).array() == rows.row(i).array()).all())
                order[std::size_t(i)] = std::int8_t(k);
    std::sort(order.begin(), order.end());
    std::vector<Order> orders;
    do {
        orders.emplace_back();
        std::copy(order.begin(), order.end(), orders.back().begin());
    } while (std::next_permutation(order.begin(), order.end()));
    return orders;
}

/// Sums of the scores' numerators over some orders.
struct Sums {
    double diagonal = 0;
    double forward = 0;
    double backward = 0;
    double matched = 0;

    void add(const Sums& other) {
        diagonal += other.diagonal;
        forward += other.forward;
        backward += other.backward;
        matched += other.matched;
    }
};

/// Scores of the left side against the right one with its samples in another order.
class Reordered {
  public:
    Reordered(const Matrix& left, const Matrix& right, Sign sign,
              std::vector<std::pair<Index, Index>> diagonal)
        : left_(left.transpose()), right_(right), sign_(sign), diagonal_(std::move(diagonal)) {}

    /// False: cancelled.
    bool add(const Order& order, const Progress& progress, Sums& sums) const {
        Matrix shuffled(right_.rows(), right_.cols());
        for (Index i = 0; i < right_.rows(); ++i)
            shuffled.row(i) = right_.row(order[std::size_t(i)]);
        const Matrix products = left_.lazyProduct(shuffled);
        const CorrelationMatrix::Values r = products.cwiseMin(1.0).cwiseMax(-1.0).cast<float>();
        const double steps = double(r.size()) * double(4 + right_.rows());
        if (progress.cancelled(steps))
            return false;
        const SimilarityView view{r.data(), r.rows(), r.cols(), r.cols(), sign_};
        const Result<Assignment> assignment = assign(view, progress, 1);
        if (!assignment.ok())
            return false;
        if (sign_ == Sign::absolute)
            add_naive(r.cwiseAbs(), sums);
        else
            add_naive(r, sums);
        for (const auto& [i, j] : diagonal_)
            sums.diagonal += view.at(i, j);
        sums.matched += assignment.value().total;
        return true;
    }

  private:
    static void add_naive(const CorrelationMatrix::Values& similarity, Sums& sums) {
        sums.forward += similarity.rowwise().maxCoeff().cast<double>().sum();
        sums.backward += similarity.colwise().maxCoeff().cast<double>().sum();
    }

    Matrix left_; ///< neurons × samples
    const Matrix& right_;
    Sign sign_;
    std::vector<std::pair<Index, Index>> diagonal_; ///< cells of neurons of equal index
};

/// Where among the defined neurons those of equal index meet; nothing where F_left ≠ F_right.
std::vector<std::pair<Index, Index>> diagonal_cells(const Comparison& c,
                                                    const std::vector<Index>& left,
                                                    const std::vector<Index>& right) {
    std::vector<std::pair<Index, Index>> cells;
    if (c.left->n_neurons() != c.right->n_neurons())
        return cells;
    for (std::size_t i = 0; i < left.size(); ++i) {
        const auto at = std::lower_bound(right.begin(), right.end(), left[i]);
        if (at != right.end() && *at == left[i])
            cells.emplace_back(Index(i), at - right.begin());
    }
    return cells;
}

std::optional<Sums> sum_over(const std::vector<Order>& orders, const Reordered& reordered,
                             ThreadPool& pool, const Progress& progress) {
    const Index n_orders = Index(orders.size());
    std::vector<Sums> sums(std::size_t((n_orders + orders_a_task - 1) / orders_a_task));
    std::atomic<Index> done{0};
    const Progress silent = progress.silent();
    const double work_an_order = 1e5; // an assignment of 64 × 64
    const bool whole =
        pool.run(Index(sums.size()), work_an_order * double(n_orders), [&](Index task) {
            const Index end = std::min(n_orders, (task + 1) * orders_a_task);
            for (Index k = task * orders_a_task; k < end; ++k)
                if (!reordered.add(orders[std::size_t(k)], silent, sums[std::size_t(task)]))
                    return false;
            progress.report(Stage::explaining, double(++done) / double(sums.size()));
            return true;
        });
    if (!whole)
        return std::nullopt;
    Sums total;
    for (const Sums& part : sums) // in the tasks' order
        total.add(part);
    return total;
}

} // namespace

std::optional<Chance::AllOrders> mean_over_all_orders(const Comparison& c, ThreadPool& pool,
                                                      const Progress& progress) {
    const double n_left = double(c.left->n_neurons());
    const double n_right = double(c.right->n_neurons());
    Chance::AllOrders means;
    if (n_left == n_right)
        means.index_aligned = 0;
    const std::vector<Index> defined_left = indices_where(c.correlations->left_undefined, false);
    const std::vector<Index> defined_right = indices_where(c.correlations->right_undefined, false);
    if (defined_left.empty() || defined_right.empty())
        return means;
    const CorrelationKind kind = c.options.correlation;
    const Progress silent = progress.silent();
    const auto left = standardised(*c.left, kind, defined_left, pool, silent);
    const auto right = left ? standardised(*c.right, kind, defined_right, pool, silent) : left;
    if (!right)
        return std::nullopt;
    const std::vector<Order> orders = orders_of(*right);
    const Reordered reordered(*left, *right, c.options.sign,
                              diagonal_cells(c, defined_left, defined_right));
    const std::optional<Sums> sums = sum_over(orders, reordered, pool, progress);
    if (!sums)
        return std::nullopt;
    const double n_orders = double(orders.size());
    if (n_left == n_right)
        means.index_aligned = sums->diagonal / n_orders / n_left;
    means.naive_forward = sums->forward / n_orders / n_left;
    means.naive_backward = sums->backward / n_orders / n_right;
    means.matched = sums->matched / n_orders / std::min(n_left, n_right);
    means.matched_strict = sums->matched / n_orders / std::max(n_left, n_right);
    return means;
}

} // namespace counterpart
