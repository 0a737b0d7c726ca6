#pragma once
// Responses as files for NumPy, and the lines of Python that find the same scores in them.

#include "core/comparison/comparison.h"

#include <QByteArray>
#include <QString>

namespace counterpart {

/// An N × F float64 .npy (format 1, little-endian): samples × neurons, every value as it is held,
/// so that reading it gives the same responses.
[[nodiscard]] QByteArray responses_npy(const Responses& responses);

/// A script for NumPy and SciPy (linear_sum_assignment; rankdata for Spearman) that reads two .npy
/// files of samples × neurons and prints each score on a line, "matched 0.743210…", with 12 digits.
/// By the definitions in the README: a neuron that does not vary adds 0. It is written out in full,
/// for people to read and to take apart.
[[nodiscard]] QString numpy_script(const CompareOptions& options, const QString& left_path,
                                   const QString& right_path);

} // namespace counterpart
