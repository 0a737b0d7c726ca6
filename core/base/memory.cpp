#include "core/base/memory.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <string>
#include <sys/sysinfo.h>

namespace counterpart {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

/// All there is, used or not: a bound, where /proc is not mounted.
double whole_bytes() {
    struct sysinfo machine {};
    if (::sysinfo(&machine) != 0)
        return infinite;
    return double(machine.mem_unit) * (double(machine.totalram) + double(machine.freeswap));
}

/// Of /proc/meminfo ("MemAvailable:   123 kB"), in bytes.
double meminfo_bytes() {
    std::ifstream file("/proc/meminfo");
    double bytes = 0;
    bool told = false;
    std::string name;
    for (double kilobytes = 0; file >> name >> kilobytes;) {
        if (name == "MemAvailable:" || name == "SwapFree:")
            bytes += 1024 * kilobytes;
        told = told || name == "MemAvailable:";
        file.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
    }
    return told ? bytes : whole_bytes();
}

double container_bytes() {
    std::ifstream file("/sys/fs/cgroup/memory.max");
    double bytes = 0;
    return file >> bytes ? bytes : infinite; // "max": no number
}

/// "37.5 GiB". By hand, because the C library would ask the locale for its decimal mark.
std::string size_words(double bytes) {
    const double tenths = std::round(bytes / (1024.0 * 1024.0 * 1024.0) * 10);
    if (!(tenths < 1e15))
        return "more than can be counted";
    const auto number = static_cast<long long>(tenths);
    return std::to_string(number / 10) + "." + std::to_string(number % 10) + " GiB";
}

} // namespace

double available_memory() {
    return std::min(meminfo_bytes(), container_bytes());
}

std::optional<Problem> exceeds_memory(const std::string& where, const std::string& what,
                                      double bytes, double available) {
    if (bytes <= available)
        return std::nullopt;
    return Problem{where,
                   what + " at least " + size_words(bytes) + " of memory, and " +
                       size_words(available) + " are free",
                   "choose fewer samples or neurons"};
}

} // namespace counterpart
