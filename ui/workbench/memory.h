#pragma once
// Whether something fits into this machine, asked before it is begun: the system promises memory
// that it does not have, and ends the program when it is used.

#include "core/base/result.h"
#include "core/comparison/comparison.h"

#include <optional>
#include <string>

namespace counterpart {

/// Bytes of memory that this machine has in all; infinite where it does not say.
[[nodiscard]] double machine_memory();

/// Bytes that comparing takes beside the responses: the correlations as float, the ties of the
/// uniqueness check as bits, and for Spearman the ranks as float.
[[nodiscard]] double comparison_bytes(const Responses& left, const Responses& right,
                                      const CompareOptions& options);

/// The problem of needing `bytes` where the machine has `machine`.
[[nodiscard]] std::optional<Problem> exceeds_memory(double bytes, double machine);

/// The same for reading a file, from its first bytes. Nothing where these do not tell, or where
/// the file cannot be read for another reason.
[[nodiscard]] std::optional<Problem> file_exceeds_memory(const std::string& path, double machine);

} // namespace counterpart
