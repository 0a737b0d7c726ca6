#pragma once
// Comparisons of every odd kind, each made by compare(): what findings and sentences must survive.

#include "core/comparison/comparison.h"
#include "core/synthetic/demos.h"
#include "support/support.h"

#include <functional>
#include <string>
#include <vector>

namespace counterpart::test {

using Shared = std::shared_ptr<const Comparison>;

/// One comparison with a name. Made when asked for.
struct Specimen {
    const char* name;
    std::function<Shared()> make;
};

inline constexpr CompareOptions absolute{CorrelationKind::pearson, Sign::absolute, 1};
inline constexpr CompareOptions with_sign{CorrelationKind::pearson, Sign::signed_, 1};
inline constexpr CompareOptions by_rank{CorrelationKind::spearman, Sign::absolute, 1};

inline Shared compared(Responses left, Responses right, const CompareOptions& options = absolute) {
    Result<Shared> result =
        compare(std::make_shared<const Responses>(std::move(left)),
                std::make_shared<const Responses>(std::move(right)), options, Progress());
    if (!result.ok())
        qFatal("%s", result.problem().sentence().c_str());
    return std::move(result).value();
}

inline Shared compared(const Eigen::MatrixXd& left, const Eigen::MatrixXd& right,
                       const CompareOptions& options = absolute) {
    return compared(make_responses(left, "left"), make_responses(right, "right"), options);
}

inline Shared demo(const char* id, const CompareOptions& options = absolute) {
    const Result<DemoResponses> opened = open_demo(id, Progress());
    if (!opened.ok())
        qFatal("%s", opened.problem().sentence().c_str());
    return compared(*opened.value().left, *opened.value().right, options);
}

/// The counterexample with its sides swapped.
inline Shared swapped_counterexample() {
    const Result<DemoResponses> opened = open_demo("counterexample", Progress());
    return compared(*opened.value().right, *opened.value().left, by_rank);
}

inline Shared noise(Index samples, Index left, Index right,
                    const CompareOptions& options = absolute) {
    return compared(gaussian(samples, left, 11), gaussian(samples, right, 12), options);
}

/// The same neurons in another order, with a little noise; `sign` on every second one.
inline Shared copies(Index samples, Index neurons, double noise_level, double sign = 1,
                     const CompareOptions& options = absolute) {
    const Eigen::MatrixXd left = gaussian(samples, neurons, 21);
    const std::vector<Index> order = permutation(neurons, 22);
    Eigen::MatrixXd right = noise_level * gaussian(samples, neurons, 23);
    for (Index j = 0; j < neurons; ++j)
        right.col(j) += (j % 2 ? sign : 1) * left.col(order[static_cast<std::size_t>(j)]);
    return compared(left, right, options);
}

/// Copies without noise, where the right network lacks the last neurons of the left one.
inline Shared part_of(Index samples, Index left, Index right) {
    const Eigen::MatrixXd all = gaussian(samples, left, 31);
    return compared(all, all.leftCols(right));
}

/// All left neurons follow one signal that a single right neuron carries; the others are noise.
inline Shared one_hub(Index samples, Index neurons) {
    const Eigen::MatrixXd signal = gaussian(samples, 1, 41);
    const Eigen::MatrixXd left =
        gaussian(samples, neurons, 42) * 0.5 + signal.replicate(1, neurons);
    Eigen::MatrixXd right = gaussian(samples, neurons, 43);
    right.col(neurons - 1) = signal;
    return compared(left, right);
}

/// Noise beside copies of itself, the first `left` and `right` neurons without variance.
inline Shared undefined(Index samples, Index neurons, Index left, Index right,
                        const CompareOptions& options = absolute) {
    Eigen::MatrixXd a = gaussian(samples, neurons, 51);
    Eigen::MatrixXd b = a + 0.3 * gaussian(samples, neurons, 52);
    a.leftCols(left).setConstant(2);
    b.leftCols(right).setConstant(-1);
    return compared(a, b, options);
}

/// Every neuron of both sides is the same.
inline Shared all_alike(Index samples, Index left, Index right) {
    const Eigen::MatrixXd signal = gaussian(samples, 1, 61);
    return compared(signal.replicate(1, left), signal.replicate(1, right));
}

/// Names as a file may hold them.
inline Shared odd_names() {
    Eigen::MatrixXd left = gaussian(60, 6, 71);
    Eigen::MatrixXd right = left + 0.8 * gaussian(60, 6, 72);
    left.leftCols(3).setZero();
    right.leftCols(2).setOnes();
    return compared(
        make_responses(left, "%1 <b>left</b>\n\x1b[31m.npy")
            .named({"<b>%3</b>", "%1 %2", "a\nb\tc", "A3", "", "ü"}, {}),
        make_responses(right, "right")
            .named({"&amp;", "conv1/layer_17/channel_000123", "x", "n3", "y", "z"}, {}));
}

inline Shared transposed_files() {
    return compared(make_responses(gaussian(100, 12, 81), "left").transposed(),
                    make_responses(gaussian(90, 12, 82), "right").transposed());
}

inline const std::vector<Specimen>& zoo() {
    static const std::vector<Specimen> all = {
        {"counterexample, Spearman", [] { return demo("counterexample", by_rank); }},
        {"counterexample, Pearson", [] { return demo("counterexample"); }},
        {"counterexample, signed", [] { return demo("counterexample", with_sign); }},
        {"counterexample, swapped", [] { return swapped_counterexample(); }},
        {"detectors", [] { return demo("detectors"); }},
        {"digits", [] { return demo("digits"); }},
        {"digits, signed", [] { return demo("digits", with_sign); }},
        {"digits, Spearman", [] { return demo("digits", by_rank); }},
        {"one neuron, two samples", [] { return noise(2, 1, 1); }},
        {"one neuron, unrelated", [] { return noise(50, 1, 1); }},
        {"one neuron, opposite", [] { return compared(gaussian(50, 1, 1), -gaussian(50, 1, 1)); }},
        {"one neuron, opposite, signed",
         [] { return compared(gaussian(50, 1, 1), -gaussian(50, 1, 1), with_sign); }},
        {"one against two alike", [] { return all_alike(50, 1, 2); }},
        {"two samples", [] { return noise(2, 5, 5); }},
        {"two samples, signed", [] { return noise(2, 5, 4, with_sign); }},
        {"three samples, copies", [] { return copies(3, 3, 0); }},
        {"four samples, many neurons", [] { return noise(4, 70, 66); }},
        {"five samples, noise", [] { return noise(5, 10, 10); }},
        {"five samples, copies", [] { return copies(5, 4, 0); }},
        {"ten samples, copies", [] { return copies(10, 10, 0); }},
        {"noise", [] { return noise(100, 64, 64); }},
        {"noise, signed", [] { return noise(100, 64, 64, with_sign); }},
        {"noise, Spearman", [] { return noise(40, 10, 10, by_rank); }},
        {"3 against 3000", [] { return noise(50, 3, 3000); }},
        {"300 against 3", [] { return noise(50, 300, 3); }},
        {"copies", [] { return copies(200, 20, 0.1); }},
        {"exact copies", [] { return copies(200, 20, 0); }},
        {"copies with flips", [] { return copies(200, 20, 0.3, -1); }},
        {"copies with flips, signed", [] { return copies(200, 20, 0.3, -1, with_sign); }},
        {"all opposite, signed",
         [] {
             return compared(gaussian(50, 4, 1), -gaussian(50, 1, 1).replicate(1, 4), with_sign);
         }},
        {"58 of 60", [] { return part_of(200, 60, 58); }},
        {"2 of 60", [] { return part_of(200, 60, 2); }},
        {"all alike", [] { return all_alike(100, 6, 6); }},
        {"all alike, 3 against 9", [] { return all_alike(100, 3, 9); }},
        {"one hub", [] { return one_hub(100, 12); }},
        {"nothing varies", [] { return undefined(20, 3, 3, 3); }},
        {"nothing on the left varies", [] { return undefined(20, 3, 3, 0); }},
        {"one neuron undefined", [] { return undefined(100, 8, 1, 0); }},
        {"undefined on both sides", [] { return undefined(100, 8, 2, 5); }},
        {"undefined on both sides, signed", [] { return undefined(100, 8, 2, 5, with_sign); }},
        {"odd names", [] { return odd_names(); }},
        {"transposed files", [] { return transposed_files(); }},
        {"wide", [] { return noise(10, 30, 40); }},
    };
    return all;
}

} // namespace counterpart::test
