#pragma once
// Internal to core/comparison: what the scores would be if the networks had nothing in common.

#include "core/base/thread_pool.h"
#include "core/comparison/comparison.h"

#include <optional>

namespace counterpart {

/// Expected maximum m_k of k independent similarities of bell-shaped (normal) responses to
/// n_samples ≥ 2 samples; 0 for k = 0. There r² ~ Beta(½, (N − 2)/2) (R. A. Fisher, Biometrika 10
/// (1915)), so that with F(t) = I_{t²}(½, (N − 2)/2)
///     absolute: m_k = 1 − ∫₀¹ F(t)ᵏ dt
///     signed:   m_k = 1 − ∫₋₁¹ G(t)ᵏ dt,  G(t) = ½ + ½ sign(t) F(t).
/// For N = 2, where |r| = 1: 1 and 1 − 2¹⁻ᵏ. Absolute error below 1e-9.
[[nodiscard]] double expected_maximum(Index n_samples, Index k, Sign sign);

/// The mean of m_k over k = from … to, 1 ≤ from ≤ to; as one integral, not to − from + 1 of them.
[[nodiscard]] double mean_expected_maximum(Index n_samples, Index from, Index to, Sign sign);

/// The closed form for every score. Undefined neurons add 0, as they do to the scores:
/// naive forward is (d_left/F_left) · m of d_right, with d the defined neurons; index-aligned is
/// m_1 times the share of indices at which both neurons are defined. The matched score lies
/// between what taking row by row the best of the neurons still free would give (for N ≥ 5) and
/// m of the larger side. Needs the correlations and their undefined neurons.
[[nodiscard]] Chance chance_of(const Comparison& comparison);

/// Largest shape for which the mean over all orders is taken.
inline constexpr Index most_samples_for_all_orders = 7;
inline constexpr Index most_neurons_for_all_orders = 64;

/// The exact mean of every score over all N! orders of one side's samples. Orders that swap equal
/// samples give the same and are visited once. Bitwise equal for any number of threads.
/// Nothing: cancelled. Cost: up to 5,040 products and assignments of 64 × 64.
[[nodiscard]] std::optional<Chance::AllOrders>
mean_over_all_orders(const Comparison& comparison, ThreadPool& pool, const Progress& progress);

} // namespace counterpart
