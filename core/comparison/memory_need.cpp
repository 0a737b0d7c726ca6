#include "core/comparison/memory_need.h"

#include "core/base/memory.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace counterpart {

namespace {

/// Of a value as it is kept (read_responses.h): what float would not hold becomes double.
double bytes_of_value(std::string_view type) {
    constexpr std::array<std::string_view, 6> wide = {"float64", "int32",  "int64",
                                                      "uint32",  "uint64", "text"};
    const bool is_wide = std::any_of(wide.begin(), wide.end(), [type](std::string_view start) {
        return type.substr(0, start.size()) == start;
    });
    return is_wide ? sizeof(double) : sizeof(float);
}

} // namespace

std::optional<SideNeed> side_need(const FileDescription& file, bool transpose) {
    if (!file.rows || !file.columns)
        return std::nullopt;
    SideNeed side{*file.rows, *file.columns, 0};
    if (transpose)
        std::swap(side.n_samples, side.n_neurons);
    side.bytes = bytes_of_value(file.value_type) * double(side.n_samples) * double(side.n_neurons);
    return side;
}

SideNeed side_need(const Responses& responses) {
    return {responses.n_samples(), responses.n_neurons(), 0};
}

std::optional<double> memory_need(const SideNeed& left, const SideNeed& right,
                                  CorrelationKind correlation) {
    if (left.n_samples != right.n_samples)
        return std::nullopt;
    return left.bytes + right.bytes +
           comparison_bytes(left.n_samples, left.n_neurons, right.n_neurons, correlation);
}

std::optional<Problem> too_large_to_compare(const std::string& left, const std::string& right,
                                            double bytes, double available) {
    return exceeds_memory(left + " and " + right, "reading and comparing them takes", bytes,
                          available);
}

} // namespace counterpart
