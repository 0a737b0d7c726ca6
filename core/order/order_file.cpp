#include "core/order/order.h"

#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <unordered_map>
#include <utility>

namespace counterpart {

namespace {

constexpr std::size_t most_bytes = std::size_t{64} << 20U;

std::string trimmed(const std::string& line) {
    const auto first = line.find_first_not_of(" \t\r");
    if (first == std::string::npos)
        return {};
    return line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

/// A number of digits alone, below a limit.
std::optional<Index> index_in(const std::string& text, Index limit) {
    if (text.empty() || text.size() > 12 ||
        text.find_first_not_of("0123456789") != std::string::npos)
        return std::nullopt;
    const auto index = Index(std::stoll(text));
    return index < limit ? std::optional(index) : std::nullopt;
}

template<typename... Parts>
std::string joined(const Parts&... parts) {
    std::ostringstream text;
    (text << ... << parts);
    return text.str();
}

} // namespace

Result<std::vector<Index>> parse_order(const std::string& text, const Responses& responses,
                                       const std::string& where) {
    const Index n = responses.n_neurons();
    std::unordered_map<std::string, Index> by_name;
    for (Index neuron = n - 1; neuron >= 0 && responses.has_neuron_names(); --neuron)
        by_name[responses.neuron_name(neuron)] = neuron;
    std::vector<Index> order;
    std::vector<Index> line_of(std::size_t(n), 0);
    std::istringstream lines(text);
    std::string line;
    for (Index number = 1; std::getline(lines, line); ++number) {
        if (number == 1 && line.rfind("\xEF\xBB\xBF", 0) == 0)
            line.erase(0, 3);
        const std::string entry = trimmed(line);
        if (entry.empty())
            continue;
        const auto named = by_name.find(entry);
        const std::optional<Index> neuron =
            named != by_name.end() ? std::optional(named->second) : index_in(entry, n);
        if (!neuron)
            return Problem{joined(where, ", line ", number),
                           joined('"', entry.substr(0, 60), "\" is no neuron"),
                           joined("give a neuron's name or its index, 0 to ", n - 1)};
        Index& seen = line_of[std::size_t(*neuron)];
        if (seen > 0)
            return Problem{joined(where, ", line ", number),
                           joined("neuron ", responses.neuron_name(*neuron), " was on line ", seen,
                                  " already"),
                           "name every neuron once"};
        seen = number;
        order.push_back(*neuron);
    }
    for (Index neuron = 0; neuron < n; ++neuron)
        if (line_of[std::size_t(neuron)] == 0)
            return Problem{where,
                           joined("neuron ", responses.neuron_name(neuron), " is missing (",
                                  order.size(), " of ", n, " are there)"),
                           "name every neuron once, one a line"};
    return order;
}

Result<std::vector<Index>> read_order(const std::string& path, const Responses& responses) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return Problem{path, "the file cannot be read", "check its name and its permissions"};
    std::string text;
    text.reserve(1 << 16);
    for (std::istreambuf_iterator<char> at(file), end; at != end; ++at) {
        text.push_back(*at);
        if (text.size() > most_bytes)
            return Problem{path, "the file is too large for an order of neurons",
                           "choose a text with one neuron a line"};
    }
    if (file.bad())
        return Problem{path, "the file cannot be read", "check its permissions"};
    return parse_order(text, responses, path);
}

} // namespace counterpart
