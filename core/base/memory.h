#pragma once
// Memory of this machine. Whether something fits is asked before it is begun: the system promises
// memory that it does not have, and ends the program when that is used.

#include "core/base/result.h"

#include <cstddef>
#include <memory>
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

/// Says that memory which was not touched yet is going to be used from end to end: the system may
/// then hand it out 2 MiB at a time, which takes less than half as long as 4 KiB at a time (41 MB
/// read from a cached file: 10 ms instead of 22). Only a wish, and none for less than a few MiB.
void prefer_large_pages(void* memory, std::size_t bytes);

/// Room for `n` values that are not set yet, on large pages where there are many.
template<typename T>
[[nodiscard]] std::unique_ptr<T[]> uninitialised(std::size_t n) {
    auto values = std::make_unique_for_overwrite<T[]>(n);
    prefer_large_pages(values.get(), n * sizeof(T));
    return values;
}

} // namespace counterpart
