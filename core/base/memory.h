#pragma once
// Whether something fits into this machine, asked before it is begun: the system promises memory
// that it does not have, and ends the program when that is used.

#include "core/base/result.h"

#include <optional>
#include <string>

namespace counterpart {

/// Bytes that can be used now: what Linux estimates to be available (MemAvailable of
/// /proc/meminfo, with free swap), at most what the container is allowed (cgroup 2); infinite
/// where the system does not say.
[[nodiscard]] double available_memory();

/// The problem of needing at least `bytes` where `available` are, for `where`; `what` is the
/// subject ("its responses take"). Nothing where they fit.
[[nodiscard]] std::optional<Problem>
exceeds_memory(const std::string& where, const std::string& what, double bytes, double available);

} // namespace counterpart
