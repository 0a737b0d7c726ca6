#pragma once
// The assignment by an independent library (LEMON), to compare with.

#include <cstdint>
#include <vector>

namespace counterpart::test {

/// The greatest total of a one-to-one matching of all of the smaller side, by LEMON's network
/// simplex; gains are rows × cols, row-major.
[[nodiscard]] std::int64_t greatest_total(const std::vector<std::int64_t>& gains, int rows,
                                          int cols);

} // namespace counterpart::test
