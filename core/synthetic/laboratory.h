#pragma once
// The generator behind the pitfall lab: two networks of which everything is known.

#include "core/responses/responses.h"
#include "core/synthetic/rotation_path.h"

#include <Eigen/Core>

#include <cstdint>
#include <memory>

namespace counterpart {

/// What is known of the two networks. Left neuron i follows a signal of its own; right neuron i
/// follows the same one. Then, in this order, what can go wrong happens to it. All of a pair's
/// draws depend on the seed, and on the numbers of samples and neurons only in how many are made:
/// moving one control leaves everything else as it was.
struct LaboratoryControls {
    Index left = 32;     ///< neurons, 1 to most_neurons
    Index right = 32;    ///< the same; those without a left neuron follow signals of their own
    Index samples = 500; ///< 2 to most_samples
    /// 0 to 1: how much of a right neuron's variance is its own noise; r with its left neuron is
    /// √(1 − noise), in the mean over draws of many samples.
    double noise = 0.3;
    /// 0 to 1: the part of every left neuron's variance, and of one right neuron's (number 0
    /// before it is permuted), that is one common signal. That right neuron is the hub.
    double hub = 0;
    Index duplicates = 0; ///< right neurons replaced by copies of others; at most right / 2
    double rotation =
        0; ///< 0 to 1: t of the right responses times exp(t · log Q), see RotationPath
    double autocorrelation =
        0; ///< 0 to 0.99: r of a sample with the next, in every signal and noise
    /// 0 to 0.95: the share of samples in which a neuron is silent: what lies below that quantile
    /// of a normal distribution is 0, the rest begins there.
    double sparseness = 0;
    Index dead = 0;       ///< right neurons that do not vary; at most right
    double outlier = 0;   ///< 0 to 100: standard deviations added to every neuron in one sample
    double flips = 0;     ///< 0 to 1: share of the right neurons with the opposite sign
    bool permuted = true; ///< right neurons in another order: one cycle, so that none stays
    std::uint64_t seed = 1;

    static constexpr Index most_neurons = 256;
    static constexpr Index most_samples = 5000;

    bool operator==(const LaboratoryControls&) const = default;
};

/// The nearest controls that there are: counts and shares cut to their ranges.
[[nodiscard]] LaboratoryControls within_range(LaboratoryControls controls);

/// Two networks.
struct LaboratoryPair {
    std::shared_ptr<const Responses> left;
    std::shared_ptr<const Responses> right;
};

/// Makes pairs, and keeps the random draws and the rotation from one to the next, which take
/// longer than all the rest. One thread at a time.
class Laboratory {
  public:
    /// The pair of these controls, brought within range: the same every time, whatever was made
    /// before. Named "lab_left.npy" and "lab_right.npy"; format "generated".
    /// Cost: a few passes over N · F; where rotated N · F² and 2 F³; and where seed, N or F are
    /// new, 2 N · F normal draws (where rotated, a Schur decomposition).
    [[nodiscard]] LaboratoryPair make(const LaboratoryControls& controls);

  private:
    struct Draws {
        Eigen::MatrixXd values; ///< N × columns
        std::uint64_t seed = 0;
    };
    [[nodiscard]] Eigen::MatrixXd drawn(Draws& kept, std::uint64_t stream, Index columns,
                                        const LaboratoryControls& controls) const;
    [[nodiscard]] Eigen::MatrixXd right_network(const Eigen::MatrixXd& sources,
                                                const Eigen::VectorXd& common,
                                                const LaboratoryControls& controls);

    Draws signals_;
    Draws noise_;
    Draws common_;
    RotationPath rotation_;
    std::uint64_t rotation_seed_ = 0;
};

} // namespace counterpart
