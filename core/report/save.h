#pragma once
// Writing results: a file is complete or absent, and never one of the inputs.

#include "core/base/result.h"
#include "core/comparison/comparison.h"

#include <QByteArray>
#include <string>

namespace counterpart {

/// Writes `bytes` atomically (QSaveFile). Refuses to write over any of the comparison's inputs,
/// also through links. Errors name the path.
Result<Done> save_bytes(const std::string& path, const QByteArray& bytes,
                        const std::vector<std::string>& inputs);

/// The matching as CSV: left, right, left_name, right_name, similarity, correlation, …;
/// 17 significant digits, C locale.
[[nodiscard]] QByteArray matching_csv(const Comparison& comparison);

/// The permutation as an int64 .npy of F_left entries, ready for y[:, permutation] — see README for
/// what rectangular comparisons hold.
[[nodiscard]] QByteArray permutation_npy(const Comparison& comparison);

} // namespace counterpart
