#pragma once
// Linear CKA: how alike two networks' geometries are, whatever their neurons.

#include "core/responses/responses.h"

#include <optional>

namespace counterpart {

/// Linear centred kernel alignment, ‖Xᶜᵀ Yᶜ‖² / (‖Xᶜᵀ Xᶜ‖ ‖Yᶜᵀ Yᶜ‖) in Frobenius norms, columns
/// centred (S. Kornblith, M. Norouzi, H. Lee, G. Hinton, Similarity of neural network
/// representations revisited, ICML 2019). In [0, 1]; unchanged by orthogonal maps of the neurons
/// of a side and by one common scale, not by other invertible maps.
/// Nothing where a side does not vary at all. `left` and `right` have the same samples.
/// Biased upwards where there are few samples for the number of neurons, as the plain form is.
/// Cost: N · (F_left + F_right)², in double; meant for the sizes of lessons.
[[nodiscard]] std::optional<double> linear_cka(const Responses& left, const Responses& right);

} // namespace counterpart
