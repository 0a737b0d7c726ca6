#pragma once
// What a comparison will take, from what is known before anything large is read.

#include "core/base/result.h"
#include "core/comparison/comparison.h"
#include "core/responses/read_responses.h"

#include <optional>
#include <string>

namespace counterpart {

/// A side before it is read, or one that is in memory.
struct SideNeed {
    Index n_samples = 0;
    Index n_neurons = 0;
    double bytes = 0; ///< that reading it takes; 0 where it was read
};
/// Of a file. Nothing where its first block does not tell its shape.
[[nodiscard]] std::optional<SideNeed> side_need(const FileDescription& file, bool transpose);
/// Of responses that are there.
[[nodiscard]] SideNeed side_need(const Responses& responses);

/// Bytes that reading and comparing both takes at least. Nothing where they cannot be compared:
/// then the numbers of samples are what is to be told.
[[nodiscard]] std::optional<double> memory_need(const SideNeed& left, const SideNeed& right,
                                                CorrelationKind correlation);

/// The problem of reading and comparing two files where `bytes` are not available; nothing where
/// they are.
[[nodiscard]] std::optional<Problem> too_large_to_compare(const std::string& left,
                                                          const std::string& right, double bytes,
                                                          double available);

} // namespace counterpart
