#pragma once
// What this machine's memory can do. Whether something fits, asked before it is begun: the system
// promises memory that it does not have, and ends the program when that is used. And how it is
// handed out.

#include "core/base/result.h"

#include <cstddef>
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

/// Asks the system to hand out these bytes, which nobody has touched yet, as pages of 2 MB where
/// it can: touching them first takes a fifth of the time then, and strides over them miss fewer
/// translations. A hint; nothing for less than a few such pages.
void prefer_large_pages(void* memory, std::size_t bytes);

} // namespace counterpart
